package api

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"image/png"
	"net/http"

	"github.com/google/uuid"
	"github.com/pquerna/otp/totp"

	"onward/referral"
	"onward/schema"
)

// owes says what a right password leaves open. Where there is no key, nobody
// can be made to set up a second factor; one that exists is asked for.
func (s *Server) owes(ctx context.Context, userID uuid.UUID) (schema.Owing, error) {
	f, err := s.store.SecondFactor(ctx, userID)
	if err != nil {
		return schema.OwesNothing, fmt.Errorf("read a second factor: %w", err)
	}
	owes := f.Owes()
	if owes == schema.OwesEnrolment && s.sealer == nil {
		return schema.OwesNothing, nil
	}
	return owes, nil
}

// answerOwing tells no more than what must follow: a password alone shows
// nothing of the account.
func (s *Server) answerOwing(found schema.Session, cookies []http.Cookie) *sessionOutput {
	return &sessionOutput{SetCookie: cookies, Body: Session{
		User: SignedIn{ID: found.Actor.UserID, Username: found.Username}, ActingFor: Membership{ID: schema.NetworkMembership, Role: string(found.Actor.Role)},
		Memberships: []Membership{}, Permissions: []string{}, Notices: []Notice{},
		Network:     Network{Name: s.config.NetworkName, Demo: s.config.Demo, PasswordMinLength: shortestPassword},
		IdleSeconds: int(schema.SessionIdle.Seconds()), ExpiresAt: found.ExpiresAt, Owes: string(found.Owes),
	}}
}

const wordsWrongCode = "This code is not right, or was used before. Wait for the next one, and check that your telephone's clock is right. After five wrong ones in a row the account locks."

// proveSecondFactor makes a whole session of half a one.
func (s *Server) proveSecondFactor(ctx context.Context, in *codeInput) (*sessionOutput, error) {
	me := signedIn(ctx)
	if me.Owes != schema.OwesCode {
		return nil, &referral.Error{Code: referral.CodeRefused, Message: "You are signed in already."}
	}
	ok, err := s.checkCode(ctx, me.Actor.UserID, in.Body.Code)
	switch {
	case err != nil:
		return nil, err
	case !ok:
		return nil, invalid("code", wordsWrongCode)
	}
	token, sum := newToken()
	session, err := s.store.FinishSignIn(ctx, me.token, sum)
	if err != nil {
		return nil, fmt.Errorf("finish signing in: %w", err)
	}
	return s.answerSession(ctx, session, s.cookie(token, session.ExpiresAt)), nil
}

func (s *Server) secondFactor(ctx context.Context, _ *nothing) (*secondFactorOutput, error) {
	f, err := s.store.SecondFactor(ctx, actor(ctx).UserID)
	if err != nil {
		return nil, fmt.Errorf("read a second factor: %w", err)
	}
	if s.sealer == nil && !f.Confirmed {
		f.Rule = referral.SecondFactorOff // nobody can set one up
	}
	return &secondFactorOutput{Body: SecondFactor{Rule: string(f.Rule), On: f.Confirmed, RecoveryLeft: f.Left}}, nil
}

// beginSecondFactor wants the password again of whoever is signed in.
func (s *Server) beginSecondFactor(ctx context.Context, in *ownPasswordInput) (*newSecondFactorOutput, error) {
	me := signedIn(ctx)
	if s.sealer == nil {
		return nil, &referral.Error{Code: referral.CodeRefused, Message: "This installation has no key for second factors yet. Ask whoever runs it."}
	}
	if err := s.again(ctx, "password", in.Body.Password); err != nil {
		return nil, err
	}
	key, err := totp.Generate(totp.GenerateOpts{Issuer: s.config.NetworkName, AccountName: me.Username})
	if err != nil {
		return nil, fmt.Errorf("make a second factor: %w", err)
	}
	picture, err := key.Image(qrSize, qrSize)
	if err != nil {
		return nil, fmt.Errorf("draw a second factor: %w", err)
	}
	var image bytes.Buffer
	if err := png.Encode(&image, picture); err != nil {
		return nil, fmt.Errorf("draw a second factor: %w", err)
	}
	if err := s.store.BeginSecondFactor(ctx, me.Actor.UserID, s.sealer.seal(me.Actor.UserID, key.Secret())); err != nil {
		return nil, fmt.Errorf("begin a second factor: %w", err)
	}
	return &newSecondFactorOutput{Body: NewSecondFactor{Key: key.Secret(), Image: base64.StdEncoding.EncodeToString(image.Bytes())}}, nil
}

