package workflows

import (
	"time"

	"go.temporal.io/sdk/workflow"

	"onward/activities"
	"onward/referral"
)

// Referral keeps time for one referral until it is over. People change a
// referral in Postgres and the workflow hears of it; when time changes it, the
// workflow asks Postgres and hears the answer the same way: as an Event.
func Referral(ctx workflow.Context, in ReferralInput) error {
	run := newReferralRun(ctx, in)
	for !run.event.Final {
		if err := run.next(ctx); err != nil {
			return err // cancelled: the reconciler starts another for a referral that is open
		}
	}
	run.show(ctx)
	return nil
}

// referralRun is all that the workflow knows.
type referralRun struct {
	event       referral.Event // the latest
	since       time.Time      // when the status became what it is
	past        []happening    // what was heard so far, for people to read
	wake        time.Time      // when to ask for the next moment; zero: wait for the signal
	indexed     attributes     // what Temporal's index holds
	transitions workflow.ReceiveChannel
}

func newReferralRun(ctx workflow.Context, in ReferralInput) *referralRun {
	run := &referralRun{
		transitions: workflow.GetSignalChannel(ctx, SignalTransition),
		indexed:     attributesOf(in.Event), // ReferralStart set them
	}
	run.take(in.Event)
	return run
}

// next waits for the next moment or a transition, whichever comes first.
func (r *referralRun) next(ctx workflow.Context) error {
	r.show(ctx)
	timerCtx, stopTimer := workflow.WithCancel(ctx)
	defer stopTimer()
	s := workflow.NewSelector(ctx).
		AddReceive(r.transitions, func(c workflow.ReceiveChannel, _ bool) { r.hear(c) }).
		AddReceive(ctx.Done(), func(workflow.ReceiveChannel, bool) {})
	if m, awaited := r.awaited(); awaited {
		timer := workflow.NewTimerWithOptions(timerCtx, r.wake.Sub(workflow.Now(ctx)), workflow.TimerOptions{Summary: m.String()})
		s.AddFuture(timer, func(f workflow.Future) {
			if f.Get(ctx, nil) == nil {
				r.pass(ctx, m)
			}
		})
	}
	s.Select(ctx)
	return ctx.Err()
}

// awaited returns the moment that the run waits for, if any.
func (r *referralRun) awaited() (referral.Moment, bool) {
	if r.wake.IsZero() {
		return referral.Moment{}, false
	}
	return r.event.NextMoment()
}

// hear takes every transition that has arrived.
func (r *referralRun) hear(transitions workflow.ReceiveChannel) {
	for {
		var e referral.Event
		if !transitions.ReceiveAsync(&e) {
			return
		}
		r.take(e)
	}
}

// take makes the event the latest, unless a later one is known: signals come at
// least once, and the answer of an activity may overtake them.
func (r *referralRun) take(e referral.Event) {
	if e.Seq <= r.event.Seq {
		return
	}
	if e.Status != r.event.Status {
		r.since = e.At
	}
	r.event, r.wake = e, time.Time{}
	if m, ok := e.NextMoment(); ok {
		r.wake = m.At
	}
	r.past = append(r.past, happening{kind: e.Kind, moment: e.Moment, at: e.At})
}

// leastWait keeps a moment that is early by less from being asked for in a tight loop.
const leastWait = time.Second

// pass asks Postgres to pass the moment, and learns what came of it.
func (r *referralRun) pass(ctx workflow.Context, m referral.Moment) {
	result, err := passMoment(ctx, r.event, m)
	switch {
	case ctx.Err() != nil:
		return
	case err != nil:
		panic(err) // it is retried for ever: only a defect ends it, and blocks the workflow until it is mended
	case result.Outcome == activities.Early:
		r.wake = workflow.Now(ctx).Add(max(result.Wait, leastWait))
		return
	}
	r.wake = time.Time{} // passed or superseded, it is over; what comes next is in a later event
	if result.Event != nil {
		r.take(*result.Event)
	}
}
