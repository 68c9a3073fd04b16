package schema

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// DeliveryEvent is what the mail service tells of a letter afterwards.
type DeliveryEvent struct {
	NotificationID uuid.UUID
	State          NotificationState // delivered, bounced or failed
	Reason         string            // a code, never an address
	At             time.Time
}

// becomes says which states each event may follow: they come late, doubled and
// out of order, and a letter that arrived has arrived.
var becomes = map[NotificationState][]NotificationState{
	NotificationDelivered: {NotificationDue, NotificationSending, NotificationSent, NotificationAmbiguous, NotificationFailed},
	NotificationBounced:   {NotificationDue, NotificationSending, NotificationSent, NotificationAmbiguous, NotificationFailed, NotificationDelivered},
	NotificationFailed:    {NotificationDue, NotificationSending, NotificationSent, NotificationAmbiguous},
}

// RecordDelivery records what became of letters. Events about letters that are
// not ours are ignored.
func (s *Store) RecordDelivery(ctx context.Context, events []DeliveryEvent) error {
	return s.in(ctx, referral.TheClock, "record delivery", func(ctx context.Context, tx bun.Tx) error {
		w := newWrites(tx)
		for _, e := range events {
			from, known := becomes[e.State]
			if !known {
				continue
			}
			w.add(tx.NewUpdate().Table("notifications").Set("state = ?", e.State).Set("reason = ?", e.Reason).Set("state_at = ?", e.At).
				Where("id = ?", e.NotificationID).Where("state IN (?)", bun.List(from)))
		}
		return w.run(ctx, uuid.Nil)
	})
}

// MailProblem is a letter that did not arrive.
type MailProblem struct {
	ID           uuid.UUID
	Letter       referral.Letter
	Audience     referral.Audience
	State        NotificationState
	Reason       string
	At           time.Time
	Organisation *referral.Party // whose address it went to; nil for a person's
	ReferralID   uuid.UUID
	Number       int64
}

// MailProblems lists letters that failed, bounced or are in doubt, the latest
// first. Only people of the network may ask.
func (s *Store) MailProblems(ctx context.Context, by referral.Actor, after string, limit int) (page Page[MailProblem], err error) {
	if err := onlyNetwork(by); err != nil {
		return page, err
	}
	values, err := parseCursor(after, 2)
	if err != nil {
		return page, err
	}
	limit = pageLimit(limit)
	err = s.in(ctx, by, "list mail problems", func(ctx context.Context, tx bun.Tx) error {
		q := tx.NewSelect().Model((*notificationRow)(nil)).Column("n.*").
			ColumnExpr("coalesce(r.number, 0) AS number").
			ColumnExpr("coalesce(t.slug, '') AS party_slug, coalesce(t.name, '') AS party_name, coalesce(t.nation, '') AS party_nation").
			Join("LEFT JOIN referrals AS r ON r.id = n.referral_id").
			Join("LEFT JOIN organisations AS t ON t.id = n.organisation_id").
			Where("n.state IN ('ambiguous', 'failed', 'bounced')").OrderExpr("n.state_at DESC, n.id DESC").Limit(int64(limit) + 1)
		if values != nil {
			at, err := cursorTime(values[0])
			id, errID := uuid.Parse(values[1])
			if err != nil || errID != nil {
				return errCursor
			}
			q.Where("(n.state_at, n.id) < (?, ?)", at, id)
		}
		var rows []problemRow
		if err := q.Scan(ctx, &rows); err != nil {
			return err
		}
		if len(rows) > limit {
			rows = rows[:limit]
			page.Next = cursor(rows[limit-1].StateAt.UTC().Format(time.RFC3339Nano), rows[limit-1].ID.String())
		}
		for _, row := range rows {
			page.Items = append(page.Items, row.problem())
		}
		return nil
	})
	return page, err
}

type problemRow struct {
	notificationRow
	Number int64    `bun:"number"`
	Party  partyRow `bun:"embed:party_"`
}

func (r problemRow) problem() MailProblem {
	p := MailProblem{
		ID: r.ID, Letter: referral.Letter(r.Letter), Audience: referral.Audience(r.Audience), State: NotificationState(r.State),
		Reason: r.Reason, At: r.StateAt.UTC(), ReferralID: r.ReferralID, Number: r.Number,
	}
	if r.Organisation != uuid.Nil {
		party := r.Party.party(r.Organisation)
		p.Organisation = &party
	}
	return p
}
