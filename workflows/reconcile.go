package workflows

import (
	"go.temporal.io/sdk/workflow"

	"onward/activities"
)

// Reconcile compares the open referrals with the open workflows, once. A
// schedule starts it each minute.
func Reconcile(ctx workflow.Context) (activities.ReconcileResult, error) {
	return reconcile(ctx)
}
