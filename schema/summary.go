package schema

import (
	"context"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// Summary is a referral in a list. It does not say what it was forwarded from,
// nor whom its sender would try next: its receiver must not learn that (N32).
type Summary struct {
	referral.Referral
	Calendar   referral.Calendar // the receiver's
	ClientName string            // empty for people of the network
	Assigned   *Person
}

type summaryRow struct {
	referralRow
	Sender   partyRow `bun:"embed:sender_"`
	Receiver partyRow `bun:"embed:receiver_"`
	Assigned nameRow  `bun:"embed:assigned_"`
	Client   string   `bun:"client_name"`
	Closures []string `bun:"closures,array"`
	Extra    []byte   `bun:"extra"`
}

// summaries reads the referrals that the filter leaves, in its order. The
// client's name comes only to those whom the policy of the client's table admits.
func (s *Store) summaries(ctx context.Context, tx bun.Tx, filter func(*bun.SelectQuery)) ([]Summary, error) {
	var rows []summaryRow
	q := tx.NewSelect().Model((*referralRow)(nil)).Column("r.*").
		ColumnExpr("f.slug AS sender_slug, f.name AS sender_name, f.nation AS sender_nation").
		ColumnExpr("t.slug AS receiver_slug, t.name AS receiver_name, t.nation AS receiver_nation").
		ColumnExpr("coalesce(a.first_name, '') AS assigned_first_name, coalesce(a.last_name, '') AS assigned_last_name, t.name AS assigned_organisation").
		ColumnExpr("coalesce(k.client_name, '') AS client_name").
		ColumnExpr(closuresOf).ColumnExpr(holidaysOf).
		Join("JOIN organisations AS f ON f.id = r.sender_id").
		Join("JOIN organisations AS t ON t.id = r.receiver_id").
		Join("LEFT JOIN users AS a ON a.id = r.assigned_to").
		Join("LEFT JOIN referral_clients AS k ON k.referral_id = r.id")
	filter(q)
	if err := q.Scan(ctx, &rows); err != nil {
		return nil, err
	}
	all := make([]Summary, len(rows))
	for i, row := range rows {
		cal, err := s.calendarOf(row.Receiver.Nation, row.Closures, row.Extra)
		if err != nil {
			return nil, err
		}
		all[i] = row.summary(cal)
	}
	return all, nil
}

func (row summaryRow) summary(cal referral.Calendar) Summary {
	r := toReferral(row.referralRow, row.Sender.party(row.SenderID), row.Receiver.party(row.ReceiverID))
	r.ParentReferral, r.Hops, r.Next = uuid.Nil, 0, nil
	return Summary{Referral: r, Calendar: cal, ClientName: row.Client, Assigned: row.Assigned.person(row.AssignedTo)}
}
