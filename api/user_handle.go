package api

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"onward/referral"
	"onward/schema"
)

func (s *Server) listUsers(ctx context.Context, in *listUsersInput) (*userPageOutput, error) {
	page, err := s.store.Users(ctx, actor(ctx), schema.UserQuery{Search: in.Body.Search, State: schema.UserState(in.Body.State), After: in.Body.Cursor, Limit: in.Body.Limit})
	if err != nil {
		return nil, fmt.Errorf("list accounts: %w", err)
	}
	shown := UserPage{Items: []User{}, Next: page.Next}
	for _, u := range page.Items {
		shown.Items = append(shown.Items, showUser(u))
	}
	return &userPageOutput{Body: shown}, nil
}

func (s *Server) previewUser(ctx context.Context, in *previewUserInput) (*usernamePreviewOutput, error) {
	name, err := s.store.PreviewUsername(ctx, in.Body.FirstName, in.Body.LastName)
	if err != nil {
		return nil, fmt.Errorf("preview a username: %w", err)
	}
	return &usernamePreviewOutput{Body: UsernamePreview{Username: name}}, nil
}

func (s *Server) createUser(ctx context.Context, in *createUserInput) (*userOutput, error) {
	u := schema.NewUser{FirstName: in.Body.FirstName, LastName: in.Body.LastName, Email: in.Body.Email, Role: referral.Role(in.Body.Role), JobTitle: in.Body.JobTitle, Phone: in.Body.Phone}
	switch {
	case u.Role.OfNetwork() && in.Body.OrganisationID != nil:
		return nil, invalid("organisation_id", "Coordinators and auditors belong to the network and to no organisation.")
	case !u.Role.OfNetwork() && in.Body.OrganisationID == nil:
		return nil, invalid("organisation_id", "Choose the organisation this person works for.")
	case in.Body.OrganisationID != nil:
		u.OrganisationID = *in.Body.OrganisationID
	}
	made, err := s.store.CreateUser(ctx, actor(ctx), u)
	if err != nil {
		return nil, fmt.Errorf("create an account: %w", err)
	}
	return &userOutput{Body: showUser(made)}, nil
}

func (s *Server) unlockUser(ctx context.Context, in *userReasonInput) (*userOutput, error) {
	if err := s.store.Unlock(ctx, actor(ctx), in.ID, in.Body.Reason); err != nil {
		return nil, fmt.Errorf("unlock an account: %w", err)
	}
	return s.user(ctx, in.ID)
}

func (s *Server) suspendUser(ctx context.Context, in *userReasonInput) (*userOutput, error) {
	if in.ID == actor(ctx).UserID {
		return nil, &referral.Error{Code: referral.CodeRefused, Message: "You cannot suspend your own account. Ask another coordinator."}
	}
	if err := s.store.Suspend(ctx, actor(ctx), in.ID, in.Body.Reason); err != nil {
		return nil, fmt.Errorf("suspend an account: %w", err)
	}
	return s.user(ctx, in.ID)
}

func (s *Server) restoreUser(ctx context.Context, in *userReasonInput) (*userOutput, error) {
	if err := s.store.Restore(ctx, actor(ctx), in.ID, in.Body.Reason); err != nil {
		return nil, fmt.Errorf("restore an account: %w", err)
	}
	return s.user(ctx, in.ID)
}

func (s *Server) resendLink(ctx context.Context, in *userInput) (*messageOutput, error) {
	if err := s.store.ResendLink(ctx, actor(ctx), in.ID); err != nil {
		return nil, fmt.Errorf("send a new link: %w", err)
	}
	return &messageOutput{Body: Message{"A new link is on its way. It works once, within 72 hours; older links no longer work."}}, nil
}

func (s *Server) endUserSessions(ctx context.Context, in *userReasonInput) (*userOutput, error) {
	if err := s.store.EndSessions(ctx, actor(ctx), in.ID, in.Body.Reason); err != nil {
		return nil, fmt.Errorf("end somebody's sessions: %w", err)
	}
	return s.user(ctx, in.ID)
}

func (s *Server) user(ctx context.Context, id uuid.UUID) (*userOutput, error) {
	u, err := s.store.User(ctx, actor(ctx), id)
	if err != nil {
		return nil, fmt.Errorf("read an account: %w", err)
	}
	return &userOutput{Body: showUser(u)}, nil
}

func showUser(u schema.User) User {
	shown := User{
		ID: u.ID, Username: u.Username, Name: u.FirstName + " " + u.LastName, Email: u.Email, State: string(u.State),
		Memberships: []UserRole{}, LastSignInAt: orAbsent(u.SignedInAt), LockedAt: orAbsent(u.LockedAt),
	}
	for _, m := range u.Memberships {
		shown.Memberships = append(shown.Memberships, UserRole{Role: string(m.Role), Organisation: showPartyOrNone(m.Organisation)})
	}
	return shown
}

func showPartyOrNone(p *referral.Party) *Party {
	if p == nil {
		return nil
	}
	shown := showParty(*p)
	return &shown
}
