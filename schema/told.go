package schema

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// ToldQuery asks what receivers told the reader's organisation. What is zero
// does not narrow it.
type ToldQuery struct {
	Period   referral.Period
	Reason   referral.DeclineReason // of a decline
	Returned bool                   // only what came back for information
	Receiver uuid.UUID
	Mine     bool // what the reader sent
	After    string
	Limit    int
}

// Told is a decline, or a return for information, as its sender reads it (K4).
type Told struct {
	ReferralID uuid.UUID
	Number     int64
	At         time.Time
	Kind       referral.Kind // Decline or Return
	Receiver   referral.Party
	Issues     []string
	Reason     referral.DeclineReason
	Words      string
	Remedy     string
	SentBy     *Person
	Fate       Fate
	Onward     []Onward
}

// Fate is what became of the client since.
type Fate string

// The fates.
const (
	FateForwarded Fate = "forwarded"
	FateWaiting   Fate = "waiting" // declined, and with the sender
	FateEnded     Fate = "ended"   // no further referral
	FateReturned  Fate = "returned"
	FateSentAgain Fate = "sent_again"
	FateWithdrawn Fate = "withdrawn"
)

// Onward is what a referral was forwarded as.
type Onward struct {
	ID       uuid.UUID       `bun:"id"`
	Number   int64           `bun:"number"`
	Status   referral.Status `bun:"status"`
	Result   referral.Result `bun:"result"`
	Receiver string          `bun:"receiver"`
}

// ToldPage is a page of what was told and, on the first, what of it all is.
type ToldPage struct {
	Page[Told]

	Total     int
	Receivers []referral.Party // who told something in the period, by name
	Asked     []referral.Asked // what would have made them right, most asked for first
}

type toldRow struct {
	Referral   uuid.UUID              `bun:"referral_id"`
	Number     int64                  `bun:"number"`
	At         time.Time              `bun:"at"`
	Kind       referral.Kind          `bun:"kind"`
	Reason     referral.DeclineReason `bun:"reason"`
	Status     referral.Status        `bun:"status"`
	Forwarded  bool                   `bun:"forwarded"`
	Issues     []string               `bun:"issues,array"`
	ReceiverID uuid.UUID              `bun:"receiver_id"`
	Receiver   partyRow               `bun:"embed:receiver_"`
	Words      string                 `bun:"words"`
	Remedy     string                 `bun:"remedy"`
	SentBy     nameRow                `bun:"embed:sent_by_"`
	Sender     uuid.UUID              `bun:"sender_adviser_id"`
}

// mostAsked is how many of the receivers' remedies a sender is shown together.
const mostAsked = 3

// Told lists what receivers told the reader's organisation, the latest first. A
// decision that was taken back is not in it. Policies give the words to nobody
// but the two organisations.
func (s *Store) Told(ctx context.Context, by referral.Actor, q ToldQuery) (page ToldPage, err error) {
	limit := pageLimit(q.Limit)
	err = s.in(ctx, by, "list what was told", func(ctx context.Context, tx bun.Tx) error {
		rows, err := q.rows(ctx, tx, by, limit+1)
		if err != nil {
			return err
		}
		if len(rows) > limit {
			rows = rows[:limit]
			last := rows[limit-1]
			page.Next = cursor(last.At.UTC().Format(time.RFC3339Nano), last.Referral.String())
		}
		onward, err := onwardFrom(ctx, tx, by, rows)
		if err != nil {
			return err
		}
		for _, row := range rows {
			page.Items = append(page.Items, row.told(onward[row.Referral]))
		}
		if q.After != "" {
			return nil
		}
		return q.sum(ctx, tx, by, &page)
	})
	return page, err
}

// from selects the events that tell the sender something and still hold.
func (q ToldQuery) from(tx bun.Tx, by referral.Actor) *bun.SelectQuery {
	query := tx.NewSelect().TableExpr("referral_events AS e").Join("JOIN referrals AS r ON r.id = e.referral_id").
		Where("e.sender_id = ?", by.OrganisationID).
		Where("e.kind IN (?)", bun.List([]referral.Kind{referral.Decline, referral.Return})).
		Where("(e.kind = ? OR (r.declined_for = e.detail ->> 'reason' AND r.decided_at = e.at))", referral.Return).
		Where("e.at >= ?", q.Period.Begin()).Where("e.at < ?", q.Period.End())
	switch {
	case q.Returned:
		query.Where("e.kind = ?", referral.Return)
	case q.Reason != "":
		query.Where("e.kind = ?", referral.Decline).Where("e.detail ->> 'reason' = ?", q.Reason)
	}
	if q.Receiver != uuid.Nil {
		query.Where("e.receiver_id = ?", q.Receiver)
	}
	if q.Mine {
		query.Where("r.sender_adviser_id = ?", by.UserID)
	}
	return query
}

