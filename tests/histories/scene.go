package main

import (
	"context"
	"fmt"
	"time"

	"go.temporal.io/sdk/client"

	"onward/activities"
	"onward/referral"
	"onward/workflows"
)

// ladder is the order of the moments in every scene. Each comes a second after
// the one before, because a recording cannot wait for working days.
var ladder = []referral.Moment{
	{Kind: referral.RemindAcknowledge}, {Kind: referral.MissAcknowledge}, {Kind: referral.Escalate, Day: 1}, {Kind: referral.BecomeStuck},
}

const step = time.Second

// sent is a referral that was sent just now.
func sent(behaviour byte, number int64) referral.Event {
	now := time.Now().UTC().Truncate(time.Second)
	e := referral.Event{
		ReferralID: idOf(behaviour, number), Number: number, Epoch: 1, Seq: 1, Kind: referral.Send, At: now, Status: referral.Sent,
		Sender: "harbour-debt-advice", Receiver: "northfield-housing",
	}
	for i, m := range ladder {
		m.At = now.Add(time.Duration(i+2) * step)
		e.Moments = append(e.Moments, m)
	}
	e.AcknowledgeBy = &e.Moments[1].At
	return e
}

// after is the event of a moment that has passed.
func after(in activities.PassMomentInput) referral.Event {
	e := referral.Event{
		ReferralID: in.ReferralID, Number: int64(in.ReferralID[15]), Epoch: in.Epoch, Kind: referral.PassMoment, Moment: &in.Moment,
		At: in.Moment.At, Status: referral.Sent, Sender: "harbour-debt-advice", Receiver: "northfield-housing",
	}
	for i, m := range ladder {
		if m.Kind == in.Moment.Kind {
			e.Seq = int64(i + 2)
			e.Overdue, e.Stuck = i > 0, i == len(ladder)-1
			for j, next := range ladder[i+1:] {
				next.At = in.Moment.At.Add(time.Duration(j+1) * step)
				e.Moments = append(e.Moments, next)
			}
		}
	}
	return e
}

// change is what a person does to a referral.
type change struct {
	wait   time.Duration // before
	kind   referral.Kind
	status referral.Status
	twice  bool
}

// scene is one workflow, from its start to its end or to where it waits long.
type scene struct {
	name string
	play func(ctx context.Context, c client.Client, number int64) (id string, err error)
}

var scenes = []scene{
	{"whole-life", life(plain,
		change{kind: referral.Acknowledge, status: referral.Acknowledged, twice: true}, change{kind: referral.Assign, status: referral.Acknowledged},
		change{kind: referral.Accept, status: referral.Accepted}, change{kind: referral.Close, status: referral.Closed})},
	{"nobody-answers", life(plain, change{wait: 8 * step, kind: referral.Withdraw, status: referral.Withdrawn})},
	{"returned-and-sent-again", life(plain,
		change{kind: referral.Return, status: referral.Returned}, change{wait: step, kind: referral.Send, status: referral.Sent},
		change{kind: referral.Decline, status: referral.Declined}, change{kind: referral.NoFurtherReferral, status: referral.Closed})},
	{"clock-behind", life(early, change{wait: 5 * step, kind: referral.Withdraw, status: referral.Withdrawn})},
	{"superseded", life(superseded, change{wait: 4 * step, kind: referral.Acknowledge, status: referral.Acknowledged}, change{kind: referral.Withdraw, status: referral.Withdrawn})},
	{"overtaken", life(overtaken, change{wait: 8 * step, kind: referral.Withdraw, status: referral.Withdrawn})},
	{"database-down", life(unreachable, change{wait: 14 * step, kind: referral.Withdraw, status: referral.Withdrawn})},
	{"still-waiting", life(superseded)},
	{"cancelled", cancelled},
	{"email", email(plain, 0)},
	{"email-held", email(plain, 2*step)},
	{"email-busy", email(unreachable, 0)},
	{"email-refused", email(refused, 0)},
	{"email-in-doubt", emailInDoubt},
	{"reconcile", reconcile},
	{"export", export(plain)},
	{"export-overtaken", export(superseded)},
}

