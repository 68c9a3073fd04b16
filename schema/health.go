package schema

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"onward/referral"
)

// Health is what an operator watches of the whole network. No figure tells of a
// client.
type Health struct {
	Open, Overdue, Stuck int
	// OldestUnacknowledged is how long the referral has waited that has waited
	// longest for an acknowledgement; 0 where none waits.
	OldestUnacknowledged time.Duration
	// Letters that are to leave now and have not, and those that failed, were
	// refused or are in doubt since a day.
	LettersDue, LettersFailed int
	Outbox                    OutboxHealth
}

// Health counts.
func (s *Store) Health(ctx context.Context) (f Health, err error) {
	err = s.in(ctx, referral.TheClock, "read the health of the network", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		var oldest *time.Time
		err = tx.NewSelect().TableExpr("referrals AS r").Where("r.is_open").
			ColumnExpr("count(*), count(*) FILTER (WHERE r.due_at < ?), count(*) FILTER (WHERE r.stuck), min(r.sent_at) FILTER (WHERE r.status = ?)", now, referral.Sent).
			Scan(ctx, &f.Open, &f.Overdue, &f.Stuck, &oldest)
		if err != nil {
			return err
		}
		if oldest != nil {
			f.OldestUnacknowledged = now.Sub(*oldest)
		}
		return tx.NewSelect().Table("notifications").
			ColumnExpr("count(*) FILTER (WHERE state IN (?) AND release_at < ?)", bun.List([]NotificationState{NotificationDue, NotificationSending}), now).
			ColumnExpr("count(*) FILTER (WHERE state IN (?) AND state_at > ?)", bun.List(undelivered), now.Add(-24*time.Hour)).
			Where("state IN (?)", bun.List(append([]NotificationState{NotificationDue, NotificationSending}, undelivered...))).
			Scan(ctx, &f.LettersDue, &f.LettersFailed)
	})
	if err != nil {
		return f, err
	}
	f.Outbox, err = s.OutboxHealth(ctx)
	return f, err
}
