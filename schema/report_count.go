package schema

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// The most rows of a table that people still read.
const (
	maxPairs = 500
	maxAreas = 1000
)

// states counts where the referrals stand, and why some were declined.
func (r *reporting) states(ctx context.Context) error {
	var rows []struct {
		Now    bool
		State  State
		Reason referral.DeclineReason
		N      int
	}
	err := r.figures().ColumnExpr("f.state, f.reason, count(*) AS n").GroupExpr("1, 2, 3").OrderExpr("1, 2, 3").Scan(ctx, &rows)
	for _, row := range rows {
		f := r.of(row.Now)
		f.States[row.State] += row.N
		if row.State == StateDeclined {
			f.Reasons[row.Reason] += row.N
		}
	}
	return err
}

// kept counts each deadline as it stood when it was acted on: met, missed (also
// by what still waits, or ended waiting), or still running. A decline without
// an acknowledgement answers both.
func (r *reporting) kept(ctx context.Context) error {
	var rows []struct {
		Now                                    bool
		AckMet, AckMissed, AckRunning          int
		DecideMet, DecideMissed, DecideRunning int
	}
	const answered = "coalesce(f.acknowledged_at, f.decided_at)"
	q := r.figures().
		ColumnExpr("count(*) FILTER (WHERE "+answered+" <= f.acknowledge_by) AS ack_met").
		ColumnExpr("count(*) FILTER (WHERE coalesce("+answered+", f.ended_at, ?) > f.acknowledge_by) AS ack_missed", r.now).
		ColumnExpr("count(*) FILTER (WHERE "+answered+" IS NULL AND f.ended_at IS NULL AND f.acknowledge_by >= ?) AS ack_running", r.now).
		ColumnExpr("count(*) FILTER (WHERE f.decided_at <= f.decide_by) AS decide_met").
		ColumnExpr("count(*) FILTER (WHERE coalesce(f.decided_at, f.ended_at, ?) > f.decide_by) AS decide_missed", r.now).
		ColumnExpr("count(*) FILTER (WHERE f.decided_at IS NULL AND f.ended_at IS NULL AND f.decide_by >= ?) AS decide_running", r.now)
	err := q.GroupExpr("1").OrderExpr("1").Scan(ctx, &rows)
	for _, row := range rows {
		f := r.of(row.Now)
		f.Acknowledge = Kept{row.AckMet, row.AckMissed, row.AckRunning}
		f.Decide = Kept{row.DecideMet, row.DecideMissed, row.DecideRunning}
	}
	return err
}

// months counts the months of the period and of two years before its end.
func (r *reporting) months(ctx context.Context) error {
	p := r.query.Period
	first := referral.NewDate(p.To.Year()-2, p.To.Month()+1, 1)
	if p.From.Before(first) {
		first = p.Months()[0]
	}
	var rows []struct {
		Month        time.Time
		Sent, Within int
	}
	err := r.scoped().ColumnExpr("date_trunc('month', f.began_on::timestamp) AS month, count(*) AS sent").
		ColumnExpr("count(*) FILTER (WHERE f.began_on >= ?::date) AS within", p.From).
		Where("f.began_on BETWEEN ?::date AND ?::date", first, p.To).GroupExpr("1").OrderExpr("1").Scan(ctx, &rows)
	counts := map[referral.Date]MonthCount{}
	for _, row := range rows {
		month := referral.NewDate(row.Month.Date())
		counts[month] = MonthCount{month, row.Sent, row.Within}
	}
	for _, month := range (referral.Period{From: first, To: p.To}).Months() {
		c := counts[month] // of a month without referrals nothing
		c.Month = month
		r.into.Months = append(r.into.Months, c)
	}
	return err
}

func (r *reporting) pairs(ctx context.Context) error {
	p := r.query.Period
	counts := r.figures().ColumnExpr("f.sender_id, f.receiver_id, count(*) FILTER (WHERE f.began_on >= ?::date) AS n, count(*) AS both", p.From).
		GroupExpr("1, 2, 3")
	return r.tx.NewSelect().TableExpr("(?) AS c", counts).
		ColumnExpr(`s.name AS "from", t.name AS "to", sum(c.n) AS now, sum(c.both - c.n) AS before`).
		Join("JOIN organisations AS s ON s.id = c.sender_id").Join("JOIN organisations AS t ON t.id = c.receiver_id").
		GroupExpr("s.id, t.id").OrderExpr("3 DESC, 4 DESC, lower(s.name), lower(t.name), s.id, t.id").Limit(maxPairs).Scan(ctx, &r.into.Pairs)
}

