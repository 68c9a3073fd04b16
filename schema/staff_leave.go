package schema

import (
	"context"
	"time"

	"github.com/google/uuid"

	"onward/referral"
)

// RemoveStaff ends somebody's work for the organisation (N40). Sessions that act
// for it end with the next request; what they did and their name stay. Open
// referrals that they had belong to nobody now, by an Assign for each, and are
// returned.
func (s *Store) RemoveStaff(ctx context.Context, by referral.Actor, organisationID, userID uuid.UUID) (left []referral.Referral, err error) {
	if by.UserID == userID {
		return nil, &referral.Error{Code: referral.CodeRefused, Message: "You cannot remove yourself. Ask another lead of your organisation, or a coordinator."}
	}
	err = s.changeStaff(ctx, by, organisationID, "remove staff", func(ctx context.Context, w *writes, staff []membershipRow, now time.Time) error {
		row, err := memberIn(staff, userID)
		if err != nil {
			return err
		}
		if row.Role == string(referral.Lead) {
			if err := leadRemains(ctx, w.tx, staff, userID); err != nil {
				return err
			}
		}
		if left, err = s.unassign(ctx, w, by, organisationID, userID); err != nil {
			return err
		}
		row.EndedAt = now
		w.add(w.tx.NewUpdate().Model(&row).Column("ended_at").WherePK())
		w.audit(now, by, "user.membership_end", userID, map[string]any{"organisation": organisationID, "unassigned": len(left)})
		return nil
	})
	if err != nil {
		return nil, err
	}
	return left, nil
}

// unassign takes every open referral from somebody who leaves. A lead gives the
// commands; a coordinator may give none, so the system does for them.
func (s *Store) unassign(ctx context.Context, w *writes, by referral.Actor, organisationID, userID uuid.UUID) ([]referral.Referral, error) {
	var ids []uuid.UUID
	err := w.tx.NewSelect().Table("referrals").Column("id").Where("receiver_id = ?", organisationID).Where("assigned_to = ?", userID).
		OrderExpr("id").Scan(ctx, &ids)
	if err != nil {
		return nil, err
	}
	if by.Role != referral.Lead {
		by = referral.TheClock
	}
	left := []referral.Referral{}
	for _, id := range ids {
		before, err := s.lock(ctx, w.tx, id)
		if err != nil {
			return nil, err
		}
		if before.referral.Final() || before.referral.AssignedTo != userID {
			continue
		}
		r, _, err := s.change(ctx, w, before, referral.Command{ReferralID: id, Kind: referral.Assign, By: by}, tell)
		if err != nil {
			return nil, err
		}
		left = append(left, r)
	}
	return left, nil
}
