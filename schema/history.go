package schema

import (
	"context"

	"github.com/uptrace/bun"

	"onward/referral"
)

// maxHistory is how many entries of a kind one referral shows: many times what
// the longest life has.
const maxHistory = 2000

type entryRow struct {
	eventRow
	By       nameRow `bun:"embed:by_"`
	Assignee nameRow `bun:"embed:assignee_"`
	Words    string  `bun:"words"`
	Remedy   string  `bun:"remedy"`
}

// viewHistory reads the events. Another person's private note leaves no trace
// in it.
func viewHistory(ctx context.Context, tx bun.Tx, by referral.Actor, v *View) error {
	var rows []entryRow
	err := tx.NewSelect().Model((*eventRow)(nil)).Column("e.*").
		ColumnExpr("coalesce(u.first_name, '') AS by_first_name, coalesce(u.last_name, '') AS by_last_name, coalesce(o.name, '') AS by_organisation").
		ColumnExpr("coalesce(a.first_name, '') AS assignee_first_name, coalesce(a.last_name, '') AS assignee_last_name, '' AS assignee_organisation").
		ColumnExpr("coalesce(w.words, '') AS words, coalesce(m.words, '') AS remedy").
		Join("LEFT JOIN users AS u ON u.id = e.actor_id").
		Join("LEFT JOIN organisations AS o ON o.id = e.organisation_id").
		Join("LEFT JOIN users AS a ON a.id = (e.detail ->> 'assignee')::uuid").
		Join("LEFT JOIN referral_words AS w ON w.referral_id = e.referral_id AND w.seq = e.seq").
		Join("LEFT JOIN referral_remedies AS m ON m.referral_id = e.referral_id AND m.seq = e.seq").
		Where("e.referral_id = ?", v.ID).Where("(NOT e.private OR e.actor_id = ?)", by.UserID).
		OrderExpr("e.seq").Limit(maxHistory).Scan(ctx, &rows)
	v.History = make([]Entry, len(rows))
	for i, row := range rows {
		v.History[i] = row.entry()
	}
	return err
}

func (r entryRow) entry() Entry {
	e := Entry{
		Seq: r.Seq, At: r.At.UTC(), Kind: referral.Kind(r.Kind), Moment: r.Moment, By: r.By.person(r.Actor), Role: referral.Role(r.ActorRole),
		Words: r.Words, Remedy: r.Remedy, Reason: r.Detail.Reason, Days: r.Detail.Days, Assignee: r.Assignee.person(r.Detail.Assignee),
		Status: referral.Status(r.Status), Due: utc(r.Due), Private: r.Private, Amended: r.Detail.Amended, Offered: r.Detail.Offered, Glass: r.Detail.Glass,
	}
	for _, o := range r.Detail.Outcomes {
		e.Outcomes = append(e.Outcomes, referral.IssueOutcome(o))
	}
	if c := r.Detail.Contact; c != nil {
		e.Contact = &referral.ContactAttempt{Channel: c.Channel, Reached: c.Reached, At: c.At.UTC()}
	}
	return e
}

// viewNotes reads what both sides wrote, and of the private ones only the
// reader's own (R23).
func viewNotes(ctx context.Context, tx bun.Tx, by referral.Actor, v *View) error {
	if v.closedTo(by) {
		return nil
	}
	var rows []struct {
		noteRow
		By nameRow `bun:"embed:by_"`
	}
	err := tx.NewSelect().Model((*noteRow)(nil)).Column("n.*").
		ColumnExpr("u.first_name AS by_first_name, u.last_name AS by_last_name, o.name AS by_organisation").
		Join("JOIN users AS u ON u.id = n.author_id").Join("JOIN organisations AS o ON o.id = n.organisation_id").
		Where("n.referral_id = ?", v.ID).Where("(NOT n.private OR n.author_id = ?)", by.UserID).
		OrderExpr("n.created_at, n.id").Limit(maxHistory).Scan(ctx, &rows)
	for _, row := range rows {
		v.Notes = append(v.Notes, Note{
			ID: row.ID, At: row.CreatedAt.UTC(), By: *row.By.person(row.Author), Mine: row.Author == by.UserID,
			Private: row.Private, Deleted: !row.DeletedAt.IsZero(), Text: row.Body,
		})
	}
	return err
}

func viewContacts(ctx context.Context, tx bun.Tx, by referral.Actor, v *View) error {
	if v.closedTo(by) {
		return nil
	}
	var rows []struct {
		contactRow
		By    nameRow `bun:"embed:by_"`
		Words string  `bun:"words"`
	}
	err := tx.NewSelect().Model((*contactRow)(nil)).Column("c.*").
		ColumnExpr("u.first_name AS by_first_name, u.last_name AS by_last_name, ? AS by_organisation", v.Receiver.Name).
		ColumnExpr("coalesce(w.words, '') AS words").
		Join("JOIN users AS u ON u.id = c.author_id").
		Join("LEFT JOIN referral_words AS w ON w.referral_id = c.referral_id AND w.seq = c.seq").
		Where("c.referral_id = ?", v.ID).OrderExpr("c.seq").Limit(maxHistory).Scan(ctx, &rows)
	for _, row := range rows {
		v.Contacts = append(v.Contacts, ContactTry{
			At: row.At.UTC(), Channel: row.Channel, Reached: row.Reached, By: *row.By.person(row.Author), Words: row.Words,
		})
	}
	return err
}
