package schema

import (
	"context"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// Misfit is a receiver for which several of the reader's organisation's latest
// referrals were wrong.
type Misfit struct {
	Receiver referral.Party
	Criteria string // what it says of whom it helps
	Of       int    // the latest that were looked at
	Reasons  map[referral.DeclineReason]int
}

// Declined is how many of them were declined.
func (m Misfit) Declined() int {
	n := 0
	for _, count := range m.Reasons {
		n += count
	}
	return n
}

// Misfits finds, among these receivers, those that declined several of the
// organisation's latest referrals because they were wrong for them (K4). It
// counts the organisation's own referrals only.
func (s *Store) Misfits(ctx context.Context, by referral.Actor, receivers []uuid.UUID) (all []Misfit, err error) {
	if len(receivers) == 0 {
		return nil, nil
	}
	err = s.in(ctx, by, "look for misfits", func(ctx context.Context, tx bun.Tx) error {
		latest := tx.NewSelect().TableExpr("referrals AS r").ColumnExpr("r.declined_for").
			Where("r.sender_id = ?", by.OrganisationID).Where("r.receiver_id = t.id").OrderExpr("r.sent_at DESC, r.id DESC").Limit(referral.LatestLookedAt)
		var rows []struct {
			partyRow
			ID       uuid.UUID `bun:"id"`
			Criteria string    `bun:"criteria"`
			Reason   referral.DeclineReason
			N        int
		}
		err := tx.NewSelect().TableExpr("organisations AS t").ColumnExpr("t.id, t.slug, t.name, t.nation, t.criteria, l.declined_for AS reason, count(*) AS n").
			Join("CROSS JOIN LATERAL (?) AS l", latest).Where("t.id IN (?)", bun.List(receivers)).
			GroupExpr("t.id, l.declined_for").OrderExpr("t.name, t.id, l.declined_for").Scan(ctx, &rows)
		for _, row := range rows {
			if len(all) == 0 || all[len(all)-1].Receiver.ID != row.ID {
				all = append(all, Misfit{Receiver: row.party(row.ID), Criteria: row.Criteria, Reasons: map[referral.DeclineReason]int{}})
			}
			m := &all[len(all)-1]
			m.Of += row.N
			if referral.AsksRemedy(row.Reason) {
				m.Reasons[row.Reason] = row.N
			}
		}
		return err
	})
	many := all[:0]
	for _, m := range all {
		if m.Declined() >= referral.ManyMisfits {
			many = append(many, m)
		}
	}
	return many, err
}
