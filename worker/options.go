package worker

import (
	"time"

	"go.temporal.io/sdk/worker"
)

const (
	// stickyFor is how long a workflow waits for the worker that knows it. At the
	// SDK's 5 s, a fifth of a thousand deadlines at one instant fell 70 s late.
	stickyFor = 60 * time.Second
	// cached is how many workflows stay in memory; others are replayed when
	// something happens to them.
	cached = 2_000
	// activitiesAtOnce is far more than two cores need: most wait for the mail
	// provider, and one that hangs must not hold up the clock.
	activitiesAtOnce = 200
	decisionsAtOnce  = 32
	pollers          = 8
	// exportsAtOnce keeps files of a million rows from starving the clock.
	exportsAtOnce = 2
	finishWithin  = 15 * time.Second
	// stuckAfter is generous, for a machine under load is slow and not deadlocked.
	stuckAfter = 5 * time.Second
)

// Options are the worker's settings, as measured on two cores. A panic in a
// workflow blocks it until mended code arrives and never fails it: failing would
// end a referral's clock for good.
func Options() worker.Options {
	worker.SetStickyWorkflowCacheSize(cached)
	return worker.Options{
		StickyScheduleToStartTimeout:           stickyFor,
		MaxConcurrentActivityExecutionSize:     activitiesAtOnce,
		MaxConcurrentWorkflowTaskExecutionSize: decisionsAtOnce,
		MaxConcurrentActivityTaskPollers:       pollers,
		MaxConcurrentWorkflowTaskPollers:       pollers,
		WorkerStopTimeout:                      finishWithin,
		DeadlockDetectionTimeout:               stuckAfter,
		WorkflowPanicPolicy:                    worker.BlockWorkflow,
		DisableRegistrationAliasing:            true,
	}
}

// exportOptions are those of the worker that writes exports and does nothing
// else.
func exportOptions(onFatalError func(error)) worker.Options {
	return worker.Options{
		MaxConcurrentActivityExecutionSize: exportsAtOnce,
		MaxConcurrentActivityTaskPollers:   exportsAtOnce,
		DisableWorkflowWorker:              true,
		WorkerStopTimeout:                  finishWithin,
		DisableRegistrationAliasing:        true,
		OnFatalError:                       onFatalError,
	}
}
