package schema

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// Glass is a coordinator's leave to read one referral's client for a while.
type Glass struct {
	ID        uuid.UUID
	Reason    referral.GlassReason
	OpenedAt  time.Time
	ExpiresAt time.Time
}

type glassRow struct {
	bun.BaseModel `bun:"table:glass,alias:g"`

	ID         uuid.UUID `bun:"id,pk"`
	ReferralID uuid.UUID `bun:"referral_id"`
	User       uuid.UUID `bun:"user_id"`
	Reason     string    `bun:"reason"`
	OpenedAt   time.Time `bun:"opened_at"`
	ExpiresAt  time.Time `bun:"expires_at"`
	EndedAt    time.Time `bun:"ended_at,nullzero"`
}

var errGlassOpen = &referral.Error{Code: referral.CodeConflict, Message: "You can already read this client's details. Load the page again to see them, and for how long."}

// BreakGlass lets a coordinator read one referral's client for half an hour, and
// tells both sides: one transaction, so that nobody reads untold.
func (s *Store) BreakGlass(ctx context.Context, cmd referral.Command) (r referral.Referral, err error) {
	by, id := cmd.By, cmd.ReferralID
	if err := onlyCoordinators(by); err != nil {
		return r, err
	}
	err = s.in(ctx, by, "break the glass", func(ctx context.Context, tx bun.Tx) error {
		before, err := s.lock(ctx, tx, id)
		if err != nil {
			return err
		}
		w := newWrites(tx)
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		if err := endGlass(ctx, w, by, now, func(q *bun.SelectQuery) {
			q.Where("g.referral_id = ?", id).Where("g.user_id = ?", by.UserID).Where("g.expires_at <= ?", now)
		}); err != nil {
			return err
		}
		var e referral.Event
		if r, e, err = s.change(ctx, w, before, cmd, knowsOfIt); err != nil {
			return err
		}
		w.insert(&glassRow{
			ID: newID(), ReferralID: id, User: by.UserID, Reason: string(cmd.Glass), OpenedAt: e.At, ExpiresAt: e.At.Add(referral.GlassFor),
		})
		return w.run(ctx, chainOf(by, r))
	})
	return r, err
}

// throughGlass opens to this transaction what the reader may read of this one
// referral, and records that they did: each reading is in the audit. Nil is for
// everybody who broke no glass of it, or too long ago.
func (s *Store) throughGlass(ctx context.Context, tx bun.Tx, by referral.Actor, id uuid.UUID) (*Glass, error) {
	if by.Role != referral.Coordinator {
		return nil, nil //nolint:nilnil // most people never break any
	}
	now, err := s.now(ctx, tx)
	if err != nil {
		return nil, err
	}
	var row glassRow
	err = tx.NewSelect().Model(&row).Where("g.referral_id = ?", id).Where("g.user_id = ?", by.UserID).
		Where("g.ended_at IS NULL").Where("g.expires_at > ?", now).Scan(ctx)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, nil //nolint:nilnil // as above
	case err != nil:
		return nil, err
	}
	if _, err := tx.ExecContext(ctx, "SELECT set_config('app.glass', ?, true)", row.ID.String()); err != nil {
		return nil, err
	}
	w := newWrites(tx)
	w.audit(now, by, "referral.read-glass", id, map[string]any{"glass": row.ID})
	if err := w.run(ctx, by.OrganisationID); err != nil {
		return nil, err
	}
	return &Glass{ID: row.ID, Reason: referral.GlassReason(row.Reason), OpenedAt: row.OpenedAt.UTC(), ExpiresAt: row.ExpiresAt.UTC()}, nil
}

// CloseGlass ends the coordinator's own reading before its time. Ending what is
// over already changes nothing.
func (s *Store) CloseGlass(ctx context.Context, by referral.Actor, id uuid.UUID) error {
	return s.in(ctx, by, "close the glass", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		w := newWrites(tx)
		if err := endGlass(ctx, w, by, now, func(q *bun.SelectQuery) {
			q.Where("g.referral_id = ?", id).Where("g.user_id = ?", by.UserID)
		}); err != nil {
			return err
		}
		return w.run(ctx, by.OrganisationID)
	})
}

// EndGlass records that readings are over whose time has run out. Nothing can be
// read through them since: this is for the audit. It is safe to run twice.
func (s *Store) EndGlass(ctx context.Context) error {
	return s.in(ctx, referral.TheClock, "end broken glass", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		w := newWrites(tx)
		if err := endGlass(ctx, w, referral.TheClock, now, func(q *bun.SelectQuery) { q.Where("g.expires_at <= ?", now) }); err != nil {
			return err
		}
		return w.run(ctx, uuid.Nil)
	})
}

func endGlass(ctx context.Context, w *writes, by referral.Actor, now time.Time, which func(*bun.SelectQuery)) error {
	var rows []glassRow
	q := w.tx.NewSelect().Model(&rows).Where("g.ended_at IS NULL").OrderExpr("g.expires_at, g.id").Limit(maxLimit).For("UPDATE")
	which(q)
	if err := q.Scan(ctx); err != nil {
		return err
	}
	for _, row := range rows {
		ended := now
		if row.ExpiresAt.Before(now) {
			ended = row.ExpiresAt
		}
		w.add(w.tx.NewUpdate().Model((*glassRow)(nil)).Set("ended_at = ?", ended).Where("g.id = ?", row.ID))
		w.audit(now, by, "referral.close-glass", row.ReferralID, map[string]any{"glass": row.ID, "ended_at": ended})
	}
	return nil
}
