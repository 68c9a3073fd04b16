package schema

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// ReportQuery asks for a report: of what the reader's organisation received or
// sent, or, without a box, of the whole network.
type ReportQuery struct {
	Box    Box
	Period referral.Period
}

// Report counts the referrals first sent in a period, and those of the period
// before. A referral counts once, whoever sent it again or took back a decision.
type Report struct {
	Now, Before Figures
	Months      []MonthCount // the period's own and those of two years before its end
	Pairs       []PairCount  // the busiest first
	Issues      []IssueCount
	Areas       []AreaCount
	Mapped      bool             // the areas are those that were imported
	Unmatched   []UnmatchedCount // the most frequent first; of the network only
	Elsewhere   Elsewhere        // of what an organisation sent only
	Senders     []SenderCount    // by name; of the network only
	Any         bool             // whether there was ever a referral to count
}

// Figures are the numbers of one period.
type Figures struct {
	States        map[State]int
	Reasons       map[referral.DeclineReason]int
	Acknowledge   Kept
	Decide        Kept
	ToAcknowledge referral.Spread // from the last sending
	ToContact     referral.Spread // from the first sending to the first time the client was reached
	ToDecide      referral.Spread // from the last sending
	Unmet         int             // clients
	UnmetBy       map[string]int  // by issue
}

// Total is how many referrals were sent.
func (f Figures) Total() int {
	n := 0
	for _, count := range f.States {
		n += count
	}
	return n
}

// State is where a referral stands for a report.
type State string

// The states, in the order in which a report lists them.
const (
	StateSuccessful   State = "successful"
	StateUnsuccessful State = "unsuccessful"
	StateAccepted     State = "accepted" // and no outcome yet, or none asked for
	StateDeclined     State = "declined"
	StateUnanswered   State = "unanswered" // closed because nobody answered
	StateWaiting      State = "waiting"    // not decided yet
	StateWithdrawn    State = "withdrawn"
)

// States lists them.
var States = []State{StateSuccessful, StateUnsuccessful, StateAccepted, StateDeclined, StateUnanswered, StateWaiting, StateWithdrawn}

// Kept says how one deadline was kept.
type Kept struct{ Met, Missed, Running int }

// MonthCount is how many were sent in a month, and how many of them on a day of
// the period.
type MonthCount struct {
	Month        referral.Date
	Sent, Within int
}

// PairCount is how many went from one organisation to another.
type PairCount struct {
	From, To    string
	Now, Before int
}

// IssueCount is where the referrals of the period with an issue stand.
type IssueCount struct {
	Issue  string
	States map[State]int
}

// AreaCount is how many of their clients live in an area: one that was
// imported, else the outward half of their postcode. One without a name is not
// known, or lies outside. Never both at once: what one hides, the other would
// give away.
type AreaCount struct {
	Code, Name  string
	Now, Before int
}

// Report counts. Who may ask, the matrix says (SeeReports). People of an organisation see their own organisation's
// referrals only; people of the network all of them, and no client.
func (s *Store) Report(ctx context.Context, by referral.Actor, q ReportQuery) (r Report, err error) {
	err = s.in(ctx, by, "report", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		r.Now, r.Before = newFigures(), newFigures()
		rep := &reporting{tx: tx, query: q, now: now, into: &r}
		if !by.Role.OfNetwork() {
			rep.organisation = by.OrganisationID
		}
		days, err := s.workingDays(ctx, rep)
		if err != nil {
			return err
		}
		return firstError(
			func() error { return rep.any(ctx) },
			func() error { return rep.states(ctx) },
			func() error { return rep.kept(ctx) },
			func() error { return rep.spreads(ctx, days) },
			func() error { return rep.months(ctx) },
			func() error { return rep.pairs(ctx) },
			func() error { return rep.issues(ctx) },
			func() error { return rep.areas(ctx) },
			func() error { return rep.unmet(ctx) },
			func() error { return rep.unmatched(ctx) },
			func() error { return rep.told(ctx) },
		)
	})
	return r, err
}

func newFigures() Figures {
	return Figures{
		States: map[State]int{}, Reasons: map[referral.DeclineReason]int{}, UnmetBy: map[string]int{},
		ToAcknowledge: referral.Spread{}, ToContact: referral.Spread{}, ToDecide: referral.Spread{},
	}
}

// reporting is one report being counted.
type reporting struct {
	tx           bun.Tx
	query        ReportQuery
	organisation uuid.UUID // zero: the network
	now          time.Time
	into         *Report
}

// figures selects the rows of both periods, each marked as of now or before.
func (r *reporting) figures() *bun.SelectQuery {
	p := r.query.Period
	return r.scoped().ColumnExpr("f.began_on >= ?::date AS now", p.From).
		Where("f.began_on BETWEEN ?::date AND ?::date", p.Before().From, p.To)
}

// scoped selects what the reader's report is about.
func (r *reporting) scoped() *bun.SelectQuery {
	q := r.tx.NewSelect().TableExpr("referral_figures AS f")
	if r.organisation != uuid.Nil {
		q.Where("f."+r.query.Box.column()+" = ?", r.organisation)
	}
	return q
}

// of is the figures of one of the two periods.
func (r *reporting) of(now bool) *Figures {
	if now {
		return &r.into.Now
	}
	return &r.into.Before
}

func (r *reporting) any(ctx context.Context) error {
	return r.tx.NewRaw("SELECT EXISTS (?)", r.scoped().ColumnExpr("1")).Scan(ctx, &r.into.Any)
}
