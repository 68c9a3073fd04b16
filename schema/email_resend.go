package schema

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// resentAtOnce is how many letters one press of a button sends again.
const resentAtOnce = 200

var errArrived = &referral.Error{
	Code: referral.CodeRefused, Message: "This e-mail has not failed: it is on its way, has arrived, or is not needed any more. Load the page again to see where it stands.",
}

// ResendEmail sends a letter that did not arrive once more, to the address as it
// is now. Asked twice, it is sent once.
func (s *Store) ResendEmail(ctx context.Context, by referral.Actor, id uuid.UUID) error {
	if err := onlyCoordinators(by); err != nil {
		return err
	}
	return s.in(ctx, by, "send an e-mail again", func(ctx context.Context, tx bun.Tx) error {
		var row notificationRow
		if err := tx.NewSelect().Model(&row).Where("n.id = ?", id).For("UPDATE").Scan(ctx); err != nil {
			return found(err, errNoLetter)
		}
		switch {
		case row.ResentAs != uuid.Nil:
			return nil
		case !mayResend(NotificationState(row.State)):
			return errArrived
		}
		return s.resend(ctx, tx, by, "mail.resend", []notificationRow{row})
	})
}

// ResendFailed sends every letter again that could not be handed over and was
// made since, the oldest first, and reports how many and whether there are more.
// What an address refused is not among them, for it would be again; nor is what
// may have arrived.
func (s *Store) ResendFailed(ctx context.Context, by referral.Actor, since time.Time) (n int, more bool, err error) {
	if err := onlyCoordinators(by); err != nil {
		return 0, false, err
	}
	err = s.in(ctx, by, "send failed e-mails again", func(ctx context.Context, tx bun.Tx) error {
		var rows []notificationRow
		err := tx.NewSelect().Model(&rows).Where("n.state = ?", NotificationFailed).Where("n.resent_as IS NULL").Where("n.created_at >= ?", since).
			OrderExpr("n.created_at, n.id").Limit(resentAtOnce + 1).For("UPDATE SKIP LOCKED").Scan(ctx)
		if err != nil {
			return err
		}
		if more = len(rows) > resentAtOnce; more {
			rows = rows[:resentAtOnce]
		}
		n = len(rows)
		return s.resend(ctx, tx, by, "mail.resend_failed", rows)
	})
	return n, more, err
}

func mayResend(state NotificationState) bool { return slices.Contains(undelivered, state) }

// resend writes a letter in the place of each, and the relay's work for it.
func (s *Store) resend(ctx context.Context, tx bun.Tx, by referral.Actor, action string, rows []notificationRow) error {
	if len(rows) == 0 {
		return nil
	}
	now, err := s.now(ctx, tx)
	if err != nil {
		return err
	}
	numbers, err := numbersOf(ctx, tx, rows)
	if err != nil {
		return err
	}
	w := newWrites(tx)
	for _, row := range rows {
		copied := row
		copied.DedupeKey = "again:" + row.ID.String()
		copied.ReleaseAt, copied.CreatedAt, copied.Attempts, copied.MessageID, copied.Reason = now, now, 0, "", ""
		w.letter(copied, numbers[row.ReferralID])
		w.after = append(w.after, tx.NewUpdate().Model((*notificationRow)(nil)).Set("resent_as = ?", w.notifications[len(w.notifications)-1].ID).Where("n.id = ?", row.ID))
		w.audit(now, by, action, row.ReferralID, map[string]any{"letter": row.Letter, "email": row.ID})
	}
	return w.run(ctx, by.OrganisationID)
}

// numbersOf are the numbers of the referrals that the letters are about.
func numbersOf(ctx context.Context, tx bun.Tx, rows []notificationRow) (map[uuid.UUID]int64, error) {
	ids := []uuid.UUID{uuid.Nil}
	for _, row := range rows {
		ids = append(ids, row.ReferralID)
	}
	var found []referralRow
	err := tx.NewSelect().Model(&found).Column("id", "number").Where("r.id IN (?)", bun.List(ids)).OrderExpr("r.id").Limit(int64(len(ids))).Scan(ctx)
	numbers := map[uuid.UUID]int64{}
	for _, r := range found {
		numbers[r.ID] = r.Number
	}
	return numbers, err
}
