package schema

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

const (
	// countedTo is how far results are counted: beyond it, "more than" says enough.
	countedTo = 1000
	// mostSurnames is how many surnames that are like the one typed are tried.
	mostSurnames = 20
	// shortestLike is how long a surname must be for others to be like it.
	shortestLike = 3
)

// Found is the answer to a search.
type Found struct {
	Page[Summary]
	Total   int       // counted to a thousand; of the first page only
	More    bool      // there are more than Total
	Similar bool      // nobody's surname begins so: these are like it
	Without []Without // when nothing is found: what taking one filter away would find (R9)
}

// Without says how many a search finds when one of its filters is taken away.
type Without struct {
	Filter string
	Total  int
}

// Search returns a page of the organisation's referrals. Where no client's
// surname begins with what was typed, those with a similar one are found.
func (s *Store) Search(ctx context.Context, by referral.Actor, q ListQuery) (f Found, err error) {
	err = s.in(ctx, by, "search referrals", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		if f.Page, err = s.page(ctx, tx, by, q, now, pageLimit(q.Limit)); err != nil {
			return err
		}
		if len(f.Items) == 0 {
			if q.Surnames, err = q.similar(ctx, tx, by); err != nil {
				return err
			}
			if f.Similar = len(q.Surnames) > 0; f.Similar {
				if f.Page, err = s.page(ctx, tx, by, q, now, pageLimit(q.Limit)); err != nil {
					return err
				}
			}
		}
		if q.After != "" {
			return nil
		}
		return f.count(ctx, tx, by, q, now)
	})
	return f, err
}

// count counts what was found or, where that is nothing, what each filter costs.
func (f *Found) count(ctx context.Context, tx bun.Tx, by referral.Actor, q ListQuery, now time.Time) (err error) {
	if f.Total, err = q.count(ctx, tx, by, now, countedTo+1); err != nil {
		return err
	}
	if f.Total > countedTo {
		f.Total, f.More = countedTo, true
	}
	if f.Total > 0 {
		return nil
	}
	f.Similar = false
	kinds := q.Filters()
	if len(kinds) < 2 {
		return nil // without it there is no question left
	}
	for _, kind := range kinds {
		n, err := q.without(kind).count(ctx, tx, by, now, maxLimit)
		if err != nil {
			return err
		}
		if n > 0 {
			f.Without = append(f.Without, Without{kind, n})
		}
	}
	return nil
}

// count counts what both boxes hold, each to the limit: no referral is in both.
func (q ListQuery) count(ctx context.Context, tx bun.Tx, by referral.Actor, now time.Time, limit int) (total int, err error) {
	for _, box := range q.boxes() {
		side := q.ids(tx, box, by.OrganisationID, now)
		if limit > 0 {
			side.Limit(int64(limit))
		}
		var n int
		if err := tx.NewSelect().TableExpr("(?) AS f", side).ColumnExpr("count(*)").Scan(ctx, &n); err != nil {
			return 0, err
		}
		total += n
	}
	if limit > 0 {
		total = min(total, limit)
	}
	return total, nil
}

// like says which surnames are like a key: one or two letters apart, with many
// of the same groups of letters, or sounding the same.
const like = `(levenshtein_less_equal(left(d.surname_key, 60), ?0, ?1) <= ?1
	OR similarity(d.surname_key, ?0) >= 0.45 OR dmetaphone(d.surname_key) = dmetaphone(?0) AND dmetaphone(?0) <> '')`

