package schema

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// DeliveryEvent is what the mail service tells of a letter afterwards.
type DeliveryEvent struct {
	NotificationID uuid.UUID
	State          NotificationState // delivered, bounced or failed
	Reason         string            // a code, never an address
	At             time.Time
}

// becomes says which states each event may follow: they come late, doubled and
// out of order, and a letter that arrived has arrived.
var becomes = map[NotificationState][]NotificationState{
	NotificationDelivered: {NotificationDue, NotificationSending, NotificationSent, NotificationAmbiguous, NotificationFailed},
	NotificationBounced:   {NotificationDue, NotificationSending, NotificationSent, NotificationAmbiguous, NotificationFailed, NotificationDelivered},
	NotificationFailed:    {NotificationDue, NotificationSending, NotificationSent, NotificationAmbiguous},
}

// RecordDelivery records what became of letters. Events about letters that are
// not ours are ignored.
func (s *Store) RecordDelivery(ctx context.Context, events []DeliveryEvent) error {
	return s.in(ctx, referral.TheClock, "record delivery", func(ctx context.Context, tx bun.Tx) error {
		w := newWrites(tx)
		for _, e := range events {
			from, known := becomes[e.State]
			if !known {
				continue
			}
			w.add(tx.NewUpdate().Table("notifications").Set("state = ?", e.State).Set("reason = ?", e.Reason).Set("state_at = ?", e.At).
				Where("id = ?", e.NotificationID).Where("state IN (?)", bun.List(from)))
		}
		return w.run(ctx, uuid.Nil)
	})
}
