package schema

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// checkedAtOnce is how many entries of the audit are checked in one transaction:
// a fraction of a second's work.
const checkedAtOnce = 2000

// AuditCheck is one time that the whole audit was checked, or how far it has
// come.
type AuditCheck struct {
	By         *Person // nil for the command on the machine
	StartedAt  time.Time
	FinishedAt time.Time // zero while it is under way
	Total      int64
	Checked    int64
	Broken     int64 // places at which a chain does not hold; 0 is as it should be
	First      AuditBreak
}

type auditCheckRow struct {
	bun.BaseModel `bun:"table:audit_checks,alias:c"`

	ID         uuid.UUID `bun:"id,pk"`
	User       uuid.UUID `bun:"user_id,nullzero"`
	StartedAt  time.Time `bun:"started_at"`
	FinishedAt time.Time `bun:"finished_at,nullzero"`
	Total      int64     `bun:"total"`
	Checked    int64     `bun:"checked"`
	Broken     int64     `bun:"broken"`
	FirstChain uuid.UUID `bun:"first_chain,nullzero"`
	FirstSeq   int64     `bun:"first_seq,nullzero"`
	AtChain    uuid.UUID `bun:"at_chain"`
	AtSeq      int64     `bun:"at_seq"`
	AtHash     []byte    `bun:"at_hash"`
}

// linkRow is one entry of a chain, as far as the chain goes.
type linkRow struct {
	Chain    uuid.UUID `bun:"chain"`
	Seq      int64     `bun:"seq"`
	Previous []byte    `bun:"previous"`
	Hash     []byte    `bun:"hash"`
	Wanted   []byte    `bun:"wanted"`
}

// StartAuditCheck begins to check every chain, unless somebody has begun
// already. CheckAudit does it.
func (s *Store) StartAuditCheck(ctx context.Context, by referral.Actor) error {
	if err := onlyNetwork(by); err != nil {
		return err
	}
	return s.in(ctx, referral.TheClock, "start a check of the audit", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		under, err := tx.NewSelect().Table("audit_checks").Where("finished_at IS NULL").Exists(ctx)
		if err != nil || under {
			return err
		}
		total, err := auditTotal(ctx, tx)
		if err != nil {
			return err
		}
		w := newWrites(tx)
		row := auditCheckRow{ID: newID(), User: by.UserID, StartedAt: now, Total: total, AtHash: []byte{}}
		w.add(tx.NewInsert().Model(&row).On("CONFLICT DO NOTHING").Returning("NULL")) // two at once are one
		w.audit(now, by, "audit.check", uuid.Nil, nil)
		return w.run(ctx, uuid.Nil)
	})
}

// auditTotal is how many entries there are: each chain's last place.
func auditTotal(ctx context.Context, tx bun.Tx) (total int64, err error) {
	err = tx.NewSelect().Table("audit_heads").ColumnExpr("coalesce(sum(seq), 0)").Scan(ctx, &total)
	return total, err
}

// CheckAudit goes on with the check that is under way, one part of it, and
// reports whether there is more. It is safe to call from several places: one of
// them works, and the others are told that there is nothing to do.
func (s *Store) CheckAudit(ctx context.Context) (more bool, err error) {
	err = s.in(ctx, referral.TheClock, "check the audit", func(ctx context.Context, tx bun.Tx) error {
		var row auditCheckRow
		err := tx.NewSelect().Model(&row).Where("c.finished_at IS NULL").OrderExpr("c.id").Limit(1).For("UPDATE SKIP LOCKED").Scan(ctx)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		var links []linkRow
		err = tx.NewSelect().TableExpr("audit AS a").ColumnExpr("a.chain, a.seq, a.previous, a.hash, audit_hash(a) AS wanted").
			Where("(a.chain, a.seq) > (?, ?)", row.AtChain, row.AtSeq).OrderExpr("a.chain, a.seq").Limit(checkedAtOnce).Scan(ctx, &links)
		if err != nil {
			return err
		}
		for _, link := range links {
			row.follow(link)
		}
		if more = len(links) == checkedAtOnce; !more {
			if err := s.finish(ctx, tx, &row); err != nil {
				return err
			}
		}
		_, err = tx.NewUpdate().Model(&row).WherePK().Exec(ctx)
		return err
	})
	return more && err == nil, err
}

// follow goes on to the next entry: its place, the hash of the one before it, and
// its own must be as they were made.
func (c *auditCheckRow) follow(l linkRow) {
	place, before := int64(1), []byte{}
	if l.Chain == c.AtChain {
		place, before = c.AtSeq+1, c.AtHash
	}
	if l.Seq != place || !bytes.Equal(l.Previous, before) || !bytes.Equal(l.Hash, l.Wanted) {
		c.breaks(l.Chain, l.Seq)
	}
	c.AtChain, c.AtSeq, c.AtHash = l.Chain, l.Seq, l.Hash
	c.Checked++
}

func (c *auditCheckRow) breaks(chain uuid.UUID, seq int64) {
	if c.Broken == 0 {
		c.FirstChain, c.FirstSeq = chain, seq
	}
	c.Broken++
}

// finish looks for chains that were cut off at their end.
func (s *Store) finish(ctx context.Context, tx bun.Tx, c *auditCheckRow) error {
	var cut []AuditBreak
	err := tx.NewSelect().TableExpr("audit_heads AS h").Column("h.chain", "h.seq").
		Where("NOT EXISTS (SELECT FROM audit AS a WHERE a.chain = h.chain AND a.seq = h.seq AND a.hash = h.hash)").
		OrderExpr("h.chain").Limit(maxLimit).Scan(ctx, &cut)
	if err != nil {
		return err
	}
	for _, b := range cut {
		c.breaks(b.Chain, b.Seq)
	}
	c.FinishedAt, err = s.now(ctx, tx)
	return err
}

// LastAuditCheck returns the latest check; nil where there was none yet.
func (s *Store) LastAuditCheck(ctx context.Context, by referral.Actor) (last *AuditCheck, err error) {
	if err := onlyNetwork(by); err != nil {
		return nil, err
	}
	err = s.in(ctx, by, "read the last check of the audit", func(ctx context.Context, tx bun.Tx) error {
		var row struct {
			auditCheckRow
			By nameRow `bun:"embed:by_"`
		}
		err := tx.NewSelect().Model((*auditCheckRow)(nil)).Column("c.*").
			ColumnExpr("coalesce(u.first_name, '') AS by_first_name, coalesce(u.last_name, '') AS by_last_name, '' AS by_organisation").
			Join("LEFT JOIN users AS u ON u.id = c.user_id").OrderExpr("c.started_at DESC, c.id DESC").Limit(1).Scan(ctx, &row)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		last = &AuditCheck{
			By: row.By.person(row.User), StartedAt: row.StartedAt.UTC(), FinishedAt: utc(row.FinishedAt),
			Total: row.Total, Checked: row.Checked, Broken: row.Broken, First: AuditBreak{Chain: row.FirstChain, Seq: row.FirstSeq},
		}
		return err
	})
	return last, err
}
