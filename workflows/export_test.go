package workflows_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/testsuite"
	"go.temporal.io/sdk/worker"

	"onward/activities"
	"onward/workflows"
)

// An export is written, kept for a day, and removed; one that was cancelled or
// refused is not waited for.
func TestAnExportIsKeptForADay(t *testing.T) {
	t.Parallel()
	for outcome, want := range map[activities.ExportOutcome]time.Duration{
		activities.ExportWritten: 24*time.Hour + time.Minute, activities.ExportOver: -1, activities.ExportRefused: -1,
	} {
		t.Run(string(outcome), func(t *testing.T) {
			t.Parallel()
			var suite testsuite.WorkflowTestSuite
			env := suite.NewTestWorkflowEnvironment()
			env.SetWorkerOptions(worker.Options{DeadlockDetectionTimeout: time.Minute}) // a busy machine is no deadlock
			begun, removed := env.Now(), time.Duration(-1)
			env.RegisterActivityWithOptions(func(context.Context, activities.WriteExportInput) (activities.WriteExportResult, error) {
				return activities.WriteExportResult{Outcome: outcome, Rows: 3}, nil
			}, activity.RegisterOptions{Name: activities.NameWriteExport})
			env.RegisterActivityWithOptions(func(context.Context) error {
				removed = env.Now().Sub(begun).Truncate(time.Minute)
				return nil
			}, activity.RegisterOptions{Name: activities.NameRemoveExports})
			env.ExecuteWorkflow(workflows.Export, workflows.ExportInput{ExportID: uuid.New()})
			require.True(t, env.IsWorkflowCompleted())
			require.NoError(t, env.GetWorkflowError())
			require.Equal(t, want, removed)
		})
	}
}