func (q ToldQuery) rows(ctx context.Context, tx bun.Tx, by referral.Actor, limit int) (rows []toldRow, err error) {
	query := q.from(tx, by).
		ColumnExpr("e.referral_id, r.number, e.at, e.kind, coalesce(e.detail ->> 'reason', '') AS reason, r.status, r.forwarded, r.issues").
		ColumnExpr("r.receiver_id, t.slug AS receiver_slug, t.name AS receiver_name, t.nation AS receiver_nation").
		ColumnExpr("coalesce(w.words, '') AS words, coalesce(m.words, '') AS remedy, r.sender_adviser_id").
		ColumnExpr("coalesce(u.first_name, '') AS sent_by_first_name, coalesce(u.last_name, '') AS sent_by_last_name, '' AS sent_by_organisation").
		Join("JOIN organisations AS t ON t.id = r.receiver_id").
		Join("LEFT JOIN users AS u ON u.id = r.sender_adviser_id").
		Join("LEFT JOIN referral_words AS w ON w.referral_id = e.referral_id AND w.seq = e.seq").
		Join("LEFT JOIN referral_remedies AS m ON m.referral_id = e.referral_id AND m.seq = e.seq").
		OrderExpr("e.at DESC, e.referral_id DESC").Limit(int64(limit))
	values, err := parseCursor(q.After, 2)
	if err != nil {
		return nil, err
	}
	if values != nil {
		at, err := cursorTime(values[0])
		id, errID := uuid.Parse(values[1])
		if err != nil || errID != nil {
			return nil, errCursor
		}
		query.Where("(e.at, e.referral_id) < (?, ?)", at, id)
	}
	err = query.Scan(ctx, &rows)
	return rows, err
}

// onwardFrom reads what the organisation forwarded them as.
func onwardFrom(ctx context.Context, tx bun.Tx, by referral.Actor, rows []toldRow) (map[uuid.UUID][]Onward, error) {
	all := map[uuid.UUID][]Onward{}
	if len(rows) == 0 {
		return all, nil
	}
	ids := make([]uuid.UUID, len(rows))
	for i, row := range rows {
		ids[i] = row.Referral
	}
	var found []struct {
		Onward
		Parent uuid.UUID `bun:"parent_id"`
	}
	err := tx.NewSelect().TableExpr("referrals AS r").ColumnExpr("r.parent_id, r.id, r.number, r.status, r.result, t.name AS receiver").
		Join("JOIN organisations AS t ON t.id = r.receiver_id").Where("r.parent_id IN (?)", bun.List(ids)).
		Where("r.sender_id = ?", by.OrganisationID).OrderExpr("r.number").Limit(maxLimit*maxLimit).Scan(ctx, &found)
	for _, f := range found {
		all[f.Parent] = append(all[f.Parent], f.Onward)
	}
	return all, err
}

// sum counts all that the question finds.
func (q ToldQuery) sum(ctx context.Context, tx bun.Tx, by referral.Actor, page *ToldPage) error {
	if err := q.from(tx, by).ColumnExpr("count(*)").Scan(ctx, &page.Total); err != nil {
		return err
	}
	var remedies []referral.Asked
	err := q.from(tx, by).ColumnExpr("m.words, count(*) AS count").
		Join("JOIN referral_remedies AS m ON m.referral_id = e.referral_id AND m.seq = e.seq").
		GroupExpr("1").OrderExpr("2 DESC, 1").Limit(1000).Scan(ctx, &remedies)
	if err != nil {
		return err
	}
	page.Asked = referral.MostAsked(remedies, mostAsked)
	var receivers []struct {
		partyRow
		ID uuid.UUID `bun:"id"`
	}
	all := q
	all.Receiver = uuid.Nil // so that another can be chosen
	err = all.from(tx, by).ColumnExpr("DISTINCT t.id, t.slug, t.name, t.nation").Join("JOIN organisations AS t ON t.id = r.receiver_id").
		OrderExpr("t.name, t.id").Limit(maxOrganisations).Scan(ctx, &receivers)
	for _, row := range receivers {
		page.Receivers = append(page.Receivers, row.party(row.ID))
	}
	return err
}

func (r toldRow) told(onward []Onward) Told {
	return Told{
		ReferralID: r.Referral, Number: r.Number, At: r.At.UTC(), Kind: r.Kind, Receiver: r.Receiver.party(r.ReceiverID), Issues: r.Issues,
		Reason: r.Reason, Words: r.Words, Remedy: r.Remedy, SentBy: r.SentBy.person(r.Sender), Fate: r.fate(), Onward: onward,
	}
}

func (r toldRow) fate() Fate {
	switch {
	case r.Forwarded:
		return FateForwarded
	case r.Status == referral.Withdrawn:
		return FateWithdrawn
	case r.Kind == referral.Return && r.Status == referral.Returned:
		return FateReturned
	case r.Kind == referral.Return:
		return FateSentAgain
	case r.Status == referral.Declined:
		return FateWaiting
	}
	return FateEnded
}
