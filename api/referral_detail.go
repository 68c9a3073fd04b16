package api

import (
	"time"

	"github.com/google/uuid"

	"onward/referral"
)

type referralInput struct {
	ID uuid.UUID `path:"id"`
}

type referralOutput struct{ Body ReferralDetail }

// ReferralDetail is a referral as the reader may see it.
type ReferralDetail struct {
	ReferralRow
	SenderContact   *OrganisationContact `json:"sender_contact,omitempty"`
	ReceiverContact *OrganisationContact `json:"receiver_contact,omitempty"`
	SenderAdviser   *Person              `json:"sender_adviser,omitempty"`
	Form            *referral.Form       `json:"form,omitempty" doc:"What the sender wrote. Absent for people of the network, but through broken glass."`
	Glass           *Glass               `json:"glass,omitempty" doc:"The reader is a coordinator who broke the glass, and may read the client."`

	AcknowledgedAt *time.Time `json:"acknowledged_at,omitempty"`
	DecidedAt      *time.Time `json:"decided_at,omitempty"`
	AcknowledgeBy  *time.Time `json:"acknowledge_by,omitempty"`
	DecideBy       *time.Time `json:"decide_by,omitempty"`
	ClockStopped   bool       `json:"clock_stopped"`
	DueProvisional bool       `json:"due_provisional" doc:"The due date lies beyond the years whose bank holidays are known."`
	DeclinedFor    *Choice    `json:"declined_for,omitempty"`
	ContactTries   int        `json:"contact_tries" doc:"Tries in vain, since the client was last reached."`
	TriesLeft      int        `json:"tries_left" doc:"How many more tries in vain before the client may be said to be out of reach."`
	Forwarded      bool       `json:"forwarded"`

	NextStep        NextStep       `json:"next_step"`
	AllowedCommands []string       `json:"allowed_commands" doc:"What the reader may do now, in the order of a menu."`
	History         []HistoryEntry `json:"history" doc:"Oldest first."`
	Files           []AttachedFile `json:"files" doc:"Oldest first."`
	Notes           []Note         `json:"notes" doc:"Oldest first."`
	Contacts        []ContactTry   `json:"contacts" doc:"Tries to reach the client, oldest first."`
	Outcomes        []IssueOutcome `json:"outcomes"`
	Amendments      []Amendment    `json:"amendments" doc:"What the sender changed after it was returned, oldest first; for the two organisations."`
	Deliveries      []Delivery     `json:"deliveries" doc:"The e-mails about this referral."`
	Batch           []ReferralRow  `json:"batch" doc:"The other referrals of the same send; for the sender only."`
	Parent          *ReferralLink  `json:"parent,omitempty" doc:"What this was forwarded from, for those who may see it."`
	Children        []ReferralLink `json:"children" doc:"What this was forwarded as, for those who may see it."`
	NextReceivers   []Party        `json:"next_receivers" doc:"Whom the sender would try if nobody answers, in order; for the sender and the network."`
	Hops            int            `json:"hops" doc:"How often it was forwarded before; for people of the network."`
	Ancestors       []ReferralLink `json:"ancestors" doc:"The chain it was forwarded through, from its beginning; for people of the network."`
	Unresolved      bool           `json:"unresolved" doc:"Every organisation that was asked has declined; for the sender and the network."`
	Openings        []Opening      `json:"openings" doc:"Who opened it, and when last, the latest first; for the two organisations (R-61)."`
	WorkflowURL     string         `json:"workflow_url,omitempty" doc:"The referral's clock in Temporal UI; for coordinators."`
}

// Opening is when somebody last opened a referral.
type Opening struct {
	By Person    `json:"by"`
	At time.Time `json:"at"`
}

// OrganisationContact is how the other side can be reached.
type OrganisationContact struct {
	Email string `json:"email"`
	Phone string `json:"phone"`
}

