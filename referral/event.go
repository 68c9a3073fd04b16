package referral

import (
	"time"

	"github.com/google/uuid"
)

// Event is what a command did: the history's entry, and all that a workflow
// ever learns of a referral. It holds ids, numbers, enums, times and
// organisation slugs only, never personal data, for Temporal keeps it in the
// clear. Its JSON is API: add-only.
type Event struct {
	ReferralID    uuid.UUID  `json:"referral_id"`
	Number        int64      `json:"number"`
	Epoch         int        `json:"epoch"`
	Seq           int64      `json:"seq"` // equals the referral's version
	Kind          Kind       `json:"kind"`
	Moment        *Moment    `json:"moment,omitempty"` // the moment that passed
	At            time.Time  `json:"at"`
	Status        Status     `json:"status"`
	Sender        string     `json:"sender"`   // slug
	Receiver      string     `json:"receiver"` // slug
	Urgent        bool       `json:"urgent"`
	Overdue       bool       `json:"overdue"`
	Stuck         bool       `json:"stuck"`
	Stopped       bool       `json:"stopped"`
	AcknowledgeBy *time.Time `json:"acknowledge_by,omitempty"`
	DecideBy      *time.Time `json:"decide_by,omitempty"`
	Final         bool       `json:"final"`
	Moments       []Moment   `json:"moments"` // what lies ahead, soonest first
}

// NextMoment returns the next point in time at which the clock acts, and
// whether there is one.
func (e Event) NextMoment() (Moment, bool) {
	if len(e.Moments) == 0 {
		return Moment{}, false
	}
	return e.Moments[0], true
}

// Due returns the deadline the referral waits for now, and whether there is one.
func (e Event) Due() (time.Time, bool) {
	switch {
	case e.Stopped:
	case e.Status == Sent && e.AcknowledgeBy != nil:
		return *e.AcknowledgeBy, true
	case e.Status == Acknowledged && e.DecideBy != nil:
		return *e.DecideBy, true
	}
	return time.Time{}, false
}

// NewEvent describes the referral as it stands after the command.
func NewEvent(r Referral, cmd Command, now time.Time) Event {
	e := Event{
		ReferralID: r.ID, Number: r.Number, Epoch: r.Epoch, Seq: r.Version,
		Kind: cmd.Kind, At: now, Status: r.Status,
		Sender: r.Sender.Slug, Receiver: r.Receiver.Slug,
		Urgent: r.Urgent, Overdue: r.Overdue, Stuck: r.Stuck, Stopped: r.Stopped,
		AcknowledgeBy: timeOrNil(r.AcknowledgeBy), DecideBy: timeOrNil(r.DecideBy),
		Final: r.Final(), Moments: r.Moments,
	}
	if cmd.Kind == PassMoment {
		m := cmd.Moment
		e.Moment = &m
	}
	return e
}

func timeOrNil(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}
