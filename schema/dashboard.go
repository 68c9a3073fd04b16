package schema

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// Dashboard is what an organisation should look at now (N33, N34, R8).
type Dashboard struct {
	Urgent   []Summary // all open urgent received, soonest due first
	Pending  []Summary // the latest acknowledged and undecided
	Incoming []Summary // the latest unacknowledged
	Outgoing []Summary // the latest sent
	Received Counts
	Sent     Counts
	Tasks    []Task
}

// Counts says how many referrals stand where, on one side.
type Counts struct {
	Open     int // not decided yet
	Accepted int
	Closed   int // closed, declined or withdrawn
	Overdue  int
}

// Task is one kind of thing to do.
type Task struct {
	Kind      TaskKind
	Count     int
	Referrals []Summary // the first ten
}

// TaskKind names a kind of thing to do.
type TaskKind string

// The kinds of task, in the order of a dashboard: what is late comes first.
const (
	TaskOverdue    TaskKind = "overdue"
	TaskReturned   TaskKind = "returned"   // to us, for information
	TaskDeclined   TaskKind = "declined"   // and neither forwarded nor ended (F)
	TaskUnassigned TaskKind = "unassigned" // received, and nobody has it
	TaskSuggested  TaskKind = "suggested"  // changes of the profile, for a lead; there is no referral to it
)

const (
	panelSize = 10
	maxUrgent = 100
)

// panel is a part of a dashboard: some referrals in an order.
type panel struct {
	name  string
	where string
	args  []any
	order string
	limit int
	task  bool
}

// whose says whose dashboard it is: an organisation's or, where a person is
// given, theirs: what they were assigned and what they sent.
type whose struct{ organisation, person uuid.UUID }

// side is one side's referrals, as a condition.
func (w whose) side(box Box) (where string, args []any) {
	if w.person == uuid.Nil {
		return box.column() + " = ?", []any{w.organisation}
	}
	return box.column() + " = ? AND " + box.person() + " = ?", []any{w.organisation, w.person}
}

// panels are the parts of a dashboard. What nobody has is on everybody's: it is
// no person's, and somebody must take it.
func (w whose) panels(now time.Time) []panel {
	const newest, due = "sent_at DESC, id DESC", "due_order, id"
	in, to := w.side(BoxIncoming)
	out, from := w.side(BoxOutgoing)
	ours := []any{w.organisation}
	return []panel{
		{"urgent", in + " AND urgent AND is_open", to, due, maxUrgent, false},
		{"pending", in + " AND status = 'acknowledged'", to, newest, panelSize, false},
		{"incoming", in + " AND status = 'sent'", to, newest, panelSize, false},
		{"outgoing", out, from, newest, panelSize, false},
		{string(TaskOverdue), in + " AND due_order < ?", append(slices.Clone(to), now), due, panelSize, true},
		{string(TaskReturned), out + " AND status = 'returned'", from, newest, panelSize, true},
		{string(TaskDeclined), out + " AND status = 'declined' AND NOT forwarded", from, newest, panelSize, true},
		{string(TaskUnassigned), "receiver_id = ? AND status IN ('sent', 'acknowledged', 'accepted') AND assigned_to IS NULL", ours, due, panelSize, true},
	}
}

// Dashboard reads all panels in one go: which referrals are on it, how many
// there are, and each of them once. It is the reader's own or their
// organisation's. Each task's count is what the list with its filters holds.
func (s *Store) Dashboard(ctx context.Context, by referral.Actor, own bool) (d Dashboard, err error) {
	w := whose{organisation: by.OrganisationID}
	if own {
		w.person = by.UserID
	}
	err = s.in(ctx, by, "read dashboard", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		all := w.panels(now)
		ids, err := panelIDs(ctx, tx, all)
		if err != nil {
			return err
		}
		shown, err := s.byID(ctx, tx, ids)
		if err != nil {
			return err
		}
		d.Urgent, d.Pending = pick(shown, ids["urgent"]), pick(shown, ids["pending"])
		d.Incoming, d.Outgoing = pick(shown, ids["incoming"]), pick(shown, ids["outgoing"])
		counts, err := taskCounts(ctx, tx, all)
		if err != nil {
			return err
		}
		for _, p := range all {
			if p.task && counts[p.name] > 0 {
				d.Tasks = append(d.Tasks, Task{Kind: TaskKind(p.name), Count: counts[p.name], Referrals: pick(shown, ids[p.name])})
			}
		}
		suggested, err := openSuggestions(ctx, tx, by)
		if err != nil {
			return err
		}
		if suggested > 0 {
			d.Tasks = append(d.Tasks, Task{Kind: TaskSuggested, Count: suggested})
		}
		d.Received, d.Sent, err = w.count(ctx, tx, now)
		return err
	})
	return d, err
}