// similar lists the organisation's surnames that are like what was typed, the
// most like first. It looks at names, not at referrals: an index holds them.
func (q ListQuery) similar(ctx context.Context, tx bun.Tx, by referral.Actor) (keys []string, err error) {
	words := strings.Fields(q.Text)
	if _, number := q.number(); number || len(words) == 0 || len(q.Surnames) > 0 {
		return q.Surnames, nil
	}
	// The surname as it was typed, and as the last word, after a first name.
	keys = []string{searchKey(q.Text), searchKey(words[len(words)-1])}
	keys = slices.DeleteFunc(slices.Compact(keys), func(key string) bool {
		n := len([]rune(key))
		return n < shortestLike || n > 60
	})
	if len(keys) == 0 {
		return nil, nil
	}
	var names *bun.SelectQuery
	for _, box := range q.boxes() {
		side := tx.NewSelect().Distinct().TableExpr("referral_clients AS k").Column("k.surname_key").Where("k."+box.column()+" = ?", by.OrganisationID)
		if names == nil {
			names = side
		} else {
			names = names.Union(side)
		}
	}
	query := tx.NewSelect().TableExpr("(?) AS d", names).Column("d.surname_key").
		OrderExpr("least(levenshtein(left(d.surname_key, 60), ?), levenshtein(left(d.surname_key, 60), ?)), d.surname_key", keys[0], keys[len(keys)-1]).
		Limit(mostSurnames)
	query.WhereGroup(" AND ", func(either *bun.SelectQuery) *bun.SelectQuery {
		for _, key := range keys {
			either.WhereOr(like, key, 1+min(len([]rune(key))/6, 1))
		}
		return either
	})
	keys = nil
	err = query.Scan(ctx, &keys)
	return keys, err
}

// The kinds of filter, as the audit and "try without" name them: never their
// values.
const (
	FilterNumber    = "number"
	FilterSurname   = "surname"
	FilterBox       = "box"
	FilterStatus    = "status"
	FilterResult    = "result"
	FilterUrgent    = "urgent"
	FilterOverdue   = "overdue"
	FilterFrom      = "from"
	FilterTo        = "to"
	FilterIssue     = "issue"
	FilterSent      = "sent"
	FilterAssigned  = "assigned"
	FilterSentBy    = "sent_by"
	FilterForwarded = "forwarded"
)

// Filters lists the kinds of filter that narrow the list.
func (q ListQuery) Filters() []string {
	kinds := []string{}
	_, number := q.number()
	for _, f := range []struct {
		kind string
		on   bool
	}{
		{FilterNumber, number},
		{FilterSurname, !number && strings.TrimSpace(q.Text) != ""},
		{FilterBox, q.Box != ""},
		{FilterStatus, len(q.Status) > 0},
		{FilterResult, len(q.Result) > 0},
		{FilterUrgent, q.Urgent != nil},
		{FilterOverdue, q.Overdue != nil},
		{FilterFrom, len(q.From) > 0},
		{FilterTo, len(q.To) > 0},
		{FilterIssue, q.Issue != ""},
		{FilterSent, q.SentFrom != nil || q.SentTo != nil},
		{FilterAssigned, q.AssignedTo != uuid.Nil || q.Unassigned},
		{FilterSentBy, q.SentBy != uuid.Nil},
		{FilterForwarded, q.Forwarded != nil},
	} {
		if f.on {
			kinds = append(kinds, f.kind)
		}
	}
	return kinds
}

// without is the same question with one filter fewer.
func (q ListQuery) without(kind string) ListQuery {
	switch kind {
	case FilterNumber, FilterSurname:
		q.Text, q.Surnames = "", nil
	case FilterBox:
		q.Box = ""
	case FilterStatus:
		q.Status = nil
	case FilterResult:
		q.Result = nil
	case FilterUrgent:
		q.Urgent = nil
	case FilterOverdue:
		q.Overdue = nil
	case FilterFrom:
		q.From = nil
	case FilterTo:
		q.To = nil
	case FilterIssue:
		q.Issue = ""
	case FilterSent:
		q.SentFrom, q.SentTo = nil, nil
	case FilterAssigned:
		q.AssignedTo, q.Unassigned = uuid.Nil, false
	case FilterSentBy:
		q.SentBy = uuid.Nil
	case FilterForwarded:
		q.Forwarded = nil
	}
	return q
}
