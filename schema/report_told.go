package schema

import (
	"context"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// Elsewhere is how receivers answered the referrals of all other senders in the
// period, for a sender to see its own beside them (K4).
type Elsewhere struct {
	Senders  int // others with an answer
	Answered int
	Reasons  map[referral.DeclineReason]int
}

// SenderCount is how receivers answered one sender's referrals of the period.
type SenderCount struct {
	Name     string
	Answered int
	Told     int // declined for a reason that the sender could have known (K4)
}

// Answered is how many referrals stand accepted or declined.
func (f Figures) Answered() int {
	n := 0
	for _, s := range answeredStates {
		n += f.States[s]
	}
	return n
}

var answeredStates = []State{StateAccepted, StateSuccessful, StateUnsuccessful, StateDeclined}

// told counts what receivers told the senders: for an organisation how it goes
// elsewhere, for the network each sender.
func (r *reporting) told(ctx context.Context) error {
	switch {
	case r.organisation == uuid.Nil:
		return r.toldBySender(ctx)
	case r.query.Box == BoxOutgoing:
		return r.toldElsewhere(ctx)
	}
	return nil // what an organisation received is not what it was told
}

func (r *reporting) toldElsewhere(ctx context.Context) error {
	var rows []struct {
		Reason     referral.DeclineReason
		N, Senders int
	}
	e := Elsewhere{Reasons: map[referral.DeclineReason]int{}}
	p := r.query.Period
	err := r.tx.NewRaw("SELECT reason, n, senders FROM answers_elsewhere(?::date, ?::date) ORDER BY reason", p.From, p.To).Scan(ctx, &rows)
	for _, row := range rows {
		e.Senders, e.Answered = row.Senders, e.Answered+row.N
		if row.Reason != "" {
			e.Reasons[row.Reason] = row.N
		}
	}
	r.into.Elsewhere = e
	return err
}

func (r *reporting) toldBySender(ctx context.Context) error {
	p := r.query.Period
	return r.scoped().ColumnExpr("o.name, count(*) AS answered").
		ColumnExpr("count(*) FILTER (WHERE f.state = ? AND f.reason IN (?)) AS told", StateDeclined, bun.List(referral.TellingReasons)).
		Join("JOIN organisations AS o ON o.id = f.sender_id").
		Where("f.began_on BETWEEN ?::date AND ?::date", p.From, p.To).Where("f.state IN (?)", bun.List(answeredStates)).
		GroupExpr("o.id").OrderExpr("lower(o.name), o.id").Limit(maxOrganisations).Scan(ctx, &r.into.Senders)
}
