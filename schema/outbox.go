package schema

import (
	"context"
	"encoding/json"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// OutboxKind says what the relay has to do.
type OutboxKind string

// The kinds of work in the outbox.
const (
	OutboxStart      OutboxKind = "start"      // a workflow for the referral
	OutboxTransition OutboxKind = "transition" // tell the workflow
	OutboxDeliver    OutboxKind = "deliver"    // send a letter
	OutboxExport     OutboxKind = "export"     // write a file of referrals
)

type outboxRow struct {
	bun.BaseModel `bun:"table:outbox,alias:x"`

	ID             int64           `bun:"id,scanonly"`
	Kind           string          `bun:"kind"`
	ReferralID     uuid.UUID       `bun:"referral_id,nullzero"`
	Epoch          int             `bun:"epoch"`
	Seq            int64           `bun:"seq"`
	NotificationID uuid.UUID       `bun:"notification_id,nullzero"`
	Payload        json.RawMessage `bun:"payload,type:jsonb"`
}

// OutboxRow is one piece of work for Temporal, leased to whoever got it. Without
// the content of its kind it could not be read.
type OutboxRow struct {
	ID         int64
	Kind       OutboxKind
	ReferralID uuid.UUID // zero for letters about an account
	Epoch      int
	Event      *referral.Event // start and transition
	Delivery   *Delivery       // deliver
	Export     *ExportWork     // export
	Attempts   int             // failed ones before
	CreatedAt  time.Time
}

// ExportWork names an export, and nothing of what it is about.
type ExportWork struct {
	ExportID uuid.UUID `json:"export_id"`
}

// Delivery names a letter to send, without a word of it.
type Delivery struct {
	NotificationID uuid.UUID         `json:"notification_id"`
	ReleaseAt      time.Time         `json:"release_at"`
	Number         int64             `json:"number,omitempty"`
	Letter         referral.Letter   `json:"letter"`
	Audience       referral.Audience `json:"audience"`
}

// outboxKind says what a change of a referral means to its workflow. Notes,
// files and who reads the client change nothing that it knows of, and a referral that was over and still is
// has no workflow any more.
func outboxKind(before, after referral.Referral, cmd referral.Command) (OutboxKind, bool) {
	switch {
	case before.Status == referral.Draft, after.Epoch > before.Epoch:
		return OutboxStart, true
	case cmd.Kind == referral.AddNote, cmd.Kind == referral.DeleteNote, cmd.Kind == referral.AddFile, cmd.Kind == referral.RemoveFile,
		cmd.Kind == referral.BreakGlass:
		return "", false
	case before.Final() && after.Final():
		return "", false
	}
	return OutboxTransition, true
}

func mustJSON(v any) json.RawMessage {
	b, err := json.Marshal(v)
	if err != nil {
		panic("schema: cannot be written as JSON: " + err.Error()) // impossible: plain structs only
	}
	return b
}

// DueOutbox leases work that is due, oldest first, and for each referral only
// its oldest undone piece, so that its workflow hears of things in their order.
// Rows leased elsewhere are skipped. With referrals given, only theirs.
func (s *Store) DueOutbox(ctx context.Context, limit int, lease time.Duration, referrals ...uuid.UUID) (rows []OutboxRow, err error) {
	err = s.in(ctx, referral.TheClock, "lease outbox", func(ctx context.Context, tx bun.Tx) error {
		due := tx.NewSelect().Table("outbox").Column("id").
			Where("done_at IS NULL AND dead_at IS NULL").Where("try_at <= now()").
			Where(`(kind = 'deliver' OR NOT EXISTS (SELECT FROM outbox AS o WHERE o.referral_id = outbox.referral_id
				AND o.id < outbox.id AND o.kind <> 'deliver' AND o.done_at IS NULL AND o.dead_at IS NULL))`).
			OrderExpr("id").Limit(int64(limit)).For("UPDATE SKIP LOCKED")
		if len(referrals) > 0 {
			due.Where("referral_id IN (?)", bun.List(referrals))
		}
		var leased []struct {
			outboxRow
			Attempts  int       `bun:"attempts"`
			CreatedAt time.Time `bun:"created_at"`
		}
		err := tx.NewRaw(`WITH due AS (?), leased AS (
				UPDATE outbox SET try_at = now() + make_interval(secs => ?) FROM due WHERE outbox.id = due.id
				RETURNING outbox.id, kind, referral_id, epoch, seq, notification_id, payload, attempts, created_at
			) SELECT * FROM leased ORDER BY id`, due, lease.Seconds()).Scan(ctx, &leased)
		if err != nil {
			return err
		}
		for _, l := range leased {
			row := toOutbox(l.outboxRow)
			row.Attempts, row.CreatedAt = l.Attempts, l.CreatedAt.UTC()
			rows = append(rows, row)
		}
		return nil
	})
	return rows, err
}

// toOutbox reads a row. One that cannot be read comes without its content: were
// it an error here, it would hold up everybody's (F19).
func toOutbox(r outboxRow) OutboxRow {
	row := OutboxRow{ID: r.ID, Kind: OutboxKind(r.Kind), ReferralID: r.ReferralID, Epoch: r.Epoch}
	switch row.Kind {
	case OutboxDeliver:
		row.Delivery = content[Delivery](r)
	case OutboxExport:
		row.Export = content[ExportWork](r)
	default:
		row.Event = content[referral.Event](r)
	}
	return row
}

// content is nil where it cannot be read.
func content[T any](r outboxRow) *T {
	var into T
	if json.Unmarshal(r.Payload, &into) != nil {
		return nil
	}
	return &into
}

// MarkDispatched records that Temporal has these.
func (s *Store) MarkDispatched(ctx context.Context, ids ...int64) error {
	if len(ids) == 0 {
		return nil
	}
	return s.in(ctx, referral.TheClock, "mark outbox dispatched", func(ctx context.Context, tx bun.Tx) error {
		_, err := tx.NewUpdate().Model((*outboxRow)(nil)).Set("done_at = now()").
			Where("id IN (?)", bun.List(ids)).Where("done_at IS NULL").Exec(ctx)
		return err
	})
}

// MarkUndispatched records a failed attempt: to be tried again after a while or,
// when dead, never, so that one poisoned piece cannot hold up the rest.
func (s *Store) MarkUndispatched(ctx context.Context, id int64, retryIn time.Duration, dead bool) error {
	return s.in(ctx, referral.TheClock, "mark outbox undispatched", func(ctx context.Context, tx bun.Tx) error {
		q := tx.NewUpdate().Model((*outboxRow)(nil)).Set("attempts = attempts + 1").
			Set("try_at = now() + make_interval(secs => ?)", retryIn.Seconds()).
			Where("id = ?", id).Where("done_at IS NULL")
		if dead {
			q.Set("dead_at = now()")
		}
		_, err := q.Exec(ctx)
		return err
	})
}
