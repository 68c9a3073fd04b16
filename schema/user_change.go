package schema

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// changeUser is the frame of every change of an account: who may, the locked
// row, the change, the audit.
func (s *Store) changeUser(ctx context.Context, by referral.Actor, id uuid.UUID, action string, detail map[string]any,
	change func(ctx context.Context, w *writes, u userRow, now time.Time) error,
) error {
	if err := onlyCoordinators(by); err != nil {
		return err
	}
	return s.changeAccount(ctx, by, id, action, detail, change)
}

// changeAccount is changeUser for whoever the change itself finds allowed.
func (s *Store) changeAccount(ctx context.Context, by referral.Actor, id uuid.UUID, action string, detail map[string]any,
	change func(ctx context.Context, w *writes, u userRow, now time.Time) error,
) error {
	return s.in(ctx, by, action, func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		var row userRow
		if err := tx.NewSelect().Model(&row).Where("u.id = ?", id).For("UPDATE").Scan(ctx); err != nil {
			return found(err, errNoUser)
		}
		w := newWrites(tx)
		if err := change(ctx, w, row, now); err != nil {
			return err
		}
		w.audit(now, by, action, id, detail)
		return w.run(ctx, by.OrganisationID)
	})
}

// Unlock lets a person in again after too many wrong passwords, and tells them
// (N6). The reason is for the audit's reader and holds no personal data.
func (s *Store) Unlock(ctx context.Context, by referral.Actor, id uuid.UUID, reason string) error {
	return s.changeUser(ctx, by, id, "user.unlock", map[string]any{"reason": reason}, func(_ context.Context, w *writes, u userRow, now time.Time) error {
		if u.LockedAt.IsZero() {
			return &referral.Error{Code: referral.CodeRefused, Message: "This account is not locked."}
		}
		w.add(w.tx.NewUpdate().Table("users").Set("locked_at = NULL").Set("failed_attempts = 0").Where("id = ?", id))
		w.accountLetter(referral.LetterUnlocked, id, id, fmt.Sprintf("%s:%s:%d", referral.LetterUnlocked, id, u.Locks), now)
		return nil
	})
}

// Suspend ends a person's access at once; their work stays.
func (s *Store) Suspend(ctx context.Context, by referral.Actor, id uuid.UUID, reason string) error {
	if by.UserID == id {
		return &referral.Error{Code: referral.CodeRefused, Message: "You cannot suspend yourself. Ask another coordinator."}
	}
	return s.changeUser(ctx, by, id, "user.suspend", map[string]any{"reason": reason}, func(ctx context.Context, w *writes, u userRow, now time.Time) error {
		if !u.SuspendedAt.IsZero() {
			return &referral.Error{Code: referral.CodeRefused, Message: "This account is suspended already."}
		}
		w.add(w.tx.NewUpdate().Table("users").Set("suspended_at = ?", now).Where("id = ?", id))
		return w.asSystem(ctx, by, endSessions(w.tx, id), endTokens(w.tx, id, now))
	})
}

// Restore gives a suspended person their access back.
func (s *Store) Restore(ctx context.Context, by referral.Actor, id uuid.UUID, reason string) error {
	return s.changeUser(ctx, by, id, "user.restore", map[string]any{"reason": reason}, func(_ context.Context, w *writes, u userRow, _ time.Time) error {
		if u.SuspendedAt.IsZero() {
			return &referral.Error{Code: referral.CodeRefused, Message: "This account is not suspended."}
		}
		w.add(w.tx.NewUpdate().Table("users").Set("suspended_at = NULL").Where("id = ?", id))
		return nil
	})
}

// ResendLink e-mails the person a new link to set their password. A lead may
// have it sent to their own people.
func (s *Store) ResendLink(ctx context.Context, by referral.Actor, id uuid.UUID) error {
	return s.changeAccount(ctx, by, id, "user.resend_link", nil, func(ctx context.Context, w *writes, u userRow, now time.Time) error {
		if err := onlyOwnPeople(ctx, w.tx, by, id); err != nil {
			return err
		}
		l := referral.LetterResetPassword
		switch {
		case !u.SuspendedAt.IsZero():
			return &referral.Error{Code: referral.CodeRefused, Message: "This account is suspended. Restore it first."}
		case u.Hash == "":
			l = referral.LetterWelcome
		}
		w.accountLetter(l, id, id, fmt.Sprintf("%s:%s:%d", l, id, now.UnixNano()), now)
		return nil
	})
}

// asSystem runs what only the system may touch, and becomes the person again.
func (w *writes) asSystem(ctx context.Context, by referral.Actor, queries ...interface{ String() string }) error {
	if err := identify(ctx, w.tx, referral.TheClock); err != nil {
		return err
	}
	for _, q := range queries {
		if _, err := w.tx.ExecContext(ctx, q.String()); err != nil {
			return err
		}
	}
	return identify(ctx, w.tx, by)
}
