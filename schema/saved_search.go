package schema

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

const (
	maxSearches = 100 // that one person may keep for one organisation
	maxRecent   = 10
)

// SavedSearch is a search that a person keeps, or one of their latest, which
// has no name (R10). The question is as the API was asked it; it may hold a
// surname, so nobody else sees it.
type SavedSearch struct {
	ID       uuid.UUID
	Name     string
	Question json.RawMessage
	UsedAt   time.Time
}

type searchRow struct {
	bun.BaseModel `bun:"table:searches,alias:q"`

	ID           uuid.UUID       `bun:"id,pk"`
	Organisation uuid.UUID       `bun:"organisation_id"`
	User         uuid.UUID       `bun:"user_id"`
	Name         string          `bun:"name"`
	Question     json.RawMessage `bun:"question,type:jsonb"`
	Digest       []byte          `bun:"digest"`
	UsedAt       time.Time       `bun:"used_at"`
}

var errNoSearch = &referral.Error{Code: referral.CodeNotFound, Message: "There is no such search, or it was deleted."}

// Searches lists what the person keeps, by name, and their latest searches.
func (s *Store) Searches(ctx context.Context, by referral.Actor) (saved, recent []SavedSearch, err error) {
	err = s.in(ctx, by, "list searches", func(ctx context.Context, tx bun.Tx) error {
		var named, latest []searchRow
		err := ownSearches(tx, by).Model(&named).Where("q.name <> ''").OrderExpr("lower(q.name), q.id").Limit(maxSearches).Scan(ctx)
		if err != nil {
			return err
		}
		err = ownSearches(tx, by).Model(&latest).Where("q.name = ''").OrderExpr("q.used_at DESC, q.id").Limit(maxRecent).Scan(ctx)
		saved, recent = toSearches(named), toSearches(latest)
		return err
	})
	return saved, recent, err
}

func ownSearches(tx bun.Tx, by referral.Actor) *bun.SelectQuery {
	return tx.NewSelect().Where("q.user_id = ?", by.UserID).Where("q.organisation_id = ?", by.OrganisationID)
}

func toSearches(rows []searchRow) []SavedSearch {
	all := make([]SavedSearch, len(rows))
	for i, r := range rows {
		all[i] = SavedSearch{ID: r.ID, Name: r.Name, Question: r.Question, UsedAt: r.UsedAt.UTC()}
	}
	return all
}

func (s *Store) searchRow(ctx context.Context, tx bun.Tx, by referral.Actor, name string, question json.RawMessage) (searchRow, error) {
	now, err := s.now(ctx, tx)
	sum := sha256.Sum256(question)
	return searchRow{
		ID: newID(), Organisation: by.OrganisationID, User: by.UserID, Name: name, Question: question, Digest: sum[:], UsedAt: now,
	}, err
}

// SaveSearch keeps a search under a name.
func (s *Store) SaveSearch(ctx context.Context, by referral.Actor, name string, question json.RawMessage) (saved SavedSearch, err error) {
	err = s.in(ctx, by, "save a search", func(ctx context.Context, tx bun.Tx) error {
		n, err := ownSearches(tx, by).Model((*searchRow)(nil)).Where("q.name <> ''").Count(ctx)
		if err != nil {
			return err
		}
		if int(n) >= maxSearches {
			return &referral.Error{Code: referral.CodeTooMany, Message: "You have 100 saved searches. Delete one that you no longer use, then save this one."}
		}
		row, err := s.searchRow(ctx, tx, by, name, question)
		if err != nil {
			return err
		}
		_, err = tx.NewInsert().Model(&row).Exec(ctx)
		saved = toSearches([]searchRow{row})[0]
		return err
	})
	return saved, err
}

// RememberSearch puts a search on top of the person's latest ten.
func (s *Store) RememberSearch(ctx context.Context, by referral.Actor, question json.RawMessage) error {
	return s.in(ctx, by, "remember a search", func(ctx context.Context, tx bun.Tx) error {
		row, err := s.searchRow(ctx, tx, by, "", question)
		if err != nil {
			return err
		}
		_, err = tx.NewInsert().Model(&row).On("CONFLICT (user_id, organisation_id, digest) WHERE name = '' DO UPDATE").
			Set("used_at = EXCLUDED.used_at").Returning("NULL").Exec(ctx)
		if err != nil {
			return err
		}
		old := ownSearches(tx, by).Model((*searchRow)(nil)).Column("q.id").Where("q.name = ''").OrderExpr("q.used_at DESC, q.id").Offset(maxRecent)
		_, err = tx.NewDelete().Model((*searchRow)(nil)).Where("q.id IN (?)", old).Exec(ctx)
		return err
	})
}

// RenameSearch gives a search of the person's own another name.
func (s *Store) RenameSearch(ctx context.Context, by referral.Actor, id uuid.UUID, name string) error {
	return s.in(ctx, by, "rename a search", func(ctx context.Context, tx bun.Tx) error {
		result, err := tx.NewUpdate().Model((*searchRow)(nil)).Set("name = ?", name).Where("q.id = ?", id).
			Where("q.user_id = ?", by.UserID).Where("q.organisation_id = ?", by.OrganisationID).Where("q.name <> ''").Exec(ctx)
		if err != nil {
			return err
		}
		if n, _ := result.RowsAffected(); n == 0 {
			return errNoSearch
		}
		return nil
	})
}

// DeleteSearch forgets a search of the person's own, kept or recent.
func (s *Store) DeleteSearch(ctx context.Context, by referral.Actor, id uuid.UUID) error {
	return s.in(ctx, by, "delete a search", func(ctx context.Context, tx bun.Tx) error {
		result, err := tx.NewDelete().Model((*searchRow)(nil)).Where("q.id = ?", id).
			Where("q.user_id = ?", by.UserID).Where("q.organisation_id = ?", by.OrganisationID).Exec(ctx)
		if err != nil {
			return err
		}
		if n, _ := result.RowsAffected(); n == 0 {
			return errNoSearch
		}
		return nil
	})
}
