package api

import (
	"net/http"
	"time"

	"github.com/google/uuid"

	"onward/referral"
)

// Agreement is one version of the network's data-sharing agreement. A version
// never changes.
type Agreement struct {
	Version int           `json:"version"`
	Title   string        `json:"title"`
	Text    string        `json:"text" doc:"Paragraphs with an empty line between. A heading begins with # and a space, an item of a list with - and a space."`
	Changes string        `json:"changes" doc:"What is different from the version before."`
	At      time.Time     `json:"at" doc:"When it was published."`
	From    referral.Date `json:"from" doc:"From this day it must have been accepted."`
}

// AgreementVersion is a version as the network's people see it.
type AgreementVersion struct {
	Agreement
	By       *Person `json:"by,omitempty" doc:"None: from the command line."`
	Accepted int     `json:"accepted" doc:"Organisations that accepted it."`
}

// Acceptance is how an organisation accepted a version. It is never changed.
type Acceptance struct {
	Version  int           `json:"version"`
	By       Person        `json:"by" doc:"A lead of the organisation; of a paper, the coordinator who recorded it."`
	At       time.Time     `json:"at"`
	SignedBy string        `json:"signed_by,omitempty" doc:"On paper: who signed."`
	SignedOn referral.Date `json:"signed_on,omitzero" doc:"On paper: when."`
}

// AcceptedAgreement is what an organisation accepted, and how.
type AcceptedAgreement struct {
	Agreement
	Acceptance Acceptance `json:"acceptance"`
}

// OwnAgreement is the agreement as a lead reads it.
type OwnAgreement struct {
	Organisation string              `json:"organisation"`
	Current      *Agreement          `json:"current,omitempty" doc:"None: the network has no agreement."`
	Owed         bool                `json:"owed" doc:"The current version is yet to be accepted."`
	Barred       bool                `json:"barred" doc:"Until it is accepted, the organisation can neither send nor receive."`
	Accepted     []AcceptedAgreement `json:"accepted" doc:"The latest first."`
}

// AgreementStanding is an organisation, and what it accepted last.
type AgreementStanding struct {
	Organisation Party       `json:"organisation"`
	Paused       bool        `json:"paused"`
	Last         *Acceptance `json:"last,omitempty" doc:"None: it accepted nothing yet."`
	Owed         bool        `json:"owed" doc:"The current version is yet to be accepted."`
	Barred       bool        `json:"barred" doc:"Overdue: it can neither send nor receive."`
}

// NetworkAgreement is the agreement as coordinators look after it.
type NetworkAgreement struct {
	Versions      []AgreementVersion  `json:"versions" doc:"The newest first. None: nothing is asked of anybody."`
	Organisations []AgreementStanding `json:"organisations" doc:"By name."`
	Today         referral.Date       `json:"today"`
	GraceDays     int                 `json:"grace_days" doc:"How many days organisations are usually given."`
}

// PublishAgreementBody is the next version.
type PublishAgreementBody struct {
	Seen    int           `json:"seen" minimum:"0" doc:"The version you saw, 0 for none. If somebody published another since, nothing is saved and the answer is 409."`
	Title   string        `json:"title" maxLength:"500"`
	Text    string        `json:"text" maxLength:"60000"`
	Changes string        `json:"changes" maxLength:"5000"`
	From    referral.Date `json:"from" doc:"From this day it must have been accepted."`
}

// AcceptAgreementBody names the version that was read.
type AcceptAgreementBody struct {
	Version int  `json:"version" minimum:"1"`
	May     bool `json:"may" doc:"The person says that they may agree on behalf of the organisation."`
}

// RecordAgreementBody is an acceptance on paper.
type RecordAgreementBody struct {
	OrganisationID uuid.UUID     `json:"organisation_id"`
	Version        int           `json:"version" minimum:"1"`
	SignedBy       string        `json:"signed_by" maxLength:"500"`
	SignedOn       referral.Date `json:"signed_on"`
}

type publishAgreementInput struct{ Body PublishAgreementBody }

type acceptAgreementInput struct{ Body AcceptAgreementBody }

type recordAgreementInput struct{ Body RecordAgreementBody }

type ownAgreementOutput struct{ Body OwnAgreement }

type networkAgreementOutput struct{ Body NetworkAgreement }

func (s *Server) registerAgreement() {
	add(s, operation("agreement", http.MethodGet, "/agreement", tagManage, "The data-sharing agreement, and what the own organisation accepted"), s.ownAgreement)
	add(s, operation("accept-agreement", http.MethodPost, "/agreement/accept", tagManage, "Accept the data-sharing agreement for the own organisation"), s.acceptAgreement)
	add(s, operation("network-agreement", http.MethodGet, "/network/agreement", tagNetwork, "Every version of the data-sharing agreement, and who accepted it"), s.networkAgreement)
	add(s, answering(http.StatusCreated, operation("publish-agreement", http.MethodPost, "/network/agreement", tagNetwork, "Publish the next version of the data-sharing agreement")), s.publishAgreement)
	add(s, operation("record-agreement", http.MethodPost, "/network/agreement/paper", tagNetwork, "Record that an organisation accepted the data-sharing agreement on paper"), s.recordAgreement)
}
