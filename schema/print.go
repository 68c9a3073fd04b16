package schema

import (
	"context"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// RecordPrint records that somebody is about to take a referral out on paper,
// for which they were reminded of what is then on it (N29, R-56).
func (s *Store) RecordPrint(ctx context.Context, by referral.Actor, id uuid.UUID) error {
	return s.in(ctx, by, "record a print", func(ctx context.Context, tx bun.Tx) error {
		there, err := mine(tx.NewSelect().Model((*referralRow)(nil)).Where("r.id = ?", id), by).Exists(ctx)
		if err != nil {
			return err
		}
		if by.Role.OfNetwork() || !there {
			return errNoReferral
		}
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		w := newWrites(tx)
		w.audit(now, by, "referral.print", id, nil)
		return w.run(ctx, by.OrganisationID)
	})
}
