package schema

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// writes gathers what one transaction writes, to send it in one round trip: with
// a referral locked, each round trip is time in which others wait. It is run
// once, at the end, so that every transaction takes its locks in one order,
// objects, counts, the audit's chain, and no two wait for each other.
type writes struct {
	tx            bun.Tx
	queries       []fmt.Stringer
	after         []fmt.Stringer // what names rows that are written here
	notifications []notificationRow
	outboxes      []outboxRow
	audits        []auditRow
	live          []live
}

func newWrites(tx bun.Tx) *writes { return &writes{tx: tx} }

func (w *writes) add(queries ...fmt.Stringer) { w.queries = append(w.queries, queries...) }

// insert adds the rows. Nothing comes back: who may write a row may not always
// read it.
func (w *writes) insert(rows any) { w.add(w.tx.NewInsert().Model(rows).Returning("NULL")) }

// outbox asks the relay to tell Temporal of the event.
func (w *writes) outbox(kind OutboxKind, e referral.Event) {
	w.outboxes = append(w.outboxes, outboxRow{Kind: string(kind), ReferralID: e.ReferralID, Epoch: e.Epoch, Seq: e.Seq, Payload: mustJSON(e)})
}

// auditRow is one line of the audit; the database adds its place in the chain.
type auditRow struct {
	bun.BaseModel `bun:"table:audit,alias:a"`

	Chain        uuid.UUID      `bun:"chain"`
	At           time.Time      `bun:"at"`
	Actor        uuid.UUID      `bun:"actor_id,nullzero"`
	ActorRole    string         `bun:"actor_role"`
	Organisation uuid.UUID      `bun:"organisation_id,nullzero"`
	Action       string         `bun:"action"`
	Object       uuid.UUID      `bun:"object_id,nullzero"`
	Detail       map[string]any `bun:"detail,type:jsonb"`
}

// audit records who did what to which object; detail holds ids, numbers, enums,
// and a coordinator's reason for changing an account, never a word of a client.
func (w *writes) audit(at time.Time, by referral.Actor, action string, object uuid.UUID, detail map[string]any) {
	if detail == nil {
		detail = map[string]any{}
	}
	w.audits = append(w.audits, auditRow{
		At: at, Actor: by.UserID, ActorRole: string(by.Role), Organisation: by.OrganisationID, Action: action, Object: object, Detail: detail,
	})
}

// chainOf is the chain of the audit that a change belongs to: the organisation
// that made it or, when the clock did, the receiver it waited for, so that a
// thousand deadlines at one midnight do not queue for one chain.
func chainOf(by referral.Actor, r referral.Referral) uuid.UUID {
	if by.Role == referral.Clock {
		return r.Receiver.ID
	}
	return by.OrganisationID
}

// live tells browsers that something changed; they ask for what.
type live struct {
	Organisations []uuid.UUID   `json:"organisations"`
	ReferralID    uuid.UUID     `json:"referral_id"`
	Seq           int64         `json:"seq"`
	Kind          referral.Kind `json:"kind"`
}

// The channels that Listen takes.
const (
	ChannelOutbox = "outbox"
	ChannelLive   = "live"
)

// run sends everything. The audit comes last: its chain is locked from there
// to the commit.
func (w *writes) run(ctx context.Context, chain uuid.UUID) error {
	if len(w.notifications) > 0 {
		w.insert(&w.notifications)
	}
	if len(w.outboxes) > 0 {
		w.insert(&w.outboxes)
		w.add(w.tx.NewRaw("NOTIFY " + ChannelOutbox))
	}
	w.add(w.after...)
	for _, l := range w.live {
		w.add(w.tx.NewRaw("SELECT pg_notify(?, ?)", ChannelLive, string(mustJSON(l))))
	}
	if len(w.audits) > 0 {
		for i := range w.audits {
			w.audits[i].Chain = chain
		}
		w.insert(&w.audits)
	}
	if len(w.queries) == 0 {
		return nil
	}
	var b strings.Builder
	for _, q := range w.queries {
		b.WriteString(q.String())
		b.WriteString(";\n")
	}
	_, err := w.tx.ExecContext(ctx, b.String())
	return err
}
