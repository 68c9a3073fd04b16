package schema

import (
	"context"
	"database/sql"
	"errors"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

type defaultTextsRow struct {
	bun.BaseModel `bun:"table:default_texts,alias:y"`

	Organisation uuid.UUID             `bun:"organisation_id,pk"`
	Texts        referral.DefaultTexts `bun:"texts,type:jsonb"`
}

// DefaultTexts returns what a new referral of the actor's organisation starts
// with; nothing where its lead has set nothing.
func (s *Store) DefaultTexts(ctx context.Context, by referral.Actor) (texts referral.DefaultTexts, err error) {
	err = s.in(ctx, by, "read default texts", func(ctx context.Context, tx bun.Tx) error {
		var row defaultTextsRow
		err := tx.NewSelect().Model(&row).Where("y.organisation_id = ?", by.OrganisationID).Scan(ctx)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		texts = row.Texts
		return err
	})
	return texts, err
}

// SetDefaultTexts changes what new referrals of the lead's organisation start
// with. Drafts that were begun stay as they are.
func (s *Store) SetDefaultTexts(ctx context.Context, by referral.Actor, texts referral.DefaultTexts) error {
	if by.Role != referral.Lead {
		return errOnlyLead
	}
	texts = texts.Tidy()
	if wrong := texts.Check(); len(wrong) > 0 {
		return &referral.Error{Code: referral.CodeInvalid, Message: "Nothing was saved yet. Please check what you entered.", Fields: wrong}
	}
	return s.in(ctx, by, "set default texts", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		w := newWrites(tx)
		row := defaultTextsRow{Organisation: by.OrganisationID, Texts: texts}
		w.add(tx.NewInsert().Model(&row).On("CONFLICT (organisation_id) DO UPDATE").Set("texts = excluded.texts"))
		w.audit(now, by, "organisation.default_texts", by.OrganisationID, nil)
		return w.run(ctx, by.OrganisationID)
	})
}
