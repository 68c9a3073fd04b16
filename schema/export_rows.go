package schema

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// exportBatch is how many referrals are read at a time: the memory of an export.
const exportBatch = 500

// ExportRow is all of one referral that both organisations see: private notes,
// the reader's own among them, stay where they are.
type ExportRow struct {
	Summary
	Form     referral.Form
	SentBy   *Person
	Said     []Said // with the commands, in their order
	Notes    []Note
	Contacts []ContactTry
	Outcomes []referral.IssueOutcome
}

// Said is what somebody wrote with a command.
type Said struct {
	At    time.Time
	Kind  referral.Kind
	Words string
}

// ExportRows reads the next rows of an export and says where the ones after
// them begin; nothing after the last.
func (s *Store) ExportRows(ctx context.Context, x Export, after string) (rows []ExportRow, next string, err error) {
	err = s.in(ctx, x.By, "read an export's rows", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		q := x.Query
		q.After = after
		page, err := s.page(ctx, tx, x.By, q, now, exportBatch)
		if err != nil || len(page.Items) == 0 {
			return err
		}
		next = page.Next
		b := newExportRows(page.Items)
		for _, part := range []func(context.Context, bun.Tx) error{b.forms, b.senders, b.said, b.notes, b.contacts, b.outcomes} {
			if err := part(ctx, tx); err != nil {
				return err
			}
		}
		rows = b.rows
		return nil
	})
	return rows, next, err
}

// exportRows fills rows in, one kind of thing for all of them at a time.
type exportRows struct {
	rows []ExportRow
	ids  []uuid.UUID
	at   map[uuid.UUID]*ExportRow
}

func newExportRows(items []Summary) *exportRows {
	b := &exportRows{rows: make([]ExportRow, len(items)), at: map[uuid.UUID]*ExportRow{}}
	for i, item := range items {
		b.rows[i].Summary = item
		b.ids = append(b.ids, item.ID)
		b.at[item.ID] = &b.rows[i]
	}
	return b
}

func (b *exportRows) forms(ctx context.Context, tx bun.Tx) error {
	var rows []clientRow
	err := tx.NewSelect().Model(&rows).Column("referral_id", "form").Where("k.referral_id IN (?)", bun.List(b.ids)).Scan(ctx)
	for _, row := range rows {
		b.at[row.ReferralID].Form = row.Form
	}
	return err
}

func (b *exportRows) senders(ctx context.Context, tx bun.Tx) error {
	var rows []struct {
		nameRow
		ID uuid.UUID `bun:"id"`
	}
	ids := []uuid.UUID{uuid.Nil}
	for _, row := range b.rows {
		ids = append(ids, row.SenderAdviser)
	}
	err := tx.NewSelect().TableExpr("users AS u").Column("u.id", "u.first_name", "u.last_name").Where("u.id IN (?)", bun.List(ids)).Scan(ctx, &rows)
	names := map[uuid.UUID]*Person{}
	for _, row := range rows {
		names[row.ID] = row.person(row.ID)
	}
	for i := range b.rows {
		b.rows[i].SentBy = names[b.rows[i].SenderAdviser]
	}
	return err
}

// said reads the words of commands; those of a try to reach the client stand
// with the try.
func (b *exportRows) said(ctx context.Context, tx bun.Tx) error {
	var rows []struct {
		ReferralID uuid.UUID `bun:"referral_id"`
		Kind       string    `bun:"kind"`
		At         time.Time `bun:"at"`
		Words      string    `bun:"words"`
	}
	err := tx.NewSelect().TableExpr("referral_words AS w").Column("w.referral_id", "e.kind", "e.at", "w.words").
		Join("JOIN referral_events AS e ON e.referral_id = w.referral_id AND e.seq = w.seq").
		Where("w.referral_id IN (?)", bun.List(b.ids)).Where("NOT e.private").Where("e.kind <> ?", referral.RecordContact).
		OrderExpr("w.referral_id, w.seq").Scan(ctx, &rows)
	for _, row := range rows {
		to := b.at[row.ReferralID]
		to.Said = append(to.Said, Said{At: row.At.UTC(), Kind: referral.Kind(row.Kind), Words: row.Words})
	}
	return err
}

func (b *exportRows) notes(ctx context.Context, tx bun.Tx) error {
	var rows []struct {
		noteRow
		By nameRow `bun:"embed:by_"`
	}
	err := tx.NewSelect().Model((*noteRow)(nil)).Column("n.*").
		ColumnExpr("u.first_name AS by_first_name, u.last_name AS by_last_name, o.name AS by_organisation").
		Join("JOIN users AS u ON u.id = n.author_id").Join("JOIN organisations AS o ON o.id = n.organisation_id").
		Where("n.referral_id IN (?)", bun.List(b.ids)).Where("NOT n.private AND n.deleted_at IS NULL").
		OrderExpr("n.referral_id, n.created_at, n.id").Scan(ctx, &rows)
	for _, row := range rows {
		to := b.at[row.ReferralID]
		to.Notes = append(to.Notes, Note{ID: row.ID, At: row.CreatedAt.UTC(), By: *row.By.person(row.Author), Text: row.Body})
	}
	return err
}

func (b *exportRows) contacts(ctx context.Context, tx bun.Tx) error {
	var rows []struct {
		contactRow
		By    nameRow `bun:"embed:by_"`
		Words string  `bun:"words"`
	}
	err := tx.NewSelect().Model((*contactRow)(nil)).Column("c.*").
		ColumnExpr("u.first_name AS by_first_name, u.last_name AS by_last_name, '' AS by_organisation").
		ColumnExpr("coalesce(w.words, '') AS words").
		Join("JOIN users AS u ON u.id = c.author_id").
		Join("LEFT JOIN referral_words AS w ON w.referral_id = c.referral_id AND w.seq = c.seq").
		Where("c.referral_id IN (?)", bun.List(b.ids)).OrderExpr("c.referral_id, c.seq").Scan(ctx, &rows)
	for _, row := range rows {
		to := b.at[row.ReferralID]
		to.Contacts = append(to.Contacts, ContactTry{
			At: row.At.UTC(), Channel: row.Channel, Reached: row.Reached, By: *row.By.person(row.Author), Words: row.Words,
		})
	}
	return err
}

func (b *exportRows) outcomes(ctx context.Context, tx bun.Tx) error {
	var rows []outcomeRow
	err := tx.NewSelect().Model(&rows).Where("o.referral_id IN (?)", bun.List(b.ids)).OrderExpr("o.referral_id, o.issue").Scan(ctx)
	for _, row := range rows {
		to := b.at[row.ReferralID]
		to.Outcomes = append(to.Outcomes, referral.IssueOutcome{Issue: row.Issue, Outcome: row.Outcome})
	}
	return err
}
