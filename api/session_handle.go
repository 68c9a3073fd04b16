package api

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"net/http"
	"slices"

	"github.com/google/uuid"

	"onward/referral"
	"onward/schema"
)

// wordsSignIn are the same for an unknown user, a wrong password and a locked
// or suspended account.
const wordsSignIn = "The username and password do not match, or the account is locked. After five wrong passwords in a row an account locks; a coordinator can unlock it."

// signIn counts the attempt before it looks at the password, so that many at
// once get no more tries than one after another. It waits for its place
// before it counts: an attempt that was counted is always looked at.
func (s *Server) signIn(ctx context.Context, in *signInInput) (*sessionOutput, error) {
	leave, err := s.passwords.enter(ctx)
	if err != nil {
		return nil, err
	}
	user, owes, ok, err := s.authenticate(ctx, in.Body)
	leave()
	switch {
	case err != nil:
		return nil, err
	case !ok:
		return nil, &referral.Error{Code: referral.CodeUnsignedIn, Message: wordsSignIn}
	}
	token, sum := newToken()
	session, err := s.store.StartOwing(ctx, user, sum, deviceWords(in.UserAgent), owes)
	if err != nil {
		return nil, fmt.Errorf("start a session: %w", err)
	}
	return s.answerSession(ctx, session, s.cookie(token, session.ExpiresAt)), nil
}

// authenticate takes as many steps for an unknown user as for a wrong password.
func (s *Server) authenticate(ctx context.Context, in SignInBody) (user uuid.UUID, owes schema.Owing, ok bool, err error) {
	found, err := s.store.ClaimAttempt(ctx, in.Username)
	if err != nil {
		return user, owes, false, fmt.Errorf("claim an attempt to sign in: %w", err)
	}
	// From here the attempt counts, so what came of it is recorded even if the
	// person has gone away.
	ctx = context.WithoutCancel(ctx)
	match, rehashed, err := s.passwords.check(in.Password, found.Hash)
	if !match || err != nil {
		return user, owes, false, errors.Join(err, s.store.RecordFailure(ctx, found.UserID))
	}
	if owes, err = s.owes(ctx, found.UserID); err != nil {
		return user, owes, false, err
	}
	record := s.store.RecordSuccess
	if owes != schema.OwesNothing {
		record = s.store.RecordHalf
	}
	ok, err = record(ctx, found.UserID, rehashed)
	return found.UserID, owes, ok, err
}

func (s *Server) session(ctx context.Context, _ *nothing) (*sessionOutput, error) {
	return s.answerSession(ctx, signedIn(ctx).Session), nil
}

// actFor gives the session a new secret: what it may do has changed.
func (s *Server) actFor(ctx context.Context, in *actForInput) (*sessionOutput, error) {
	token, sum := newToken()
	session, err := s.store.ActFor(ctx, signedIn(ctx).token, sum, in.Body.MembershipID)
	if err != nil {
		return nil, fmt.Errorf("act for: %w", err)
	}
	return s.answerSession(ctx, session, s.cookie(token, session.ExpiresAt)), nil
}

// signOut ends the session of the cookie, if there is one.
func (s *Server) signOut(ctx context.Context, in *signOutInput) (*signOutOutput, error) {
	token := in.Plain
	if s.config.SecureCookies {
		token = in.Secure
	}
	if token != "" {
		if err := s.store.EndSession(ctx, sha256.Sum256([]byte(token))); err != nil {
			return nil, fmt.Errorf("end a session: %w", err)
		}
	}
	return &signOutOutput{SetCookie: []http.Cookie{s.cookie("", s.config.Now())}, ClearSiteData: `"cache", "storage"`}, nil
}

func (s *Server) answerSession(ctx context.Context, found schema.Session, cookies ...http.Cookie) *sessionOutput {
	if found.Owes != schema.OwesNothing {
		return s.answerOwing(found, cookies)
	}
	shown := Session{
		User:        SignedIn{ID: found.Actor.UserID, Username: found.Username, Name: found.FirstName + " " + found.LastName},
		ActingFor:   Membership{ID: schema.NetworkMembership, Role: string(found.Actor.Role), Organisation: showPartyOrNone(found.Organisation)},
		Memberships: []Membership{},
		Permissions: permissions(found.Actor.Role, found.Rights),
		Network: Network{
			Name: s.config.NetworkName, Demo: s.config.Demo, InboxURL: s.config.InboxURL, PasswordMinLength: shortestPassword,
		},
		Preferences: s.preferences(ctx, found.Actor),
		Announced:   s.announced(ctx, found.Actor),
		Notices:     s.notices(ctx, found.Actor),
		Agreement:   s.owedAgreement(ctx, found.Actor),
		IdleSeconds: int(schema.SessionIdle.Seconds()), ExpiresAt: found.ExpiresAt,
	}
	for _, m := range found.Memberships {
		shown.Memberships = append(shown.Memberships, Membership{ID: m.ID, Role: string(m.Role), Organisation: showPartyOrNone(m.Organisation)})
	}
	if found.Organisation != nil {
		shown.ActingFor.ID = found.Organisation.ID.String()
	}
	return &sessionOutput{SetCookie: cookies, Body: shown}
}

// permissions are the operations that somebody with this role and these rights
// may use, in a stable order.
func permissions(role referral.Role, rights []referral.Right) []string {
	all := []string{}
	for id := range referral.Operations() {
		if referral.Permits(id, role) && referral.Grants(id, rights) {
			all = append(all, id)
		}
	}
	slices.Sort(all)
	return all
}
