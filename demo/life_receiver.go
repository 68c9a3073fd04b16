package demo

import (
	"slices"
	"strings"
	"time"

	"onward/referral"
)

func (l *life) sendOff() {
	l.apply(l.at, referral.Command{Kind: referral.Send, By: l.actor(l.from, l.r.SenderAdviser)})
}

// awaitAcknowledgement is the receiver's first look at it.
func (l *life) awaitAcknowledgement() {
	due := l.r.Terms.AcknowledgeDays
	days := habits[l.to.pace].answer(l.rng, due)
	at := l.after(days)
	if l.meanwhile(at, days > due+5) {
		return
	}
	switch choice := l.rng.Float64(); {
	case choice < 0.025:
		l.decline(at)
	case choice < 0.075:
		l.do(at, referral.Command{Kind: referral.Return, By: l.theReceiver(), Words: l.words("return"), Remedy: l.remedy("return")})
	default:
		if l.do(at, referral.Command{Kind: referral.Acknowledge, By: l.theReceiver()}) {
			l.allocate()
		}
	}
}

// allocate gives it to somebody, mostly the same hour.
func (l *life) allocate() {
	if !chance(l.rng, 0.7) {
		return
	}
	by := l.lead()
	if chance(l.rng, 0.4) {
		by = l.theReceiver()
	}
	l.do(l.after(0), referral.Command{Kind: referral.Assign, By: by, Assignee: one(l.rng, l.to.staff)})
}

// awaitDecision is talking to the client and making up one's mind.
func (l *life) awaitDecision() {
	habit := habits[l.to.pace]
	due := l.r.Terms.DecideDays
	days := habit.answer(l.rng, due)
	at := l.after(days)
	if l.meanwhile(at, days > due+5) {
		return
	}
	l.tryContact(at, l.rng.IntN(2))
	l.notes(at)
	if l.over {
		return
	}
	switch choice := l.rng.Float64(); {
	case choice < habit.declines:
		l.decline(at)
	case choice < habit.declines+0.03:
		l.do(at, referral.Command{Kind: referral.Return, By: l.theReceiver(), Words: l.words("return"), Remedy: l.remedy("return")})
	default:
		if l.do(at, referral.Command{Kind: referral.Accept, By: l.theReceiver()}) {
			l.regret()
		}
	}
}

// declineShares are how often each reason is given, in the order of
// referral.DeclineReasons.
var declineShares = []int{34, 16, 12, 8, 10, 10, 6, 4}

func (l *life) decline(at time.Time) {
	reason := referral.DeclineReasons[weighted(l.rng, len(declineShares), func(i int) int { return declineShares[i] })]
	if reason == referral.CouldNotContact {
		if l.r.Status != referral.Acknowledged {
			reason = referral.NoCapacity
		}
		for reason == referral.CouldNotContact && l.r.TriesLeft() > 0 && !l.over { // three before "could not contact"
			l.contact(l.after(1), false)
		}
	}
	if l.over {
		return
	}
	cmd := referral.Command{Kind: referral.Decline, By: l.theReceiver(), Reason: reason, Words: l.words(string(reason)), Remedy: l.remedy(string(reason))}
	if l.do(at, cmd) {
		l.regret()
	}
}

// remedy is what would have made it right, which two of three receivers say. It
// is drawn from the number, so that the rest of the year stays as it was.
func (l *life) remedy(section string) string {
	all := lifeWords["right "+section]
	if len(all) == 0 || l.r.Number%3 == 0 {
		return ""
	}
	return all[l.r.Number/3%int64(len(all))]
}

// regret takes a decision back, once, within hours.
func (l *life) regret() {
	if l.undone || !chance(l.rng, 0.02) {
		return
	}
	l.undone = true
	l.do(l.at.Add(time.Duration(5+l.rng.IntN(90))*time.Minute), referral.Command{Kind: referral.Undo, By: l.theReceiver(), Words: l.words("undo " + string(l.r.Status))})
}

// tryContact records up to n tries to reach the client before then.
func (l *life) tryContact(until time.Time, n int) {
	for range n {
		at, fits := between(l.rng, l.to.calendar, l.at, until)
		if !fits || l.over {
			return
		}
		l.contact(at, chance(l.rng, 0.55))
	}
}

// contact records one try. The words begin with the channel.
func (l *life) contact(at time.Time, reached bool) {
	section := "missed"
	if reached {
		section = "reached"
	}
	channel, words, _ := strings.Cut(lifeWords.pick(l.rng, section), ": ")
	l.do(at, referral.Command{
		Kind: referral.RecordContact, By: l.theReceiver(), Words: l.story.fill(l.rng, words),
		Contact: referral.ContactAttempt{Channel: referral.Channel(channel), Reached: reached, At: at.Add(-time.Duration(l.rng.IntN(40)) * time.Second)},
	})
}

// awaitOutcome is the help itself, and what came of it.
func (l *life) awaitOutcome() {
	at := l.after(3 + l.rng.IntN(habits[l.to.pace].unhurry))
	if l.withdrawn(at, 0.02) {
		return
	}
	l.tryContact(at, l.rng.IntN(3))
	l.notes(at)
	if chance(l.rng, 0.02) {
		l.forward(l.to)
	}
	if l.over {
		return
	}
	cmd := l.outcomes()
	if slices.ContainsFunc(cmd.Outcomes, func(o referral.IssueOutcome) bool { return o.Outcome == referral.NoResponse }) {
		for l.r.TriesLeft() > 0 && !l.over {
			l.contact(l.after(1), false)
		}
		at = l.after(1)
	}
	if !l.over {
		l.do(at, cmd)
	}
}

// outcomeShares are how often each outcome comes, in the order of
// referral.Outcomes.
var outcomeShares = []int{30, 18, 16, 16, 7, 5, 4, 4}

// outcomes close the referral, with one for each issue and a sentence about
// the first.
func (l *life) outcomes() referral.Command {
	cmd := referral.Command{Kind: referral.Close, By: l.theReceiver()}
	for _, issue := range l.r.Issues {
		outcome := referral.Outcomes[weighted(l.rng, len(outcomeShares), func(i int) int { return outcomeShares[i] })].Code
		cmd.Outcomes = append(cmd.Outcomes, referral.IssueOutcome{Issue: issue, Outcome: outcome})
	}
	if first := cmd.Outcomes[0]; first.Outcome == "problem_resolved" {
		cmd.Words = l.story.tell(l.rng, issueWords[first.Issue], "resolved")
	} else {
		cmd.Words = l.words(first.Outcome)
	}
	return cmd
}
