package schema

import (
	"context"

	"github.com/uptrace/bun"

	"onward/referral"
)

// Policy is the network's own rules, for the referrals sent from now on.
type Policy struct {
	AcknowledgeDays       int
	DecideDays            int
	UrgentAcknowledgeDays int
	UrgentDecideDays      int
	AcceptingCloses       bool
	SilenceCloses         bool
}

// longestDeadline is how many working days a policy may give.
const longestDeadline = 60

// Policy returns the network's rules.
func (s *Store) Policy(ctx context.Context) (p Policy, err error) {
	err = s.in(ctx, referral.TheClock, "read policy", func(ctx context.Context, tx bun.Tx) error {
		var row policyRow
		err := tx.NewSelect().Model(&row).Scan(ctx)
		p = Policy{row.Acknowledge, row.Decide, row.UrgentAck, row.UrgentDecide, row.AcceptingCloses, row.SilenceCloses}
		return err
	})
	return p, err
}

// SetPolicy changes the network's rules. Referrals that were sent keep theirs.
func (s *Store) SetPolicy(ctx context.Context, by referral.Actor, p Policy) error {
	if err := onlyCoordinators(by); err != nil {
		return err
	}
	for _, days := range []int{p.AcknowledgeDays, p.DecideDays, p.UrgentAcknowledgeDays, p.UrgentDecideDays} {
		if days < 1 || days > longestDeadline {
			return &referral.Error{Code: referral.CodeInvalid, Message: "A deadline is 1 to 60 working days."}
		}
	}
	return s.in(ctx, by, "set policy", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		row, w := policyRow{
			Acknowledge: p.AcknowledgeDays, Decide: p.DecideDays, UrgentAck: p.UrgentAcknowledgeDays, UrgentDecide: p.UrgentDecideDays,
			AcceptingCloses: p.AcceptingCloses, SilenceCloses: p.SilenceCloses,
		}, newWrites(tx)
		w.add(tx.NewUpdate().Model(&row).Where("single"))
		w.audit(now, by, "policy.set", by.OrganisationID, map[string]any{"policy": p})
		return w.run(ctx, by.OrganisationID)
	})
}
