package schema

import (
	"context"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// RecordHalf gives back the one attempt of a right password that a second factor
// must follow. Earlier wrong ones still count: whoever knows the password must
// not buy endless codes with it.
func (s *Store) RecordHalf(ctx context.Context, userID uuid.UUID, rehashed string) (ok bool, err error) {
	err = s.in(ctx, referral.TheClock, "record half a sign-in", func(ctx context.Context, tx bun.Tx) error {
		q := tx.NewUpdate().Table("users").Set("failed_attempts = greatest(failed_attempts - 1, 0)").
			Where("id = ?", userID).Where("locked_at IS NULL AND suspended_at IS NULL")
		if rehashed != "" {
			q.Set("password_hash = ?", rehashed)
		}
		result, err := q.Exec(ctx)
		if err != nil {
			return err
		}
		n, _ := result.RowsAffected()
		ok = n == 1
		return nil
	})
	return ok && err == nil, err
}

// ClaimCode takes one of the account's attempts for a code, as ClaimAttempt does
// for a password: five wrong ones of either lock.
func (s *Store) ClaimCode(ctx context.Context, userID uuid.UUID) (f SecondFactor, claimed bool, err error) {
	err = s.in(ctx, referral.TheClock, "claim a code", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		result, err := tx.NewUpdate().Table("users").Set("failed_attempts = failed_attempts + 1").Set("attempted_at = ?", now).
			Where("id = ?", userID).Where("locked_at IS NULL AND suspended_at IS NULL").Where("failed_attempts < ?", maxAttempts).Exec(ctx)
		if err != nil {
			return err
		}
		n, _ := result.RowsAffected()
		claimed = n == 1
		f, err = secondFactor(ctx, tx, userID)
		return err
	})
	return f, claimed, err
}

// SpendStep uses up the code of that step of time. It reports false for a code
// that was used before, or is older than one that was.
func (s *Store) SpendStep(ctx context.Context, userID uuid.UUID, step int64) (bool, error) {
	return s.spend(ctx, func(tx bun.Tx) *bun.UpdateQuery {
		return tx.NewUpdate().Table("second_factors").Set("last_step = ?", step).
			Where("user_id = ?", userID).Where("last_step < ?", step).Where("confirmed_at IS NOT NULL")
	})
}

// SpendRecoveryCode uses up a recovery code, of which the hash is known.
func (s *Store) SpendRecoveryCode(ctx context.Context, userID uuid.UUID, code [32]byte) (bool, error) {
	return s.spend(ctx, func(tx bun.Tx) *bun.UpdateQuery {
		return tx.NewUpdate().Table("recovery_codes").Set("used_at = now()").
			Where("user_id = ?", userID).Where("code_sha256 = ?", code[:]).Where("used_at IS NULL")
	})
}

func (s *Store) spend(ctx context.Context, update func(bun.Tx) *bun.UpdateQuery) (ok bool, err error) {
	err = s.in(ctx, referral.TheClock, "spend a code", func(ctx context.Context, tx bun.Tx) error {
		result, err := update(tx).Exec(ctx)
		if err != nil {
			return err
		}
		n, _ := result.RowsAffected()
		ok = n == 1
		return nil
	})
	return ok && err == nil, err
}

// FinishSignIn makes a whole session of one that owed something, under a new
// token.
func (s *Store) FinishSignIn(ctx context.Context, old, token [32]byte) (session Session, err error) {
	err = s.in(ctx, referral.TheClock, "finish a sign-in", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		row, _, _, err := s.liveSession(ctx, tx, old, now)
		if err != nil {
			return err
		}
		if _, err := tx.NewDelete().Model(&row).WherePK().Exec(ctx); err != nil {
			return err
		}
		ok, err := recordSuccess(ctx, tx, row.User, "", now)
		switch {
		case err != nil:
			return err
		case !ok:
			return errSignedOut
		}
		row.Token, row.Owes, row.ExpiresAt = token[:], OwesNothing, now.Add(SessionLife)
		session, err = s.startSession(ctx, tx, row, "", now)
		return err
	})
	return session, err
}
