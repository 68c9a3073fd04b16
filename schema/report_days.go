package schema

import (
	"context"
	"strconv"
	"strings"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// workingDays are the working days of every receiver in the report, counted
// from its first day to today, as rows that a query can join.
func (s *Store) workingDays(ctx context.Context, r *reporting) (*bun.SelectQuery, error) {
	var receivers []receiverRow
	q := r.tx.NewSelect().Model((*organisationRow)(nil)).Column("t.*").ColumnExpr(closuresOf).ColumnExpr(holidaysOf).
		OrderExpr("t.id").Limit(maxOrganisations)
	if r.organisation != uuid.Nil && r.query.Box == BoxIncoming {
		q.Where("t.id = ?", r.organisation)
	}
	if err := q.Scan(ctx, &receivers); err != nil {
		return nil, err
	}
	first, last := r.query.Period.Before().From, referral.DateOf(r.now).AddDays(1)
	ids, ordinals := make([]string, len(receivers)), make([]string, len(receivers))
	for i, o := range receivers {
		cal, err := s.calendarOf(o.Nation, o.Closures, o.Extra)
		if err != nil {
			return nil, err
		}
		ids[i], ordinals[i] = o.ID.String(), arrayOf(cal.Ordinals(first, last))
	}
	return r.tx.NewSelect().ColumnExpr("u.receiver_id::uuid, u.ordinals::int[], ?::date AS first", first).
		TableExpr("unnest(ARRAY[?]::text[], ARRAY[?]::text[]) AS u(receiver_id, ordinals)", bun.List(ids), bun.List(ordinals)).
		OrderExpr("1"), nil // in order, so that the arrays are read once and not once for each referral
}

// arrayOf writes the numbers as Postgres reads an array.
func arrayOf(numbers []int) string {
	texts := make([]string, len(numbers))
	for i, n := range numbers {
		texts[i] = strconv.Itoa(n)
	}
	return "{" + strings.Join(texts, ",") + "}"
}
