package workflows

import (
	"math"
	"time"

	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"

	"onward/activities"
	"onward/referral"
)

// persist is a retry without an end. The number says so to the time-skipping
// tests as well, which take zero for ten.
func persist(first, longest time.Duration) *temporal.RetryPolicy {
	return &temporal.RetryPolicy{
		InitialInterval: first, BackoffCoefficient: 2, MaximumInterval: longest, MaximumAttempts: math.MaxInt32,
	}
}

// passMoment asks Postgres to do what is to be done at the moment. It is asked
// again for as long as it takes: a database that is down for a week makes a
// deadline late, never lost.
func passMoment(ctx workflow.Context, e referral.Event, m referral.Moment) (activities.PassMomentResult, error) {
	ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{
		StartToCloseTimeout: 30 * time.Second,
		RetryPolicy:         persist(time.Second, time.Minute),
		Summary:             m.String(),
	})
	in := activities.PassMomentInput{ReferralID: e.ReferralID, Epoch: e.Epoch, Moment: m}
	var result activities.PassMomentResult
	err := workflow.ExecuteActivity(ctx, activities.NamePassMoment, in).Get(ctx, &result)
	return result, err
}

// sendEmail hands the e-mail to the mail provider. When to give up is in the
// input and not a timeout, so that an outage of ours never counts against it.
func sendEmail(ctx workflow.Context, in activities.SendEmailInput, summary string) (activities.SendEmailResult, error) {
	ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{
		StartToCloseTimeout: time.Minute,
		RetryPolicy:         persist(5*time.Second, 15*time.Minute),
		Summary:             summary,
	})
	var result activities.SendEmailResult
	err := workflow.ExecuteActivity(ctx, activities.NameSendEmail, in).Get(ctx, &result)
	return result, err
}

// reconcile compares Postgres with Temporal and repairs what differs.
func reconcile(ctx workflow.Context) (activities.ReconcileResult, error) {
	ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{
		StartToCloseTimeout: 30 * time.Minute,
		HeartbeatTimeout:    time.Minute,
		RetryPolicy:         persist(5*time.Second, time.Minute),
		Summary:             "compare open referrals with open workflows",
	})
	var result activities.ReconcileResult
	err := workflow.ExecuteActivity(ctx, activities.NameReconcile).Get(ctx, &result)
	return result, err
}

// writeExport writes the file of an export. A worker that dies is noticed by its
// silence, and another begins the file again.
func writeExport(ctx workflow.Context, in ExportInput) (activities.WriteExportResult, error) {
	ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{
		TaskQueue:           ExportQueue,
		StartToCloseTimeout: 2 * time.Hour,
		HeartbeatTimeout:    time.Minute,
		RetryPolicy:         persist(5*time.Second, time.Minute),
		WaitForCancellation: true,
		Summary:             "write the file",
	})
	var result activities.WriteExportResult
	err := workflow.ExecuteActivity(ctx, activities.NameWriteExport, activities.WriteExportInput(in)).Get(ctx, &result)
	return result, err
}

// removeExports throws away the files whose day is over.
func removeExports(ctx workflow.Context) error {
	ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{
		TaskQueue:           ExportQueue,
		StartToCloseTimeout: time.Minute,
		RetryPolicy:         persist(5*time.Second, 15*time.Minute),
		Summary:             "remove files whose day is over",
	})
	return workflow.ExecuteActivity(ctx, activities.NameRemoveExports).Get(ctx, nil)
}
