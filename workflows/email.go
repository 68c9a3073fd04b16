package workflows

import (
	"fmt"
	"time"

	"go.temporal.io/sdk/workflow"

	"onward/activities"
)

const (
	// giveUpAfter is how long the mail provider may refuse an e-mail for a while.
	giveUpAfter = 24 * time.Hour
	// doubtFor is how long the provider's own report is awaited before an e-mail
	// that may have been sent is sent again: twice is harmless, silence is not.
	doubtFor = 10 * time.Minute
)

// Email sends one notification: not before its time, and once if that can be
// known. What it says and to whom is looked up when it is sent.
func Email(ctx workflow.Context, in EmailInput) error {
	run := &emailRun{in: in}
	if err := run.wait(ctx, in.ReleaseAt.Sub(workflow.Now(ctx)), "to be released"); err != nil {
		return err
	}
	if err := run.send(ctx, "send"); err != nil {
		return err
	}
	if run.outcome == activities.Ambiguous {
		if err := run.wait(ctx, doubtFor, "for the provider to report it sent"); err != nil {
			return err
		}
		run.repeat = true
		if err := run.send(ctx, "send again, unless reported sent"); err != nil {
			return err
		}
	}
	run.conclude(ctx)
	return nil
}

// emailRun is all that the workflow knows.
type emailRun struct {
	in      EmailInput
	repeat  bool
	outcome activities.SendOutcome
}

// wait sleeps for d; what for is for people to read.
func (r *emailRun) wait(ctx workflow.Context, d time.Duration, what string) error {
	if d <= 0 {
		return nil
	}
	workflow.SetCurrentDetails(ctx, fmt.Sprintf("Waiting %s, until %s.", what, clock(workflow.Now(ctx).Add(d))))
	return workflow.NewTimerWithOptions(ctx, d, workflow.TimerOptions{Summary: "wait " + what}).Get(ctx, nil)
}

// send hands the e-mail to the provider and keeps the outcome.
func (r *emailRun) send(ctx workflow.Context, summary string) error {
	giveUpAt := workflow.Now(ctx).Add(giveUpAfter)
	workflow.SetCurrentDetails(ctx, fmt.Sprintf("Sending. A provider that cannot take it is asked again until %s.", clock(giveUpAt)))
	result, err := sendEmail(ctx, activities.SendEmailInput{
		NotificationID: r.in.NotificationID, GiveUpAt: giveUpAt, Repeat: r.repeat,
	}, summary)
	if err != nil && ctx.Err() == nil {
		panic(err) // it is retried until it has an outcome: only a defect ends it
	}
	r.outcome = result.Outcome
	return ctx.Err()
}

// conclude says how it ended, loudly if somebody may not have been told.
func (r *emailRun) conclude(ctx workflow.Context) {
	said := map[activities.SendOutcome]string{
		activities.Mailed:    "Taken by the mail provider.",
		activities.Needless:  "Not sent: what it says was overtaken while it waited.",
		activities.Ambiguous: "**Sent twice without an answer.** It may have arrived.",
		activities.Failed:    "**Not sent.** The mail provider refused it.",
	}[r.outcome]
	workflow.SetCurrentDetails(ctx, said)
	if r.outcome == activities.Ambiguous || r.outcome == activities.Failed {
		workflow.GetLogger(ctx).Error("e-mail not known to be sent",
			"notification_id", r.in.NotificationID.String(), "letter", string(r.in.Letter), "number", r.in.Number, "outcome", string(r.outcome))
	}
}
