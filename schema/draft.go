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
	Next       []uuid.UUID // whom to try, in order, if the one receiver does not answer
	CopySender bool
	Files      []File // what goes with it, in order
	UpdatedAt  time.Time
	KeptUntil  referral.Date // its last day, unless it is saved again
	Author     Person
	Asked      []AskedQuestion // beyond the form, by its receivers and about its issues
	Amends     *Amends         // the returned referral that it will be; nil for a new one
}

type draftRow struct {
	bun.BaseModel `bun:"table:drafts,alias:d"`

	ID           uuid.UUID     `bun:"id,pk"`
	Organisation uuid.UUID     `bun:"organisation_id"`
	Author       uuid.UUID     `bun:"author_id"`
	Version      int64         `bun:"version"`
	Form         referral.Form `bun:"form,type:jsonb"`
	Receivers    []uuid.UUID   `bun:"receivers,array"`
	Next         []uuid.UUID   `bun:"next_receivers,array"`
	CopySender   bool          `bun:"copy_sender"`
	Files        []uuid.UUID   `bun:"files,array"`
	UpdatedAt    time.Time     `bun:"updated_at"`
	KeptUntil    time.Time     `bun:"kept_until,type:date"` // at midnight in UTC
	Amends       uuid.UUID     `bun:"amends,nullzero"`

	FirstName string `bun:"first_name,scanonly"`
	LastName  string `bun:"last_name,scanonly"`

	// Of the referral that it amends.
	Number          int64     `bun:"number,scanonly"`
	ReferralVersion int64     `bun:"referral_version,scanonly"`
	Status          string    `bun:"status,scanonly"`
	ReceiverID      uuid.UUID `bun:"receiver_id,scanonly"`
	ReceiverSlug    string    `bun:"receiver_slug,scanonly"`
	ReceiverName    string    `bun:"receiver_name,scanonly"`
	Asked           string    `bun:"asked,scanonly"`
}

func (r draftRow) draft() Draft {
	d := Draft{ID: r.ID, Version: r.Version, Form: r.Form, Receivers: r.Receivers, Next: r.Next, CopySender: r.CopySender, UpdatedAt: r.UpdatedAt.UTC(), Author: Person{ID: r.Author, Name: referral.ShortName(r.FirstName, r.LastName)}}
	d.KeptUntil = referral.NewDate(r.KeptUntil.Date())
	d.Receivers, d.Next = orNone(d.Receivers), orNone(d.Next)
	if r.Amends != uuid.Nil {
		d.Receivers = []uuid.UUID{r.ReceiverID} // whatever was saved: it goes back to whom it came from
		d.Amends = &Amends{
			ReferralID: r.Amends, Number: r.Number, Version: r.ReferralVersion, Status: referral.Status(r.Status), Asked: r.Asked,
			Receiver: referral.Party{ID: r.ReceiverID, Slug: r.ReceiverSlug, Name: r.ReceiverName},
		}
	}
	return d
}

// orNone is an empty list instead of none: the columns have no null.
func orNone(ids []uuid.UUID) []uuid.UUID {
	if ids == nil {
		return []uuid.UUID{}
	}
	return ids
}

var errNoDraft = &referral.Error{Code: referral.CodeNotFound, Message: "There is no such draft. It may have been sent or deleted."}

var errAmends = &referral.Error{Code: referral.CodeRefused, Message: "This amends a referral that was returned: send that one again with it. It is not a new referral."}

var errStaleDraft = &referral.Error{Code: referral.CodeStale, Message: "This draft was changed in another window. Open it again to see the latest."}

// SaveDraft keeps the draft as typed: nothing is checked but that it was not
// changed elsewhere since. Without an ID it is a new one.
func (s *Store) SaveDraft(ctx context.Context, by referral.Actor, d Draft) (saved Draft, err error) {
	err = s.in(ctx, by, "save draft", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		known, err := uploads(ctx, tx, by, fileIDs(d.Files))
		if err != nil {
			return err
		}
		row := draftRow{ // a file that was taken away meanwhile is not kept
			ID: d.ID, Organisation: by.OrganisationID, Author: by.UserID, Version: d.Version + 1, Form: d.Form,
			Receivers: orNone(d.Receivers), Next: orNone(d.Next), CopySender: d.CopySender, Files: fileIDs(known), UpdatedAt: now,
			KeptUntil: midnight(referral.DraftKeptUntil(now)),
		}
		if d.ID == uuid.Nil {
			saved = row.draft()
			saved.Files = known
			if saved.Asked, err = saved.asked(ctx, tx); err != nil {
				return err
			}
			saved.ID, err = insertDraft(ctx, tx, row)
			return err
		}
		result, err := tx.NewUpdate().Model(&row).ExcludeColumn("organisation_id", "author_id", "amends").WherePK().Where("version = ?", d.Version).Exec(ctx)
		if err != nil {
			return err
		}
		if row, err = oneDraft(ctx, tx, by, d.ID); err != nil {
			return err
		}
		saved = row.draft()
		saved.Files = known
		if saved.Asked, err = saved.asked(ctx, tx); err != nil {
			return err
		}
		if n, _ := result.RowsAffected(); n == 0 {
			return errStaleDraft
		}
		return nil
	})
	return saved, err
}

// asked are the extra questions that the draft must answer.
func (d Draft) asked(ctx context.Context, tx bun.Tx) ([]AskedQuestion, error) {
	return questionsAsked(ctx, tx, d.Receivers, d.Form.Need.Issues, d.Form.Answers)
}

// withFiles is the draft with what is known of its files and of what it is asked.
func withFiles(ctx context.Context, tx bun.Tx, by referral.Actor, row draftRow) (d Draft, err error) {
	d = row.draft()
	if d.Files, err = uploads(ctx, tx, by, row.Files); err != nil {
		return d, err
	}
	d.Asked, err = d.asked(ctx, tx)
	return d, err
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
	row.ID, row.Version, row.Files = newID(), 1, orNone(row.Files)
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
		d, err = withFiles(ctx, tx, by, row)
		return err
	})
	return d, err
}

// askedFor is what the receiver wrote when it last returned the referral.
const askedFor = `coalesce((SELECT w.words FROM referral_events AS e JOIN referral_words AS w ON w.referral_id = e.referral_id AND w.seq = e.seq
	WHERE e.referral_id = d.amends AND e.kind = 'return' ORDER BY e.seq DESC LIMIT 1), '') AS asked`

func selectDrafts(tx bun.Tx, by referral.Actor) *bun.SelectQuery {
	return tx.NewSelect().ColumnExpr("d.*").ColumnExpr("u.first_name, u.last_name").
		ColumnExpr("coalesce(r.number, 0) AS number, coalesce(r.version, 0) AS referral_version, coalesce(r.status, '') AS status").
		ColumnExpr("t.id AS receiver_id, coalesce(t.slug, '') AS receiver_slug, coalesce(t.name, '') AS receiver_name").
		ColumnExpr(askedFor).
		Join("JOIN users AS u ON u.id = d.author_id").
		Join("LEFT JOIN referrals AS r ON r.id = d.amends").
		Join("LEFT JOIN organisations AS t ON t.id = r.receiver_id").
		Where("d.organisation_id = ?", by.OrganisationID)
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
