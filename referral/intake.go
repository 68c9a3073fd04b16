package referral

import (
	"bytes"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
)

// Intake is what decides whether an organisation takes referrals (N38).
type Intake struct {
	Paused    bool        // a coordinator stopped it in the network (R6)
	Unagreed  bool        // it has yet to accept the data-sharing agreement: Agreed.Barred (R6)
	Accepting bool        // its own switch
	OpensOn   Date        // not accepting until this day; no day: until it is switched on
	From      []uuid.UUID // empty: from everybody
	Full      bool        // it received its limit for this week
}

// Barrier is why an organisation takes nothing from a sender now. The zero Barrier
// says that it does.
type Barrier struct {
	Kind  BarrierKind
	Opens Date // the day on which it takes referrals again, where that is known
}

// BarrierKind is a reason for taking no referrals.
type BarrierKind string

// The reasons, the weightier first: the first that holds is told.
const (
	BarrierNetwork   BarrierKind = "network"
	BarrierAgreement BarrierKind = "agreement"
	BarrierSwitch    BarrierKind = "switch"
	BarrierSender    BarrierKind = "sender"
	BarrierWeek      BarrierKind = "week"
)

// Open reports whether the organisation takes referrals.
func (b Barrier) Open() bool { return b.Kind == "" }

// Barrier says whether the organisation may be sent a referral by the sender now
// and, if not, why. Sending, forwarding, choosing and the directory all ask it.
// A pause ends with the day before OpensOn: nothing has to happen for that.
func (i Intake) Barrier(sender uuid.UUID, now time.Time) Barrier {
	switch {
	case i.Paused:
		return Barrier{Kind: BarrierNetwork}
	case i.Unagreed:
		return Barrier{Kind: BarrierAgreement}
	case !i.AcceptingOn(DateOf(now)):
		return Barrier{Kind: BarrierSwitch, Opens: i.OpensOn}
	case len(i.From) > 0 && !slices.Contains(i.From, sender):
		return Barrier{Kind: BarrierSender}
	case i.Full:
		return Barrier{Kind: BarrierWeek, Opens: WeekOf(now).AddDays(7)}
	}
	return Barrier{}
}

// AcceptingOn reports whether the organisation's own switch is on that day.
func (i Intake) AcceptingOn(day Date) bool {
	return i.Accepting || !i.OpensOn.IsZero() && !day.Before(i.OpensOn)
}

// WeekOf returns the Monday of the week it is in London at t: weekly limits
// count from one Monday to the next.
func WeekOf(t time.Time) Date {
	day := DateOf(t)
	return day.AddDays(-((int(day.Weekday()) + 6) % 7))
}

// Words says it to whoever looks the organisation up, and nothing when it is
// open.
func (b Barrier) Words() string {
	switch b.Kind {
	case BarrierNetwork:
		return "Paused in the network."
	case BarrierAgreement:
		return "It has not accepted the network's data-sharing agreement."
	case BarrierSender:
		return "It takes referrals from chosen organisations only."
	case BarrierWeek:
		return "Full this week, opens again on " + b.Opens.Long() + "."
	case BarrierSwitch:
		if b.Opens.IsZero() {
			return "Not accepting referrals now."
		}
		return "Not accepting referrals until " + b.Opens.Long() + "."
	}
	return ""
}

// Refusal says it to whoever tries to send, with what to do; nil when it is open.
func (b Barrier) Refusal(name string) *Error {
	message := ""
	switch b.Kind {
	case "":
		return nil
	case BarrierNetwork:
		message = name + " is paused in the network and cannot be sent referrals now. Choose another organisation."
	case BarrierAgreement:
		message = name + " has not accepted the network's data-sharing agreement, so it cannot be sent referrals now. Choose another organisation."
	case BarrierSender:
		message = name + " does not accept referrals from your organisation. Choose another organisation."
	case BarrierWeek:
		message = name + " is full this week and opens again on " + b.Opens.Long() + ". Choose another organisation, or send it then."
	case BarrierSwitch:
		message = name + " is not accepting referrals now. Choose another organisation, or try again later."
		if !b.Opens.IsZero() {
			message = name + " is not accepting referrals until " + b.Opens.Long() + ". Choose another organisation, or send it then."
		}
	}
	return invalid("receivers", message)
}

// maxWeekly is the largest weekly limit: beyond it, none is meant.
const maxWeekly = 1000

// Accepting is what an organisation sets of its Intake, with a note for senders.
type Accepting struct {
	Open        bool
	OpensOn     Date // closed: the day on which it opens by itself
	From        []uuid.UUID
	WeeklyLimit int // 0: any number
	Note        string
}

// Tidy returns it without space around the note, and without what an open
// organisation does not have.
func (a Accepting) Tidy() Accepting {
	if a.Note = strings.TrimSpace(a.Note); a.Open {
		a.OpensOn = Date{}
	}
	a.From = slices.Clone(a.From)
	slices.SortFunc(a.From, func(a, b uuid.UUID) int { return bytes.Compare(a[:], b[:]) })
	a.From = slices.Compact(a.From)
	return a
}

// Check says what must be put right; known is how many of From are other members
// of the network.
func (a Accepting) Check(now time.Time, known int) error {
	switch {
	case !a.OpensOn.IsZero() && !a.OpensOn.After(DateOf(now)):
		return invalid("opens_on", "Enter a day after today, or leave it empty to stay closed until you open again.")
	case !a.OpensOn.IsZero() && a.OpensOn.After(DateOf(now).AddDays(2*366)):
		return invalid("opens_on", "Enter a day within two years, or leave it empty to stay closed until you open again.")
	case a.WeeklyLimit < 0 || a.WeeklyLimit > maxWeekly:
		return invalid("weekly_limit", "Enter a number from 1 to 1000, or leave it empty for no limit.")
	case known < len(a.From):
		return invalid("from", "One of the organisations is not in the network any more, or is your own. Choose again.")
	}
	return nil
}
