package worker_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"
	"go.uber.org/goleak"

	"onward/dev"
	"onward/referral"
	"onward/workflows"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// One installation tells all the stories, one after the other: each part of it
// fails in turn, and nothing is lost or done twice.
func TestWorker(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	stop := w.work()

	r := w.send()
	w.eventually("the workflow runs", func() bool { return w.status(r) == enumspb.WORKFLOW_EXECUTION_STATUS_RUNNING })
	w.eventually("the receiver is told", func() bool { return w.post.count("northfield@example.org", "New Client Referred to You") == 1 })
	stop()
	require.Zero(t, w.passed(r, referral.MissAcknowledge), "the worker is gone before the deadline")
	w.afterDeadline(t, r)

	w.temporalDown(t)
	w.lostWorkflow(t)
}

// afterDeadline starts a worker when a deadline has long passed.
func (w *world) afterDeadline(t *testing.T, r referral.Referral) {
	t.Helper()
	w.eventually("the deadline comes", func() bool {
		now, err := w.store.Now(t.Context())
		require.NoError(t, err)
		return now.After(r.AcknowledgeBy)
	})
	require.Zero(t, w.passed(r, referral.MissAcknowledge), "nobody is there to pass it")
	w.work()
	w.eventually("the deadline passes", func() bool { return w.passed(r, referral.MissAcknowledge) == 1 })
	w.eventually("both sides are told", func() bool {
		return w.post.count("northfield@example.org", "is late") == 1 && w.post.count("harbour@example.org", "was not acknowledged in time") == 1
	})
	require.True(t, w.view(r).Overdue)
	w.eventually("a coordinator finds it", func() bool { return w.found(`Overdue = true AND Receiver = "northfield-housing"`) == 1 })

	w.must(r, referral.Command{Kind: referral.Acknowledge})
	w.must(r, referral.Command{Kind: referral.Accept})
	w.eventually("the index hears of it", func() bool {
		return w.found(`ReferralStatus = "accepted" AND Overdue = false AND DueBy IS NULL`) == 1
	})
	w.must(r, referral.Command{
		Kind: referral.Close, Words: "Advised by telephone.", Outcomes: []referral.IssueOutcome{{Issue: "debt", Outcome: "advised"}},
	})
	w.eventually("the workflow ends", func() bool { return w.status(r) == enumspb.WORKFLOW_EXECUTION_STATUS_COMPLETED })
	require.Equal(t, 1, w.passed(r, referral.MissAcknowledge), "once, whatever happened")
	require.Equal(t, 1, w.post.count("northfield@example.org", "is late"))
	require.Equal(t, 1, w.post.count("northfield@example.org", "New Client Referred to You"))
}

// temporalDown sends a referral while Temporal is down.
func (w *world) temporalDown(t *testing.T) {
	t.Helper()
	require.NoError(t, w.installation.Down(t.Context(), dev.Temporal))
	before := w.post.count("northfield@example.org", "New Client Referred to You")
	r := w.send()
	w.must(r, referral.Command{Kind: referral.Acknowledge})
	require.NoError(t, w.installation.Up(t.Context(), dev.Temporal))
	w.eventually("the workflow catches up", func() bool { return w.status(r) == enumspb.WORKFLOW_EXECUTION_STATUS_RUNNING })
	w.eventually("it knows of the acknowledgement", func() bool {
		return w.found(`ReferralStatus = "acknowledged"`) == 1
	})
	w.eventually("the letter catches up", func() bool {
		return w.post.count("northfield@example.org", "New Client Referred to You") == before+1
	})
	w.must(r, referral.Command{Kind: referral.Decline, Reason: referral.NoCapacity, Words: "We are full."})
	w.eventually("the index hears of it", func() bool { return w.found(`ReferralStatus = "declined"`) == 1 })
}

// lostWorkflow has a workflow that somebody terminated, and one that no referral
// stands behind.
func (w *world) lostWorkflow(t *testing.T) {
	t.Helper()
	r := w.send()
	w.must(r, referral.Command{Kind: referral.Acknowledge})
	w.eventually("the workflow runs", func() bool { return w.found(`ReferralStatus = "acknowledged"`) == 1 })
	require.NoError(t, w.temporal.TerminateWorkflow(t.Context(), workflows.ReferralID(r.Number, 1), "", "a mistake"))
	options, in := workflows.ReferralStart(referral.Event{Number: 999_999, Epoch: 1, Seq: 1, Status: referral.Sent})
	_, err := w.temporal.ExecuteWorkflow(t.Context(), options, workflows.NameReferral, in)
	require.NoError(t, err)
	w.sql("UPDATE referrals SET changed_at = changed_at - interval '2 minutes'") // it is no longer on its way

	run, err := w.temporal.ExecuteWorkflow(t.Context(), client.StartWorkflowOptions{ID: "repair", TaskQueue: workflows.TaskQueue}, workflows.NameReconcile)
	require.NoError(t, err)
	require.NoError(t, run.Get(t.Context(), nil))
	r.Epoch = 2
	w.eventually("another workflow keeps time", func() bool { return w.status(r) == enumspb.WORKFLOW_EXECUTION_STATUS_RUNNING })
	w.eventually("the one without a referral is gone", func() bool {
		return w.found(`ReferralNumber = 999999 AND ExecutionStatus = "Terminated"`) == 1
	})
	w.eventually("the deadline passes in the new one", func() bool { return w.passed(r, referral.MissDecide) == 1 })
	_, err = w.temporal.ScheduleClient().GetHandle(t.Context(), workflows.ScheduleReconcile).Describe(t.Context())
	require.NoError(t, err, "each minute it is done by itself")
}

// status is how the referral's workflow stands.
func (w *world) status(r referral.Referral) enumspb.WorkflowExecutionStatus {
	w.t.Helper()
	answer, err := w.temporal.DescribeWorkflowExecution(w.t.Context(), workflows.ReferralID(r.Number, max(r.Epoch, 1)), "")
	if err != nil {
		return enumspb.WORKFLOW_EXECUTION_STATUS_UNSPECIFIED // not yet
	}
	return answer.GetWorkflowExecutionInfo().GetStatus()
}

// found counts the workflows that a coordinator's search finds.
func (w *world) found(query string) int64 {
	w.t.Helper()
	answer, err := w.temporal.CountWorkflow(w.t.Context(), &workflowservice.CountWorkflowExecutionsRequest{Query: query + " AND WorkflowType = 'Referral'"})
	require.NoError(w.t, err)
	return answer.GetCount()
}
