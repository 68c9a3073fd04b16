package whole_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.temporal.io/api/sdk/v1"
	"go.temporal.io/api/workflowservice/v1"

	"onward/referral"
	"onward/workflows"
)

// found lists the workflows that a query finds, by id.
func (h *house) found(query string) []string {
	h.t.Helper()
	list, err := h.workflows.ListWorkflow(h.t.Context(), &workflowservice.ListWorkflowExecutionsRequest{Namespace: h.name, Query: query})
	require.NoError(h.t, err)
	ids := []string{}
	for _, e := range list.GetExecutions() {
		ids = append(ids, e.GetExecution().GetWorkflowId())
	}
	slices.Sort(ids)
	return ids
}

// A coordinator finds every overdue referral with one saved query, and
// understands any of them from its page in Temporal UI.
func TestACoordinatorFindsWhatIsOverdue(t *testing.T) {
	t.Parallel()
	h := newHouse(t, 3*time.Second)
	h.work()
	answered := h.amina.send(form(h.receiver.ID))
	h.harry.did(answered, referral.Acknowledge, nil)
	h.harry.did(answered, referral.Accept, nil)
	var want []string
	for range 3 {
		want = append(want, workflows.ReferralID(h.amina.send(form(h.receiver.ID)).Number, 1))
	}
	slices.Sort(want)
	require.Empty(t, h.found("Overdue = true"))
	h.eventually(func() bool { return slices.Equal(want, h.found(`Overdue = true AND ExecutionStatus = "Running"`)) }, "exactly the overdue ones are found")
	require.Equal(t, want, h.found(`WorkflowType = "Referral" AND ReferralStatus = "sent" AND Receiver = "`+h.receiver.Slug+`"`))

	answer, err := h.workflows.QueryWorkflow(t.Context(), want[0], "", "__temporal_workflow_metadata")
	require.NoError(t, err)
	var page sdk.WorkflowMetadata
	require.NoError(t, answer.Get(&page))
	details := page.GetCurrentDetails()
	require.Contains(t, details, "overdue")
	require.Contains(t, details, h.receiver.Slug)
	require.Contains(t, details, "the receiver acknowledges it")
}
