package schema

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// Account is what somebody sees of their own.
type Account struct {
	User
	SignedInBefore time.Time // the time before this one; zero for the first
}

// Account returns the person's own account.
func (s *Store) Account(ctx context.Context, userID uuid.UUID) (a Account, err error) {
	err = s.in(ctx, referral.TheClock, "read an account", func(ctx context.Context, tx bun.Tx) error {
		if a.User, err = oneUser(ctx, tx, userID); err != nil {
			return err
		}
		var before bun.NullTime
		if err := tx.NewSelect().Table("users").Column("signed_in_before_at").Where("id = ?", userID).Scan(ctx, &before); err != nil {
			return err
		}
		a.SignedInBefore = utc(before.Time)
		return nil
	})
	return a, err
}

// ChangePassword sets a new password for somebody who has just proved that they
// know the old one. It ends their sessions but for this one, and every link to
// set a password.
func (s *Store) ChangePassword(ctx context.Context, userID, sessionID uuid.UUID, hash string) error {
	return s.in(ctx, referral.TheClock, "change a password", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		var user userRow
		err = tx.NewSelect().Model(&user).Where("u.id = ?", userID).Where("u.locked_at IS NULL AND u.suspended_at IS NULL").For("UPDATE").Scan(ctx)
		if err != nil {
			return found(err, errSignedOut)
		}
		w := newWrites(tx)
		w.newPassword(user, hash, now)
		w.add(endTokens(tx, userID, now))
		w.add(endSessions(tx, userID).Where("id <> ?", sessionID))
		w.audit(now, referral.Actor{UserID: userID, Role: referral.Clock}, "user.change_password", userID, nil)
		return w.run(ctx, userID)
	})
}

// OpenSession is one of somebody's sessions, as they see it.
type OpenSession struct {
	ID        uuid.UUID
	Device    string
	CreatedAt time.Time
	SeenAt    time.Time
}

// Sessions lists the sessions in which the person is signed in, the last used
// first.
func (s *Store) Sessions(ctx context.Context, userID uuid.UUID) (all []OpenSession, err error) {
	err = s.in(ctx, referral.TheClock, "list sessions", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		var rows []sessionRow
		err = tx.NewSelect().Model(&rows).Where("s.user_id = ?", userID).Where("s.owes = ''").
			Where("s.expires_at > ?", now).Where("s.seen_at > ?", now.Add(-SessionIdle)).
			OrderExpr("s.seen_at DESC, s.id DESC").Limit(maxSessions).Scan(ctx)
		for _, row := range rows {
			all = append(all, OpenSession{ID: row.ID, Device: row.Device, CreatedAt: row.CreatedAt.UTC(), SeenAt: row.SeenAt.UTC()})
		}
		return err
	})
	return all, err
}

// EndOwnSession ends one of the person's own sessions.
func (s *Store) EndOwnSession(ctx context.Context, userID, sessionID uuid.UUID) error {
	return s.in(ctx, referral.TheClock, "end a session", func(ctx context.Context, tx bun.Tx) error {
		result, err := endSessions(tx, userID).Where("id = ?", sessionID).Exec(ctx)
		if err != nil {
			return err
		}
		if n, _ := result.RowsAffected(); n == 0 {
			return &referral.Error{Code: referral.CodeNotFound, Message: "This session has ended already."}
		}
		return nil
	})
}

// EndOtherSessions ends all of the person's sessions but this one.
func (s *Store) EndOtherSessions(ctx context.Context, userID, sessionID uuid.UUID) error {
	return s.in(ctx, referral.TheClock, "end other sessions", func(ctx context.Context, tx bun.Tx) error {
		_, err := endSessions(tx, userID).Where("id <> ?", sessionID).Exec(ctx)
		return err
	})
}

// EndSessions signs somebody out everywhere, for a coordinator with a reason
//
func (s *Store) EndSessions(ctx context.Context, by referral.Actor, userID uuid.UUID, reason string) error {
	return s.changeUser(ctx, by, userID, "user.end_sessions", map[string]any{"reason": reason}, func(ctx context.Context, w *writes, _ userRow, _ time.Time) error {
		return w.asSystem(ctx, by, endSessions(w.tx, userID))
	})
}
