package schema

import (
	"context"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// Box is a side of an organisation's referrals.
type Box string

// The boxes; none is both.
const (
	BoxIncoming Box = "incoming"
	BoxOutgoing Box = "outgoing"
)

func (b Box) column() string {
	if b == BoxOutgoing {
		return "sender_id"
	}
	return "receiver_id"
}

// Order is how a list is sorted.
type Order string

// The orders.
const (
	ByNewest Order = "newest"
	ByDue    Order = "due" // soonest due first; what waits for nothing comes last
)

// ListQuery asks for referrals of the reader's organisation. What is zero does
// not narrow it.
type ListQuery struct {
	Box              Box
	Status           []referral.Status
	Urgent           *bool
	Overdue          *bool  // by the due moment, not by what the clock has noticed
	Text             string // a number, or the beginning of the client's surname
	From, To         uuid.UUID
	Issue            string
	SentFrom, SentTo *referral.Date // both included
	AssignedTo       uuid.UUID
	Unassigned       bool
	Order            Order
	After            string
	Limit            int // 25 when 0, at most 100
}

// List returns a page of the organisation's referrals.
func (s *Store) List(ctx context.Context, by referral.Actor, q ListQuery) (page Page[Summary], err error) {
	after, err := q.place()
	if err != nil {
		return page, err
	}
	limit := pageLimit(q.Limit)
	err = s.in(ctx, by, "list referrals", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		var ids *bun.SelectQuery
		for _, box := range q.boxes() {
			side := q.ids(tx, box, by.OrganisationID, after, now, limit)
			if ids == nil {
				ids = side
			} else {
				ids = ids.UnionAll(side)
			}
		}
		page.Items, err = s.summaries(ctx, tx, func(outer *bun.SelectQuery) {
			outer.Where("r.id IN (?)", ids).OrderExpr(q.order()).Limit(int64(limit) + 1)
		})
		if len(page.Items) > limit {
			page.Items = page.Items[:limit]
			page.Next = q.cursor(page.Items[limit-1].Referral)
		}
		return err
	})
	return page, err
}

// boxes are searched one by one, so that each can use its own index in order.
func (q ListQuery) boxes() []Box {
	if q.Box != "" {
		return []Box{q.Box}
	}
	return []Box{BoxIncoming, BoxOutgoing}
}

func (q ListQuery) order() string {
	if q.Order == ByDue {
		return "r.due_order, r.id"
	}
	return "r.sent_at DESC, r.id DESC"
}

// place is where the page begins: after the row with this time and id.
type place struct {
	at time.Time
	id uuid.UUID
}

func (q ListQuery) place() (*place, error) {
	values, err := parseCursor(q.After, 3)
	if err != nil || values == nil {
		return nil, err
	}
	at, err := cursorTime(values[1])
	id, errID := uuid.Parse(values[2])
	if err != nil || errID != nil || values[0] != q.order()[:5] {
		return nil, errCursor // of another order, or made up
	}
	return &place{at, id}, nil
}

func (q ListQuery) cursor(last referral.Referral) string {
	at := last.SentAt
	if q.Order == ByDue {
		at = endOfTime
		if due, waiting := last.Due(); waiting {
			at = due
		}
	}
	return cursor(q.order()[:5], at.UTC().Format(time.RFC3339Nano), last.ID.String())
}

// ids finds one side's part of the page.
func (q ListQuery) ids(tx bun.Tx, box Box, organisation uuid.UUID, after *place, now time.Time, limit int) *bun.SelectQuery {
	query := tx.NewSelect().TableExpr("referrals AS r").Column("r.id").
		Where("r."+box.column()+" = ?", organisation).OrderExpr(q.order()).Limit(int64(limit) + 1)
	switch {
	case after != nil && q.Order == ByDue:
		query.Where("(r.due_order, r.id) > (?, ?)", after.at, after.id)
	case after != nil:
		query.Where("(r.sent_at, r.id) < (?, ?)", after.at, after.id)
	}
	if len(q.Status) > 0 {
		query.Where("r.status IN (?)", bun.List(q.Status))
	}
	if q.Urgent != nil {
		query.Where("r.urgent = ?", *q.Urgent)
	}
	if q.Overdue != nil {
		query.Where("(r.due_order < ?) = ?", now, *q.Overdue)
	}
	if q.From != uuid.Nil {
		query.Where("r.sender_id = ?", q.From)
	}
	if q.To != uuid.Nil {
		query.Where("r.receiver_id = ?", q.To)
	}
	if q.Issue != "" {
		query.Where("? = ANY (r.issues)", q.Issue)
	}
	if q.SentFrom != nil {
		query.Where("r.sent_at >= ?", q.SentFrom.At(0, 0, 0))
	}
	if q.SentTo != nil {
		query.Where("r.sent_at < ?", q.SentTo.AddDays(1).At(0, 0, 0))
	}
	if q.AssignedTo != uuid.Nil {
		query.Where("r.assigned_to = ?", q.AssignedTo)
	}
	if q.Unassigned {
		query.Where("r.assigned_to IS NULL")
	}
	q.search(query, box, organisation)
	return query
}

// search narrows to a number or to names: the surname as a whole, or the last
// word as its beginning and the first word as that of the first name.
func (q ListQuery) search(query *bun.SelectQuery, box Box, organisation uuid.UUID) {
	text := strings.TrimSpace(q.Text)
	if text == "" {
		return
	}
	if number, err := strconv.ParseInt(strings.TrimPrefix(text, "#"), 10, 64); err == nil {
		query.Where("r.number = ?", number)
		return
	}
	query.Join("JOIN referral_clients AS k ON k.referral_id = r.id").Where("k."+box.column()+" = ?", organisation)
	words := strings.Fields(text)
	query.WhereGroup(" AND ", func(either *bun.SelectQuery) *bun.SelectQuery {
		either = beginsWith(either, "k.surname_key", searchKey(text))
		if len(words) < 2 {
			return either
		}
		return either.WhereGroup(" OR ", func(both *bun.SelectQuery) *bun.SelectQuery {
			return beginsWith(beginsWith(both, "k.surname_key", searchKey(words[len(words)-1])), "k.first_key", searchKey(words[0]))
		})
	})
}

// beginsWith compares instead of using LIKE, which row-level security would
// keep away from the index.
func beginsWith(q *bun.SelectQuery, column, key string) *bun.SelectQuery {
	if key == "" {
		return q.Where("false")
	}
	return q.Where("? >= ?", bun.Ident(column), key).Where("? < ?", bun.Ident(column), key+"\U0010FFFF")
}
