package schema

import (
	"context"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// draftsAtOnce is how many drafts one round of tidying takes away.
const draftsAtOnce = 1000

// forgetDrafts takes away the drafts whose last day is over. Their files are then
// held by nothing, and go with the next sweep.
func (s *Store) forgetDrafts(ctx context.Context) (gone int64, err error) {
	err = s.in(ctx, referral.TheClock, "forget drafts", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		return tx.NewRaw("SELECT forget_drafts(?::date, ?)", referral.DateOf(now).String(), draftsAtOnce).Scan(ctx, &gone)
	})
	return gone, err
}

// KeepDraft keeps a draft of the organisation's own as long as one that was saved
// just now. What it says stays, and so does its version: somebody who is writing
// in it meanwhile is not in the way.
func (s *Store) KeepDraft(ctx context.Context, by referral.Actor, id uuid.UUID) (d Draft, err error) {
	err = s.in(ctx, by, "keep draft", func(ctx context.Context, tx bun.Tx) error {
		row, err := oneDraft(ctx, tx, by, id)
		if err != nil {
			return err
		}
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		row.KeptUntil = midnight(referral.DraftKeptUntil(now))
		if _, err = tx.NewUpdate().Model(&row).Column("kept_until").WherePK().Exec(ctx); err != nil {
			return err
		}
		d, err = withFiles(ctx, tx, by, row)
		return err
	})
	return d, err
}