// life starts a referral and tells its workflow of the changes.
func life(behaviour byte, changes ...change) func(context.Context, client.Client, int64) (string, error) {
	return func(ctx context.Context, c client.Client, number int64) (string, error) {
		e := sent(behaviour, number)
		options, in := workflows.ReferralStart(e)
		run, err := c.ExecuteWorkflow(ctx, options, workflows.NameReferral, in)
		if err != nil {
			return "", err
		}
		for i, ch := range changes {
			time.Sleep(max(ch.wait, step/2))
			e.Seq, e.Kind, e.Status, e.At = int64(10+i), ch.kind, ch.status, time.Now().UTC().Truncate(time.Second)
			e.Moments = nil
			e.Final = ch.status == referral.Closed || ch.status == referral.Withdrawn
			for n := range 2 {
				if n == 1 && !ch.twice {
					break
				}
				if err := c.SignalWorkflow(ctx, options.ID, "", workflows.SignalTransition, e); err != nil {
					return "", err
				}
			}
		}
		if !e.Final {
			time.Sleep(settle)
			return options.ID, nil
		}
		return options.ID, run.Get(ctx, nil)
	}
}

func cancelled(ctx context.Context, c client.Client, number int64) (string, error) {
	id, err := life(superseded)(ctx, c, number)
	if err != nil {
		return "", err
	}
	if err := c.CancelWorkflow(ctx, id, ""); err != nil {
		return "", err
	}
	if err := c.GetWorkflow(ctx, id, "").Get(ctx, nil); err == nil {
		return "", fmt.Errorf("it was not cancelled")
	}
	return id, nil
}

func startEmail(ctx context.Context, c client.Client, behaviour byte, number int64, held time.Duration) (client.WorkflowRun, error) {
	in := workflows.EmailInput{
		NotificationID: idOf(behaviour, number), ReleaseAt: time.Now().UTC().Truncate(time.Second).Add(held),
		Number: number, Letter: referral.LetterReferred, Audience: referral.ToReceiver,
	}
	return c.ExecuteWorkflow(ctx, workflows.EmailStart(in), workflows.NameEmail, in)
}

func email(behaviour byte, held time.Duration) func(context.Context, client.Client, int64) (string, error) {
	return func(ctx context.Context, c client.Client, number int64) (string, error) {
		run, err := startEmail(ctx, c, behaviour, number, held)
		if err != nil {
			return "", err
		}
		return run.GetID(), run.Get(ctx, nil)
	}
}

// emailInDoubt is recorded where it waits for the provider's report.
func emailInDoubt(ctx context.Context, c client.Client, number int64) (string, error) {
	run, err := startEmail(ctx, c, doubtful, number, 0)
	if err != nil {
		return "", err
	}
	time.Sleep(settle)
	return run.GetID(), nil
}

// export is recorded to its end or, where the file was written, to where it is
// kept.
func export(behaviour byte) func(context.Context, client.Client, int64) (string, error) {
	return func(ctx context.Context, c client.Client, number int64) (string, error) {
		in := workflows.ExportInput{ExportID: idOf(behaviour, number)}
		run, err := c.ExecuteWorkflow(ctx, workflows.ExportStart(in), workflows.NameExport, in)
		if err != nil {
			return "", err
		}
		time.Sleep(settle)
		return run.GetID(), nil
	}
}

func reconcile(ctx context.Context, c client.Client, _ int64) (string, error) {
	run, err := c.ExecuteWorkflow(ctx, client.StartWorkflowOptions{ID: "reconcile", TaskQueue: workflows.TaskQueue}, workflows.NameReconcile)
	if err != nil {
		return "", err
	}
	var result activities.ReconcileResult
	return run.GetID(), run.Get(ctx, &result)
}
