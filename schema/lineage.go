package schema

import (
	"context"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// maxHops is how far a chain of forwards is followed: far beyond any that
// people make.
const maxHops = 50

// viewLineage finds the referrals around this one. Where it came from and went
// to is shown to those only who can see those referrals anyway: the receiver of
// a forwarded one does not learn that it was forwarded (N32).
func (s *Store) viewLineage(ctx context.Context, tx bun.Tx, by referral.Actor, v *View) error {
	var self referralRow
	if err := tx.NewSelect().Model(&self).Column("parent_id", "hops", "batch_id").Where("r.id = ?", v.ID).Scan(ctx); err != nil {
		return err
	}
	var err error
	if by.OrganisationID == v.Sender.ID {
		v.Batch, err = s.summaries(ctx, tx, func(q *bun.SelectQuery) {
			mine(q, by).Where("r.batch_id = ?", self.Batch).Where("r.id <> ?", v.ID).Where("r.sender_id = ?", by.OrganisationID).
				OrderExpr("r.number").Limit(maxLimit)
		})
		if err != nil {
			return err
		}
	}
	if v.Children, err = links(ctx, tx, by, func(q *bun.SelectQuery) { q.Where("r.parent_id = ?", v.ID) }); err != nil || self.Parent == uuid.Nil {
		return err
	}
	parents, err := links(ctx, tx, by, func(q *bun.SelectQuery) { q.Where("r.id = ?", self.Parent) })
	if err != nil || len(parents) == 0 {
		return err
	}
	v.Parent, v.ParentReferral = &parents[0], self.Parent
	if by.Role.OfNetwork() {
		v.Hops = self.Hops
		v.Ancestors, err = links(ctx, tx, by, func(q *bun.SelectQuery) {
			q.WithRecursive("up", upFrom(tx, by, v.ID)).Where("r.id IN (SELECT id FROM up WHERE hops > 0)")
		})
	}
	return err
}

// viewUnresolved says of a declined referral whether everybody who was asked
// declined: all of the send with which the client began, and all that was
// forwarded from there. Only its sender and the network see all of that.
func viewUnresolved(ctx context.Context, tx bun.Tx, by referral.Actor, v *View) error {
	if v.Status != referral.Declined {
		return nil
	}
	root := tx.NewSelect().TableExpr("up").Join("JOIN referrals AS r ON r.id = up.id").ColumnExpr("r.batch_id, r.sender_id").OrderExpr("up.hops DESC").Limit(1)
	began := mine(tx.NewSelect().TableExpr("referrals AS r").Join("JOIN root ON root.batch_id = r.batch_id").ColumnExpr("r.id, r.status, 0 AS hops"), by)
	asked := began.UnionAll(mine(tx.NewSelect().TableExpr("referrals AS r").ColumnExpr("r.id, r.status, asked.hops + 1").
		Join("JOIN asked ON asked.id = r.parent_id").Where("asked.hops < ?", maxHops), by))
	return tx.NewSelect().WithRecursive("up", upFrom(tx, by, v.ID)).With("root", root).With("asked", asked).TableExpr("asked").
		ColumnExpr("coalesce(bool_and(status = ?), false) AND (? OR EXISTS (SELECT FROM root WHERE sender_id = ?))",
			referral.Declined, by.Role.OfNetwork(), by.OrganisationID).Scan(ctx, &v.Unresolved)
}

func links(ctx context.Context, tx bun.Tx, by referral.Actor, filter func(*bun.SelectQuery)) ([]Link, error) {
	var rows []struct {
		referralRow
		Sender   partyRow `bun:"embed:sender_"`
		Receiver partyRow `bun:"embed:receiver_"`
	}
	q := mine(tx.NewSelect().Model((*referralRow)(nil)).Column("r.id", "r.number", "r.status", "r.sender_id", "r.receiver_id"), by).
		ColumnExpr("f.slug AS sender_slug, f.name AS sender_name, f.nation AS sender_nation").
		ColumnExpr("t.slug AS receiver_slug, t.name AS receiver_name, t.nation AS receiver_nation").
		Join("JOIN organisations AS f ON f.id = r.sender_id").
		Join("JOIN organisations AS t ON t.id = r.receiver_id").
		OrderExpr("r.number").Limit(maxLimit)
	filter(q)
	err := q.Scan(ctx, &rows)
	all := make([]Link, len(rows))
	for i, row := range rows {
		all[i] = Link{
			ID: row.ID, Number: row.Number, Status: referral.Status(row.Status),
			Sender: row.Sender.party(row.SenderID), Receiver: row.Receiver.party(row.ReceiverID),
		}
	}
	return all, err
}

// upFrom walks from a referral towards where it came from, as far as the reader
// may see without a gap: what lies behind a referral of others stays hidden.
func upFrom(tx bun.Tx, by referral.Actor, id uuid.UUID) *bun.SelectQuery {
	first := mine(tx.NewSelect().TableExpr("referrals AS r").ColumnExpr("r.id, r.parent_id, 0 AS hops").Where("r.id = ?", id), by)
	return first.UnionAll(mine(tx.NewSelect().TableExpr("referrals AS r").ColumnExpr("r.id, r.parent_id, up.hops + 1").
		Join("JOIN up ON up.parent_id = r.id").Where("up.hops < ?", maxHops), by))
}

// downFrom walks from where the reader sees the chain begin to all that was
// forwarded from there, in the same way.
func downFrom(tx bun.Tx, by referral.Actor) *bun.SelectQuery {
	root := tx.NewSelect().TableExpr("up").ColumnExpr("id, 0 AS hops").Where("hops = (SELECT max(hops) FROM up)")
	return root.UnionAll(mine(tx.NewSelect().TableExpr("referrals AS r").ColumnExpr("r.id, down.hops + 1").
		Join("JOIN down ON down.id = r.parent_id").Where("down.hops < ?", maxHops), by))
}

// Earlier lists who had the client of a referral before, as far as the reader
// may know: whoever forwards it is warned of a loop.
func (s *Store) Earlier(ctx context.Context, by referral.Actor, id uuid.UUID) (earlier []referral.Earlier, err error) {
	err = s.in(ctx, by, "find who had it before", func(ctx context.Context, tx bun.Tx) error {
		chain, err := s.summaries(ctx, tx, func(q *bun.SelectQuery) {
			q.WithRecursive("up", upFrom(tx, by, id)).With("down", downFrom(tx, by)).
				Where("r.id IN (SELECT id FROM down)").OrderExpr("r.number").Limit(maxHistory)
		})
		if err != nil {
			return err
		}
		var self *referral.Referral
		all := make([]referral.Referral, len(chain))
		for i, s := range chain {
			if all[i] = s.Referral; s.ID == id {
				self = &all[i]
			}
		}
		if self == nil {
			return errNoReferral
		}
		earlier = referral.EarlierIn(all, *self)
		return nil
	})
	return earlier, err
}

// Loop is an open referral that has gone round: it is with an organisation that
// had it before.
type Loop struct {
	Link
	EarlierID     uuid.UUID
	EarlierNumber int64
	Hops          int // forwards since then
}

// Loops lists what has gone round, the oldest first. Only people of the network
// may ask: they see the whole chain, where those in it see their part.
func (s *Store) Loops(ctx context.Context, by referral.Actor) (loops []Loop, err error) {
	if err := onlyNetwork(by); err != nil {
		return nil, err
	}
	err = s.in(ctx, by, "find loops", func(ctx context.Context, tx bun.Tx) error {
		back := tx.NewSelect().TableExpr("referrals AS r").
			ColumnExpr("r.id AS round_id, r.number AS round, r.receiver_id AS whose, p.id, p.number, p.parent_id, p.sender_id, p.receiver_id, 1 AS hops").
			Join("JOIN referrals AS p ON p.id = r.parent_id").Where("r.is_open").Where("r.parent_id IS NOT NULL").
			UnionAll(tx.NewSelect().TableExpr("back").
				ColumnExpr("back.round_id, back.round, back.whose, p.id, p.number, p.parent_id, p.sender_id, p.receiver_id, back.hops + 1").
				Join("JOIN referrals AS p ON p.id = back.parent_id").Where("back.hops < ?", maxHops))
		var rows []struct {
			ID     uuid.UUID `bun:"id"`
			Number int64     `bun:"number"`
			Round  uuid.UUID `bun:"round_id"`
			Hops   int       `bun:"hops"`
		}
		err := tx.NewSelect().WithRecursive("back", back).TableExpr("back").DistinctOn("round").
			ColumnExpr("round_id, id, number, hops").Where("whose IN (sender_id, receiver_id)").
			OrderExpr("round, hops").Limit(maxLimit).Scan(ctx, &rows)
		if err != nil || len(rows) == 0 {
			return err
		}
		round := make([]uuid.UUID, len(rows))
		for i, row := range rows {
			round[i] = row.Round
		}
		found, err := links(ctx, tx, by, func(q *bun.SelectQuery) { q.Where("r.id IN (?)", bun.List(round)) })
		for i, link := range found { // both in the order of their numbers
			loops = append(loops, Loop{Link: link, EarlierID: rows[i].ID, EarlierNumber: rows[i].Number, Hops: rows[i].Hops})
		}
		return err
	})
	return loops, err
}
