package api

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"

	"onward/referral"
)

// shortestPassword is told to the page that asks for one; referral.CheckPassword
// decides.
const shortestPassword = 8

const wordsForgotten = "If there is an account with this username, a link to set a new password is on its way to its e-mail address. It works once, within 72 hours."

// forgottenPassword answers the same whoever asks about whom.
func (s *Server) forgottenPassword(ctx context.Context, in *forgottenPasswordInput) (*messageOutput, error) {
	if err := s.store.ForgottenPassword(ctx, in.Body.Username); err != nil {
		return nil, fmt.Errorf("send a link for a forgotten password: %w", err)
	}
	return &messageOutput{Body: Message{wordsForgotten}}, nil
}

// checkPasswordToken changes nothing, so that programs which open every link in
// an e-mail use none up.
func (s *Server) checkPasswordToken(ctx context.Context, in *passwordTokenInput) (*passwordTokenOutput, error) {
	out := &passwordTokenOutput{Body: PasswordToken{MinLength: shortestPassword}}
	owner, err := s.store.PasswordToken(ctx, sha256.Sum256([]byte(in.Body.Token)))
	switch {
	case errors.Is(err, referral.ErrRefused), errors.Is(err, referral.ErrNotFound):
		return out, nil
	case err != nil:
		return nil, fmt.Errorf("check a link: %w", err)
	}
	out.Body.Valid, out.Body.Username, out.Body.ExpiresAt = true, owner.Username, orAbsent(owner.ExpiresAt)
	return out, nil
}

// setPassword uses the link up, if the password is one that may be used. It
// does not sign in.
func (s *Server) setPassword(ctx context.Context, in *setPasswordInput) (*setPasswordOutput, error) {
	sum := sha256.Sum256([]byte(in.Body.Token))
	owner, err := s.store.PasswordToken(ctx, sum)
	if err != nil {
		return nil, fmt.Errorf("check a link: %w", err)
	}
	if err := referral.CheckPassword(in.Body.Password, owner.Username, owner.FirstName, owner.LastName, s.config.NetworkName); err != nil {
		return nil, err
	}
	hash, err := s.passwords.hash(ctx, in.Body.Password)
	if err != nil {
		return nil, err
	}
	username, err := s.store.UsePasswordToken(ctx, sum, hash)
	if err != nil {
		return nil, fmt.Errorf("set a password: %w", err)
	}
	return &setPasswordOutput{Body: SetPassword{Username: username}}, nil
}
