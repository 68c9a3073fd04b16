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

// ResendLink e-mails the person a new link to set their password.
func (s *Store) ResendLink(ctx context.Context, by referral.Actor, id uuid.UUID) error {
	return s.changeUser(ctx, by, id, "user.resend_link", nil, func(_ context.Context, w *writes, u userRow, now time.Time) error {
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

// SetMembership lets a person work for an organisation in that role.
func (s *Store) SetMembership(ctx context.Context, by referral.Actor, userID, organisationID uuid.UUID, role referral.Role) error {
	if role != referral.Adviser && role != referral.Lead {
		return &referral.Error{Code: referral.CodeInvalid, Message: "In an organisation, people are advisers or leads."}
	}
	detail := map[string]any{"organisation": organisationID, "role": role}
	return s.changeUser(ctx, by, userID, "user.membership", detail, func(ctx context.Context, w *writes, _ userRow, now time.Time) error {
		if _, err := s.receivers(ctx, w.tx, []uuid.UUID{organisationID}); err != nil {
			return errNoOrganisation
		}
		w.add(w.tx.NewInsert().Model(&membershipRow{User: userID, Organisation: organisationID, Role: string(role), CreatedAt: now}).
			On("CONFLICT (user_id, organisation_id) DO UPDATE").Set("role = EXCLUDED.role").Set("ended_at = NULL").Returning("NULL"))
		return nil
	})
}

// EndMembership ends a person's work for an organisation. Sessions that act for
// it end with the next request.
func (s *Store) EndMembership(ctx context.Context, by referral.Actor, userID, organisationID uuid.UUID) error {
	return s.changeUser(ctx, by, userID, "user.membership_end", map[string]any{"organisation": organisationID}, func(_ context.Context, w *writes, _ userRow, now time.Time) error {
		w.add(w.tx.NewUpdate().Table("memberships").Set("ended_at = ?", now).Where("user_id = ?", userID).
			Where("organisation_id = ?", organisationID).Where("ended_at IS NULL"))
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

// Colleague is somebody a referral can be assigned to, or told of a note.
type Colleague struct {
	ID           uuid.UUID
	Name         string
	Organisation referral.Party
	Role         referral.Role
	Own          bool // of the reader's own organisation
}

// Colleagues lists the people of the reader's organisation, and with a referral
// of theirs those of its other side, too.
func (s *Store) Colleagues(ctx context.Context, by referral.Actor, referralID uuid.UUID) (all []Colleague, err error) {
	err = s.in(ctx, by, "list colleagues", func(ctx context.Context, tx bun.Tx) error {
		organisations := []uuid.UUID{by.OrganisationID}
		if referralID != uuid.Nil {
			linked, err := links(ctx, tx, by, func(q *bun.SelectQuery) { q.Where("r.id = ?", referralID) })
			if err != nil {
				return err
			}
			if len(linked) == 0 {
				return errNoReferral
			}
			organisations = append(organisations, linked[0].Sender.ID, linked[0].Receiver.ID)
		}
		var rows []struct {
			membershipRow
			Name  nameRow  `bun:"embed:name_"`
			Party partyRow `bun:"embed:party_"`
		}
		err := tx.NewSelect().Model((*membershipRow)(nil)).Column("m.*").
			ColumnExpr("u.first_name AS name_first_name, u.last_name AS name_last_name, t.name AS name_organisation").
			ColumnExpr("t.slug AS party_slug, t.name AS party_name, t.nation AS party_nation").
			Join("JOIN users AS u ON u.id = m.user_id AND u.suspended_at IS NULL").
			Join("JOIN organisations AS t ON t.id = m.organisation_id").
			Where("m.organisation_id IN (?)", bun.List(organisations)).Where("m.ended_at IS NULL").
			OrderExpr("lower(u.first_name), lower(u.last_name), u.id, t.id").Limit(maxOrganisations).Scan(ctx, &rows)
		for _, row := range rows {
			all = append(all, Colleague{
				ID: row.User, Name: row.Name.person(row.User).Name, Organisation: row.Party.party(row.Organisation),
				Role: referral.Role(row.Role), Own: row.Organisation == by.OrganisationID,
			})
		}
		return err
	})
	return all, err
}
