package api

import (
	"context"
	"fmt"

	"onward/referral"
	"onward/schema"
)

func (s *Server) policy(ctx context.Context, _ *nothing) (*policyOutput, error) {
	p, err := s.store.Policy(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the policy: %w", err)
	}
	return showPolicy(p), nil
}

func (s *Server) setPolicy(ctx context.Context, in *setPolicyInput) (*policyOutput, error) {
	b := in.Body
	p, err := s.store.SetPolicy(ctx, actor(ctx), schema.Policy{
		Version: b.Version, AcknowledgeDays: b.AcknowledgeDays, DecideDays: b.DecideDays, UrgentAcknowledgeDays: b.UrgentAcknowledgeDays,
		UrgentDecideDays: b.UrgentDecideDays, AcceptingCloses: b.AcceptingCloses, Silence: referral.Silence(b.Silence),
		TakesApplications: b.TakesApplications, ApplicationsContact: b.ApplicationsContact,
	})
	if err != nil {
		return nil, fmt.Errorf("set the policy: %w", err)
	}
	return showPolicy(p), nil
}

// defaultPolicy is what a network begins with.
var defaultPolicy = PolicyBody{
	AcknowledgeDays: referral.DefaultTerms.AcknowledgeDays, DecideDays: referral.DefaultTerms.DecideDays,
	UrgentAcknowledgeDays: referral.DefaultUrgentTerms.AcknowledgeDays, UrgentDecideDays: referral.DefaultUrgentTerms.DecideDays,
	Silence: string(referral.SilenceAsks), TakesApplications: true,
}

func showPolicy(p schema.Policy) *policyOutput {
	return &policyOutput{Body: Policy{Version: p.Version, Defaults: defaultPolicy, PolicyBody: PolicyBody{
		AcknowledgeDays: p.AcknowledgeDays, DecideDays: p.DecideDays, UrgentAcknowledgeDays: p.UrgentAcknowledgeDays,
		UrgentDecideDays: p.UrgentDecideDays, AcceptingCloses: p.AcceptingCloses, Silence: string(p.Silence),
		TakesApplications: p.TakesApplications, ApplicationsContact: p.ApplicationsContact,
	}}}
}
