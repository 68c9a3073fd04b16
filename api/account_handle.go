package api

import (
	"context"
	"fmt"

	"onward/referral"
)

func (s *Server) account(ctx context.Context, _ *nothing) (*accountOutput, error) {
	a, err := s.store.Account(ctx, actor(ctx).UserID)
	if err != nil {
		return nil, fmt.Errorf("read one's account: %w", err)
	}
	u := showUser(a.User)
	return &accountOutput{Body: Account{
		Username: u.Username, Name: u.Name, Email: u.Email, Memberships: u.Memberships,
		SignedInAt: u.LastSignInAt, SignedInBefore: orAbsent(a.SignedInBefore),
	}}, nil
}

// changePassword wants the current password, and counts a wrong one as signing
// in does: whoever finds a screen unlocked must not guess for ever.
func (s *Server) changePassword(ctx context.Context, in *changePasswordInput) (*messageOutput, error) {
	me := signedIn(ctx)
	if err := s.checkOwnPassword(ctx, in.Body.Password); err != nil {
		return nil, err
	}
	if err := s.again(ctx, "current", in.Body.Current); err != nil {
		return nil, err
	}
	hash, err := s.passwords.hash(ctx, in.Body.Password)
	if err != nil {
		return nil, err
	}
	if err := s.store.ChangePassword(ctx, me.Actor.UserID, me.ID, hash); err != nil {
		return nil, fmt.Errorf("change a password: %w", err)
	}
	return &messageOutput{Body: Message{"Your password is changed. You have been signed out everywhere else."}}, nil
}

// checkOwnPassword refuses a password that whoever knows the person would try.
func (s *Server) checkOwnPassword(ctx context.Context, password string) error {
	me := signedIn(ctx)
	about := []string{me.Username, me.FirstName, me.LastName, s.config.NetworkName}
	for _, m := range me.Memberships {
		if m.Organisation != nil {
			about = append(about, m.Organisation.Name)
		}
	}
	return referral.CheckPassword(password, about...)
}

func (s *Server) listSessions(ctx context.Context, _ *nothing) (*sessionListOutput, error) {
	me := signedIn(ctx)
	found, err := s.store.Sessions(ctx, me.Actor.UserID)
	if err != nil {
		return nil, fmt.Errorf("list sessions: %w", err)
	}
	all := SessionList{Items: []OpenSession{}}
	for _, one := range found {
		all.Items = append(all.Items, OpenSession{
			ID: one.ID, Device: one.Device, StartedAt: one.CreatedAt, SeenAt: one.SeenAt, Current: one.ID == me.ID,
		})
	}
	return &sessionListOutput{Body: all}, nil
}

func (s *Server) endSession(ctx context.Context, in *sessionInput) (*sessionListOutput, error) {
	me := signedIn(ctx)
	if in.ID == me.ID {
		return nil, &referral.Error{Code: referral.CodeRefused, Message: "This is the session you are using. To end it, sign out."}
	}
	if err := s.store.EndOwnSession(ctx, me.Actor.UserID, in.ID); err != nil {
		return nil, fmt.Errorf("end a session: %w", err)
	}
	return s.listSessions(ctx, nil)
}

func (s *Server) endOtherSessions(ctx context.Context, _ *nothing) (*sessionListOutput, error) {
	me := signedIn(ctx)
	if err := s.store.EndOtherSessions(ctx, me.Actor.UserID, me.ID); err != nil {
		return nil, fmt.Errorf("end other sessions: %w", err)
	}
	return s.listSessions(ctx, nil)
}
