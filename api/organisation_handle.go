package api

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"

	"onward/referral"
	"onward/schema"
)

func (s *Server) listOrganisations(ctx context.Context, in *searchOrganisationsInput) (*organisationListOutput, error) {
	found, err := s.store.Organisations(ctx, actor(ctx), in.Search)
	if err != nil {
		return nil, fmt.Errorf("list organisations: %w", err)
	}
	upkeep, err := s.upkeep(ctx)
	if err != nil {
		return nil, err
	}
	found = slices.DeleteFunc(found, func(o schema.Organisation) bool {
		kept := upkeep[o.ID]
		return in.Upkeep == "stale" && !kept.Stale || in.Upkeep == "suggestions" && kept.Waiting == 0
	})
	labels, err := s.issueLabels(ctx)
	if err != nil {
		return nil, err
	}
	list := OrganisationList{Items: []Organisation{}, Total: len(found)}
	for _, o := range found[:min(in.Limit, len(found))] {
		shown := showOrganisation(o, actor(ctx), labels)
		if kept, known := upkeep[o.ID]; known {
			shown.Upkeep = &Upkeep{Reminders: kept.Reminders, Waiting: kept.Waiting, WaitingSince: kept.WaitingSince}
		}
		list.Items = append(list.Items, shown)
	}
	return &organisationListOutput{Body: list}, nil
}

// upkeep is for the network's people; nobody else hears of it.
func (s *Server) upkeep(ctx context.Context) (map[uuid.UUID]schema.Upkeep, error) {
	if !actor(ctx).Role.OfNetwork() {
		return nil, nil
	}
	all, err := s.store.Upkeep(ctx, actor(ctx))
	if err != nil {
		return nil, fmt.Errorf("read upkeep: %w", err)
	}
	return all, nil
}

func (s *Server) organisation(ctx context.Context, in *organisationInput) (*organisationOutput, error) {
	o, err := s.store.Describe(ctx, actor(ctx), in.ID)
	if err != nil {
		return nil, fmt.Errorf("read an organisation: %w", err)
	}
	return s.organisationDetail(ctx, o)
}

func (s *Server) createOrganisation(ctx context.Context, in *createOrganisationInput) (*organisationOutput, error) {
	o := schema.Organisation{
		Name: in.Body.Name, Email: in.Body.Email, Phone: in.Body.Phone, Nation: referral.Nation(in.Body.Nation),
		Summary: in.Body.Summary, Criteria: in.Body.Criteria, Areas: in.Body.Areas, Issues: in.Body.Issues, Type: in.Body.Type,
	}.Joining()
	if in.Body.AcknowledgeDays > 0 || in.Body.DecideDays > 0 {
		o.Own = &schema.OwnDeadlines{Acknowledge: in.Body.AcknowledgeDays, Decide: in.Body.DecideDays}
	}
	if err := s.knownIssues(ctx, o.Issues); err != nil {
		return nil, err
	}
	if err := s.knownType(ctx, o.Type); err != nil {
		return nil, err
	}
	created, err := s.store.CreateOrganisation(ctx, actor(ctx), o)
	if err != nil {
		return nil, fmt.Errorf("create an organisation: %w", err)
	}
	return s.organisation(ctx, &organisationInput{ID: created.ID})
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

func (s *Server) setOrganisationType(ctx context.Context, in *organisationTypeInput) (*organisationOutput, error) {
	if err := s.knownType(ctx, in.Body.Type); err != nil {
		return nil, err
	}
	if err := s.store.SetOrganisationType(ctx, actor(ctx), in.ID, in.Body.Type); err != nil {
		return nil, fmt.Errorf("set the type of an organisation: %w", err)
	}
	return s.organisation(ctx, &organisationInput{ID: in.ID})
}

func (s *Server) organisationDetail(ctx context.Context, o schema.Described) (*organisationOutput, error) {
	labels, err := s.issueLabels(ctx)
	if err != nil {
		return nil, err
	}
	d := OrganisationDetail{Organisation: showOrganisation(o.Organisation, actor(ctx), labels), Nation: string(o.Nation), Email: o.Email, Phone: o.Phone, Public: o.Public, Favourite: o.Favourite}
	d.Website, d.Address, d.Languages, d.Opening = o.Website, o.Address, o.Languages, []OpenDay{}
	d.Access = choices(o.Access, facilityLabels)
	if o.Opening.Given() {
		d.Opening = showOpening(o.Opening)
	}
	d.DoorsNow, d.Place, d.AreaCodes = showDoors(o.Doors), showPoint(o.Place), list(o.AreaCodes)
	if o.Own != nil {
		d.AcknowledgeDays, d.DecideDays = o.Own.Acknowledge, o.Own.Decide
	}
	return &organisationOutput{Body: d}, nil
}

func showOrganisation(o schema.Organisation, reader referral.Actor, labels map[string]string) Organisation {
	barrier := o.Barrier(reader.OrganisationID)
	var kind *Choice
	if o.Type != "" {
		kind = &Choice{o.Type, o.TypeLabel}
	}
	return Organisation{
		Type: kind, ID: o.ID, Slug: o.Slug, Name: o.Name, Summary: o.Summary, Criteria: o.Criteria, Waiting: o.Waiting,
		Areas: list(o.Areas), Issues: showIssues(o.Issues, labels),
		Accepting: barrier.Open() && o.ID != reader.OrganisationID, AcceptingNote: acceptingNote(o, barrier, reader.OrganisationID),
		Paused: o.Paused, PausedReason: o.PausedReason, CheckedAt: o.CheckedAt, Stale: referral.StaleSince(o.CheckedAt, o.ReadAt),
		Lead: string(o.Lead), Own: o.ID == reader.OrganisationID,
	}
}

// acceptingNote says why the organisation is closed, until when, and what it
// adds in its own words.
func acceptingNote(o schema.Organisation, barrier referral.Barrier, reader uuid.UUID) string {
	switch {
	case barrier.Kind == referral.BarrierNetwork && o.PausedReason != "":
		return o.PausedReason
	case barrier.Kind == referral.BarrierSwitch && barrier.Opens.IsZero() && o.AcceptingNote != "":
		return o.AcceptingNote
	case barrier.Kind == referral.BarrierSender && o.ID == reader:
		return o.AcceptingNote // nobody refers to themselves
	}
	return strings.TrimSpace(barrier.Words() + " " + o.AcceptingNote)
}

// list makes an empty list of none: the document promises an array.
func list[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}

func showParty(p referral.Party) Party { return Party{ID: p.ID, Slug: p.Slug, Name: p.Name} }
