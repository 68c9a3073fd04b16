package workflows

import (
	"fmt"
	"time"

	"go.temporal.io/sdk/workflow"

	"onward/activities"
)

// keptFor is how long a file waits to be fetched, and a little more, so that the
// database agrees that its day is over.
const keptFor = 24*time.Hour + time.Minute

// Export writes a file of referrals that somebody asked for, keeps it for a day,
// and throws it away. Cancelling it leaves no file behind either: what is not
// finished cannot be fetched, and the hourly tidying removes it.
func Export(ctx workflow.Context, in ExportInput) error {
	workflow.SetCurrentDetails(ctx, "Writing the file.")
	result, err := writeExport(ctx, in)
	if err != nil {
		return err
	}
	if result.Outcome == activities.ExportWritten {
		until := workflow.Now(ctx).Add(keptFor)
		workflow.SetCurrentDetails(ctx, fmt.Sprintf("%d rows. Kept until %s.", result.Rows, clock(until)))
		err = workflow.NewTimerWithOptions(ctx, keptFor, workflow.TimerOptions{Summary: "keep the file"}).Get(ctx, nil)
		if err != nil {
			return err
		}
		if err := removeExports(ctx); err != nil {
			return err
		}
	}
	workflow.SetCurrentDetails(ctx, fmt.Sprintf("Over: %s.", result.Outcome))
	return nil
}
