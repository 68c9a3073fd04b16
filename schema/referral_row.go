package schema

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// endOfTime sorts what has no deadline after everything that has one.
var endOfTime = time.Date(9999, time.December, 31, 0, 0, 0, 0, time.UTC)

// referralRow is a referral as the table has it.
type referralRow struct {
	bun.BaseModel `bun:"table:referrals,alias:r"`

	ID            uuid.UUID         `bun:"id,pk"`
	Number        int64             `bun:"number"`
	Epoch         int               `bun:"epoch"`
	Version       int64             `bun:"version"`
	Status        string            `bun:"status"`
	Result        string            `bun:"result"`
	Open          bool              `bun:"is_open"`
	Urgent        bool              `bun:"urgent"`
	SenderID      uuid.UUID         `bun:"sender_id"`
	ReceiverID    uuid.UUID         `bun:"receiver_id"`
	Terms         referral.Terms    `bun:"terms,type:jsonb"`
	SenderAdviser uuid.UUID         `bun:"sender_adviser_id,nullzero"`
	CopySender    bool              `bun:"copy_sender"`
	AssignedTo    uuid.UUID         `bun:"assigned_to,nullzero"`
	Issues        []string          `bun:"issues,array"`
	SentAt        time.Time         `bun:"sent_at,nullzero"`
	Acknowledged  time.Time         `bun:"acknowledged_at,nullzero"`
	Decided       time.Time         `bun:"decided_at,nullzero"`
	Closed        time.Time         `bun:"closed_at,nullzero"`
	AcknowledgeBy time.Time         `bun:"acknowledge_by,nullzero"`
	DecideBy      time.Time         `bun:"decide_by,nullzero"`
	DueAt         time.Time         `bun:"due_at,nullzero"`
	DueOrder      time.Time         `bun:"due_order"`
	Stopped       bool              `bun:"stopped"`
	Overdue       bool              `bun:"overdue"`
	Stuck         bool              `bun:"stuck"`
	Moments       []referral.Moment `bun:"moments,type:jsonb"`
	NextMoment    time.Time         `bun:"next_moment_at,nullzero"`
	Before        string            `bun:"before"`
	DeclinedFor   string            `bun:"declined_for"`
	ContactTries  int               `bun:"contact_tries"`
	Forwarded     bool              `bun:"forwarded"`
	Parent        uuid.UUID         `bun:"parent_id,nullzero"`
	Hops          int               `bun:"hops"`
	Batch         uuid.UUID         `bun:"batch_id"`
	ChangedAt     time.Time         `bun:"changed_at"`
	Next          []uuid.UUID       `bun:"next_receivers,array"`
}

// partyRow is an organisation joined to a referral.
type partyRow struct {
	Slug   string `bun:"slug"`
	Name   string `bun:"name"`
	Nation string `bun:"nation"`
}

func (p partyRow) party(id uuid.UUID) referral.Party {
	return referral.Party{ID: id, Slug: p.Slug, Name: p.Name, Nation: referral.Nation(p.Nation)}
}

func toReferral(row referralRow, sender, receiver referral.Party) referral.Referral {
	return referral.Referral{
		ID: row.ID, Number: row.Number, Epoch: row.Epoch, Version: row.Version,
		Status: referral.Status(row.Status), Result: referral.Result(row.Result), Urgent: row.Urgent,
		Sender: sender, Receiver: receiver, Terms: row.Terms,
		SenderAdviser: row.SenderAdviser, CopySender: row.CopySender, AssignedTo: row.AssignedTo, Issues: row.Issues,
		SentAt: utc(row.SentAt), AcknowledgedAt: utc(row.Acknowledged), DecidedAt: utc(row.Decided), ClosedAt: utc(row.Closed),
		AcknowledgeBy: utc(row.AcknowledgeBy), DecideBy: utc(row.DecideBy),
		Stopped: row.Stopped, Overdue: row.Overdue, Stuck: row.Stuck, Moments: row.Moments,
		Before: referral.Status(row.Before), DeclinedFor: referral.DeclineReason(row.DeclinedFor),
		ContactTries: row.ContactTries, Forwarded: row.Forwarded, ParentReferral: row.Parent, Hops: row.Hops, Next: row.Next,
	}
}

