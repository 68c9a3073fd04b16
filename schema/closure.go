package schema

import (
	"context"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// maxClosures is more days than an organisation can be closed in the years that
// a calendar looks ahead.
const maxClosures = 1100

// SetClosures replaces the days on which the organisation is closed. Deadlines
// that were told already stay.
func (s *Store) SetClosures(ctx context.Context, by referral.Actor, id uuid.UUID, days []referral.Date) error {
	if by.OrganisationID != id || by.Role != referral.Lead {
		if err := onlyCoordinators(by); err != nil {
			return err
		}
	}
	return s.in(ctx, by, "set closures", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		w := newWrites(tx)
		w.add(tx.NewDelete().Table("closures").Where("organisation_id = ?", id))
		for _, day := range days {
			w.add(tx.NewRaw("INSERT INTO closures VALUES (?, ?) ON CONFLICT DO NOTHING", id, day.String()))
		}
		w.audit(now, by, "organisation.closures", id, map[string]any{"days": len(days)})
		return w.run(ctx, by.OrganisationID)
	})
}

// AddClosures closes the organisation from one day to another, both included.
// Deadlines that were told already stay.
func (s *Store) AddClosures(ctx context.Context, by referral.Actor, r referral.DayRange, seen int64) error {
	return s.changeClosures(ctx, by, "organisation.close_days", r, seen, func(tx bun.Tx, w *writes) {
		for day := r.From; !day.After(r.To); day = day.AddDays(1) {
			w.add(tx.NewRaw("INSERT INTO closures VALUES (?, ?) ON CONFLICT DO NOTHING", by.OrganisationID, day.String()))
		}
	})
}

// RemoveClosures opens the organisation on these days again.
func (s *Store) RemoveClosures(ctx context.Context, by referral.Actor, r referral.DayRange, seen int64) error {
	return s.changeClosures(ctx, by, "organisation.open_days", r, seen, func(tx bun.Tx, w *writes) {
		w.add(tx.NewDelete().Table("closures").Where("organisation_id = ?", by.OrganisationID).
			Where("day BETWEEN ? AND ?", r.From.String(), r.To.String()))
	})
}

func (s *Store) changeClosures(ctx context.Context, by referral.Actor, action string, r referral.DayRange, seen int64, change func(bun.Tx, *writes)) error {
	if by.Role != referral.Lead {
		return errOnlyLead
	}
	return s.in(ctx, by, action, func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		if err := r.Check(referral.DateOf(now)); err != nil {
			return err
		}
		if err := partOf(by.OrganisationID, partClosures).claim(ctx, tx, by, now, seen); err != nil {
			return err
		}
		w := newWrites(tx)
		change(tx, w)
		w.audit(now, by, action, by.OrganisationID, map[string]any{"from": r.From.String(), "to": r.To.String()})
		return w.run(ctx, by.OrganisationID)
	})
}

func dates(texts []string) ([]referral.Date, error) {
	days := make([]referral.Date, len(texts))
	for i, text := range texts {
		day, err := referral.ParseDate(text)
		if err != nil {
			return nil, err
		}
		days[i] = day
	}
	return days, nil
}
