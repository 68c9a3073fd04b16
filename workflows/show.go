package workflows

import (
	"fmt"
	"strings"
	"time"

	"go.temporal.io/sdk/workflow"

	"onward/referral"
)

// show tells the people who look at the workflow in Temporal UI where the
// referral stands. The details cost nothing: Temporal asks for them when
// somebody looks. The index is written only when it changes.
func (r *referralRun) show(ctx workflow.Context) {
	workflow.SetCurrentDetails(ctx, r.details())
	now := attributesOf(r.event)
	changes := now.changes(r.indexed)
	if len(changes) == 0 {
		return
	}
	if err := workflow.UpsertTypedSearchAttributes(ctx, changes...); err != nil {
		panic(err) // the keys are constants: only a defect refuses them
	}
	r.indexed = now
}

// happening is one event as the details tell it.
type happening struct {
	kind   referral.Kind
	moment *referral.Moment
	at     time.Time
}

// details says, in Markdown, where the referral stands, since when, what is
// awaited and by when, and what happened.
func (r *referralRun) details() string {
	e := r.event
	next := "nothing by itself: the clock waits for people"
	if m, waiting := r.awaited(); waiting {
		next = fmt.Sprintf("%s, at %s", m, clock(r.wake))
	}
	if e.Final {
		next = "nothing"
	}
	lines := []string{
		fmt.Sprintf("### %s\n", standing(e)),
		fmt.Sprintf("- **Since** %s", clock(r.since)),
		fmt.Sprintf("- **From** %s **to** %s", e.Sender, e.Receiver),
		fmt.Sprintf("- **Awaited** %s", awaits(e)),
		fmt.Sprintf("- **Next** %s\n", next),
		"| When | What | Told by e-mail |\n|---|---|---|",
	}
	for _, h := range r.past {
		lines = append(lines, fmt.Sprintf("| %s | %s | %s |", clock(h.at), h.what(), h.told()))
	}
	lines = append(lines, fmt.Sprintf("\nIts e-mails: `ReferralNumber = %d and WorkflowType = %q`", e.Number, NameEmail))
	return strings.Join(lines, "\n")
}

// standing is the headline: the status and what is wrong with it.
func standing(e referral.Event) string {
	words := []string{strings.ToUpper(string(e.Status[:1])) + string(e.Status[1:])}
	for _, flag := range []struct {
		on   bool
		word string
	}{{e.Urgent, "urgent"}, {e.Overdue, "**overdue**"}, {e.Stuck, "**stuck**"}, {e.Stopped, "clock stopped"}} {
		if flag.on {
			words = append(words, flag.word)
		}
	}
	return strings.Join(words, ", ")
}

// awaits says who must do what, and by when.
func awaits(e referral.Event) string {
	what := map[referral.Status]string{
		referral.Sent:         "the receiver acknowledges it",
		referral.Acknowledged: "the receiver accepts or declines it",
		referral.Returned:     "the sender adds what is missing and sends it again",
		referral.Accepted:     "the receiver closes it with an outcome",
		referral.Declined:     "the sender forwards it, or says that there is no further referral",
	}[e.Status]
	if e.Final {
		what = "nothing: it is over"
	}
	if due, waiting := e.Due(); waiting {
		what += ", by " + clock(due)
	}
	return what
}

// kindState marks an event that records no change: the referral as it stood when
// this workflow took over, or found that it had missed something.
const kindState referral.Kind = "state"

func (h happening) what() string {
	switch {
	case h.moment != nil:
		return h.moment.String()
	case h.kind == kindState:
		return "read again from the database"
	}
	return strings.ReplaceAll(string(h.kind), "-", " ")
}

// told says who hears of it by e-mail (spec section 3; the letters themselves
// are workflows of their own).
func (h happening) told() string {
	if h.moment != nil {
		return map[referral.MomentKind]string{
			referral.RemindAcknowledge: "receiver",
			referral.RemindDecide:      "receiver",
			referral.MissAcknowledge:   "receiver and its leads, sender, coordinators",
			referral.MissDecide:        "receiver and its leads, sender, coordinators",
			referral.Escalate:          "receiver's leads, coordinators",
			referral.BecomeStuck:       "coordinators",
		}[h.moment.Kind]
	}
	switch h.kind {
	case referral.Send, referral.Withdraw, referral.Assign:
		return "receiver"
	case referral.Acknowledge, referral.Accept, referral.Decline, referral.Return, referral.Close, referral.Undo:
		return "sender"
	case referral.ExtendClock, referral.StopClock, referral.RestartClock:
		return "sender, receiver"
	case referral.AddNote:
		return "those chosen"
	default:
		return ""
	}
}

// clock writes a time as people in the network read it. It is shown, never
// decided upon.
func clock(t time.Time) string {
	return t.In(referral.London).Format("Mon 2 Jan 2006, 15:04")
}
