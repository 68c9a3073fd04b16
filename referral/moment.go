package referral

import (
	"fmt"
	"hash/fnv"
	"time"

	"github.com/google/uuid"
)

// MomentKind names what the clock does when a moment comes.
type MomentKind string

// The kinds of moment (spec section 3, "The clock acts by itself").
const (
	RemindAcknowledge MomentKind = "remind_acknowledge"
	MissAcknowledge   MomentKind = "miss_acknowledge"
	RemindDecide      MomentKind = "remind_decide"
	MissDecide        MomentKind = "miss_decide"
	Escalate          MomentKind = "escalate"
	BecomeStuck       MomentKind = "become_stuck"
)

// stuckAfter is the working day after a missed deadline on which the clock
// gives up asking and calls the coordinators (spec section 3).
const stuckAfter = 5

// Moment is a point in time at which the clock acts on a referral by itself.
type Moment struct {
	Kind MomentKind `json:"kind"`
	At   time.Time  `json:"at"`
	Day  int        `json:"day,omitempty"` // Escalate: working days after the deadline
}

// String names the moment for people who read the workflow in Temporal UI.
func (m Moment) String() string {
	if m.Kind == Escalate {
		return fmt.Sprintf("escalate, day %d", m.Day)
	}
	return map[MomentKind]string{
		RemindAcknowledge: "remind: acknowledge",
		MissAcknowledge:   "deadline: acknowledge",
		RemindDecide:      "remind: decide",
		MissDecide:        "deadline: decide",
		BecomeStuck:       "stuck",
	}[m.Kind]
}

// Same reports whether both are the same moment, to the second that
// every store keeps.
func (m Moment) Same(o Moment) bool {
	return m.Kind == o.Kind && m.Day == o.Day && m.At.Unix() == o.At.Unix()
}

// moments returns what lies ahead of the referral after now, soonest first.
func moments(r Referral, cal Calendar, now time.Time) []Moment {
	if r.Stopped {
		return nil
	}
	var all []Moment
	switch r.Status {
	case Sent:
		all = ladder(cal, now, r.AcknowledgeBy, RemindAcknowledge, MissAcknowledge)
		all = insert(all, Moment{Kind: MissDecide, At: r.DecideBy})
	case Acknowledged:
		all = ladder(cal, now, r.DecideBy, RemindDecide, MissDecide)
	default:
		return nil
	}
	ahead := make([]Moment, 0, len(all))
	for _, m := range all {
		if !r.Urgent {
			m.At = m.At.Add(offset(r.ID, cal.spread()))
		}
		if m.At.After(now) {
			ahead = append(ahead, m)
		}
	}
	return ahead
}

// ladder is what the clock does about one deadline: remind a working day
// before, miss it, escalate daily, and give up.
func ladder(cal Calendar, now, due time.Time, remind, miss MomentKind) []Moment {
	steps := []Moment{{Kind: remind, At: reminder(cal, now, due)}, {Kind: miss, At: due}}
	for day := 1; day < stuckAfter; day++ {
		steps = append(steps, Moment{Kind: Escalate, At: cal.EndOf(due, day), Day: day})
	}
	return append(steps, Moment{Kind: BecomeStuck, At: cal.EndOf(due, stuckAfter)})
}

// reminder is the morning one working day before the deadline, or of its own day
// where that morning is already over (urgent referrals).
func reminder(cal Calendar, now, due time.Time) time.Time {
	if at := cal.Morning(due, 1); at.After(now) {
		return at
	}
	return cal.Morning(due, 0)
}

// insert puts m in its place by time, after those of the same time.
func insert(all []Moment, m Moment) []Moment {
	i := 0
	for i < len(all) && !all[i].At.After(m.At) {
		i++
	}
	return append(all[:i], append([]Moment{m}, all[i:]...)...)
}

// offset is the referral's own part of the spread: the same for all of its
// moments, so that their order holds.
func offset(id uuid.UUID, spread time.Duration) time.Duration {
	h := fnv.New32a()
	_, _ = h.Write(id[:]) // a hash never fails to write
	return spread * time.Duration(h.Sum32()%1000) / 1000
}
