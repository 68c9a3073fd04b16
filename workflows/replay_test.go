package workflows_test

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/log"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"onward/workflows"
)

var quiet = log.NewStructuredLogger(slog.New(slog.DiscardHandler))

// recorded lists the histories of every release, made by `make histories`. An
// empty folder fails: a replay of nothing proves nothing.
func recorded(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "histories", "*.json"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	return files
}

// A workflow that began under any release must take the same steps under this
// code. If this fails, put the change behind a predicate in versions.go.
func TestReplayEveryHistory(t *testing.T) {
	t.Parallel()
	for _, file := range recorded(t) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			replayer := worker.NewWorkflowReplayer()
			workflows.Register(replayer)
			require.NoError(t, replayer.ReplayWorkflowHistoryFromJSONFile(quiet, file))
		})
	}
}

// Each kind of life is recorded, so that a release's set cannot shrink unseen.
func TestEveryWorkflowIsRecorded(t *testing.T) {
	t.Parallel()
	all := strings.Join(recorded(t), " ")
	for _, scene := range []string{"whole-life", "nobody-answers", "database-down", "cancelled", "email-in-doubt", "reconcile"} {
		require.Contains(t, all, "-"+scene+".json")
	}
}

// The replay sees a change of behaviour: here, a Referral that sleeps first.
func TestReplaySeesAChange(t *testing.T) {
	t.Parallel()
	replayer := worker.NewWorkflowReplayer()
	replayer.RegisterWorkflowWithOptions(func(ctx workflow.Context, in workflows.ReferralInput) error {
		if err := workflow.Sleep(ctx, time.Minute); err != nil {
			return err
		}
		return workflows.Referral(ctx, in)
	}, workflow.RegisterOptions{Name: workflows.NameReferral})
	file := filepath.Join("testdata", "histories", "v1-whole-life.json")
	require.ErrorContains(t, replayer.ReplayWorkflowHistoryFromJSONFile(quiet, file), "TMPRL1100", "Temporal's code for nondeterminism")
}

// What a whole life may cost (P15 of the performance goals).
func TestAWholeLifeIsShort(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join("testdata", "histories", "v1-whole-life.json"))
	require.NoError(t, err)
	require.Less(t, strings.Count(string(text), `"eventId"`), 60)
	require.Less(t, len(text), 20_000)
}
