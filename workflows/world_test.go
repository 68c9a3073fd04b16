package workflows_test

import (
	"context"
	"log/slog"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/log"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/testsuite"
	"go.temporal.io/sdk/worker"

	"onward/activities"
	"onward/referral"
	"onward/workflows"
)

// monday is when the referrals of these tests are sent.
var monday = at("2026-06-15T10:00:00+01:00")

func at(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return t
}

// sentEvent is a referral sent on a Monday: to be acknowledged by Thursday, and
// decided by the Thursday after.
func sentEvent() referral.Event {
	acknowledgeBy, decideBy := at("2026-06-18T23:59:59+01:00"), at("2026-06-25T23:59:59+01:00")
	return referral.Event{
		ReferralID: uuid.MustParse("0197740e-0000-7000-8000-000000000001"), Number: 1042, Epoch: 1, Seq: 1,
		Kind: referral.Send, At: monday, Status: referral.Sent,
		Sender: "harbour-debt-advice", Receiver: "northfield-housing",
		AcknowledgeBy: &acknowledgeBy, DecideBy: &decideBy,
		Moments: []referral.Moment{
			{Kind: referral.RemindAcknowledge, At: at("2026-06-17T23:59:59+01:00")},
			{Kind: referral.MissAcknowledge, At: acknowledgeBy},
			{Kind: referral.Escalate, At: at("2026-06-19T23:59:59+01:00"), Day: 1},
			{Kind: referral.BecomeStuck, At: at("2026-06-25T23:59:59+01:00")},
		},
	}
}

// passing is one moment that Postgres passed, and when.
type passing struct {
	kind referral.MomentKind
	at   string
}

// world is a Postgres with one referral in it, as the workflow meets it. It runs
// on the workflow environment's own time.
type world struct {
	env             *testsuite.TestWorkflowEnvironment
	event           referral.Event
	behind          time.Duration // how far the database's clock is behind the worker's
	down            time.Duration // how long the database is down from the first question on
	supersededTells bool          // a superseded moment is answered with the latest event
	offers          bool          // what is stuck goes to the next receiver, and is closed
	calls           int
	downAt          time.Time
	passed          []passing
}

func newWorld(t *testing.T, start time.Time, e referral.Event) *world {
	t.Helper()
	var suite testsuite.WorkflowTestSuite
	suite.SetLogger(log.NewStructuredLogger(slog.New(slog.DiscardHandler)))
	w := &world{env: suite.NewTestWorkflowEnvironment(), event: e}
	w.env.SetStartTime(start)
	w.env.SetTestTimeout(time.Minute)
	w.env.SetWorkerOptions(worker.Options{DeadlockDetectionTimeout: time.Minute}) // a busy machine is no deadlock
	w.env.RegisterActivityWithOptions(w.PassMoment, activity.RegisterOptions{Name: activities.NamePassMoment})
	t.Cleanup(func() { w.env.AssertExpectations(t) })
	return w
}

// PassMoment answers as the activity does.
func (w *world) PassMoment(_ context.Context, in activities.PassMomentInput) (activities.PassMomentResult, error) {
	w.calls++
	now := w.env.Now()
	if w.downAt.IsZero() {
		w.downAt = now
	}
	if now.Before(w.downAt.Add(w.down)) {
		return activities.PassMomentResult{}, temporal.NewApplicationError("The database does not answer.", "store")
	}
	m, waits := w.event.NextMoment()
	if in.Epoch != w.event.Epoch || !waits || !m.Same(in.Moment) {
		result := activities.PassMomentResult{Outcome: activities.Superseded}
		if w.supersededTells {
			e := w.event
			result.Event = &e
		}
		return result, nil
	}
	if wait := m.At.Sub(now.Add(-w.behind)); wait > 0 {
		return activities.PassMomentResult{Outcome: activities.Early, Wait: wait}, nil
	}
	w.passed = append(w.passed, passing{m.Kind, now.In(referral.London).Format("Mon 15:04:05")})
	w.event.Seq++
	w.event.Kind, w.event.Moment, w.event.At = referral.PassMoment, &m, now
	w.event.Moments = w.event.Moments[1:]
	if w.offers && m.Kind == referral.BecomeStuck {
		w.event.Status, w.event.Final = referral.Closed, true
	}
	e := w.event
	return activities.PassMomentResult{Outcome: activities.Passed, Event: &e}, nil
}

// change is what a person does: it is in Postgres at once, and the workflow
// hears of it.
func (w *world) change(kind referral.Kind, status referral.Status, moments ...referral.Moment) {
	w.event.Seq++
	w.event.Kind, w.event.Moment, w.event.At = kind, nil, w.env.Now()
	w.event.Status, w.event.Moments = status, moments
	w.event.Final = status == referral.Closed || status == referral.Withdrawn
	w.env.SignalWorkflow(workflows.SignalTransition, w.event)
}

// on does something at a time of the story.
func (w *world) on(moment string, do func()) {
	w.env.RegisterDelayedCallback(do, at(moment).Sub(w.env.Now()))
}

// closes ends the story.
func (w *world) closes(moment string) {
	w.on(moment, func() { w.change(referral.Close, referral.Closed) })
}

// live runs the workflow to its end.
func (w *world) live(t *testing.T, e referral.Event) {
	t.Helper()
	w.env.ExecuteWorkflow(workflows.Referral, workflows.ReferralInput{Event: e})
	require.True(t, w.env.IsWorkflowCompleted())
}
