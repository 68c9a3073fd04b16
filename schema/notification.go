package schema

import (
	"context"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// NotificationState is how far a letter has come.
type NotificationState string

// The states of a letter.
const (
	NotificationDue       NotificationState = "due"
	NotificationSending   NotificationState = "sending"
	NotificationSent      NotificationState = "sent"      // the mail service has it
	NotificationAmbiguous NotificationState = "ambiguous" // perhaps it has
	NotificationFailed    NotificationState = "failed"
	NotificationDelivered NotificationState = "delivered" // the receiving server has it
	NotificationBounced   NotificationState = "bounced"
	NotificationNeedless  NotificationState = "needless" // overtaken by events before it went
)

// maxDoubts is how many attempts may end in doubt before nobody tries again:
// one letter too many is harmless, more are not (I7).
const maxDoubts = 2

// MarkSending claims a letter for one attempt to send it, and says how it was
// found. A letter found in sending is one whose attempt died half-way: it
// becomes ambiguous and is not claimed. An ambiguous one is claimed when repeat
// says so and it was in doubt once only.
func (s *Store) MarkSending(ctx context.Context, id uuid.UUID, repeat bool) (state NotificationState, claimed bool, err error) {
	err = s.in(ctx, referral.TheClock, "claim a letter", func(ctx context.Context, tx bun.Tx) error {
		var row struct {
			State  NotificationState `bun:"state"`
			Doubts int               `bun:"doubts"`
		}
		err := tx.NewSelect().Table("notifications").Column("state", "doubts").Where("id = ?", id).For("UPDATE").Scan(ctx, &row)
		if err != nil {
			return found(err, errNoLetter)
		}
		switch state = row.State; {
		case state == NotificationSending:
			state = NotificationAmbiguous
			return setState(ctx, tx, id, state, "doubts = doubts + 1")
		case state == NotificationDue, state == NotificationAmbiguous && repeat && row.Doubts < maxDoubts:
			claimed = true
			return setState(ctx, tx, id, NotificationSending, "attempts = attempts + 1")
		}
		return nil
	})
	return state, claimed, err
}

var errNoLetter = &referral.Error{Code: referral.CodeNotFound, Message: "There is no such letter."}

func setState(ctx context.Context, tx bun.Tx, id uuid.UUID, to NotificationState, also string, from ...NotificationState) error {
	q := tx.NewUpdate().Table("notifications").Set("state = ?", to).Set("state_at = now()").Where("id = ?", id)
	if also != "" {
		q.Set(also)
	}
	if len(from) > 0 {
		q.Where("state IN (?)", bun.List(from))
	}
	_, err := q.Exec(ctx)
	return err
}

func (s *Store) mark(ctx context.Context, id uuid.UUID, to NotificationState, also string, from ...NotificationState) error {
	return s.in(ctx, referral.TheClock, "mark a letter "+string(to), func(ctx context.Context, tx bun.Tx) error {
		return setState(ctx, tx, id, to, also, from...)
	})
}

// MarkDue gives back a claimed letter that certainly was not sent.
func (s *Store) MarkDue(ctx context.Context, id uuid.UUID) error {
	return s.mark(ctx, id, NotificationDue, "", NotificationSending)
}

// MarkSent records that the mail service took the letter, under the name by
// which it will tell what became of it. What it has told already stays.
func (s *Store) MarkSent(ctx context.Context, id uuid.UUID, messageID string) error {
	return s.in(ctx, referral.TheClock, "mark a letter sent", func(ctx context.Context, tx bun.Tx) error {
		_, err := tx.NewUpdate().Table("notifications").Set("state_at = now()").Set("message_id = ?", messageID).
			Set("state = ?", NotificationSent).Set("reason = ''").Where("id = ?", id).
			Where("state IN (?)", bun.List([]NotificationState{NotificationDue, NotificationSending, NotificationAmbiguous})).Exec(ctx)
		return err
	})
}

// MarkAmbiguous records that nobody knows whether the mail service took it.
func (s *Store) MarkAmbiguous(ctx context.Context, id uuid.UUID) error {
	return s.mark(ctx, id, NotificationAmbiguous, "doubts = doubts + 1", NotificationSending)
}

// MarkNeedless records that a claimed letter did not have to go: what it would
// have said no longer held.
func (s *Store) MarkNeedless(ctx context.Context, id uuid.UUID) error {
	return s.mark(ctx, id, NotificationNeedless, "", NotificationSending)
}

// MarkFailed gives a letter up for a reason, which is a code.
func (s *Store) MarkFailed(ctx context.Context, id uuid.UUID, reason string) error {
	return s.in(ctx, referral.TheClock, "mark a letter failed", func(ctx context.Context, tx bun.Tx) error {
		_, err := tx.NewUpdate().Table("notifications").Set("state_at = now()").Set("state = ?", NotificationFailed).Set("reason = ?", reason).
			Where("id = ?", id).
			Where("state IN (?)", bun.List([]NotificationState{NotificationDue, NotificationSending, NotificationAmbiguous})).Exec(ctx)
		return err
	})
}
