package api

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"onward/schema"
)

// confirmedFor is how long a password that was typed counts.
const confirmedFor = 10 * time.Minute

const (
	wordsNotCurrent = "This is not your current password. After five wrong ones in a row your account locks."
	wordsPassword   = "Enter your password: this needs it again."
	wordsCode       = "Enter a code of your app, or a recovery code: this needs your second factor too."
)

// confirmed reports whether a password proved lately that it is them.
func (s *Server) confirmed(ctx context.Context) bool {
	return s.config.Now().Sub(signedIn(ctx).ConfirmedAt) <= confirmedFor
}

// confirm asks again for the password before what is grave, unless it was typed
// lately.
func (s *Server) confirm(ctx context.Context, password string) error {
	if s.confirmed(ctx) {
		return nil
	}
	return s.again(ctx, "password", password)
}

// again asks for the password of somebody who is signed in, however lately it
// was typed; halfway through signing in, it has just been given. Wrong ones
// count as at sign-in.
func (s *Server) again(ctx context.Context, field, password string) error {
	me := signedIn(ctx)
	if me.Owes != schema.OwesNothing {
		return nil
	}
	return s.prove(ctx, me, field, password, s.store.GiveBackAttempts)
}

// againWithCode asks for the password and, of whoever has a second factor, for a
// code of it: before what is graver still. The code is looked at last, for it
// works once; and a right password gives back its own attempt only, so that it
// buys no endless codes.
func (s *Server) againWithCode(ctx context.Context, password, code string) error {
	me := signedIn(ctx)
	factor, err := s.store.SecondFactor(ctx, me.Actor.UserID)
	switch {
	case err != nil:
		return fmt.Errorf("read a second factor: %w", err)
	case !factor.Confirmed:
		return s.again(ctx, "password", password)
	case code == "":
		return invalid("code", wordsCode)
	}
	if err := s.prove(ctx, me, "password", password, s.giveBackOne); err != nil {
		return err
	}
	ok, err := s.checkCode(ctx, me.Actor.UserID, code)
	switch {
	case err != nil:
		return err
	case !ok:
		return invalid("code", wordsWrongCode)
	}
	return s.store.GiveBackAttempts(ctx, me.Actor.UserID)
}

func (s *Server) giveBackOne(ctx context.Context, userID uuid.UUID) error {
	_, err := s.store.RecordHalf(ctx, userID, "")
	return err
}

// prove checks the password and remembers that it was right.
func (s *Server) prove(ctx context.Context, me principal, field, password string, settle func(context.Context, uuid.UUID) error) error {
	if password == "" {
		return invalid(field, wordsPassword)
	}
	ok, err := s.knowsPassword(ctx, SignInBody{Username: me.Username, Password: password}, settle)
	switch {
	case err != nil:
		return err
	case !ok:
		return invalid(field, wordsNotCurrent)
	}
	if err := s.store.ConfirmSession(ctx, me.token); err != nil {
		return fmt.Errorf("confirm a session: %w", err)
	}
	return nil
}

// knowsPassword takes one of the account's attempts for a password that is asked
// again. For a right one, settle gives attempts back; it is no new sign-in.
func (s *Server) knowsPassword(ctx context.Context, in SignInBody, settle func(context.Context, uuid.UUID) error) (bool, error) {
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
		return true, settle(ctx, found.UserID)
	}
	return false, errors.Join(err, s.store.RecordFailure(ctx, found.UserID))
}
