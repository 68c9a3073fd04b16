package dispatch

import (
	"context"
	"errors"
	"fmt"

	"go.temporal.io/api/serviceerror"
	"google.golang.org/grpc/codes"

	"onward/referral"
	"onward/schema"
	"onward/workflows"
)

// ErrDown says that Temporal does not answer. Nothing is lost: the rows wait.
var ErrDown = errors.New("temporal does not answer")

// errUnreadable says that trying again will not help.
var errUnreadable = errors.New("it cannot be read")

// deliver takes one row to Temporal.
func (d *Dispatcher) deliver(ctx context.Context, row schema.OutboxRow) error {
	switch {
	case row.Kind == schema.OutboxStart && row.Event != nil:
		options, in := workflows.ReferralStart(*row.Event)
		_, err := d.temporal.ExecuteWorkflow(ctx, options, workflows.NameReferral, in)
		return unlessStarted(err)
	case row.Kind == schema.OutboxTransition && row.Event != nil:
		return d.tell(ctx, *row.Event)
	case row.Kind == schema.OutboxDeliver && row.Delivery != nil:
		in := workflows.EmailInput(*row.Delivery)
		_, err := d.temporal.ExecuteWorkflow(ctx, workflows.EmailStart(in), workflows.NameEmail, in)
		return unlessStarted(err)
	case row.Kind == schema.OutboxExport && row.Export != nil:
		in := workflows.ExportInput(*row.Export)
		_, err := d.temporal.ExecuteWorkflow(ctx, workflows.ExportStart(in), workflows.NameExport, in)
		return unlessStarted(err)
	}
	return fmt.Errorf("outbox row of kind %q: %w", row.Kind, errUnreadable)
}

// unlessStarted takes a start that has happened before for a success: the row
// was delivered, and only the note of it was lost.
func unlessStarted(err error) error {
	if started := (*serviceerror.WorkflowExecutionAlreadyStarted)(nil); errors.As(err, &started) {
		return nil
	}
	return err
}

// tell signals the workflow of a referral. One that has ended knows already. If
// the referral is open, the reconciler starts another from the latest event, so
// nothing is gained by keeping the signal.
func (d *Dispatcher) tell(ctx context.Context, e referral.Event) error {
	err := d.temporal.SignalWorkflow(ctx, workflows.ReferralID(e.Number, e.Epoch), "", workflows.SignalTransition, e)
	if gone := (*serviceerror.NotFound)(nil); errors.As(err, &gone) {
		if !e.Final {
			d.log.Warn().Int64("number", e.Number).Int("epoch", e.Epoch).Msg("outbox: the referral is open and has no workflow; left to the reconciler")
		}
		return nil
	}
	return err
}

// isDown reports whether the failure is Temporal's, not the row's.
func isDown(err error) bool {
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) {
		return true
	}
	switch status(err) {
	case codes.Unavailable, codes.DeadlineExceeded, codes.Canceled, codes.ResourceExhausted:
		return true
	default:
		return false
	}
}

// status is the failure's gRPC code; OK for what is not Temporal's.
func status(err error) codes.Code {
	var answer serviceerror.ServiceError
	if err == nil || !errors.As(err, &answer) {
		return codes.OK
	}
	return answer.Status().Code()
}

// code names the failure in logs; its text could repeat what was sent.
func code(err error) string {
	if c := status(err); c != codes.OK {
		return c.String()
	}
	return "internal"
}
