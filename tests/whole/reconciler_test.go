package whole_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/client"

	"onward/referral"
	"onward/workflows"
)

// reconcile runs the reconciler now.
func (h *house) reconcile() {
	h.t.Helper()
	require.NoError(h.t, h.workflows.ScheduleClient().GetHandle(h.t.Context(), workflows.ScheduleReconcile).
		Trigger(h.t.Context(), client.ScheduleTriggerOptions{}))
}

// settleFor makes the referral look as if nothing happened to it for so long: the
// reconciler leaves alone what changed just now.
func (h *house) settleFor(r sent, interval string) {
	h.t.Helper()
	h.execute("UPDATE referrals SET changed_at = changed_at - $2::interval WHERE id = $1", r.ID, interval)
}

func TestTheReconcilerRepairs(t *testing.T) {
	t.Parallel()
	h := newHouse(t, 0)
	h.work()
	lost, over, late, fine := h.amina.send(form(h.receiver.ID)), h.amina.send(form(h.receiver.ID)), h.amina.send(form(h.receiver.ID)), h.amina.send(form(h.receiver.ID))
	for _, r := range []sent{lost, over, late, fine} {
		h.eventually(func() bool { return h.keptTime(r) }, "its workflow runs")
	}
	// One loses its workflow, one closes without its workflow's hearing of it, and
	// one had a moment that nobody passed.
	require.NoError(t, h.workflows.TerminateWorkflow(t.Context(), workflows.ReferralID(lost.Number, 1), "", "behind its back"))
	h.amina.did(over, referral.Withdraw, map[string]any{"words": "Not needed any more."})
	h.eventually(func() bool { return !h.running(workflows.ReferralID(over.Number, 1)) }, "its workflow has ended")
	h.startOrphan(t, over)
	h.execute(`UPDATE referrals SET next_moment_at = now() - interval '20 minutes',
		moments = jsonb_set(moments, '{0,at}', to_jsonb(to_char(now() AT TIME ZONE 'UTC' - interval '20 minutes', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))) WHERE id = $1`, late.ID)
	for _, r := range []sent{lost, over, late, fine} {
		h.settleFor(r, "2 minutes")
	}
	h.execute("UPDATE outbox SET created_at = created_at - interval '2 minutes', done_at = done_at - interval '2 minutes'")

	h.eventually(func() bool {
		listed := h.found(`WorkflowType = "Referral" AND ExecutionStatus = "Running"`)
		return slices.Contains(listed, workflows.ReferralID(over.Number, 7)) && !slices.Contains(listed, workflows.ReferralID(lost.Number, 1))
	}, "Temporal's list has caught up")

	h.reconcile()
	h.eventually(func() bool { return h.running(workflows.ReferralID(lost.Number, 2)) }, "the lost one runs under the next epoch")
	require.Equal(t, 2, h.number("SELECT epoch FROM referrals WHERE id = $1", lost.ID))
	h.eventually(func() bool { return !h.running(workflows.ReferralID(over.Number, 7)) }, "the orphan is ended")
	h.eventually(func() bool {
		return h.number("SELECT count(*) FROM referral_events WHERE referral_id = $1 AND moment IS NOT NULL", late.ID) == 1
	}, "the late moment is passed")
	require.Equal(t, 1, h.number("SELECT epoch FROM referrals WHERE id = $1", fine.ID))
	require.True(t, h.keptTime(fine), "what is well is left alone")
	require.True(t, h.keptTime(late))
}

// startOrphan starts a workflow that no open referral stands behind.
func (h *house) startOrphan(t *testing.T, r sent) {
	t.Helper()
	at := time.Now().Add(time.Hour)
	options, in := workflows.ReferralStart(referral.Event{
		ReferralID: r.ID, Number: r.Number, Epoch: 7, Seq: 1, Kind: referral.Send, At: time.Now(), Status: referral.Sent,
		Sender: h.sender.Slug, Receiver: h.receiver.Slug, AcknowledgeBy: &at, Moments: []referral.Moment{{Kind: referral.MissAcknowledge, At: at}},
	})
	_, err := h.workflows.ExecuteWorkflow(t.Context(), options, workflows.NameReferral, in)
	require.NoError(t, err)
	h.eventually(func() bool { return h.running(options.ID) }, "the orphan runs")
}
