package api

import (
	"net/http"
	"time"

	"github.com/google/uuid"
)

// ToldQuery asks what receivers told the organisation. Nothing in it is personal.
type ToldQuery struct {
	From     string    `query:"from" format:"date" doc:"The first day. Without both days it is the last 30 days."`
	To       string    `query:"to" format:"date" doc:"The last day, included."`
	Reason   string    `query:"reason" maxLength:"60" doc:"A code from the reference lists, or 'returned' for what came back for information."`
	Receiver uuid.UUID `query:"receiver" doc:"Only what this organisation told."`
	Sent     string    `query:"sent" enum:"me," doc:"'me': only of what one sent oneself."`
	Cursor   string    `query:"cursor" maxLength:"400"`
	Limit    int       `query:"limit" minimum:"1" maximum:"100" default:"25"`
}

type toldInput struct{ ToldQuery }

// ToldPage is a page of what receivers told the organisation, the latest first.
type ToldPage struct {
	Items     []Told         `json:"items"`
	Next      string         `json:"next,omitempty"`
	Period    ReportPeriod   `json:"period"`
	Presets   []ReportPreset `json:"presets"`
	Total     int            `json:"total" doc:"How many there are. On the first page only."`
	Receivers []Party        `json:"receivers" doc:"Who told something in the period. On the first page only."`
	Asked     []ToldAsked    `json:"asked" doc:"What receivers most often said would have made it right. On the first page only."`
}

// ToldAsked is what several receivers asked for.
type ToldAsked struct {
	Words string `json:"words"`
	Count int    `json:"count"`
}

// Told is one decline, or one return for information.
type Told struct {
	ReferralID uuid.UUID    `json:"referral_id"`
	Number     int64        `json:"number"`
	At         time.Time    `json:"at"`
	Kind       string       `json:"kind" enum:"decline,return"`
	Receiver   Party        `json:"receiver"`
	Issues     []Issue      `json:"issues"`
	Reason     Choice       `json:"reason" doc:"Why it was declined, or that it was returned."`
	Words      string       `json:"words" doc:"What the receiver wrote."`
	Remedy     string       `json:"remedy,omitempty" doc:"What would have made it right for them."`
	SentBy     *Person      `json:"sent_by,omitempty" doc:"The adviser of one's own who sent it."`
	Fate       Choice       `json:"fate" doc:"What became of the client since: forwarded, waiting, ended, returned, sent_again or withdrawn."`
	Onward     []ToldOnward `json:"onward" doc:"What it was forwarded as."`
}

// ToldOnward is a referral that it was forwarded as.
type ToldOnward struct {
	ID       uuid.UUID `json:"id"`
	Number   int64     `json:"number"`
	Receiver string    `json:"receiver"`
	Status   Choice    `json:"status"`
}

type toldOutput struct{ Body ToldPage }

type misfitsInput struct {
	Receivers []uuid.UUID `query:"receivers" maxItems:"20" doc:"The receivers that are chosen, separated by commas."`
}

// Misfit is a receiver that declined several of the organisation's latest
// referrals because they were wrong for it.
type Misfit struct {
	Receiver Party  `json:"receiver"`
	Sentence string `json:"sentence"`
	Criteria string `json:"criteria" doc:"Whom it says it helps."`
}

// MisfitList is those among the receivers asked about.
type MisfitList struct {
	Items []Misfit `json:"items"`
}

type misfitsOutput struct{ Body MisfitList }

func (s *Server) registerTold() {
	add(s, operation("list-told", http.MethodGet, "/told", tagReport, "What receivers told the organisation when they declined or returned"), s.listTold)
	add(s, operation("misfits", http.MethodGet, "/told/receivers", tagReport, "Receivers that often declined as wrong for them"), s.misfits)
}
