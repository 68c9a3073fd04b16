package activities

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
	"go.temporal.io/sdk/activity"

	"onward/referral"
	"onward/schema"
)

const (
	reconcileBatch = 500
	// unpassedFor is how long a moment may be due before the reconciler passes it
	// itself: by then the workflow's own way is broken.
	unpassedFor = 15 * time.Minute
	// unsentFor is how long a letter may be due with nothing happening to it. The
	// slowest retry is an hour.
	unsentFor = 3 * time.Hour
)

// Referrals is Postgres's side of the comparison.
type Referrals interface {
	OpenReferrals(ctx context.Context, after int64, limit int) ([]schema.OpenReferral, error)
	Redrive(ctx context.Context, id uuid.UUID, epoch int) (bool, error)
	Stray(ctx context.Context, runs []schema.OpenReferral) ([]schema.OpenReferral, error)
	UnpassedMoments(ctx context.Context, olderThan time.Duration, limit int) ([]schema.PassInput, error)
	RescueMoment(ctx context.Context, in schema.PassInput) (referral.Event, error)
	RequeueLetters(ctx context.Context, olderThan time.Duration, limit int) (int, error)
	OutboxHealth(ctx context.Context) (schema.OutboxHealth, error)
	Tidy(ctx context.Context) (int64, error)
	RemindToCheck(ctx context.Context) (int, error)
	EndGlass(ctx context.Context) error
	DecideDigests(ctx context.Context) (sent int, err error)
	CheckAudit(ctx context.Context) (more bool, err error)
	RemindOfAgreement(ctx context.Context) (int, error)
}

// Runs is Temporal's side: the workflows that keep time for a referral.
type Runs interface {
	// Open returns a page of those that run, by number and epoch, and the cursor
	// of the next page, empty after the last. It may lag a little.
	Open(ctx context.Context, cursor []byte) (runs []schema.OpenReferral, next []byte, err error)
	// Running reports whether it runs now.
	Running(ctx context.Context, number int64, epoch int) (bool, error)
	Terminate(ctx context.Context, number int64, epoch int) error
}

// Reconcile compares Postgres with Temporal, in both directions, and repairs
// what differs. In a healthy system it finds nothing. It is safe to run twice,
// because Postgres decides each repair again.
func (a *Activities) Reconcile(ctx context.Context) (ReconcileResult, error) {
	var result ReconcileResult
	err := a.repair(ctx, &result)
	if err == nil {
		err = a.watch(ctx)
	}
	if err == nil {
		err = a.tidy(ctx)
	}
	if err == nil {
		a.complain(a.Referrals.EndGlass(ctx), "it is not in the audit that broken glass is whole again")
		_, err := a.Referrals.DecideDigests(ctx)
		a.complain(err, "digests for leads were not all decided")
		a.complain(a.checkAudit(ctx), "the audit is not checked to its end")
		a.complain(a.remindOfAgreement(ctx), "leads are not reminded of the agreement")
	}
	if err == nil && a.Cabinet != nil {
		a.complain(a.Cabinet.Scan(ctx), "files wait for the virus scanner")
	}
	if result != (ReconcileResult{}) {
		a.Log.Warn().Int("restarted", result.Restarted).Int("terminated", result.Terminated).
			Int("deadline_rescued", result.Rescued).Int("requeued", result.Requeued).Msg("reconciler: repaired what differed between Postgres and Temporal")
	}
	return result, err
}

// checkedARound is how many parts of the audit one round checks: a few seconds.
const checkedARound = 50

// checkAudit goes on with a check of the audit that whoever began it did not
// bring to its end.
func (a *Activities) checkAudit(ctx context.Context) error {
	for range checkedARound {
		if more, err := a.Referrals.CheckAudit(ctx); err != nil || !more {
			return err
		}
	}
	return nil
}

// remindOfAgreement writes to the leads who have yet to accept it; the next round
// goes on where one has written to as many as it may.
func (a *Activities) remindOfAgreement(ctx context.Context) error {
	written, err := a.Referrals.RemindOfAgreement(ctx)
	if written > 0 {
		a.Log.Info().Int("letters", written).Msg("agreement: leads are asked to accept it")
	}
	return err
}

