package api

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"onward/referral"
	"onward/schema"
)

func (s *Server) managedOrganisation(ctx context.Context, _ *nothing) (*managedOutput, error) {
	m, err := s.store.Managed(ctx, actor(ctx))
	if err != nil {
		return nil, fmt.Errorf("read the own organisation: %w", err)
	}
	names, err := s.organisationNames(ctx, m.AcceptsFrom)
	if err != nil {
		return nil, err
	}
	return &managedOutput{Body: showManaged(m, names)}, nil
}

// managedAfter answers a change with the organisation as it is now.
func (s *Server) managedAfter(ctx context.Context, what string, err error) (*managedOutput, error) {
	if err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	return s.managedOrganisation(ctx, nil)
}

func (s *Server) saveProfile(ctx context.Context, in *profileInput) (*managedOutput, error) {
	if err := s.knownIssues(ctx, in.Body.Issues); err != nil {
		return nil, err
	}
	if err := s.knownType(ctx, in.Body.Type); err != nil {
		return nil, err
	}
	return s.managedAfter(ctx, "save a profile", s.store.SaveProfile(ctx, actor(ctx), in.Body.profile(), in.Body.Version))
}

func (s *Server) checkProfile(ctx context.Context, in *checkProfileInput) (*managedOutput, error) {
	return s.managedAfter(ctx, "check a profile", s.store.CheckProfile(ctx, actor(ctx), in.Body.Version))
}

func (s *Server) setAccepting(ctx context.Context, in *acceptingInput) (*managedOutput, error) {
	b := in.Body
	accepting := referral.Accepting{Open: b.Open, OpensOn: b.OpensOn, From: b.From, WeeklyLimit: b.WeeklyLimit, Note: b.Note}
	return s.managedAfter(ctx, "set accepting", s.store.SetAccepting(ctx, actor(ctx), accepting, b.Version))
}

func (s *Server) setDeadlines(ctx context.Context, in *deadlinesInput) (*managedOutput, error) {
	return s.managedAfter(ctx, "set deadlines", s.store.SetDeadlines(ctx, actor(ctx), schema.OwnDeadlines(in.Body.DeadlinesBody), in.Body.Version))
}

func (s *Server) addClosures(ctx context.Context, in *closureInput) (*managedOutput, error) {
	return s.managedAfter(ctx, "add closures", s.store.AddClosures(ctx, actor(ctx), referral.DayRange(in.Body.ClosureBody), in.Body.Version))
}

func (s *Server) removeClosures(ctx context.Context, in *closureInput) (*managedOutput, error) {
	return s.managedAfter(ctx, "remove closures", s.store.RemoveClosures(ctx, actor(ctx), referral.DayRange(in.Body.ClosureBody), in.Body.Version))
}

// organisationNames finds these members of the network; by name, so that a list
// stays where it is.
func (s *Server) organisationNames(ctx context.Context, ids []uuid.UUID) ([]Party, error) {
	named := []Party{}
	if len(ids) == 0 {
		return named, nil
	}
	all, err := s.store.Organisations(ctx, actor(ctx), "")
	if err != nil {
		return nil, fmt.Errorf("list organisations: %w", err)
	}
	wanted := make(map[uuid.UUID]bool, len(ids))
	for _, id := range ids {
		wanted[id] = true
	}
	for _, o := range all {
		if wanted[o.ID] {
			named = append(named, Party{o.ID, o.Slug, o.Name})
		}
	}
	return named, nil
}

func (b ProfileBody) profile() referral.Profile {
	p := referral.Profile{
		Summary: b.Summary, Criteria: b.Criteria, Waiting: b.Waiting, Email: b.Email, Phone: b.Phone, Website: b.Website,
		Office: referral.Address(b.Office), Languages: b.Languages, Areas: b.Areas, Issues: b.Issues, Type: b.Type,
	}
	for _, code := range b.Access {
		p.Access = append(p.Access, referral.Facility(code))
	}
	for _, d := range b.Opening {
		p.Opening = append(p.Opening, referral.OpenDay(d))
	}
	return p
}

func showManaged(m schema.Managed, from []Party) Managed {
	return Managed{
		ID: m.ID, Name: m.Name, MayEdit: m.MayEdit, MaySwitch: m.MaySwitch, Profile: showProfile(m.Organisation), Address: m.Address,
		CheckedAt: m.CheckedAt, Stale: referral.StaleSince(m.CheckedAt, m.ReadAt), Accepting: showAccepting(m.Organisation), From: from,
		Received: m.Received, Full: m.Full, Paused: m.Paused, Joining: m.Joining, Others: m.Colleagues, Today: referral.DateOf(m.ReadAt),
		Deadlines: showDeadlines(m.Own), Closures: showClosures(m.Closures),
		Network: DeadlinesBody{m.Network.AcknowledgeDays, m.Network.DecideDays, m.Network.UrgentAcknowledgeDays, m.Network.UrgentDecideDays},
		Normal:  preview(m, false), Urgent: preview(m, true), Versions: Versions(m.Versions), Suggested: m.Suggested,
	}
}

func showProfile(o schema.Organisation) ProfileBody {
	p := ProfileBody{
		Summary: o.Summary, Criteria: o.Criteria, Waiting: o.Waiting, Email: o.Email, Phone: o.Phone, Website: o.Website,
		Office: OfficeAddress(o.Office), Languages: o.Languages, Areas: list(o.Areas), Issues: list(o.Issues), Type: o.Type, Access: []string{}, Opening: showOpening(o.Opening),
	}
	for _, f := range o.Access {
		p.Access = append(p.Access, string(f))
	}
	return p
}

func showOpening(o referral.Opening) []OpenDay {
	days := make([]OpenDay, len(o))
	for i, d := range o {
		days[i] = OpenDay(d)
	}
	return days
}

// showAccepting shows a pause that has ended as what it is: open.
func showAccepting(o schema.Organisation) AcceptingBody {
	a := AcceptingBody{
		Open: o.Intake().AcceptingOn(referral.DateOf(o.ReadAt)), From: list(o.AcceptsFrom), WeeklyLimit: o.WeeklyLimit, Note: o.AcceptingNote,
	}
	if !a.Open {
		a.OpensOn = o.OpensOn
	}
	return a
}

func showDeadlines(own *schema.OwnDeadlines) DeadlinesBody {
	if own == nil {
		return DeadlinesBody{}
	}
	return DeadlinesBody(*own)
}

// showClosures puts days in a row together, as they were entered.
func showClosures(days []referral.Date) []ClosureBody {
	ranges := []ClosureBody{}
	for _, d := range days {
		if last := len(ranges) - 1; last >= 0 && ranges[last].To.AddDays(1) == d {
			ranges[last].To = d
			continue
		}
		ranges = append(ranges, ClosureBody{From: d, To: d})
	}
	return ranges
}

func preview(m schema.Managed, urgent bool) DuePreview {
	acknowledge, decide := m.Terms(urgent).Deadlines(m.Calendar, m.ReadAt)
	return DuePreview{acknowledge, decide}
}
