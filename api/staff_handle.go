package api

import (
	"context"
	"fmt"

	"onward/referral"
	"onward/schema"
)

func (s *Server) listPeople(ctx context.Context, in *listPeopleInput) (*staffPageOutput, error) {
	page, err := s.store.Staff(ctx, actor(ctx), in.ID, in.Cursor, in.Limit)
	if err != nil {
		return nil, fmt.Errorf("list an organisation's people: %w", err)
	}
	shown := StaffPage{Items: []StaffMember{}, Next: page.Next}
	for _, m := range page.Items {
		shown.Items = append(shown.Items, showMember(m, actor(ctx)))
	}
	return &staffPageOutput{Body: shown}, nil
}

func (s *Server) addPerson(ctx context.Context, in *addPersonInput) (*staffMemberOutput, error) {
	m, err := s.store.AddStaff(ctx, actor(ctx), in.ID, in.Body.Who, referral.Role(in.Body.Role))
	if err != nil {
		return nil, fmt.Errorf("add somebody to an organisation: %w", err)
	}
	return &staffMemberOutput{Body: showMember(m, actor(ctx))}, nil
}

func (s *Server) changePerson(ctx context.Context, in *changePersonInput) (*staffMemberOutput, error) {
	change := schema.StaffChange{Role: referral.Role(in.Body.Role), JobTitle: in.Body.JobTitle, Phone: in.Body.Phone, Seen: in.Body.Version}
	for _, r := range in.Body.Rights {
		change.Rights = append(change.Rights, referral.Right(r))
	}
	m, err := s.store.ChangeStaff(ctx, actor(ctx), in.ID, in.Person, change)
	if err != nil {
		return nil, fmt.Errorf("change one of an organisation's people: %w", err)
	}
	return &staffMemberOutput{Body: showMember(m, actor(ctx))}, nil
}

func (s *Server) removePerson(ctx context.Context, in *personInput) (*removedPersonOutput, error) {
	left, err := s.store.RemoveStaff(ctx, actor(ctx), in.ID, in.Person)
	if err != nil {
		return nil, fmt.Errorf("remove one of an organisation's people: %w", err)
	}
	s.dispatch(ctx, left...)
	shown := RemovedPerson{Unassigned: []LeftReferral{}}
	for _, r := range left {
		shown.Unassigned = append(shown.Unassigned, LeftReferral{ID: r.ID, Number: r.Number})
	}
	return &removedPersonOutput{Body: shown}, nil
}

func showMember(m schema.StaffMember, reader referral.Actor) StaffMember {
	shown := StaffMember{
		ID: m.ID, Username: m.Username, Name: m.FirstName + " " + m.LastName, Email: m.Email, State: string(m.State), Role: string(m.Role),
		JobTitle: m.JobTitle, Phone: m.Phone, Rights: []string{}, LastSignInAt: orAbsent(m.SignedInAt), You: m.ID == reader.UserID, Version: m.Version,
	}
	for _, r := range m.Rights {
		shown.Rights = append(shown.Rights, string(r))
	}
	return shown
}
