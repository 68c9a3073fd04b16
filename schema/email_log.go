package schema

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// EmailQuery asks for letters.
type EmailQuery struct {
	States       []NotificationState // none: any
	Undelivered  bool                // failed, refused or in doubt, and not sent again
	Letter       referral.Letter
	Organisation uuid.UUID // whose address or whose people it went to
	Number       int64     // of the referral
	From, Until  time.Time // made not before, and before
	After        string
	Limit        int
}

// Email is one letter and what became of it.
type Email struct {
	ID           uuid.UUID
	Letter       referral.Letter
	Audience     referral.Audience
	State        NotificationState
	Reason       string // a code
	Attempts     int
	CreatedAt    time.Time
	At           time.Time       // when it came to that state
	Organisation *referral.Party // whose address it went to; nil for a person's
	Person       *Person         // whose own address it went to
	Address      string          // as it is now, all but its first letter and its domain covered
	ReferralID   uuid.UUID
	Number       int64
	Resent       bool // another letter was sent in its place
}

type emailRow struct {
	notificationRow
	Number  int64    `bun:"number"`
	Party   partyRow `bun:"embed:party_"`
	Person  nameRow  `bun:"embed:person_"`
	Address string   `bun:"address"`
}

// undelivered are the states of a letter that did not arrive, as far as is known.
var undelivered = []NotificationState{NotificationFailed, NotificationBounced, NotificationAmbiguous}

// Emails lists letters, the latest first. Only people of the network may ask.
func (s *Store) Emails(ctx context.Context, by referral.Actor, q EmailQuery) (page Page[Email], err error) {
	if err := onlyNetwork(by); err != nil {
		return page, err
	}
	limit := pageLimit(q.Limit)
	err = s.in(ctx, by, "list e-mails", func(ctx context.Context, tx bun.Tx) error {
		var rows []emailRow
		query := tx.NewSelect().Model((*notificationRow)(nil)).Column("n.*").
			ColumnExpr("coalesce(r.number, 0) AS number, coalesce(t.email, u.email, CASE WHEN n.audience = 'applicant' THEN ap.lead_email END, g.email, '') AS address").
			ColumnExpr("coalesce(t.slug, '') AS party_slug, coalesce(t.name, '') AS party_name, coalesce(t.nation, '') AS party_nation").
			ColumnExpr("coalesce(u.first_name, '') AS person_first_name, coalesce(u.last_name, '') AS person_last_name, '' AS person_organisation").
			Join("LEFT JOIN referrals AS r ON r.id = n.referral_id").
			Join("LEFT JOIN organisations AS t ON t.id = n.organisation_id").
			Join("LEFT JOIN users AS u ON u.id = n.user_id").
			Join("LEFT JOIN applications AS ap ON ap.id = n.application_id").
			Join("LEFT JOIN suggestions AS g ON g.id = n.suggestion_id").
			OrderExpr("n.created_at DESC, n.id DESC").Limit(int64(limit) + 1)
		if err := q.filter(query); err != nil {
			return err
		}
		if err := query.Scan(ctx, &rows); err != nil {
			return err
		}
		if len(rows) > limit {
			rows = rows[:limit]
			page.Next = cursor(rows[limit-1].CreatedAt.UTC().Format(time.RFC3339Nano), rows[limit-1].ID.String())
		}
		for _, row := range rows {
			page.Items = append(page.Items, row.email())
		}
		return nil
	})
	return page, err
}

func (q EmailQuery) filter(query *bun.SelectQuery) error {
	if len(q.States) > 0 {
		query.Where("n.state IN (?)", bun.List(q.States))
	}
	if q.Undelivered {
		query.Where("n.state IN (?)", bun.List(undelivered)).Where("n.resent_as IS NULL")
	}
	if q.Letter != "" {
		query.Where("n.letter = ?", q.Letter)
	}
	if q.Organisation != uuid.Nil {
		query.Where("(n.organisation_id = ?0 OR n.user_id IN (SELECT m.user_id FROM memberships AS m WHERE m.organisation_id = ?0))", q.Organisation)
	}
	if q.Number != 0 {
		query.Where("r.number = ?", q.Number)
	}
	if !q.From.IsZero() {
		query.Where("n.created_at >= ?", q.From)
	}
	if !q.Until.IsZero() {
		query.Where("n.created_at < ?", q.Until)
	}
	values, err := parseCursor(q.After, 2)
	if err != nil || values == nil {
		return err
	}
	at, err := cursorTime(values[0])
	id, errID := uuid.Parse(values[1])
	if err != nil || errID != nil {
		return errCursor
	}
	query.Where("(n.created_at, n.id) < (?, ?)", at, id)
	return nil
}

func (r emailRow) email() Email {
	e := Email{
		ID: r.ID, Letter: referral.Letter(r.Letter), Audience: referral.Audience(r.Audience), State: NotificationState(r.State),
		Reason: r.Reason, Attempts: r.Attempts, CreatedAt: r.CreatedAt.UTC(), At: r.StateAt.UTC(), Address: covered(r.Address),
		Person: r.Person.person(r.User), ReferralID: r.ReferralID, Number: r.Number, Resent: r.ResentAs != uuid.Nil,
	}
	if r.Organisation != uuid.Nil {
		party := r.Party.party(r.Organisation)
		e.Organisation = &party
	}
	return e
}

// MayBeResent reports whether it did not arrive, as far as is known, and nothing
// was sent in its place.
func (e Email) MayBeResent() bool { return !e.Resent && mayResend(e.State) }

// covered is an address of which no more is left than it takes to recognise it:
// "a•••@example.org".
func covered(address string) string {
	name, domain, whole := strings.Cut(address, "@")
	if !whole || name == "" {
		return ""
	}
	_, size := utf8.DecodeRuneInString(name)
	return name[:size] + "•••@" + domain
}

// UndeliveredEmails counts letters that did not arrive and were not sent again,
// up to a hundred.
func (s *Store) UndeliveredEmails(ctx context.Context, by referral.Actor) (n int, err error) {
	if err := onlyNetwork(by); err != nil {
		return 0, err
	}
	err = s.in(ctx, by, "count undelivered e-mails", func(ctx context.Context, tx bun.Tx) error {
		some := tx.NewSelect().Table("notifications").Column("id").Where("state IN (?)", bun.List(undelivered)).Where("resent_as IS NULL").Limit(maxLimit)
		return tx.NewSelect().TableExpr("(?) AS f", some).ColumnExpr("count(*)").Scan(ctx, &n)
	})
	return n, err
}
