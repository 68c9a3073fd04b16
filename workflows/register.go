package workflows

import (
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"
)

// Register makes the workflows known to a worker, or to a replayer, under the
// names that Temporal keeps.
func Register(r worker.WorkflowRegistry) {
	r.RegisterWorkflowWithOptions(Referral, workflow.RegisterOptions{Name: NameReferral})
	r.RegisterWorkflowWithOptions(Email, workflow.RegisterOptions{Name: NameEmail})
	r.RegisterWorkflowWithOptions(Reconcile, workflow.RegisterOptions{Name: NameReconcile})
	r.RegisterWorkflowWithOptions(Export, workflow.RegisterOptions{Name: NameExport})
}
