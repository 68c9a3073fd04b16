package schema

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// PasswordTokenLife is how long a link to set a password works (N3).
const PasswordTokenLife = 72 * time.Hour

// forgottenEvery is how often one account is e-mailed a link at most.
const forgottenEvery = 2 * time.Minute

// TokenOwner is whose password a link sets.
type TokenOwner struct {
	UserID    uuid.UUID
	Username  string
	FirstName string
	LastName  string
	Email     string
	ExpiresAt time.Time
}

type tokenRow struct {
	bun.BaseModel `bun:"table:password_tokens,alias:p"`

	Token     []byte    `bun:"token_sha256,pk"`
	User      uuid.UUID `bun:"user_id"`
	CreatedAt time.Time `bun:"created_at"`
	ExpiresAt time.Time `bun:"expires_at"`
	EndedAt   time.Time `bun:"ended_at,nullzero"`
}

var errDeadLink = &referral.Error{Code: referral.CodeRefused, Message: "This link no longer works: it was used, a newer one was sent, or its 72 hours are over. Ask for a new one with \"forgotten password\"."}

// NewPasswordToken lets the holder of the token, of which only the SHA-256 is
// kept, set the person's password once. Older tokens of theirs are dead.
func (s *Store) NewPasswordToken(ctx context.Context, userID uuid.UUID, token [32]byte) (expires time.Time, err error) {
	err = s.in(ctx, referral.TheClock, "make a password token", func(ctx context.Context, tx bun.Tx) error {
		expires, err = s.newPasswordToken(ctx, tx, userID, token)
		return err
	})
	return expires, err
}

func (s *Store) newPasswordToken(ctx context.Context, tx bun.Tx, userID uuid.UUID, token [32]byte) (time.Time, error) {
	now, err := s.now(ctx, tx)
	if err != nil {
		return now, err
	}
	// One at a time for each person, so that there is one newest.
	if _, err := tx.NewSelect().Table("users").Column("id").Where("id = ?", userID).For("UPDATE").Exec(ctx); err != nil {
		return now, err
	}
	row := tokenRow{Token: token[:], User: userID, CreatedAt: now, ExpiresAt: now.Add(PasswordTokenLife)}
	w := newWrites(tx)
	w.add(endTokens(tx, userID, now))
	w.insert(&row)
	return row.ExpiresAt, w.run(ctx, uuid.Nil)
}

func endTokens(tx bun.Tx, userID uuid.UUID, now time.Time) *bun.UpdateQuery {
	return tx.NewUpdate().Table("password_tokens").Set("ended_at = ?", now).Where("user_id = ?", userID).Where("ended_at IS NULL")
}

// PasswordToken says whose password the token sets. Asking does not use it up:
// scanners of e-mail follow links before people do.
func (s *Store) PasswordToken(ctx context.Context, token [32]byte) (o TokenOwner, err error) {
	err = s.in(ctx, referral.TheClock, "look at a password token", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		var row struct {
			tokenRow
			Owner userRow `bun:"embed:owner_"`
		}
		err = tx.NewSelect().Model((*tokenRow)(nil)).Column("p.expires_at").
			ColumnExpr("u.id AS owner_id, u.username AS owner_username, u.first_name AS owner_first_name, u.last_name AS owner_last_name, u.email AS owner_email").
			Join("JOIN users AS u ON u.id = p.user_id AND u.suspended_at IS NULL").
			Where("p.token_sha256 = ?", token[:]).Where("p.ended_at IS NULL").Where("p.expires_at > ?", now).Scan(ctx, &row)
		if err != nil {
			return found(err, errDeadLink)
		}
		o = TokenOwner{
			UserID: row.Owner.ID, Username: row.Owner.Username, FirstName: row.Owner.FirstName, LastName: row.Owner.LastName,
			Email: row.Owner.Email, ExpiresAt: row.ExpiresAt.UTC(),
		}
		return nil
	})
	return o, err
}

// UsePasswordToken sets the password, once, and signs the person out wherever
// they were signed in. It does not unlock: a coordinator does (N6).
func (s *Store) UsePasswordToken(ctx context.Context, token [32]byte, hash string) (username string, err error) {
	err = s.in(ctx, referral.TheClock, "use a password token", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		var row tokenRow
		err = tx.NewUpdate().Model(&row).Set("ended_at = ?", now).Where("p.token_sha256 = ?", token[:]).
			Where("p.ended_at IS NULL").Where("p.expires_at > ?", now).Returning("user_id").Scan(ctx)
		if err != nil {
			return found(err, errDeadLink)
		}
		var user userRow
		if err := tx.NewSelect().Model(&user).Where("u.id = ?", row.User).Where("u.suspended_at IS NULL").For("UPDATE").Scan(ctx); err != nil {
			return found(err, errDeadLink)
		}
		username = user.Username
		w := newWrites(tx)
		w.newPassword(user, hash, now)
		w.add(endSessions(tx, row.User))
		w.audit(now, referral.Actor{UserID: row.User, Role: referral.Clock}, "user.set_password", row.User, nil)
		return w.run(ctx, uuid.Nil)
	})
	return username, err
}

// newPassword keeps a password's hash and tells its owner, unless it is their
// first. It does not unlock: a coordinator does (N6).
func (w *writes) newPassword(u userRow, hash string, now time.Time) {
	w.add(w.tx.NewUpdate().Table("users").Set("password_hash = ?", hash).
		Set("failed_attempts = CASE WHEN locked_at IS NULL THEN 0 ELSE failed_attempts END").Where("id = ?", u.ID))
	if u.Hash != "" {
		w.accountLetter(referral.LetterNewPassword, u.ID, u.ID, fmt.Sprintf("%s:%s:%s", referral.LetterNewPassword, u.ID, newID()), now)
	}
}

// ForgottenPassword has a link e-mailed to the account of that name. It tells
// nobody whether there is one.
func (s *Store) ForgottenPassword(ctx context.Context, username string) error {
	return s.in(ctx, referral.TheClock, "send a password link", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		var id uuid.UUID
		err = tx.NewSelect().Table("users").Column("id").Where("username = ?", strings.ToLower(strings.TrimSpace(username))).
			Where("suspended_at IS NULL").For("UPDATE").Scan(ctx, &id)
		if err != nil {
			return ignoreNone(err)
		}
		recent, err := tx.NewSelect().Table("notifications").Where("about_user_id = ?", id).
			Where("letter = ?", referral.LetterResetPassword).Where("created_at > ?", now.Add(-forgottenEvery)).Exists(ctx)
		if err != nil || recent {
			return err
		}
		return passwordLetter(ctx, tx, referral.LetterResetPassword, id, now)
	})
}

func passwordLetter(ctx context.Context, tx bun.Tx, l referral.Letter, userID uuid.UUID, now time.Time) error {
	w := newWrites(tx)
	w.accountLetter(l, userID, userID, fmt.Sprintf("%s:%s:%d", l, userID, now.UnixNano()), now)
	w.audit(now, referral.TheClock, "user.password_link", userID, nil)
	return w.run(ctx, uuid.Nil)
}
