package demo

import (
	"math/rand/v2"
	"time"

	"github.com/google/uuid"

	"onward/referral"
	"onward/schema"
)

// life is one referral being lived: people act in working hours, and every
// moment that comes in between passes at its time.
type life struct {
	rng      *rand.Rand
	r        referral.Referral
	form     *referral.Form
	story    *story
	from, to *Organisation
	now      time.Time // nothing happens after it
	at       time.Time // the last thing that happened
	steps    []schema.PastStep
	over     bool // what comes next lies after now
	undone   bool // once is enough

	coordinator uuid.UUID
	// onward asks for a referral to another organisation, and tells its id.
	visited []*Organisation // those that had it before it came here
	onward  func(by *Organisation, at time.Time) (uuid.UUID, bool)
	refused int // commands that the rules did not take: none, or the words here are wrong
}

// live goes from sending to now, or to the end.
func (l *life) live() {
	l.sendOff()
	for !l.over && !l.r.Final() {
		switch l.r.Status {
		case referral.Sent:
			l.awaitAcknowledgement()
		case referral.Acknowledged:
			l.awaitDecision()
		case referral.Returned:
			l.awaitAnswer()
		case referral.Accepted:
			l.awaitOutcome()
		case referral.Declined:
			l.awaitSender()
		default: // it could not even be sent
			return
		}
	}
	l.pass(l.now)
}

// do gives the command at that time, unless it lies ahead. The clock goes first.
func (l *life) do(at time.Time, cmd referral.Command) bool {
	if !at.After(l.at) {
		at = l.at.Add(time.Minute)
	}
	if at.After(l.now) {
		l.over = true
		return false
	}
	l.pass(at)
	return l.apply(at, cmd)
}

// latency is how long after its time a moment passes, at most.
const latency = 1500 * time.Millisecond

// pass lets every moment up to then come.
func (l *life) pass(until time.Time) {
	for len(l.r.Moments) > 0 && !l.r.Moments[0].At.After(until) {
		m := l.r.Moments[0]
		at := m.At.Add(time.Duration(l.rng.Int64N(int64(latency)))).UTC().Truncate(time.Microsecond)
		if at.Before(l.at) {
			at = l.at
		}
		if at.After(until) {
			at = until
		}
		l.apply(at, referral.Command{Kind: referral.PassMoment, By: referral.TheClock, Moment: m})
	}
}

func (l *life) apply(at time.Time, cmd referral.Command) bool {
	cmd.ReferralID = l.r.ID
	if cmd.By.Role != referral.Clock {
		cmd.Version = l.r.Version
	}
	r, e, err := referral.Apply(l.r, cmd, l.to.calendar, at)
	if err != nil {
		l.refused++
		l.over = l.over || l.refused > 20 // a mistake here must not go round for ever
		return false
	}
	l.r, l.at = r, at
	l.steps = append(l.steps, schema.PastStep{Command: cmd, Event: e})
	return true
}

// after is a working time so many of the receiver's working days on.
func (l *life) after(days int) time.Time { return later(l.rng, l.to.calendar, l.at, days) }

// answered is after on the sender's days.
func (l *life) answered(days int) time.Time { return later(l.rng, l.from.calendar, l.at, days) }

// words about this client from the phrasebook of what happens.
func (l *life) words(section string) string { return l.story.tell(l.rng, lifeWords, section) }

// theSender is mostly the adviser who sent it, sometimes a colleague.
func (l *life) theSender() referral.Actor {
	if chance(l.rng, 0.85) {
		return l.actor(l.from, l.r.SenderAdviser)
	}
	return l.actor(l.from, one(l.rng, l.from.staff))
}

// theReceiver is whoever it is assigned to, if anybody.
func (l *life) theReceiver() referral.Actor {
	if l.r.AssignedTo != uuid.Nil && chance(l.rng, 0.85) {
		return l.actor(l.to, l.r.AssignedTo)
	}
	return l.actor(l.to, one(l.rng, l.to.staff))
}

func (l *life) lead() referral.Actor { return l.actor(l.to, l.to.staff[l.rng.IntN(l.to.leads)]) }

func (l *life) actor(o *Organisation, person uuid.UUID) referral.Actor {
	role := referral.Adviser
	for _, lead := range o.staff[:o.leads] {
		if lead == person {
			role = referral.Lead
		}
	}
	return referral.Actor{UserID: person, OrganisationID: o.ID, Role: role}
}

// id is a new id of that time, the same for the same seed: 48 bits of
// milliseconds as in version 7, then chance.
func id(rng *rand.Rand, at time.Time) uuid.UUID {
	var b uuid.UUID
	ms := at.UnixMilli()
	for i := range 6 {
		b[i] = byte(ms >> (40 - 8*i))
	}
	high, low := rng.Uint64(), rng.Uint64()
	for i := range 8 {
		b[8+i] = byte(low >> (8 * i))
	}
	b[6], b[7] = 0x70|byte(high&0x0f), byte(high>>8)
	b[8] = 0x80 | b[8]&0x3f
	return b
}
