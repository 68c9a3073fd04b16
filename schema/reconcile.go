package schema

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// onItsWay is how long a change may take to reach Temporal before a reconciler
// wonders about it.
const onItsWay = "1 minute"

// OpenReferral is a referral that has, or should have, a running workflow.
type OpenReferral struct {
	ReferralID uuid.UUID `json:"referral_id"`
	Number     int64     `json:"number"`
	Epoch      int       `json:"epoch"`
}

// settled leaves out referrals whose news Temporal may not have had time to hear.
func settled(q *bun.SelectQuery) *bun.SelectQuery {
	return q.Where("r.changed_at < now() - ?::interval", onItsWay).
		Where(`NOT EXISTS (SELECT FROM outbox AS x WHERE x.referral_id = r.id AND x.kind <> 'deliver' AND x.done_at IS NULL AND x.dead_at IS NULL)`)
}

// OpenReferrals lists the referrals that should have a running workflow, by
// number, from after the one given. Those that changed just now, or have news
// in the outbox, are left out: theirs are on the way.
func (s *Store) OpenReferrals(ctx context.Context, after int64, limit int) (open []OpenReferral, err error) {
	err = s.in(ctx, referral.TheClock, "list open referrals", func(ctx context.Context, tx bun.Tx) error {
		return settled(tx.NewSelect().TableExpr("referrals AS r").ColumnExpr("r.id AS referral_id, r.number, r.epoch")).
			Where("r.is_open").Where("r.number > ?", after).OrderExpr("r.number").Limit(int64(limit)).Scan(ctx, &open)
	})
	return open, err
}

// Redrive gives a referral that lost its workflow another run: the next epoch,
// which shuts the old one out, and a start from how things are. It reports
// false when there is nothing to do.
func (s *Store) Redrive(ctx context.Context, referralID uuid.UUID, epoch int) (done bool, err error) {
	err = s.in(ctx, referral.TheClock, "redrive", func(ctx context.Context, tx bun.Tx) error {
		l, err := s.lock(ctx, tx, referralID)
		if errors.Is(err, referral.ErrNotFound) {
			return nil
		}
		if err != nil || l.referral.Epoch != epoch || l.referral.Final() {
			return err
		}
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		done = true
		l.referral.Epoch++
		w := newWrites(tx)
		w.add(tx.NewUpdate().Table("referrals").Set("epoch = ?", l.referral.Epoch).Set("changed_at = ?", now).Where("id = ?", referralID))
		w.outbox(OutboxStart, latest(l))
		w.audit(now, referral.TheClock, "referral.redrive", referralID, map[string]any{"number": l.referral.Number, "epoch": l.referral.Epoch})
		return w.run(ctx, l.referral.Receiver.ID)
	})
	return done && err == nil, err
}

// Stray lists those of the running workflows that should not run: the referral
// is missing or over, or another epoch keeps its time.
func (s *Store) Stray(ctx context.Context, runs []OpenReferral) (stray []OpenReferral, err error) {
	if len(runs) == 0 {
		return nil, nil
	}
	numbers := make([]int64, len(runs))
	for i, run := range runs {
		numbers[i] = run.Number
	}
	err = s.in(ctx, referral.TheClock, "find stray workflows", func(ctx context.Context, tx bun.Tx) error {
		var rows []struct {
			OpenReferral
			Open    bool `bun:"is_open"`
			Settled bool `bun:"settled"`
		}
		settledIDs := settled(tx.NewSelect().TableExpr("referrals AS r").ColumnExpr("r.id")).Where("r.number IN (?)", bun.List(numbers))
		err := tx.NewSelect().TableExpr("referrals AS r").ColumnExpr("r.id AS referral_id, r.number, r.epoch, r.is_open").
			ColumnExpr("r.id IN (?) AS settled", settledIDs).Where("r.number IN (?)", bun.List(numbers)).Scan(ctx, &rows)
		if err != nil {
			return err
		}
		stray = runs[:0:0]
		for _, run := range runs {
			keep := false
			for _, row := range rows {
				keep = keep || row.Number == run.Number && (!row.Settled || row.Open && row.Epoch == run.Epoch)
			}
			if !keep {
				stray = append(stray, run)
			}
		}
		return nil
	})
	return stray, err
}

