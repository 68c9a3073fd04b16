package schema

import (
	"context"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// AuditBreak is a place at which a chain of the audit does not hold.
type AuditBreak struct {
	Chain uuid.UUID // the organisation; zero for the network
	Seq   int64
}

// VerifyAudit checks every chain from its beginning to its end, and lists where
// a row was changed, removed, put in between, or cut off. None is as it should
// be. That it was done is kept, for those who look after the network.
func (s *Store) VerifyAudit(ctx context.Context) (broken []AuditBreak, err error) {
	err = s.in(ctx, referral.TheClock, "verify the audit", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		total, err := auditTotal(ctx, tx)
		if err != nil {
			return err
		}
		err = tx.NewSelect().Table("audit_broken").Column("chain", "seq").OrderExpr("chain, seq").Limit(maxLimit).Scan(ctx, &broken)
		if err != nil {
			return err
		}
		row := auditCheckRow{ID: newID(), StartedAt: now, FinishedAt: now, Total: total, Checked: total, AtHash: []byte{}}
		for _, b := range broken {
			row.breaks(b.Chain, b.Seq)
		}
		_, err = tx.NewInsert().Model(&row).Exec(ctx)
		return err
	})
	return broken, err
}
