package schema

import (
	"context"

	"github.com/uptrace/bun"

	"onward/referral"
)

// SecondFactorPolicy is the network's rule for each role.
type SecondFactorPolicy map[referral.Role]referral.SecondFactorRule

// SecondFactorPolicy returns the network's rules about second factors.
func (s *Store) SecondFactorPolicy(ctx context.Context, by referral.Actor) (p SecondFactorPolicy, err error) {
	err = s.in(ctx, by, "read the second factor policy", func(ctx context.Context, tx bun.Tx) error {
		p, err = secondFactorPolicy(ctx, tx)
		return err
	})
	return p, err
}

func secondFactorPolicy(ctx context.Context, tx bun.Tx) (SecondFactorPolicy, error) {
	var rows []struct {
		Role referral.Role             `bun:"role"`
		Rule referral.SecondFactorRule `bun:"rule"`
	}
	err := tx.NewSelect().Table("second_factor_policy").Column("role", "rule").OrderExpr("role").Limit(maxLimit).Scan(ctx, &rows)
	p := SecondFactorPolicy{}
	for _, row := range rows {
		p[row.Role] = row.Rule
	}
	return p, err
}

// SetSecondFactorPolicy changes the rules, from the next sign-in on.
func (s *Store) SetSecondFactorPolicy(ctx context.Context, by referral.Actor, p SecondFactorPolicy) error {
	if err := onlyCoordinators(by); err != nil {
		return err
	}
	return s.in(ctx, by, "set the second factor policy", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		w := newWrites(tx)
		for _, role := range referral.Roles {
			if rule, given := p[role]; given {
				w.add(tx.NewUpdate().Table("second_factor_policy").Set("rule = ?", rule).Where("role = ?", role))
			}
		}
		w.audit(now, by, "policy.second_factor", by.OrganisationID, map[string]any{"policy": p})
		return w.run(ctx, by.OrganisationID)
	})
}
