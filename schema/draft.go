package schema

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// maxDrafts is how many unsent referrals one organisation may keep.
const maxDrafts = 500

// Draft is a referral that was not sent: seen by its own organisation only.
type Draft struct {
	ID         uuid.UUID
	Version    int64 // 0 when it was never saved
	Form       referral.Form
	Receivers  []uuid.UUID
	CopySender bool
	Files      []File // what goes with it, in order
	UpdatedAt  time.Time
	Author     Person
}

type draftRow struct {
	bun.BaseModel `bun:"table:drafts,alias:d"`

	ID           uuid.UUID     `bun:"id,pk"`
	Organisation uuid.UUID     `bun:"organisation_id"`
	Author       uuid.UUID     `bun:"author_id"`
	Version      int64         `bun:"version"`
	Form         referral.Form `bun:"form,type:jsonb"`
	Receivers    []uuid.UUID   `bun:"receivers,array"`
	CopySender   bool          `bun:"copy_sender"`
	Files        []uuid.UUID   `bun:"files,array"`
	UpdatedAt    time.Time     `bun:"updated_at"`

	FirstName string `bun:"first_name,scanonly"`
	LastName  string `bun:"last_name,scanonly"`
}

func (r draftRow) draft() Draft {
	d := Draft{ID: r.ID, Version: r.Version, Form: r.Form, Receivers: r.Receivers, CopySender: r.CopySender, UpdatedAt: r.UpdatedAt.UTC(), Author: Person{ID: r.Author, Name: referral.ShortName(r.FirstName, r.LastName)}}
	if d.Receivers == nil {
		d.Receivers = []uuid.UUID{}
	}
	return d
}

var errNoDraft = &referral.Error{Code: referral.CodeNotFound, Message: "There is no such draft. It may have been sent or deleted."}

var errStaleDraft = &referral.Error{Code: referral.CodeStale, Message: "This draft was changed in another window. Open it again to see the latest."}

// SaveDraft keeps the draft as typed: nothing is checked but that it was not
// changed elsewhere since. Without an ID it is a new one.
func (s *Store) SaveDraft(ctx context.Context, by referral.Actor, d Draft) (saved Draft, err error) {
	err = s.in(ctx, by, "save draft", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		row := draftRow{
			ID: d.ID, Organisation: by.OrganisationID, Author: by.UserID, Version: d.Version + 1, Form: d.Form,
			Receivers: d.Receivers, CopySender: d.CopySender, Files: fileIDs(d.Files), UpdatedAt: now,
		}
		if row.Receivers == nil {
			row.Receivers = []uuid.UUID{}
		}
		saved = row.draft()
		if saved.Files, err = uploads(ctx, tx, by, row.Files); err != nil {
			return err
		}
		row.Files = fileIDs(saved.Files) // one that was taken away meanwhile is not kept
		if d.ID == uuid.Nil {
			saved.ID, err = insertDraft(ctx, tx, row)
			return err
		}
		result, err := tx.NewUpdate().Model(&row).ExcludeColumn("organisation_id", "author_id").WherePK().Where("version = ?", d.Version).Exec(ctx)
		if err != nil {
			return err
		}
		if n, _ := result.RowsAffected(); n == 1 {
			return nil
		}
		if _, err := oneDraft(ctx, tx, by, d.ID); err != nil {
			return err
		}
		return errStaleDraft
	})
	return saved, err
}

func fileIDs(all []File) []uuid.UUID {
	ids := make([]uuid.UUID, len(all))
	for i, f := range all {
		ids[i] = f.ID
	}
	return ids
}

func insertDraft(ctx context.Context, tx bun.Tx, row draftRow) (uuid.UUID, error) {
	n, err := tx.NewSelect().Model((*draftRow)(nil)).Where("organisation_id = ?", row.Organisation).Count(ctx)
	if err != nil {
		return uuid.Nil, err
	}
	if int(n) >= maxDrafts {
		return uuid.Nil, &referral.Error{Code: referral.CodeTooMany, Message: "Your organisation has 500 drafts. Send or delete some first."}
	}
	row.ID, row.Version = newID(), 1
	_, err = tx.NewInsert().Model(&row).Exec(ctx)
	return row.ID, err
}

// Drafts lists what the organisation has not sent, the latest first.
func (s *Store) Drafts(ctx context.Context, by referral.Actor) (drafts []Draft, err error) {
	err = s.in(ctx, by, "list drafts", func(ctx context.Context, tx bun.Tx) error {
		var rows []draftRow
		err := selectDrafts(tx, by).Model(&rows).OrderExpr("d.updated_at DESC, d.id").Limit(maxDrafts).Scan(ctx)
		drafts = make([]Draft, len(rows))
		for i, row := range rows {
			drafts[i] = row.draft()
		}
		return err
	})
	return drafts, err
}

// Draft returns one draft of the organisation's own.
func (s *Store) Draft(ctx context.Context, by referral.Actor, id uuid.UUID) (d Draft, err error) {
	err = s.in(ctx, by, "read draft", func(ctx context.Context, tx bun.Tx) error {
		row, err := oneDraft(ctx, tx, by, id)
		if err != nil {
			return err
		}
		d = row.draft()
		d.Files, err = uploads(ctx, tx, by, row.Files)
		return err
	})
	return d, err
}

func selectDrafts(tx bun.Tx, by referral.Actor) *bun.SelectQuery {
	return tx.NewSelect().ColumnExpr("d.*").ColumnExpr("u.first_name, u.last_name").
		Join("JOIN users AS u ON u.id = d.author_id").Where("d.organisation_id = ?", by.OrganisationID)
}

func oneDraft(ctx context.Context, tx bun.Tx, by referral.Actor, id uuid.UUID) (row draftRow, err error) {
	err = selectDrafts(tx, by).Model(&row).Where("d.id = ?", id).For("UPDATE OF d").Scan(ctx)
	return row, found(err, errNoDraft)
}

// DeleteDraft throws a draft of the organisation's own away.
func (s *Store) DeleteDraft(ctx context.Context, by referral.Actor, id uuid.UUID) error {
	return s.in(ctx, by, "delete draft", func(ctx context.Context, tx bun.Tx) error {
		row, err := oneDraft(ctx, tx, by, id)
		if err != nil {
			return err
		}
		_, err = tx.NewDelete().Model(&row).WherePK().Exec(ctx)
		return err
	})
}