// issues counts the referrals of the period by issue; one with two issues
// counts at both.
func (r *reporting) issues(ctx context.Context) error {
	var rows []struct {
		Issue string
		State State
		N     int
	}
	err := r.scoped().ColumnExpr("i.issue, f.state, count(*) AS n").Join("CROSS JOIN LATERAL unnest(f.issues) AS i(issue)").
		Where("f.began_on BETWEEN ?::date AND ?::date", r.query.Period.From, r.query.Period.To).
		GroupExpr("1, 2").OrderExpr("1, 2").Scan(ctx, &rows)
	for _, row := range rows {
		if n := len(r.into.Issues); n == 0 || r.into.Issues[n-1].Issue != row.Issue {
			r.into.Issues = append(r.into.Issues, IssueCount{row.Issue, map[State]int{}})
		}
		r.into.Issues[len(r.into.Issues)-1].States[row.State] = row.N
	}
	return err
}

func (r *reporting) areas(ctx context.Context) error {
	from := r.query.Period.From
	q := r.scoped().ColumnExpr("count(*) FILTER (WHERE f.began_on >= ?::date) AS now, count(*) FILTER (WHERE f.began_on < ?::date) AS before", from, from).
		Where("f.began_on BETWEEN ?::date AND ?::date", r.query.Period.Before().From, r.query.Period.To).
		GroupExpr("code, name").OrderExpr("now DESC, before DESC, name").Limit(maxAreas)
	if err := r.tx.NewRaw("SELECT EXISTS (SELECT FROM postcodes)").Scan(ctx, &r.into.Mapped); err != nil {
		return err
	}
	if r.into.Mapped {
		q.ColumnExpr("coalesce(a.code, '') AS code, coalesce(a.name, '') AS name").Join("LEFT JOIN areas AS a ON a.code = f.area_code")
	} else {
		q.ColumnExpr("'' AS code, f.outward AS name")
	}
	return q.Scan(ctx, &r.into.Areas)
}

// unmet counts the clients whom every receiver declined or nobody answered. A
// client is all that came of one first send: several receivers, and what was
// forwarded from them. Of what an organisation received it says nothing: it
// does not know who else was asked.
func (r *reporting) unmet(ctx context.Context) error {
	if r.organisation != uuid.Nil && r.query.Box != BoxOutgoing {
		return nil
	}
	var rows []struct {
		Now   bool
		Issue string // "": all
		N     int
	}
	p := r.query.Period
	clients := r.scoped().ColumnExpr("f.client_case, min(f.began_on) >= ?::date AS now", p.From).
		Where("f.began_on >= ?::date", p.Before().From).GroupExpr("1").
		Having("bool_and(f.unmet)").Having("bool_or(NOT f.forwarded_from)").Having("min(f.began_on) <= ?::date", p.To)
	issues := r.scoped().ColumnExpr("DISTINCT c.now, f.client_case, i.issue").Join("JOIN clients AS c ON c.client_case = f.client_case").
		Join("CROSS JOIN LATERAL unnest(f.issues) AS i(issue)").Where("f.unmet").Where("f.began_on >= ?::date", p.Before().From)
	err := r.tx.NewSelect().With("clients", clients).TableExpr("(? UNION ALL SELECT now, client_case, '' FROM clients) AS u", issues).
		ColumnExpr("u.now, u.issue, count(*) AS n").GroupExpr("1, 2").OrderExpr("1, 2").Scan(ctx, &rows)
	for _, row := range rows {
		if f := r.of(row.Now); row.Issue == "" {
			f.Unmet = row.N
		} else {
			f.UnmetBy[row.Issue] = row.N
		}
	}
	return err
}

// spreads counts how many working days of its receiver each step took. The days
// come from the calendar of the rules; the database only subtracts.
func (r *reporting) spreads(ctx context.Context, days *bun.SelectQuery) error {
	var rows []struct {
		Now     bool
		Measure string
		Days    int
		N       int
	}
	err := r.figures().With("days", days).
		ColumnExpr("m.measure, d.ordinals[m.done - d.first + 1] - d.ordinals[m.sent - d.first + 1] AS days, count(*) AS n").
		Join("JOIN days AS d ON d.receiver_id = f.receiver_id").
		Join("CROSS JOIN LATERAL (VALUES ('acknowledge', f.sent_on, f.acknowledged_on), ('contact', f.began_on, f.contacted_on), ('decide', f.sent_on, f.decided_on)) AS m(measure, sent, done)").
		Where("m.done IS NOT NULL").GroupExpr("1, 2, 3").OrderExpr("1, 2, 3").Scan(ctx, &rows)
	for _, row := range rows {
		f := r.of(row.Now)
		map[string]referral.Spread{"acknowledge": f.ToAcknowledge, "contact": f.ToContact, "decide": f.ToDecide}[row.Measure][row.Days] = row.N
	}
	return err
}
