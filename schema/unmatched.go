package schema

import (
	"context"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// maxUnmatched is how many kinds of search a report lists.
const maxUnmatched = 200

// UnmatchedCount is how often people looked for an issue in an area and found
// nobody; each person counts once a day. What is empty was not asked for.
type UnmatchedCount struct {
	Issue, Area string
	Accepting   bool // somebody does it, but nobody took referrals then
	Now, Before int
}

// rememberUnmatched keeps that somebody looked for an issue or an area and found
// nobody. A search with words is left out: it may be a name, and mistyped.
func (s *Store) rememberUnmatched(ctx context.Context, tx bun.Tx, by referral.Actor, q DirectoryQuery) error {
	if q.Text != "" || q.Favourite || q.Open || by.Role == referral.Auditor || by.UserID == uuid.Nil {
		return nil
	}
	area := q.serve
	if area == "" {
		area = q.Area
	}
	// Only what the network knows is kept, in its own words: what is typed as a place may be anything.
	_, err := tx.NewRaw(`INSERT INTO unmatched_searches (day, user_id, issue, area, accepting)
		SELECT ?, ?, known.issue, known.area, ? FROM (SELECT
			CASE ? WHEN '' THEN '' ELSE (SELECT code FROM issues WHERE code = ?) END AS issue,
			CASE ? WHEN '' THEN '' ELSE (SELECT min(name) FROM (SELECT name FROM areas UNION SELECT unnest(areas) FROM organisations) AS a (name)
				WHERE directory_key(name) = directory_key(?)) END AS area) AS known
		WHERE known.issue || known.area <> '' ON CONFLICT DO NOTHING`,
		referral.DateOf(q.now), by.UserID, q.Accepting, q.Issue, q.Issue, area, area).Exec(ctx)
	return err
}

// unmatched counts the searches that found nobody; only a report of the network says so.
func (r *reporting) unmatched(ctx context.Context) error {
	if r.organisation != uuid.Nil {
		return nil
	}
	p := r.query.Period
	return r.tx.NewSelect().Table("unmatched_searches").Column("issue", "area", "accepting").
		ColumnExpr("count(*) FILTER (WHERE day >= ?::date) AS now, count(*) FILTER (WHERE day < ?::date) AS before", p.From, p.From).
		Where("day BETWEEN ?::date AND ?::date", p.Before().From, p.To).
		GroupExpr("1, 2, 3").OrderExpr("4 DESC, 5 DESC, 1, 2, 3").Limit(maxUnmatched).Scan(ctx, &r.into.Unmatched)
}