func fromReferral(r referral.Referral, batch uuid.UUID, now time.Time) referralRow {
	row := referralRow{
		ID: r.ID, Number: r.Number, Epoch: r.Epoch, Version: r.Version,
		Status: string(r.Status), Result: string(r.Result), Open: r.Open(), Urgent: r.Urgent,
		SenderID: r.Sender.ID, ReceiverID: r.Receiver.ID, Terms: r.Terms,
		SenderAdviser: r.SenderAdviser, CopySender: r.CopySender, AssignedTo: r.AssignedTo, Issues: r.Issues,
		SentAt: r.SentAt, Acknowledged: r.AcknowledgedAt, Decided: r.DecidedAt, Closed: r.ClosedAt,
		AcknowledgeBy: r.AcknowledgeBy, DecideBy: r.DecideBy, DueOrder: endOfTime,
		Stopped: r.Stopped, Overdue: r.Overdue, Stuck: r.Stuck, Moments: r.Moments,
		Before: string(r.Before), DeclinedFor: string(r.DeclinedFor),
		ContactTries: r.ContactTries, Forwarded: r.Forwarded, Parent: r.ParentReferral, Hops: r.Hops,
		Batch: batch, ChangedAt: now, Next: orNone(r.Next),
	}
	if due, waiting := r.Due(); waiting {
		row.DueAt, row.DueOrder = due, due
	}
	if row.Moments == nil {
		row.Moments = []referral.Moment{}
	}
	if len(r.Moments) > 0 {
		row.NextMoment = r.Moments[0].At
	}
	return row
}

func utc(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return t.UTC()
}

// locked is a referral that nobody else can change before we commit, with all
// that its rules need to know.
type locked struct {
	row      referralRow
	referral referral.Referral
	calendar referral.Calendar
}

// lock selects the referral for update. Who may see it is the policy's to say.
func (s *Store) lock(ctx context.Context, tx bun.Tx, id uuid.UUID) (locked, error) {
	all, err := s.lockAll(ctx, tx, true, func(q *bun.SelectQuery) *bun.SelectQuery { return q.Where("r.id = ?", id) })
	switch {
	case err != nil:
		return locked{}, err
	case len(all) == 0:
		return locked{}, errNoReferral
	}
	return all[0], nil
}

// lockAll selects referrals in the order of their ids, for update or to look at.
func (s *Store) lockAll(ctx context.Context, tx bun.Tx, update bool, filter func(*bun.SelectQuery) *bun.SelectQuery) ([]locked, error) {
	var rows []struct {
		referralRow
		Sender   partyRow `bun:"embed:sender_"`
		Receiver partyRow `bun:"embed:receiver_"`
		Closures []string `bun:"closures,array"`
		Extra    []byte   `bun:"extra"`
	}
	q := filter(tx.NewSelect().Model((*referralRow)(nil)).Column("r.*").
		ColumnExpr("f.slug AS sender_slug, f.name AS sender_name, f.nation AS sender_nation").
		ColumnExpr("t.slug AS receiver_slug, t.name AS receiver_name, t.nation AS receiver_nation").
		ColumnExpr(closuresOf).ColumnExpr(holidaysOf).
		Join("JOIN organisations AS f ON f.id = r.sender_id").
		Join("JOIN organisations AS t ON t.id = r.receiver_id")).
		OrderExpr("r.id")
	if update {
		q.For("UPDATE OF r")
	}
	if err := q.Scan(ctx, &rows); err != nil {
		return nil, err
	}
	all := make([]locked, len(rows))
	for i, row := range rows {
		cal, err := s.calendarOf(row.Receiver.Nation, row.Closures, row.Extra)
		if err != nil {
			return nil, err
		}
		r := toReferral(row.referralRow, row.Sender.party(row.SenderID), row.Receiver.party(row.ReceiverID))
		all[i] = locked{row: row.referralRow, referral: r, calendar: cal}
	}
	return all, nil
}

// What makes the calendar of the organisation joined as t.
const (
	closuresOf = `ARRAY(SELECT c.day::text FROM closures AS c WHERE c.organisation_id = t.id) AS closures`
	holidaysOf = `(SELECT coalesce(jsonb_agg(jsonb_build_object('title', h.title, 'date', h.day)), '[]') FROM bank_holidays AS h WHERE h.nation = t.nation) AS extra`
)

func (s *Store) calendarOf(nation string, closures []string, extra []byte) (referral.Calendar, error) {
	days, err := dates(closures)
	if err != nil {
		return referral.Calendar{}, err
	}
	var holidays []referral.Holiday
	if err := json.Unmarshal(extra, &holidays); err != nil {
		return referral.Calendar{}, fmt.Errorf("read bank holidays: %w", err)
	}
	return s.calendar(referral.Nation(nation), days, holidays), nil
}