// qrSize is how many pixels wide the picture is.
const qrSize = 220

// confirmSecondFactor puts it into force and, where signing in waited for it,
// signs in.
func (s *Server) confirmSecondFactor(ctx context.Context, in *codeInput) (*recoveryCodesOutput, error) {
	me := signedIn(ctx)
	step, ok, err := s.firstStep(ctx, me.Actor.UserID, in.Body.Code)
	switch {
	case err != nil:
		return nil, err
	case !ok:
		return nil, invalid("code", "This code is not right. Wait for the next one, and check that your telephone's clock is right.")
	}
	codes, hashes := newRecoveryCodes()
	if err := s.store.ConfirmSecondFactor(ctx, me.Actor.UserID, step, hashes); err != nil {
		return nil, fmt.Errorf("confirm a second factor: %w", err)
	}
	out := &recoveryCodesOutput{Body: RecoveryCodes{Codes: codes}}
	if me.Owes == schema.OwesNothing {
		return out, nil
	}
	token, sum := newToken()
	session, err := s.store.FinishSignIn(ctx, me.token, sum)
	if err != nil {
		return nil, fmt.Errorf("finish signing in: %w", err)
	}
	out.SetCookie = []http.Cookie{s.cookie(token, session.ExpiresAt)}
	return out, nil
}

func (s *Server) removeSecondFactor(ctx context.Context, in *ownPasswordInput) (*secondFactorOutput, error) {
	if err := s.again(ctx, "password", in.Body.Password); err != nil {
		return nil, err
	}
	if err := s.store.RemoveSecondFactor(ctx, actor(ctx).UserID); err != nil {
		return nil, fmt.Errorf("remove a second factor: %w", err)
	}
	return s.secondFactor(ctx, nil)
}

func (s *Server) resetSecondFactor(ctx context.Context, in *resetSecondFactorInput) (*userOutput, error) {
	if err := s.store.ResetSecondFactor(ctx, actor(ctx), in.ID, in.Body.Reason); err != nil {
		return nil, fmt.Errorf("reset a second factor: %w", err)
	}
	return s.user(ctx, in.ID)
}

func (s *Server) secondFactorPolicy(ctx context.Context, _ *nothing) (*secondFactorPolicyOutput, error) {
	p, err := s.store.SecondFactorPolicy(ctx, actor(ctx))
	if err != nil {
		return nil, fmt.Errorf("read the second factor policy: %w", err)
	}
	return &secondFactorPolicyOutput{Body: SecondFactorPolicy{
		Adviser: string(p[referral.Adviser]), Lead: string(p[referral.Lead]), Coordinator: string(p[referral.Coordinator]), Auditor: string(p[referral.Auditor]),
	}}, nil
}

func (s *Server) setSecondFactorPolicy(ctx context.Context, in *secondFactorPolicyInput) (*secondFactorPolicyOutput, error) {
	err := s.store.SetSecondFactorPolicy(ctx, actor(ctx), schema.SecondFactorPolicy{
		referral.Adviser: referral.SecondFactorRule(in.Body.Adviser), referral.Lead: referral.SecondFactorRule(in.Body.Lead),
		referral.Coordinator: referral.SecondFactorRule(in.Body.Coordinator), referral.Auditor: referral.SecondFactorRule(in.Body.Auditor),
	})
	if err != nil {
		return nil, fmt.Errorf("set the second factor policy: %w", err)
	}
	return s.secondFactorPolicy(ctx, nil)
}
