package schema

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// Stuck lists every referral of the network that waits for somebody longer than
// it should, the longest over first; those that the clock has given up on are
// marked. Only people of the network may ask.
func (s *Store) Stuck(ctx context.Context, by referral.Actor, after string, limit int) (page Page[Summary], err error) {
	if err := onlyNetwork(by); err != nil {
		return page, err
	}
	values, err := parseCursor(after, 2)
	if err != nil {
		return page, err
	}
	limit = pageLimit(limit)
	err = s.in(ctx, by, "list stuck referrals", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		ids := tx.NewSelect().TableExpr("referrals AS r").Column("r.id").Where("r.due_at IS NOT NULL").Where("r.due_order < ?", now).
			OrderExpr("r.due_order, r.id").Limit(int64(limit) + 1)
		if values != nil {
			due, err := cursorTime(values[0])
			id, errID := uuid.Parse(values[1])
			if err != nil || errID != nil {
				return errCursor
			}
			ids.Where("(r.due_order, r.id) > (?, ?)", due, id)
		}
		page.Items, err = s.summaries(ctx, tx, func(q *bun.SelectQuery) { q.Where("r.id IN (?)", ids).OrderExpr("r.due_order, r.id") })
		if len(page.Items) > limit {
			page.Items = page.Items[:limit]
			last := page.Items[limit-1]
			due, _ := last.Due()
			page.Next = cursor(due.Format(time.RFC3339Nano), last.ID.String())
		}
		return err
	})
	return page, err
}