func panelIDs(ctx context.Context, tx bun.Tx, all []panel) (map[string][]uuid.UUID, error) {
	var query *bun.SelectQuery
	for _, p := range all {
		part := tx.NewSelect().TableExpr("referrals").ColumnExpr("? AS panel, id, row_number() OVER (ORDER BY "+p.order+") AS place", p.name).
			Where(p.where, p.args...).OrderExpr(p.order).Limit(int64(p.limit))
		if query == nil {
			query = part
		} else {
			query = query.UnionAll(part)
		}
	}
	var rows []struct {
		Panel string    `bun:"panel"`
		ID    uuid.UUID `bun:"id"`
	}
	err := tx.NewSelect().TableExpr("(?) AS p", query).ColumnExpr("panel, id").OrderExpr("panel, place").Scan(ctx, &rows)
	ids := map[string][]uuid.UUID{}
	for _, row := range rows {
		ids[row.Panel] = append(ids[row.Panel], row.ID)
	}
	return ids, err
}

// byID reads each referral once, however many panels show it.
func (s *Store) byID(ctx context.Context, tx bun.Tx, panels map[string][]uuid.UUID) (map[uuid.UUID]Summary, error) {
	var ids []uuid.UUID
	for _, some := range panels {
		ids = append(ids, some...)
	}
	shown := map[uuid.UUID]Summary{}
	if len(ids) == 0 {
		return shown, nil
	}
	rows, err := s.summaries(ctx, tx, func(q *bun.SelectQuery) { q.Where("r.id IN (?)", bun.List(ids)) })
	for _, row := range rows {
		shown[row.ID] = row
	}
	return shown, err
}

func pick(shown map[uuid.UUID]Summary, ids []uuid.UUID) []Summary {
	picked := make([]Summary, 0, len(ids))
	for _, id := range ids {
		picked = append(picked, shown[id])
	}
	return picked
}

func taskCounts(ctx context.Context, tx bun.Tx, all []panel) (map[string]int, error) {
	query := tx.NewSelect()
	for _, p := range all {
		if p.task {
			query.ColumnExpr("(?) AS ?", tx.NewSelect().TableExpr("referrals").ColumnExpr("count(*)").Where(p.where, p.args...), bun.Ident(p.name))
		}
	}
	var row struct {
		Overdue    int `bun:"overdue"`
		Returned   int `bun:"returned"`
		Declined   int `bun:"declined"`
		Unassigned int `bun:"unassigned"`
	}
	err := query.Scan(ctx, &row)
	return map[string]int{
		string(TaskOverdue): row.Overdue, string(TaskReturned): row.Returned,
		string(TaskDeclined): row.Declined, string(TaskUnassigned): row.Unassigned,
	}, err
}

// count reads an organisation's counts, which are kept, or counts a person's
// referrals; and it counts what is late, which time itself changes.
func (w whose) count(ctx context.Context, tx bun.Tx, now time.Time) (received, sent Counts, err error) {
	side := func(box Box) *bun.SelectQuery {
		where, args := w.side(box)
		return tx.NewSelect().TableExpr("referrals").ColumnExpr("? AS box", box).Where(where, args...)
	}
	late := func(box Box) *bun.SelectQuery {
		return side(box).ColumnExpr("'overdue' AS status, count(*) AS n").Where("due_order < ?", now)
	}
	all := tx.NewSelect().TableExpr("referral_counts").ColumnExpr("box, status, n").Where("organisation_id = ?", w.organisation)
	if w.person != uuid.Nil {
		each := func(box Box) *bun.SelectQuery {
			return side(box).ColumnExpr("status, count(*) AS n").GroupExpr("status")
		}
		all = each(BoxIncoming).UnionAll(each(BoxOutgoing))
	}
	var rows []struct {
		Box    Box    `bun:"box"`
		Status string `bun:"status"`
		N      int    `bun:"n"`
	}
	err = all.UnionAll(late(BoxIncoming)).UnionAll(late(BoxOutgoing)).Scan(ctx, &rows)
	for _, row := range rows {
		c := &received
		if row.Box == BoxOutgoing {
			c = &sent
		}
		c.add(row.Status, row.N)
	}
	return received, sent, err
}

func (c *Counts) add(status string, n int) {
	switch referral.Status(status) {
	case "overdue":
		c.Overdue += n
	case referral.Sent, referral.Acknowledged, referral.Returned:
		c.Open += n
	case referral.Accepted:
		c.Accepted += n
	default:
		c.Closed += n
	}
}
