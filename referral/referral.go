package referral

import (
	"time"

	"github.com/google/uuid"
)

// Party is an organisation as a referral knows it.
type Party struct {
	ID     uuid.UUID
	Slug   string
	Name   string
	Nation Nation
}

// Terms are the rules a referral was sent under, fixed at that moment so that a
// later change of policy never moves a deadline that people were told.
type Terms struct {
	AcknowledgeDays int  // working days to acknowledge (N22: 3)
	DecideDays      int  // further working days to decide (N22: 5)
	AcceptingCloses bool // N's way: accepted is closed (N25)
	SilenceCloses   bool // stuck is closed as "no response"
	SilenceOffers   bool // stuck is offered to the next receiver named
}

// The network's terms unless it or the receiver sets others.
var (
	DefaultTerms       = Terms{AcknowledgeDays: 3, DecideDays: 5} // N22, N14: 3 + 5 = 8
	DefaultUrgentTerms = Terms{AcknowledgeDays: 1, DecideDays: 2} // spec section 3
)

// Referral is one client, one sender, one receiver, one number: all of it that
// the rules need. The client's details are in Form, which no rule here reads.
type Referral struct {
	ID       uuid.UUID
	Number   int64
	Epoch    int   // which run of the workflow may write; see schema
	Version  int64 // counts the events; a person's command names the one they saw
	Status   Status
	Result   Result
	Urgent   bool
	Sender   Party
	Receiver Party
	Terms    Terms

	SenderAdviser uuid.UUID // who sent it
	CopySender    bool      // e-mail the sending adviser too (N18)
	AssignedTo    uuid.UUID // the receiver's adviser who has it
	Issues        []string  // codes of what the client needs help with (N15)

	Next    []uuid.UUID // whom the sender would try if nobody answers, in order
	Offered bool        // while it is sent: by the clock, as the next one named

	SentAt         time.Time
	AcknowledgedAt time.Time
	DecidedAt      time.Time
	ClosedAt       time.Time

	AcknowledgeBy time.Time
	DecideBy      time.Time
	Stopped       bool // a person stopped the clock
	Overdue       bool // a deadline passed and the referral still waits for it
	Stuck         bool // five working days after, and still nobody
	Moments       []Moment

	Before         Status // what an undo of the decision returns to
	DeclinedFor    DeclineReason
	ContactTries   int  // in vain, since the client was last reached
	Forwarded      bool // sent on to somebody else; off the sender's to-do list
	ParentReferral uuid.UUID
	Hops           int // how many times it was forwarded before
}

// Open reports whether somebody still has something to do.
func (r Referral) Open() bool { return !r.Final() }

// Final reports whether the referral's life, and its workflow, is over. A
// declined referral is not final until its sender has forwarded it or said
// that there is no further referral: no client is left behind (F, peers).
func (r Referral) Final() bool {
	return r.Status == Closed || r.Status == Withdrawn || r.Status == Declined && r.Forwarded
}

// Due returns the deadline the referral waits for now, and whether there is one.
func (r Referral) Due() (time.Time, bool) {
	switch {
	case r.Stopped:
		return time.Time{}, false
	case r.Status == Sent:
		return r.AcknowledgeBy, true
	case r.Status == Acknowledged:
		return r.DecideBy, true
	}
	return time.Time{}, false
}