func (a *Activities) repair(ctx context.Context, result *ReconcileResult) error {
	running, err := a.strays(ctx, result)
	if err == nil {
		err = a.missing(ctx, running, result)
	}
	if err == nil {
		err = a.unpassed(ctx, result)
	}
	if err == nil {
		err = a.unsentLetters(ctx, result)
	}
	return err
}

// run names a workflow of a referral.
type run struct {
	number int64
	epoch  int
}

// strays ends the workflows that no open referral stands behind, and returns
// those that run.
func (a *Activities) strays(ctx context.Context, result *ReconcileResult) (map[run]bool, error) {
	running := map[run]bool{}
	for cursor := []byte(nil); ; {
		page, next, err := a.Runs.Open(ctx, cursor)
		if err != nil {
			return nil, a.temporal(err)
		}
		for _, r := range page {
			running[run{r.Number, r.Epoch}] = true
		}
		stray, err := a.Referrals.Stray(ctx, page)
		if err != nil {
			return nil, a.store(err)
		}
		for _, r := range stray {
			if err := a.Runs.Terminate(ctx, r.Number, r.Epoch); err != nil {
				return nil, a.temporal(err)
			}
			result.Terminated++
		}
		activity.RecordHeartbeat(ctx)
		if len(next) == 0 {
			return running, nil
		}
		cursor = next
	}
}

// missing starts workflows for the open referrals that have none. Temporal's
// list lags, so each one that is not in it is asked for by name.
func (a *Activities) missing(ctx context.Context, running map[run]bool, result *ReconcileResult) error {
	for after := int64(0); ; {
		page, err := a.Referrals.OpenReferrals(ctx, after, reconcileBatch)
		if err != nil {
			return a.store(err)
		}
		for _, r := range page {
			after = r.Number
			if running[run{r.Number, r.Epoch}] {
				continue
			}
			if err := a.restart(ctx, r, result); err != nil {
				return err
			}
		}
		activity.RecordHeartbeat(ctx)
		if len(page) < reconcileBatch {
			return nil
		}
	}
}

func (a *Activities) restart(ctx context.Context, r schema.OpenReferral, result *ReconcileResult) error {
	alive, err := a.Runs.Running(ctx, r.Number, r.Epoch)
	if err != nil {
		return a.temporal(err)
	}
	if alive {
		return nil
	}
	driven, err := a.Referrals.Redrive(ctx, r.ReferralID, r.Epoch)
	if err != nil {
		return a.store(err)
	}
	if driven {
		result.Restarted++
	}
	activity.RecordHeartbeat(ctx)
	return nil
}

// unpassed passes the moments that came and went. Those it cannot pass are left:
// the next minute tries again.
func (a *Activities) unpassed(ctx context.Context, result *ReconcileResult) error {
	late, err := a.Referrals.UnpassedMoments(ctx, unpassedFor, reconcileBatch)
	if err != nil {
		return a.store(err)
	}
	for _, in := range late {
		_, err := a.Referrals.RescueMoment(ctx, in)
		switch {
		case err == nil:
			result.Rescued++
		case errors.Is(err, referral.ErrSuperseded), errors.Is(err, referral.ErrEarly):
		default:
			return a.store(err)
		}
		activity.RecordHeartbeat(ctx)
	}
	return nil
}

// unsentLetters has those letters started again that nobody is at work on.
func (a *Activities) unsentLetters(ctx context.Context, result *ReconcileResult) (err error) {
	if result.Requeued, err = a.Referrals.RequeueLetters(ctx, unsentFor, reconcileBatch); err != nil {
		return a.store(err)
	}
	return nil
}

func (a *Activities) temporal(err error) error {
	a.Log.Warn().Err(err).Str("code", string(CodeTemporal)).Msg("activity: Temporal failed; it is asked again")
	return again(CodeTemporal, 0)
}
