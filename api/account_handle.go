package api

import (
	"context"
	"errors"
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

const wordsNotCurrent = "This is not your current password. After five wrong ones in a row your account locks."

// changePassword wants the current password, and counts a wrong one as signing
// in does: whoever finds a screen unlocked must not guess for ever.
func (s *Server) changePassword(ctx context.Context, in *changePasswordInput) (*messageOutput, error) {
	me := signedIn(ctx)
	if err := s.checkOwnPassword(ctx, in.Body.Password); err != nil {
		return nil, err
	}
	match, err := s.knowsPassword(ctx, SignInBody{Username: me.Username, Password: in.Body.Current})
	switch {
	case err != nil:
		return nil, err
	case !match:
		return nil, invalid("current", wordsNotCurrent)
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

// knowsPassword takes one of the account's attempts for a password that is asked
// again. A right one gives the attempts back; it is no new sign-in.
func (s *Server) knowsPassword(ctx context.Context, in SignInBody) (bool, error) {
	leave, err := s.passwords.enter(ctx)
	if err != nil {
		return false, err
	}
	defer leave()
	found, err := s.store.ClaimAttempt(ctx, in.Username)
	if err != nil {
		return false, fmt.Errorf("claim an attempt: %w", err)
	}
	ctx = context.WithoutCancel(ctx)
	match, _, err := s.passwords.check(in.Password, found.Hash)
	if match && err == nil {
		return true, s.store.GiveBackAttempts(ctx, found.UserID)
	}
	return false, errors.Join(err, s.store.RecordFailure(ctx, found.UserID))
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