// UnpassedMoments lists moments that came so long ago and have not passed: the
// workflow that should have seen to them did not.
func (s *Store) UnpassedMoments(ctx context.Context, olderThan time.Duration, limit int) (moments []PassInput, err error) {
	err = s.in(ctx, referral.TheClock, "list unpassed moments", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		var rows []referralRow
		err = tx.NewSelect().Model(&rows).Column("id", "epoch", "moments").
			Where("r.next_moment_at < ?", now.Add(-olderThan)).OrderExpr("r.next_moment_at, r.id").Limit(int64(limit)).Scan(ctx)
		for _, row := range rows {
			moments = append(moments, PassInput{ReferralID: row.ID, Epoch: row.Epoch, Moment: row.Moments[0]})
		}
		return err
	})
	return moments, err
}

// RequeueLetters puts letters back into the outbox that should have gone so long
// ago, and that nobody is at work on. It returns how many.
func (s *Store) RequeueLetters(ctx context.Context, olderThan time.Duration, limit int) (n int, err error) {
	err = s.in(ctx, referral.TheClock, "requeue letters", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		late := tx.NewSelect().TableExpr("notifications AS n").Column("n.id").Where("n.state IN ('due', 'sending')").
			Where("n.release_at < ?", now.Add(-olderThan)).Where("n.state_at < ?", now.Add(-olderThan)).
			OrderExpr("n.id").Limit(int64(limit))
		result, err := tx.NewRaw(`UPDATE outbox SET done_at = NULL, dead_at = NULL, attempts = 0, try_at = now()
			WHERE kind = 'deliver' AND done_at < now() - ?::interval AND notification_id IN (?)`, onItsWay, late).Exec(ctx)
		if err != nil {
			return err
		}
		changed, err := result.RowsAffected()
		n = int(changed)
		return err
	})
	return n, err
}

// BeyondHolidays reports whether an open referral is due after the years whose
// bank holidays are known: its deadline is the rule's, but not yet a promise.
func (s *Store) BeyondHolidays(ctx context.Context) (beyond bool, err error) {
	_, last := referral.OfficialYears()
	end := referral.NewDate(last+1, time.January, 1).At(0, 0, 0)
	err = s.in(ctx, referral.TheClock, "look beyond the known holidays", func(ctx context.Context, tx bun.Tx) error {
		beyond, err = tx.NewSelect().Table("referrals").Where("due_at IS NOT NULL").Where("due_order >= ?", end).Exists(ctx)
		return err
	})
	return beyond, err
}

// OutboxHealth is what an operator must know of the outbox (I14).
type OutboxHealth struct {
	Undone int           `bun:"undone"`
	Dead   int           `bun:"dead"`
	Oldest time.Duration `bun:"-"` // how long the oldest undone piece has waited
}

// OutboxHealth counts what waits for Temporal and what was given up.
func (s *Store) OutboxHealth(ctx context.Context) (h OutboxHealth, err error) {
	err = s.in(ctx, referral.TheClock, "read outbox health", func(ctx context.Context, tx bun.Tx) error {
		var row struct {
			OutboxHealth
			Seconds float64 `bun:"seconds"`
		}
		err := tx.NewSelect().Table("outbox").Where("done_at IS NULL").
			ColumnExpr("count(*) FILTER (WHERE dead_at IS NULL) AS undone, count(*) FILTER (WHERE dead_at IS NOT NULL) AS dead").
			ColumnExpr("coalesce(extract(epoch FROM now() - min(created_at) FILTER (WHERE dead_at IS NULL)), 0) AS seconds").Scan(ctx, &row)
		h = row.OutboxHealth
		h.Oldest = time.Duration(row.Seconds * float64(time.Second))
		return err
	})
	return h, err
}