// Choice is an answer picked from a list.
type Choice struct {
	Code  string `json:"code"`
	Label string `json:"label"`
}

// NextStep says who must do what, by when.
type NextStep struct {
	Command          string     `json:"command" doc:"The command awaited; empty when nothing is."`
	By               string     `json:"by" enum:"sender,receiver,"`
	You              bool       `json:"you" doc:"The reader is one of those who must do it."`
	Due              *time.Time `json:"due,omitempty"`
	DueInWorkingDays int        `json:"due_in_working_days" doc:"Only with due; negative when late."`
	Sentence         string     `json:"sentence" doc:"Such as: You: acknowledge by Thursday 26 November, in 2 working days."`
}

// HistoryEntry is one event in a referral's life.
type HistoryEntry struct {
	Seq        int64      `json:"seq"`
	At         time.Time  `json:"at"`
	Kind       string     `json:"kind" doc:"The command, or pass-moment when the clock acted."`
	Moment     string     `json:"moment,omitempty" enum:"remind_acknowledge,miss_acknowledge,remind_decide,miss_decide,escalate,become_stuck," doc:"What the clock did."`
	Label      string     `json:"label" doc:"What happened, in words."`
	By         *Person    `json:"by,omitempty" doc:"Absent for the clock."`
	Words      string     `json:"words,omitempty" doc:"What they wrote for the other side."`
	Remedy     string     `json:"remedy,omitempty" doc:"What would have made the referral right for the receiver."`
	Reason     *Choice    `json:"reason,omitempty"`
	Status     string     `json:"status" doc:"The status after it."`
	Private    bool       `json:"private" doc:"Only its author sees this entry."`
	Days       int        `json:"days,omitempty" doc:"Working days added."`
	AssignedTo *Person    `json:"assigned_to,omitempty"`
	Due        *time.Time `json:"due,omitempty" doc:"The deadline after it."`
	Amended    bool       `json:"amended,omitempty" doc:"What the referral says was changed; see amendments."`
}

// Amendment is a change of what a referral says.
type Amendment struct {
	Seq    int64         `json:"seq" doc:"The history's entry of it."`
	At     time.Time     `json:"at"`
	By     *Person       `json:"by,omitempty"`
	Before referral.Form `json:"before"`
	After  referral.Form `json:"after"`
}

// Note is words about a referral.
type Note struct {
	ID      uuid.UUID `json:"id"`
	At      time.Time `json:"at"`
	By      Person    `json:"by"`
	Mine    bool      `json:"mine"`
	Private bool      `json:"private"`
	Deleted bool      `json:"deleted" doc:"Its author deleted it; the text is gone."`
	Text    string    `json:"text"`
}

// ContactTry is one try to reach the client.
type ContactTry struct {
	At      time.Time `json:"at"`
	Channel string    `json:"channel" enum:"phone,text,email,letter,in_person"`
	Reached bool      `json:"reached"`
	By      Person    `json:"by"`
	Words   string    `json:"words,omitempty"`
}

// IssueOutcome is what came of one issue.
type IssueOutcome struct {
	Issue   Issue  `json:"issue"`
	Outcome Choice `json:"outcome"`
	Group   string `json:"group" enum:"successful,unsuccessful"`
}

// Delivery is what became of one e-mail.
type Delivery struct {
	Letter   string    `json:"letter"`
	Label    string    `json:"label" doc:"What the e-mail says, in words."`
	Audience string    `json:"audience"`
	State    string    `json:"state" enum:"due,sending,sent,delivered,bounced,ambiguous,failed,needless"`
	At       time.Time `json:"at" doc:"When it reached that state."`
}

// ReferralLink is another referral the reader may open.
type ReferralLink struct {
	ID       uuid.UUID `json:"id"`
	Number   int64     `json:"number"`
	Sender   Party     `json:"sender"`
	Receiver Party     `json:"receiver"`
	Status   string    `json:"status"`
}
