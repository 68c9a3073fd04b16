package api

import (
	"context"
	"fmt"
	"strings"

	"onward/referral"
	"onward/schema"
)

func (s *Server) listOrganisations(ctx context.Context, in *searchOrganisationsInput) (*organisationListOutput, error) {
	found, err := s.store.Organisations(ctx, actor(ctx), in.Search)
	if err != nil {
		return nil, fmt.Errorf("list organisations: %w", err)
	}
	labels, err := s.issueLabels(ctx)
	if err != nil {
		return nil, err
	}
	list := OrganisationList{Items: []Organisation{}, Total: len(found)}
	for _, o := range found[:min(in.Limit, len(found))] {
		list.Items = append(list.Items, showOrganisation(o, actor(ctx), labels))
	}
	return &organisationListOutput{Body: list}, nil
}

func (s *Server) organisation(ctx context.Context, in *organisationInput) (*organisationOutput, error) {
	o, err := s.store.Organisation(ctx, actor(ctx), in.ID)
	if err != nil {
		return nil, fmt.Errorf("read an organisation: %w", err)
	}
	return s.organisationDetail(ctx, o)
}

func (s *Server) createOrganisation(ctx context.Context, in *createOrganisationInput) (*organisationOutput, error) {
	o := schema.Organisation{
		Name: in.Body.Name, Email: in.Body.Email, Phone: in.Body.Phone, Nation: referral.Nation(in.Body.Nation),
		Summary: in.Body.Summary, Criteria: in.Body.Criteria, Areas: in.Body.Areas, Issues: in.Body.Issues,
		Accepting: true, Paused: true, PausedReason: "It is joining the network.",
	}
	if in.Body.AcknowledgeDays > 0 || in.Body.DecideDays > 0 {
		o.Own = &schema.OwnDeadlines{Acknowledge: in.Body.AcknowledgeDays, Decide: in.Body.DecideDays}
	}
	if err := s.knownIssues(ctx, o.Issues); err != nil {
		return nil, err
	}
	created, err := s.store.CreateOrganisation(ctx, actor(ctx), o)
	if err != nil {
		return nil, fmt.Errorf("create an organisation: %w", err)
	}
	return s.organisationDetail(ctx, created)
}

func (s *Server) pauseOrganisation(ctx context.Context, in *pauseOrganisationInput) (*organisationOutput, error) {
	if err := s.store.PauseOrganisation(ctx, actor(ctx), in.ID, true, strings.TrimSpace(in.Body.Reason)); err != nil {
		return nil, fmt.Errorf("pause an organisation: %w", err)
	}
	return s.organisation(ctx, &organisationInput{ID: in.ID})
}

func (s *Server) resumeOrganisation(ctx context.Context, in *organisationInput) (*organisationOutput, error) {
	if err := s.store.PauseOrganisation(ctx, actor(ctx), in.ID, false, ""); err != nil {
		return nil, fmt.Errorf("resume an organisation: %w", err)
	}
	return s.organisation(ctx, in)
}

func (s *Server) organisationDetail(ctx context.Context, o schema.Organisation) (*organisationOutput, error) {
	labels, err := s.issueLabels(ctx)
	if err != nil {
		return nil, err
	}
	d := OrganisationDetail{Organisation: showOrganisation(o, actor(ctx), labels), Nation: string(o.Nation), Email: o.Email, Phone: o.Phone, Public: o.Public, Favourite: o.Favourite}
	if o.Own != nil {
		d.AcknowledgeDays, d.DecideDays = o.Own.Acknowledge, o.Own.Decide
	}
	return &organisationOutput{Body: d}, nil
}

func showOrganisation(o schema.Organisation, reader referral.Actor, labels map[string]string) Organisation {
	shown := Organisation{
		ID: o.ID, Slug: o.Slug, Name: o.Name, Summary: o.Summary, Criteria: o.Criteria, Waiting: o.Waiting,
		Areas: list(o.Areas), Issues: showIssues(o.Issues, labels),
		Accepting: o.TakesFrom(reader.OrganisationID), AcceptingNote: o.AcceptingNote,
		Paused: o.Paused, PausedReason: o.PausedReason, Own: o.ID == reader.OrganisationID,
	}
	switch {
	case o.Paused && o.PausedReason != "":
		shown.AcceptingNote = o.PausedReason
	case !shown.Accepting && !shown.Own && o.Accepting && !o.Paused:
		shown.AcceptingNote = "It takes referrals from chosen organisations only."
	}
	return shown
}

// list makes an empty list of none: the document promises an array.
func list[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}

func showParty(p referral.Party) Party { return Party{ID: p.ID, Slug: p.Slug, Name: p.Name} }
