package api

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base32"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/pquerna/otp/hotp"
)

// The codes (RFC 6238): a new one each half minute; one earlier or later is let
// pass, for clocks differ.
const (
	codeEvery    = 30 * time.Second
	codeDigits   = 6
	codeSkew     = 1
	recoveryHave = 10
)

// stepOf finds the step of time whose code this is.
func stepOf(secret, code string, now time.Time) (step int64, ok bool, err error) {
	around := now.Unix() / int64(codeEvery.Seconds())
	for candidate := around - codeSkew; candidate <= around+codeSkew; candidate++ {
		want, err := hotp.GenerateCode(secret, uint64(max(candidate, 0)))
		if err != nil {
			return 0, false, fmt.Errorf("reckon a code: %w", err)
		}
		if subtle.ConstantTimeCompare([]byte(want), []byte(code)) == 1 {
			step, ok = candidate, true
		}
	}
	return step, ok, nil
}

// tidyCode takes away what people put between digits.
func tidyCode(code string) string {
	return strings.ToUpper(strings.NewReplacer(" ", "", "-", "").Replace(code))
}

// checkCode takes one of the account's attempts, then looks: a code of the app
// works once, a recovery code too.
func (s *Server) checkCode(ctx context.Context, userID uuid.UUID, code string) (bool, error) {
	factor, claimed, err := s.store.ClaimCode(ctx, userID)
	if err != nil {
		return false, fmt.Errorf("claim a code: %w", err)
	}
	if !claimed {
		return false, nil
	}
	ctx = context.WithoutCancel(ctx) // the attempt counts, whatever becomes of the person
	ok, err := s.spendCode(ctx, userID, factor.Sealed, tidyCode(code))
	if ok || err != nil {
		return ok, err
	}
	return false, s.store.RecordFailure(ctx, userID)
}

func (s *Server) spendCode(ctx context.Context, userID uuid.UUID, sealed []byte, code string) (bool, error) {
	if len(code) != codeDigits {
		return s.store.SpendRecoveryCode(ctx, userID, sha256.Sum256([]byte(code)))
	}
	secret, err := s.sealer.open(userID, sealed)
	if err != nil {
		return false, err
	}
	step, ok, err := stepOf(secret, code, s.config.Now())
	if err != nil || !ok {
		return false, err
	}
	return s.store.SpendStep(ctx, userID, step)
}

// firstStep checks the code that proves that the app has the secret.
func (s *Server) firstStep(ctx context.Context, userID uuid.UUID, code string) (step int64, ok bool, err error) {
	factor, err := s.store.SecondFactor(ctx, userID)
	switch {
	case err != nil:
		return 0, false, fmt.Errorf("read a second factor: %w", err)
	case !factor.Begun || factor.Confirmed:
		return 0, true, nil // the store says in words that nothing was begun
	}
	secret, err := s.sealer.open(userID, factor.Sealed)
	if err != nil {
		return 0, false, err
	}
	return stepOf(secret, tidyCode(code), s.config.Now())
}

// newRecoveryCodes returns codes of 80 bits each, and what the database keeps.
func newRecoveryCodes() (codes []string, hashes [][sha256.Size]byte) {
	for range recoveryHave {
		b := make([]byte, 10)
		_, _ = rand.Read(b) // never fails: crypto/rand ends the program instead
		code := base32.StdEncoding.EncodeToString(b)
		hashes = append(hashes, sha256.Sum256([]byte(code)))
		codes = append(codes, code[:4]+"-"+code[4:8]+"-"+code[8:12]+"-"+code[12:])
	}
	return codes, hashes
}
