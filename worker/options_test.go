package worker_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	sdk "go.temporal.io/sdk/worker"

	"onward/worker"
)

// The settings that were measured, and those that keep a referral's clock alive.
func TestOptions(t *testing.T) {
	t.Parallel()
	o := worker.Options()
	require.Equal(t, time.Minute, o.StickyScheduleToStartTimeout, "at 5 s a fifth of a thousand deadlines fell 70 s late")
	require.Equal(t, sdk.BlockWorkflow, o.WorkflowPanicPolicy, "a defect waits for its mending; it never ends a clock")
	require.True(t, o.DisableRegistrationAliasing, "names are ours to give")
	require.Greater(t, o.MaxConcurrentActivityExecutionSize, 100, "letters that hang must not hold up the clock")
}
