package schema

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// maxAttempts is how many wrong passwords in a row lock an account (N6, R-21).
const maxAttempts = 5

// Credential is what a password is checked against. Without a claim there is
// nothing to check: nobody has that name, or the account is locked, suspended
// or without a password, and the answer must not tell which.
type Credential struct {
	UserID  uuid.UUID
	Hash    string
	Claimed bool
}

// abandonedAfter is how long the fifth attempt may take to be looked at. After
// it, whoever looked has died, and the account locks as if it had been wrong.
const abandonedAfter = time.Minute

// ClaimAttempt takes one of the account's attempts before the password is looked
// at, in one statement, so that however many guess at once no more than five
// are tried. RecordSuccess or RecordFailure must follow.
func (s *Store) ClaimAttempt(ctx context.Context, username string) (c Credential, err error) {
	err = s.in(ctx, referral.TheClock, "claim a sign-in attempt", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		name := strings.ToLower(strings.TrimSpace(username))
		var row userRow
		err = tx.NewUpdate().Model(&row).Set("failed_attempts = failed_attempts + 1").Set("attempted_at = ?", now).
			Where("u.username = ?", name).
			Where("u.locked_at IS NULL AND u.suspended_at IS NULL AND u.password_hash <> ''").
			Where("u.failed_attempts < ?", maxAttempts).
			Returning("id, password_hash").Scan(ctx)
		switch {
		case err == nil:
			c = Credential{UserID: row.ID, Hash: row.Hash, Claimed: true}
			return nil
		case !errors.Is(err, sql.ErrNoRows):
			return err
		}
		return lockUser(ctx, tx, now, "username = ? AND attempted_at < ?", name, now.Add(-abandonedAfter))
	})
	return c, err
}

// ignoreNone forgives that nothing was found.
func ignoreNone(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return err
}

// RecordSuccess forgets the wrong attempts before a right one, and keeps the
// password's new hash if there is one. It reports false, and the sign-in must
// fail, when the account was locked or suspended meanwhile.
func (s *Store) RecordSuccess(ctx context.Context, userID uuid.UUID, rehashed string) (ok bool, err error) {
	err = s.in(ctx, referral.TheClock, "record a sign-in", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		ok, err = recordSuccess(ctx, tx, userID, rehashed, now)
		return err
	})
	return ok && err == nil, err
}

func recordSuccess(ctx context.Context, tx bun.Tx, userID uuid.UUID, rehashed string, now time.Time) (ok bool, err error) {
	q := tx.NewUpdate().Table("users").Set("failed_attempts = 0").
		Set("signed_in_before_at = signed_in_at").Set("signed_in_at = ?", now).
		Where("id = ?", userID).Where("locked_at IS NULL AND suspended_at IS NULL")
	if rehashed != "" {
		q.Set("password_hash = ?", rehashed)
	}
	result, err := q.Exec(ctx)
	if err != nil {
		return false, err
	}
	if n, _ := result.RowsAffected(); n != 1 {
		return false, nil
	}
	w := newWrites(tx)
	w.audit(now, referral.Actor{UserID: userID, Role: referral.Clock}, "user.sign_in", userID, nil)
	return true, w.run(ctx, userID)
}

// GiveBackAttempts forgets the wrong attempts before a right password that was
// asked again of somebody signed in.
func (s *Store) GiveBackAttempts(ctx context.Context, userID uuid.UUID) error {
	return s.in(ctx, referral.TheClock, "give attempts back", func(ctx context.Context, tx bun.Tx) error {
		_, err := tx.NewUpdate().Table("users").Set("failed_attempts = 0").Where("id = ?", userID).Where("locked_at IS NULL").Exec(ctx)
		return err
	})
}

// RecordFailure locks the account when this was the last wrong attempt it has.
func (s *Store) RecordFailure(ctx context.Context, userID uuid.UUID) error {
	return s.in(ctx, referral.TheClock, "record a failed sign-in", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		return lockUser(ctx, tx, now, "id = ?", userID)
	})
}

// lockUser locks the account if its attempts are used up. The coordinators are
// told once for each lock.
func lockUser(ctx context.Context, tx bun.Tx, now time.Time, which string, args ...any) error {
	var user struct {
		ID    uuid.UUID `bun:"id"`
		Locks int       `bun:"lock_count"`
	}
	err := tx.NewUpdate().Table("users").Set("locked_at = ?", now).Set("lock_count = lock_count + 1").
		Where(which, args...).Where("failed_attempts >= ?", maxAttempts).Where("locked_at IS NULL").
		Returning("id, lock_count").Scan(ctx, &user)
	if err != nil {
		return ignoreNone(err) // not the last, or locked by another at this moment
	}
	people, err := coordinators(ctx, tx)
	if err != nil {
		return err
	}
	w := newWrites(tx)
	for _, to := range people {
		once := fmt.Sprintf("%s:%s:%d:%s", referral.LetterLocked, user.ID, user.Locks, to.user)
		w.accountLetter(referral.LetterLocked, to.user, user.ID, once, now)
	}
	w.add(endSessions(tx, user.ID))
	w.audit(now, referral.TheClock, "user.lock", user.ID, map[string]any{"lock": user.Locks})
	return w.run(ctx, uuid.Nil)
}
