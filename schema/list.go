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

// person is who of the organisation has a referral on this side: whom it is
// assigned to, or who sent it.
func (b Box) person() string {
	if b == BoxOutgoing {
		return "sender_adviser_id"
	}
	return "assigned_to"
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
	Overdue          *bool       // by the due moment, not by what the clock has noticed
	Text             string      // a number, or the beginning of the client's surname
	Surnames         []string    // keys of surnames that are like Text, when no surname begins so
	From, To         []uuid.UUID // any of these
	Issue            string
	Result           []referral.Result
	SentFrom, SentTo *referral.Date // both included
	AssignedTo       uuid.UUID
	Unassigned       bool
	SentBy           uuid.UUID // the adviser who sent it
	Forwarded        *bool
	Order            Order
	After            string
	Limit            int // 25 when 0, at most 100
}

// List returns a page of the organisation's referrals.
func (s *Store) List(ctx context.Context, by referral.Actor, q ListQuery) (page Page[Summary], err error) {
	err = s.in(ctx, by, "list referrals", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		page, err = s.page(ctx, tx, by, q, now, pageLimit(q.Limit))
		return err
	})
	return page, err
}

// page reads at most limit of the referrals, after the place that q says.
func (s *Store) page(ctx context.Context, tx bun.Tx, by referral.Actor, q ListQuery, now time.Time, limit int) (page Page[Summary], err error) {
	after, err := q.place()
	if err != nil {
		return page, err
	}
	var ids *bun.SelectQuery
	for _, box := range q.boxes() {
		side := q.ids(tx, box, by.OrganisationID, now).OrderExpr(q.order()).Limit(int64(limit) + 1)
		q.from(side, after)
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

// from leaves what comes after the place.
func (q ListQuery) from(query *bun.SelectQuery, after *place) {
	switch {
	case after != nil && q.Order == ByDue:
		query.Where("(r.due_order, r.id) > (?, ?)", after.at, after.id)
	case after != nil:
		query.Where("(r.sent_at, r.id) < (?, ?)", after.at, after.id)
	}
}

// ids finds one side's referrals.
func (q ListQuery) ids(tx bun.Tx, box Box, organisation uuid.UUID, now time.Time) *bun.SelectQuery {
	query := tx.NewSelect().TableExpr("referrals AS r").Column("r.id").Where("r."+box.column()+" = ?", organisation)
	q.narrow(query, now)
	q.search(query, box, organisation)
	return query
}

// narrow keeps what every filter but the search leaves.
func (q ListQuery) narrow(query *bun.SelectQuery, now time.Time) {
	if len(q.Status) > 0 {
		query.Where("r.status IN (?)", bun.List(q.Status))
	}
	if q.Urgent != nil {
		query.Where("r.urgent = ?", *q.Urgent)
	}
	if q.Overdue != nil {
		query.Where("(r.due_order < ?) = ?", now, *q.Overdue)
	}
	if len(q.From) > 0 {
		query.Where("r.sender_id IN (?)", bun.List(q.From))
	}
	if len(q.To) > 0 {
		query.Where("r.receiver_id IN (?)", bun.List(q.To))
	}
	if len(q.Result) > 0 {
		query.Where("r.result IN (?)", bun.List(q.Result))
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
	if q.SentBy != uuid.Nil {
		query.Where("r.sender_adviser_id = ?", q.SentBy)
	}
	if q.Forwarded != nil {
		query.Where("r.forwarded = ?", *q.Forwarded)
	}
}

// number is the number that is searched for, if it is one.
func (q ListQuery) number() (int64, bool) {
	number, err := strconv.ParseInt(strings.TrimPrefix(strings.TrimSpace(q.Text), "#"), 10, 64)
	return number, err == nil
}

// search narrows to a number or to names: the surname as a whole, or the last
// word as its beginning and the first word as that of the first name.
func (q ListQuery) search(query *bun.SelectQuery, box Box, organisation uuid.UUID) {
	text := strings.TrimSpace(q.Text)
	if text == "" {
		return
	}
	if number, is := q.number(); is {
		query.Where("r.number = ?", number)
		return
	}
	query.Join("JOIN referral_clients AS k ON k.referral_id = r.id").Where("k."+box.column()+" = ?", organisation)
	if len(q.Surnames) > 0 {
		query.Where("k.surname_key IN (?)", bun.List(q.Surnames))
		return
	}
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
