package schema

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// Apply is the one mechanism for every change of a referral, whoever makes it:
// the row is locked, the rules decide, and the row, its history, the audit,
// those to be told and the work for Temporal are written in one transaction,
// or nothing is.
func (s *Store) Apply(ctx context.Context, cmd referral.Command) (r referral.Referral, e referral.Event, err error) {
	if cmd.Kind == referral.PassMoment || cmd.Kind == referral.Forward || cmd.Kind == referral.BreakGlass || cmd.Kind == referral.MoveDeadline {
		return r, e, &referral.Error{Code: referral.CodeInvalid, Message: "There is no such action."} // they have methods of their own
	}
	if cmd.By.Role == referral.Auditor { // who cannot even lock a row, and would be told that there is none
		return r, e, &referral.Error{Code: referral.CodeNotAllowed, Message: "Auditors read, and change nothing."}
	}
	err = s.in(ctx, cmd.By, "apply "+string(cmd.Kind), func(ctx context.Context, tx bun.Tx) error {
		r, e, err = s.apply(ctx, tx, cmd)
		return err
	})
	if err != nil {
		return referral.Referral{}, referral.Event{}, err
	}
	return r, e, nil
}

func (s *Store) apply(ctx context.Context, tx bun.Tx, cmd referral.Command) (referral.Referral, referral.Event, error) {
	before, err := s.lock(ctx, tx, cmd.ReferralID)
	if err != nil {
		return referral.Referral{}, referral.Event{}, err
	}
	w := newWrites(tx)
	r, e, err := s.change(ctx, w, before, cmd, tell)
	if err != nil {
		return r, e, err
	}
	return r, e, w.run(ctx, chainOf(cmd.By, r))
}

// telling says whether the workflow must be told of a change.
type telling bool

const (
	tell      telling = true
	knowsOfIt telling = false // it gave the command and gets the answer
)

// change applies the command to a locked referral and gathers what it writes.
func (s *Store) change(ctx context.Context, w *writes, before locked, cmd referral.Command, t telling) (r referral.Referral, e referral.Event, err error) {
	if cmd, err = complete(ctx, w.tx, before, cmd); err != nil {
		return r, e, err
	}
	now, err := s.now(ctx, w.tx)
	if err != nil {
		return r, e, err
	}
	if now.Before(before.row.ChangedAt) {
		now = before.row.ChangedAt.UTC() // a clock set back must not turn the history round
	}
	r, e, err = referral.Apply(before.referral, cmd, before.calendar, now)
	if err != nil {
		return r, e, early(err, cmd.Moment, now)
	}
	row := fromReferral(r, before.row.Batch, now)
	w.add(w.tx.NewUpdate().Model(&row).WherePK())
	if err := record(ctx, w, before.referral, r, e, cmd, before.calendar); err != nil {
		return r, e, err
	}
	if kind, due := outboxKind(before.referral, r, cmd); due && (t == tell || kind == OutboxStart) {
		w.outbox(kind, e)
	}
	return r, e, nil
}

// early says how long it is until the moment.
func early(err error, m referral.Moment, now time.Time) error {
	if errors.Is(err, referral.ErrEarly) {
		return &EarlyError{Remaining: m.At.Sub(now)}
	}
	return err
}

// PassInput says which moment of which run has come. Its JSON is API: add-only.
type PassInput struct {
	ReferralID uuid.UUID       `json:"referral_id"`
	Epoch      int             `json:"epoch"`
	Moment     referral.Moment `json:"moment"`
}

// PassMoment lets time act on a referral, once and never before its time by the
// database's clock. The error is an *EarlyError before it, and
// referral.ErrSuperseded when the referral no longer waits for the moment; then
// the event is the latest there is, so that whoever missed it can go on from
// there, or zero when another run has taken over.
func (s *Store) PassMoment(ctx context.Context, in PassInput) (referral.Event, error) {
	return s.pass(ctx, in, knowsOfIt)
}

// RescueMoment is PassMoment for the reconciler: the workflow, which should
// have asked and did not, is told of it.
func (s *Store) RescueMoment(ctx context.Context, in PassInput) (referral.Event, error) {
	return s.pass(ctx, in, tell)
}

func (s *Store) pass(ctx context.Context, in PassInput, t telling) (e referral.Event, err error) {
	cmd := referral.Command{ReferralID: in.ReferralID, Kind: referral.PassMoment, By: referral.TheClock, Moment: in.Moment}
	err = s.in(ctx, cmd.By, "pass a moment", func(ctx context.Context, tx bun.Tx) error {
		before, err := s.lock(ctx, tx, cmd.ReferralID)
		switch {
		case errors.Is(err, referral.ErrNotFound):
			return referral.ErrSuperseded
		case err != nil:
			return err
		case before.referral.Epoch != in.Epoch: // the fence: another run keeps time now
			return referral.ErrSuperseded
		}
		w := newWrites(tx)
		offer, err := s.offerOf(ctx, tx, before, cmd.Moment)
		if err != nil {
			return err
		}
		cmd.Offered = offer.to.ID
		r, passed, err := s.change(ctx, w, before, cmd, t)
		switch {
		case errors.Is(err, referral.ErrSuperseded):
			e = latest(before)
			return err
		case err != nil:
			return err
		}
		e = passed
		if r.Result == referral.ResultOfferedOn {
			if err := s.offerOn(ctx, w, r, offer, e.At); err != nil {
				return err
			}
		}
		return w.run(ctx, chainOf(cmd.By, r))
	})
	if err != nil && !errors.Is(err, referral.ErrSuperseded) {
		return referral.Event{}, err
	}
	return e, err
}

// latest is the event that describes the referral as it stands. What made it so
// is not looked up: whoever reads it only wants to know how things are.
func latest(l locked) referral.Event {
	return referral.NewEvent(l.referral, referral.Command{Kind: stateKind}, l.row.ChangedAt.UTC())
}

// stateKind marks an event that describes a state and records no change.
const stateKind referral.Kind = "state"
