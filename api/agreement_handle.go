package api

import (
	"context"
	"fmt"

	"onward/referral"
	"onward/schema"
)

func (s *Server) ownAgreement(ctx context.Context, _ *nothing) (*ownAgreementOutput, error) {
	own, err := s.store.OwnAgreement(ctx, actor(ctx))
	if err != nil {
		return nil, fmt.Errorf("read the own agreement: %w", err)
	}
	shown := OwnAgreement{Organisation: own.Name, Barred: own.Agreed.Barred(), Accepted: []AcceptedAgreement{}}
	if own.Now != nil {
		current := showAgreement(own.Now.Agreement)
		shown.Current, shown.Owed = &current, own.Agreed.Version < own.Now.Version
	}
	for _, a := range own.Accepted {
		shown.Accepted = append(shown.Accepted, AcceptedAgreement{showAgreement(a.Agreement), showAcceptance(a.Acceptance)})
	}
	return &ownAgreementOutput{Body: shown}, nil
}

func (s *Server) acceptAgreement(ctx context.Context, in *acceptAgreementInput) (*ownAgreementOutput, error) {
	if !in.Body.May {
		return nil, &referral.Error{
			Code: referral.CodeInvalid, Message: "Nothing is accepted yet.",
			Fields: []referral.FieldError{{Field: "may", Message: "Tick that you may agree on behalf of your organisation. If you may not, ask who may."}},
		}
	}
	if err := s.store.AcceptAgreement(ctx, actor(ctx), in.Body.Version); err != nil {
		return nil, fmt.Errorf("accept the agreement: %w", err)
	}
	return s.ownAgreement(ctx, nil)
}

func (s *Server) networkAgreement(ctx context.Context, _ *nothing) (*networkAgreementOutput, error) {
	n, err := s.store.NetworkAgreement(ctx, actor(ctx))
	if err != nil {
		return nil, fmt.Errorf("read the network's agreement: %w", err)
	}
	shown := NetworkAgreement{Versions: []AgreementVersion{}, Organisations: []AgreementStanding{}, Today: referral.DateOf(n.ReadAt), GraceDays: referral.Grace}
	for _, v := range n.Versions {
		version := AgreementVersion{Agreement: showAgreement(v.Agreement), Accepted: v.Accepted}
		if v.Author != nil {
			by := showPerson(*v.Author)
			version.By = &by
		}
		shown.Versions = append(shown.Versions, version)
	}
	for _, o := range n.Standings {
		shown.Organisations = append(shown.Organisations, showStanding(o, n.Versions))
	}
	return &networkAgreementOutput{Body: shown}, nil
}

func (s *Server) publishAgreement(ctx context.Context, in *publishAgreementInput) (*networkAgreementOutput, error) {
	b := in.Body
	next := referral.Agreement{Title: b.Title, Text: b.Text, Changes: b.Changes, From: b.From}
	if err := s.store.PublishAgreement(ctx, actor(ctx), b.Seen, next); err != nil {
		return nil, fmt.Errorf("publish an agreement: %w", err)
	}
	return s.networkAgreement(ctx, nil)
}

func (s *Server) recordAgreement(ctx context.Context, in *recordAgreementInput) (*networkAgreementOutput, error) {
	b := in.Body
	if err := s.store.RecordAgreement(ctx, actor(ctx), b.OrganisationID, b.Version, referral.Signature{Name: b.SignedBy, On: b.SignedOn}); err != nil {
		return nil, fmt.Errorf("record an agreement on paper: %w", err)
	}
	return s.networkAgreement(ctx, nil)
}

// owedAgreement never keeps anybody from their work: without it they go on, and
// sending still says what is missing.
func (s *Server) owedAgreement(ctx context.Context, by referral.Actor) *OwedAgreement {
	if by.Role.OfNetwork() {
		return nil
	}
	owed, err := s.store.OwedAgreement(ctx, by)
	if err != nil {
		s.config.Log.Warn().Err(err).Msg("the agreement cannot be read")
	}
	if owed == nil || by.Role != referral.Lead && !owed.Barred {
		return nil
	}
	return &OwedAgreement{From: owed.From, Barred: owed.Barred}
}

func showAgreement(a referral.Agreement) Agreement {
	return Agreement{Version: a.Version, Title: a.Title, Text: a.Text, Changes: a.Changes, At: a.At, From: a.From}
}

func showAcceptance(a schema.Acceptance) Acceptance {
	shown := Acceptance{Version: a.Version, By: showPerson(a.By), At: a.At}
	if a.Paper != nil {
		shown.SignedBy, shown.SignedOn = a.Paper.Name, a.Paper.On
	}
	return shown
}

func showStanding(o schema.Standing, versions []schema.AgreementVersion) AgreementStanding {
	shown := AgreementStanding{Organisation: Party{ID: o.ID, Slug: o.Slug, Name: o.Name}, Paused: o.Paused, Barred: o.Agreed.Barred()}
	shown.Owed = len(versions) > 0 && o.Agreed.Version < versions[0].Version
	if o.Last != nil {
		last := showAcceptance(*o.Last)
		shown.Last = &last
	}
	return shown
}
