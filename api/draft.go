package api

import (
	"time"

	"github.com/google/uuid"

	"onward/referral"
)

// DraftBody is a referral as it is being written.
type DraftBody struct {
	Form       referral.Form `json:"form"`
	Receivers  []uuid.UUID   `json:"receivers" maxItems:"20"`
	CopySender bool          `json:"copy_sender" doc:"E-mail me too."`
	Files      []uuid.UUID   `json:"files,omitempty" maxItems:"10" doc:"The uploads that go with it, in order."`
	Next       []uuid.UUID   `json:"next_receivers,omitempty" maxItems:"5" doc:"Whom to try, in order, if the one receiver does not answer. The consent names them, too."`
}

// SaveDraftBody is a draft as it is now.
type SaveDraftBody struct {
	Version int64 `json:"version" minimum:"1" doc:"The version you saw; the answer has the next one."`
	DraftBody
}

// Draft is a referral that has not been sent.
type Draft struct {
	ID        uuid.UUID `json:"id"`
	Version   int64     `json:"version"`
	UpdatedAt time.Time `json:"updated_at"`
	DraftBody
	Attached []Upload       `json:"attached" doc:"The files by their ids."`
	Problems []FieldProblem `json:"problems" doc:"What must be put right before it can be sent."`
	Amends   *Amends        `json:"amends,omitempty" doc:"The returned referral that it amends; absent for a new one."`
}

// Amends is the returned referral that a draft amends, as it stands now.
type Amends struct {
	ID       uuid.UUID `json:"id"`
	Number   int64     `json:"number"`
	Version  int64     `json:"version" doc:"What the command to send it again must name."`
	Status   string    `json:"status" doc:"Anything but returned means that it does not wait for this any more."`
	Receiver Party     `json:"receiver"`
	Asked    string    `json:"asked" doc:"What the receiver wrote is missing."`
}

// DraftRow is a draft in a list.
type DraftRow struct {
	ID         uuid.UUID     `json:"id"`
	ClientName string        `json:"client_name"`
	Receivers  []Party       `json:"receivers"`
	Urgent     bool          `json:"urgent"`
	UpdatedAt  time.Time     `json:"updated_at"`
	By         Person        `json:"by" doc:"Who began it."`
	Version    int64         `json:"version"`
	KeptUntil  referral.Date `json:"kept_until" doc:"It is removed at the end of this day, unless it is saved or kept."`
	GoesSoon   bool          `json:"goes_soon" doc:"That day is near."`
	Amends     int64         `json:"amends,omitempty" doc:"The number of the returned referral that it amends."`
}

// DraftList is the drafts of the reader's organisation, the latest first.
type DraftList struct {
	Items []DraftRow `json:"items"`
}

// SendDraftBody sends a draft to each of its receivers.
type SendDraftBody struct {
	Version int64 `json:"version" minimum:"1"`
}

// SentBatch is what one send made: one referral for each receiver.
type SentBatch struct {
	Referrals []SentReferral `json:"referrals"`
}

// SentReferral is a referral that was just sent, and what happens next.
type SentReferral struct {
	ID            uuid.UUID `json:"id"`
	Number        int64     `json:"number"`
	Receiver      Party     `json:"receiver"`
	Urgent        bool      `json:"urgent"`
	AcknowledgeBy time.Time `json:"acknowledge_by"`
	DecideBy      time.Time `json:"decide_by" doc:"At the latest."`
}

type createDraftInput struct{ Body DraftBody }

type saveDraftInput struct {
	ID   uuid.UUID `path:"id"`
	Body SaveDraftBody
}

type draftInput struct {
	ID uuid.UUID `path:"id"`
}

type sendDraftInput struct {
	ID             uuid.UUID `path:"id"`
	IdempotencyKey string    `header:"Idempotency-Key" required:"true" minLength:"8" maxLength:"100" doc:"Any unique text. The same key again gives the same answer and sends nothing twice."`
	Body           SendDraftBody
}

type draftOutput struct{ Body Draft }

type draftListOutput struct{ Body DraftList }

type sentBatchOutput struct{ Body SentBatch }
