package workflows_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/temporal"

	"onward/referral"
	"onward/workflows"
)

func TestReferralHears(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		story func(w *world)
		want  int // moments passed
	}{
		"the same transition three times": {
			story: func(w *world) {
				w.on("2026-06-16T09:00:00+01:00", func() {
					w.change(referral.Acknowledge, referral.Acknowledged)
					w.env.SignalWorkflow(workflows.SignalTransition, w.event)
					w.env.SignalWorkflow(workflows.SignalTransition, w.event)
				})
			},
		},
		"an old transition after a new one": {
			story: func(w *world) {
				w.on("2026-06-16T09:00:00+01:00", func() {
					w.change(referral.Acknowledge, referral.Acknowledged)
					w.env.SignalWorkflow(workflows.SignalTransition, sentEvent())
				})
			},
		},
		"a transition that has arrived with the start": {
			story: func(w *world) {
				w.on("2026-06-15T10:00:00+01:00", func() { w.change(referral.Return, referral.Returned) })
			},
		},
		"the signal of a change is late: the moment is superseded, and it waits for it": {
			story: func(w *world) {
				late := w.event
				w.on("2026-06-16T09:00:00+01:00", func() {
					w.event.Seq, w.event.Status, w.event.Moments = 2, referral.Returned, nil
					late = w.event
				})
				w.on("2026-06-18T09:00:00+01:00", func() { w.env.SignalWorkflow(workflows.SignalTransition, late) })
			},
		},
		"the signal never comes": {
			story: func(w *world) {
				w.on("2026-06-16T09:00:00+01:00", func() { w.event.Epoch = 2 })
				w.on("2026-06-29T09:00:00+01:00", func() { w.event.Epoch = 1 })
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, monday, sentEvent())
			tt.story(w)
			w.closes("2026-06-30T09:00:00+01:00")
			w.live(t, sentEvent())
			require.NoError(t, w.env.GetWorkflowError())
			require.Len(t, w.passed, tt.want)
			require.LessOrEqual(t, w.calls, 1, "a moment that no longer matters is asked for once at most")
			require.Equal(t, at("2026-06-30T09:00:00+01:00").Unix(), w.env.Now().Unix(), "it lives until it is closed, and not longer")
		})
	}
}

func TestReferralFinalAtStart(t *testing.T) {
	t.Parallel()
	e := sentEvent()
	e.Status, e.Final, e.Moments = referral.Withdrawn, true, nil
	w := newWorld(t, monday, e)
	w.live(t, e)
	require.NoError(t, w.env.GetWorkflowError())
	require.Equal(t, monday.Unix(), w.env.Now().Unix())
}

func TestReferralCancelled(t *testing.T) {
	t.Parallel()
	for name, moment := range map[string]string{
		"while it waits":      "2026-06-16T09:00:00+01:00",
		"while it asks again": "2026-06-19T09:00:00+01:00",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, monday, sentEvent())
			w.down = 30 * 24 * 3600e9
			w.on(moment, w.env.CancelWorkflow)
			w.live(t, sentEvent())
			require.True(t, temporal.IsCanceledError(w.env.GetWorkflowError()), "got %v", w.env.GetWorkflowError())
			require.Equal(t, at(moment).Unix(), w.env.Now().Unix())
			require.Empty(t, w.passed)
		})
	}
}

// A lost answer: Postgres passed the moment, the worker died, and the activity
// is run again. It answers superseded, with the referral as it stands.
func TestReferralGoesOnFromTheEventOfASupersededMoment(t *testing.T) {
	t.Parallel()
	w := newWorld(t, monday, sentEvent())
	w.on("2026-06-16T09:00:00+01:00", func() {
		w.event.Seq = 2
		w.event.Moments = w.event.Moments[1:]
	})
	w.supersededTells = true
	w.closes("2026-06-30T09:00:00+01:00")
	w.live(t, sentEvent())
	require.NoError(t, w.env.GetWorkflowError())
	require.Equal(t, []passing{
		{referral.MissAcknowledge, "Thu 23:59:59"}, {referral.Escalate, "Fri 23:59:59"}, {referral.BecomeStuck, "Thu 23:59:59"},
	}, w.passed)
}
