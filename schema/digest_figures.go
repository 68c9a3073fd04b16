package schema

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// aboutDigest gathers what a digest says, as things are when it is sent.
func (s *Store) aboutDigest(ctx context.Context, tx bun.Tx, id uuid.UUID, l *Letter) error {
	var row digestRow
	if err := tx.NewSelect().Model(&row).Where("d.id = ?", id).Scan(ctx); err != nil {
		return found(err, errNoLetter)
	}
	err := tx.NewSelect().Table("organisations").Column("name").Where("id = ?", row.Organisation).Scan(ctx, &l.OrganisationName)
	if err != nil {
		return err
	}
	l.Period = row.period()
	if row.Kind == referral.DigestWeekly {
		l.Week, err = s.weekFigures(ctx, tx, row.Organisation, l.Period)
		return err
	}
	l.Month, err = s.monthFigures(ctx, tx, row.Organisation, l.Period)
	return err
}

// weekFigures counts what a lead must know now. Each number is what its list
// with filters holds.
func (s *Store) weekFigures(ctx context.Context, tx bun.Tx, organisation uuid.UUID, p referral.Period) (w referral.WeekFigures, err error) {
	now, err := s.now(ctx, tx)
	if err != nil {
		return w, err
	}
	count := func(table string) *bun.SelectQuery { return tx.NewSelect().TableExpr(table).ColumnExpr("count(*)") }
	var row struct {
		New, Unacknowledged, Overdue, Unforwarded int
		Oldest                                    time.Time `bun:"oldest,nullzero"`
	}
	err = tx.NewSelect().
		ColumnExpr("(?) AS new", count("referral_figures").Where("receiver_id = ?", organisation).Where("began_on BETWEEN ?::date AND ?::date", p.From, p.To)).
		ColumnExpr("(?) AS unacknowledged", count("referrals").Where("receiver_id = ?", organisation).Where("status = ?", referral.Sent)).
		ColumnExpr("(?) AS overdue", count("referrals").Where("receiver_id = ?", organisation).Where("due_order < ?", now)).
		ColumnExpr("(?) AS unforwarded", count("referrals").Where("sender_id = ?", organisation).Where("status = ?", referral.Declined).Where("NOT forwarded")).
		ColumnExpr("(?) AS oldest", tx.NewSelect().Table("referrals").ColumnExpr("min(sent_at)").Where("receiver_id = ?", organisation).Where("status = ?", referral.Sent)).
		Scan(ctx, &row)
	w = referral.WeekFigures{New: row.New, Unacknowledged: row.Unacknowledged, Overdue: row.Overdue, Unforwarded: row.Unforwarded, Oldest: utc(row.Oldest)}
	return w, err
}

// monthFigures counts as the report does, so that the two never differ.
func (s *Store) monthFigures(ctx context.Context, tx bun.Tx, organisation uuid.UUID, p referral.Period) (m referral.MonthFigures, err error) {
	m.Period = p
	now, err := s.now(ctx, tx)
	if err != nil {
		return m, err
	}
	for box, side := range map[Box]*referral.MonthSide{BoxIncoming: &m.Received, BoxOutgoing: &m.Sent} {
		r := Report{Now: newFigures(), Before: newFigures()}
		rep := &reporting{tx: tx, query: ReportQuery{Box: box, Period: p}, organisation: organisation, now: now, into: &r}
		days, err := s.workingDays(ctx, rep)
		if err != nil {
			return m, err
		}
		err = firstError(
			func() error { return rep.states(ctx) },
			func() error { return rep.kept(ctx) },
			func() error { return rep.spreads(ctx, days) },
		)
		if err != nil {
			return m, err
		}
		side.Now, side.Before = r.Now.side(), r.Before.side()
	}
	return m, nil
}

// side is the figures as a digest tells them.
func (f Figures) side() referral.SideFigures {
	s := referral.SideFigures{
		Total: f.Total(), ToAcknowledge: f.ToAcknowledge, ToDecide: f.ToDecide,
		Acknowledged: referral.Deadlines{Met: f.Acknowledge.Met, Missed: f.Acknowledge.Missed},
		Decided:      referral.Deadlines{Met: f.Decide.Met, Missed: f.Decide.Missed},
	}
	for i, state := range States { // in the order of referral.MonthOutcomes
		s.Outcomes[i] = f.States[state]
	}
	return s
}
