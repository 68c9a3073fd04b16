package demo

import (
	"time"

	"github.com/google/uuid"

	"onward/referral"
)

// awaitAnswer is the sender completing what was sent back.
func (l *life) awaitAnswer() {
	if chance(l.rng, 0.2) {
		l.do(l.answered(6+l.rng.IntN(25)), l.withdrawal())
		return
	}
	l.do(l.answered(l.rng.IntN(9)), referral.Command{Kind: referral.Send, By: l.theSender(), Words: l.words("sent again")})
}

// awaitSender is a declined referral on its sender's list, until it goes
// somewhere else or nowhere.
func (l *life) awaitSender() {
	days := l.rng.IntN(9)
	if chance(l.rng, 0.18) {
		days += 8 + l.rng.IntN(25)
	}
	at := l.answered(days)
	if at.After(l.now) {
		l.over = true
		return
	}
	if l.r.DeclinedFor != referral.DuplicateReferral && l.r.DeclinedFor != referral.ClientDeclined && chance(l.rng, 0.7) {
		l.at = latest(l.at, at)
		if l.forward(l.from) {
			return
		}
		at = l.at.Add(time.Minute)
	}
	l.do(at, referral.Command{Kind: referral.NoFurtherReferral, By: l.theSender(), Words: l.words("no further")})
}

// forward sends the client on to somebody else; by is whoever does it.
func (l *life) forward(by *Organisation) bool {
	at := l.at.Add(time.Duration(1+l.rng.IntN(50)) * time.Minute)
	if at.After(l.now) {
		return false
	}
	actor := l.theSender()
	if by == l.to {
		actor = l.theReceiver()
	}
	child, found := l.onward(by, at)
	if !found {
		return false
	}
	return l.do(at, referral.Command{Kind: referral.Forward, By: actor, Onward: child})
}

func (l *life) withdrawal() referral.Command {
	return referral.Command{Kind: referral.Withdraw, By: l.theSender(), Words: l.words("withdraw")}
}

// withdrawn lets the sender withdraw it before then in that share of cases.
func (l *life) withdrawn(before time.Time, share float64) bool {
	if !chance(l.rng, share) {
		return false
	}
	at, fits := between(l.rng, l.from.calendar, l.at, before)
	return fits && l.do(at, l.withdrawal())
}

// meanwhile is what happens while the receiver is awaited: notes of the sender,
// a changed clock and, after a long silence, the sender giving up. It reports
// whether that settled it.
func (l *life) meanwhile(until time.Time, silence bool) bool {
	if chance(l.rng, 0.1) {
		l.note(l.from, until, l.words("note from sender"), false)
	}
	if chance(l.rng, 0.03) {
		l.changeClock(until)
	}
	share := 0.01
	if silence {
		share = 0.35
	}
	return l.withdrawn(until, share) || l.over
}

// changeClock extends the deadline, or stops the clock and starts it again.
func (l *life) changeClock(until time.Time) {
	at, fits := between(l.rng, l.to.calendar, l.at, until)
	if !fits || l.r.Overdue {
		return
	}
	by := l.lead()
	switch l.rng.IntN(5) {
	case 0:
		by = l.theSender()
	case 1:
		by = referral.Actor{UserID: l.coordinator, Role: referral.Coordinator}
	}
	if chance(l.rng, 0.7) {
		l.do(at, referral.Command{Kind: referral.ExtendClock, By: by, Days: 1 + l.rng.IntN(5), Words: l.words("extend")})
		return
	}
	why := l.rng.IntN(len(lifeWords["stop"]))
	words := func(section string) string { return l.story.fill(l.rng, lifeWords[section][why]) }
	again, fits := between(l.rng, l.to.calendar, at, until)
	if l.do(at, referral.Command{Kind: referral.StopClock, By: by, Words: words("stop")}) && fits {
		l.do(again, referral.Command{Kind: referral.RestartClock, By: l.lead(), Words: words("restart")})
	}
}

// notes are the receiver's, some for themselves only.
func (l *life) notes(until time.Time) {
	if chance(l.rng, 0.35) {
		l.note(l.to, until, l.words("note from receiver"), false)
	}
	if chance(l.rng, 0.05) {
		l.note(l.to, until, l.words("private note"), true)
	}
}

// note adds one before then. Few are deleted again by their author.
func (l *life) note(o *Organisation, until time.Time, text string, private bool) {
	at, fits := between(l.rng, o.calendar, l.at, until)
	if !fits || l.over {
		return
	}
	by, other := l.theReceiver(), l.r.SenderAdviser
	if o == l.from {
		by, other = l.theSender(), l.r.AssignedTo
	}
	note := referral.Note{ID: id(l.rng, at), Text: text, Private: private, Author: by.UserID}
	if !private && other != uuid.Nil && other != by.UserID && chance(l.rng, 0.4) {
		note.Notify = []uuid.UUID{other}
	}
	if l.do(at, referral.Command{Kind: referral.AddNote, By: by, Note: note}) && chance(l.rng, 0.04) {
		l.do(l.at.Add(time.Duration(2+l.rng.IntN(30))*time.Minute), referral.Command{
			Kind: referral.DeleteNote, By: by, Note: referral.Note{ID: note.ID, Author: note.Author, Private: private},
		})
	}
}

func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
