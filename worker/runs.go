package worker

import (
	"context"
	"errors"
	"fmt"

	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/api/serviceerror"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"

	"onward/schema"
	"onward/workflows"
)

const page = 500

// runs is Temporal's side of the reconciler's comparison.
type runs struct{ client client.Client }

// Open returns a page of the workflows that keep time for a referral.
func (r runs) Open(ctx context.Context, cursor []byte) ([]schema.OpenReferral, []byte, error) {
	answer, err := r.client.ListWorkflow(ctx, &workflowservice.ListWorkflowExecutionsRequest{
		PageSize: page, NextPageToken: cursor,
		Query: fmt.Sprintf("WorkflowType = %q AND ExecutionStatus = 'Running'", workflows.NameReferral),
	})
	if err != nil {
		return nil, nil, err
	}
	open := make([]schema.OpenReferral, 0, len(answer.GetExecutions()))
	for _, e := range answer.GetExecutions() {
		if number, epoch, ok := workflows.ParseReferralID(e.GetExecution().GetWorkflowId()); ok {
			open = append(open, schema.OpenReferral{Number: number, Epoch: epoch})
		}
	}
	return open, answer.GetNextPageToken(), nil
}

// Running asks for one workflow by its id.
func (r runs) Running(ctx context.Context, number int64, epoch int) (bool, error) {
	answer, err := r.client.DescribeWorkflowExecution(ctx, workflows.ReferralID(number, epoch), "")
	if gone := (*serviceerror.NotFound)(nil); errors.As(err, &gone) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return answer.GetWorkflowExecutionInfo().GetStatus() == enumspb.WORKFLOW_EXECUTION_STATUS_RUNNING, nil
}

// Terminate ends a workflow that no open referral stands behind.
func (r runs) Terminate(ctx context.Context, number int64, epoch int) error {
	err := r.client.TerminateWorkflow(ctx, workflows.ReferralID(number, epoch), "", "reconciler: no open referral of this epoch stands behind it")
	if gone := (*serviceerror.NotFound)(nil); errors.As(err, &gone) {
		return nil
	}
	return err
}
