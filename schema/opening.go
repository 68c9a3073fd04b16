package schema

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// openedAnew is how long a person's opening stands for those that follow: a page
// that asks again for itself is no new opening.
const openedAnew = time.Hour

// Opening is when somebody last opened a referral (R-61, H3).
type Opening struct {
	By Person
	At time.Time
}

// openingRow is a row of referral_openings.
type openingRow struct {
	bun.BaseModel `bun:"table:referral_openings,alias:g"`

	ReferralID     uuid.UUID `bun:"referral_id,pk"`
	UserID         uuid.UUID `bun:"user_id,pk"`
	OrganisationID uuid.UUID `bun:"organisation_id,pk"`
	SenderID       uuid.UUID `bun:"sender_id"`
	ReceiverID     uuid.UUID `bun:"receiver_id"`
	FirstAt        time.Time `bun:"first_at"`
	LastAt         time.Time `bun:"last_at"`
}

// viewOpenings records that the reader opened the referral, in the audit as well,
// and lists who did. People of the network see nothing of the client: their
// reading is neither recorded nor is anybody's shown to them.
func (s *Store) viewOpenings(ctx context.Context, tx bun.Tx, by referral.Actor, v *View) error {
	if by.Role.OfNetwork() || by.UserID == uuid.Nil {
		return nil
	}
	if err := s.recordOpening(ctx, tx, by, v); err != nil {
		return err
	}
	var rows []struct {
		UserID uuid.UUID `bun:"user_id"`
		LastAt time.Time `bun:"last_at"`
		nameRow
	}
	err := tx.NewSelect().Model((*openingRow)(nil)).ColumnExpr("g.user_id, g.last_at, u.first_name, u.last_name, o.name AS organisation").
		Join("JOIN users AS u ON u.id = g.user_id").Join("JOIN organisations AS o ON o.id = g.organisation_id").
		Where("g.referral_id = ?", v.ID).OrderExpr("g.last_at DESC, g.user_id").Limit(maxLimit).Scan(ctx, &rows)
	for _, row := range rows {
		v.Openings = append(v.Openings, Opening{By: *row.person(row.UserID), At: row.LastAt.UTC()})
	}
	return err
}

func (s *Store) recordOpening(ctx context.Context, tx bun.Tx, by referral.Actor, v *View) error {
	now, err := s.now(ctx, tx)
	if err != nil {
		return err
	}
	row := openingRow{
		ReferralID: v.ID, UserID: by.UserID, OrganisationID: by.OrganisationID, SenderID: v.Sender.ID, ReceiverID: v.Receiver.ID, FirstAt: now, LastAt: now,
	}
	done, err := tx.NewInsert().Model(&row).On("CONFLICT (referral_id, user_id, organisation_id) DO UPDATE").Set("last_at = excluded.last_at").
		Where("g.last_at < ?", now.Add(-openedAnew)).Returning("NULL").Exec(ctx)
	if err != nil {
		return err
	}
	if anew, err := done.RowsAffected(); err != nil || anew == 0 {
		return err
	}
	w := newWrites(tx)
	w.audit(now, by, "referral.open", v.ID, nil)
	return w.run(ctx, by.OrganisationID)
}
