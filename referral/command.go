package referral

import (
	"time"

	"github.com/google/uuid"
)

// Kind names a command. The same words are the API's paths and the history's
// entries.
type Kind string

// The commands.
const (
	Send              Kind = "send"
	Acknowledge       Kind = "acknowledge"
	Accept            Kind = "accept"
	Decline           Kind = "decline"
	Return            Kind = "return" // for information (C5)
	RecordContact     Kind = "record-contact"
	Close             Kind = "close"
	Withdraw          Kind = "withdraw"
	Undo              Kind = "undo"
	Forward           Kind = "forward"
	NoFurtherReferral Kind = "no-further-referral"
	ExtendClock       Kind = "extend-clock"
	StopClock         Kind = "stop-clock"
	RestartClock      Kind = "restart-clock"
	Assign            Kind = "assign"
	AddNote           Kind = "add-note"
	DeleteNote        Kind = "delete-note"
	AddFile           Kind = "add-file" // at any stage (N19, N28)
	RemoveFile        Kind = "remove-file"
	BreakGlass        Kind = "break-glass"   // a coordinator reads the client (spec section 2); in no menu
	PassMoment        Kind = "pass-moment"   // only the clock gives it
	MoveDeadline      Kind = "move-deadline" // the network added a bank holiday, or took one away; in no menu
)

// Command is one change somebody wants. Whoever makes it, a click, an
// integration or a deadline, it is this value, and Apply decides. Only the
// fields its kind needs are set.
type Command struct {
	ReferralID uuid.UUID
	Kind       Kind
	By         Actor
	Version    int64 // the version the person saw; 0 does not check (the clock)

	Reason   DeclineReason  // Decline
	Words    string         // why, for the other side to read; most commands
	Remedy   string         // Decline, Return: what would have made it right for the receiver (K4); may be empty
	Outcomes []IssueOutcome // Close: one for each issue (R21, R22)
	Contact  ContactAttempt // RecordContact
	Assignee uuid.UUID      // Assign; zero takes the assignment away
	Days     int            // ExtendClock: working days to add
	Note     Note           // AddNote, DeleteNote
	File     Attachment     // AddFile, RemoveFile
	Moment   Moment         // PassMoment
	Offered  uuid.UUID      // PassMoment, of the stuck moment: the receiver it is offered to next (NextOffer)
	Onward   uuid.UUID      // Forward: the new referral
	Glass    GlassReason    // BreakGlass: why, in kind
	Was      Calendar       `json:"-"` // MoveDeadline: the receiver's, before it changed

	Amendment Amendment // Send, of one that was returned (C5)
	Answers   *Answers  // Decline, Close: what the network offers; set by the store, nil is what it begins with (R2)
}

// IssueOutcome is what came of one issue for the client.
type IssueOutcome struct {
	Issue   string
	Outcome string // code from Outcomes
}

// ContactAttempt is one try to reach the client (H, Unite Us: three before
// "could not contact").
type ContactAttempt struct {
	Channel Channel
	Reached bool
	At      time.Time
}

// Channel is a way of reaching the client.
type Channel string

// The channels.
const (
	ByPhone  Channel = "phone"
	ByText   Channel = "text"
	ByEmail  Channel = "email"
	ByLetter Channel = "letter"
	InPerson Channel = "in_person"
)

// Channels lists the channels in the order a form shows them.
var Channels = []Channel{ByPhone, ByText, ByEmail, ByLetter, InPerson}

// Note is words about a referral: public to both sides, or private to its
// author (R23). It is never edited; its author may delete it (H5).
type Note struct {
	ID      uuid.UUID
	Text    string
	Private bool
	Author  uuid.UUID   // who wrote it; set by the store when deleting
	Notify  []uuid.UUID // whom to e-mail about it; never for a private one (R24)
}

// Group is whether an outcome helped the client (R22).
type Group string

// The groups of outcomes.
const (
	Successful   Group = "successful"
	Unsuccessful Group = "unsuccessful"
)

// Outcome is one of the network's answers to "what came of it?".
type Outcome struct {
	Code  string
	Label string
	Group Group
}

// NoResponse is the outcome that takes tries to reach the client: see
// [Referral.TriesLeft].
const NoResponse = "no_response"

// Outcomes is the list a network starts with (R21).
var Outcomes = []Outcome{
	{"advised", "Client contacted and advised", Successful},
	{"represented", "Client contacted, we are representing them", Successful},
	{"support_arranged", "Further support arranged", Successful},
	{"problem_resolved", "The problem was resolved", Successful},
	{"referred_elsewhere", "Not right for us; client sent to another service", Unsuccessful},
	{"client_withdrew", "Client no longer wanted help", Unsuccessful},
	{NoResponse, "No response from the client", Unsuccessful},
	{"could_not_help", "We could not help", Unsuccessful},
}
