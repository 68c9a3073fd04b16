package schema

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// AuditGroup is a kind of action as people look for one.
type AuditGroup string

// auditGroups are the actions of each group, as patterns of SQL.
var auditGroups = map[AuditGroup][]string{
	"referrals":     {"referral.%"},
	"client":        {"referral.%glass"},
	"files":         {"file.%"},
	"taken_out":     {"export.%", "audit.export", "referral.print"},
	"signing_in":    {"user.sign_in", "user.lock", "user.unlock", "user.%password%", "user.second_factor%", "user.end_sessions"},
	"accounts":      {"user.create", "user.membership%", "user.suspend", "user.restore"},
	"organisations": {"organisation.%", "application.%"},
	"network":       {"policy.%", "calendar.%", "letters.%", "list.%", "wording.%", "question.%", "announcement.%", "agreement.%", "listings.%", "audit.%", "mail.%"},
}

// AuditGroups lists the groups in the order a form shows them.
var AuditGroups = []AuditGroup{"referrals", "client", "files", "taken_out", "signing_in", "accounts", "organisations", "network"}

// AuditQuery asks for entries of the audit.
type AuditQuery struct {
	Who          string // part of a name or of a username; of the person who acted
	Organisation uuid.UUID
	Group        AuditGroup
	Number       int64     // of the referral
	From, Until  time.Time // not before, and before
	After        string
	Limit        int
}

// AuditEntry is one entry of the audit, with names for what it is about.
type AuditEntry struct {
	Chain        uuid.UUID
	Seq          int64
	At           time.Time
	Who          string // in full; empty for the clock and the command on the machine
	Role         referral.Role
	Organisation string // whom they acted for
	Action       string
	Detail       map[string]any
	ReferralID   uuid.UUID
	Number       int64
	About        string // the person or the organisation that it was done to
}

type auditEntryRow struct {
	Chain        uuid.UUID       `bun:"chain"`
	Seq          int64           `bun:"seq"`
	At           time.Time       `bun:"at"`
	Who          string          `bun:"who"`
	Role         string          `bun:"actor_role"`
	Organisation string          `bun:"organisation"`
	Action       string          `bun:"action"`
	Detail       json.RawMessage `bun:"detail"`
	ReferralID   uuid.UUID       `bun:"referral_id,nullzero"`
	Number       int64           `bun:"number"`
	About        string          `bun:"about"`
}

// mayReadAudit refuses everybody but those who look after the network and, for
// their own organisation, leads.
func mayReadAudit(by referral.Actor) error {
	if by.Role == referral.Lead {
		return nil
	}
	return onlyNetwork(by)
}

// Audit lists entries, the latest first: all of them for people of the network,
// and for a lead those of their organisation.
func (s *Store) Audit(ctx context.Context, by referral.Actor, q AuditQuery) (page Page[AuditEntry], err error) {
	if err := mayReadAudit(by); err != nil {
		return page, err
	}
	limit := pageLimit(q.Limit)
	err = s.in(ctx, by, "list the audit", func(ctx context.Context, tx bun.Tx) error {
		page, err = auditPage(ctx, tx, by, q, limit)
		return err
	})
	return page, err
}

func auditPage(ctx context.Context, tx bun.Tx, by referral.Actor, q AuditQuery, limit int) (page Page[AuditEntry], err error) {
	query := tx.NewSelect().TableExpr("audit AS a").Column("a.chain", "a.seq", "a.at", "a.actor_role", "a.action", "a.detail").
		ColumnExpr("coalesce(u.first_name || ' ' || u.last_name, '') AS who, coalesce(o.name, '') AS organisation").
		ColumnExpr("r.id AS referral_id, coalesce(r.number, 0) AS number").
		ColumnExpr("coalesce(x.first_name || ' ' || x.last_name, p.name, '') AS about").
		Join("LEFT JOIN users AS u ON u.id = a.actor_id").
		Join("LEFT JOIN organisations AS o ON o.id = a.organisation_id").
		Join("LEFT JOIN referrals AS r ON r.id = CASE a.action WHEN 'file.open' THEN (a.detail ->> 'referral')::uuid ELSE a.object_id END").
		Join("LEFT JOIN users AS x ON x.id = a.object_id").
		Join("LEFT JOIN organisations AS p ON p.id = a.object_id").
		OrderExpr("a.at DESC, a.chain DESC, a.seq DESC").Limit(int64(limit) + 1)
	if err := q.filter(query, by); err != nil {
		return page, err
	}
	var rows []auditEntryRow
	if err := query.Scan(ctx, &rows); err != nil {
		return page, err
	}
	if len(rows) > limit {
		rows = rows[:limit]
		last := rows[limit-1]
		page.Next = cursor(last.At.UTC().Format(time.RFC3339Nano), last.Chain.String(), strconv.FormatInt(last.Seq, 10))
	}
	for _, row := range rows {
		entry, err := row.entry()
		if err != nil {
			return page, err
		}
		page.Items = append(page.Items, entry)
	}
	return page, nil
}

func (q AuditQuery) filter(query *bun.SelectQuery, by referral.Actor) error {
	if by.Role == referral.Lead {
		query.Where("a.chain = ?", by.OrganisationID)
	}
	for _, word := range strings.Fields(q.Who) {
		like := "%" + likeLiteral(word) + "%"
		query.Where("a.actor_id IN (SELECT w.id FROM users AS w WHERE w.username ILIKE ? OR w.first_name ILIKE ? OR w.last_name ILIKE ?)", like, like, like)
	}
	if q.Organisation != uuid.Nil {
		query.Where("a.chain = ?", q.Organisation)
	}
	if q.Group != "" {
		query.Where("a.action LIKE ANY (ARRAY[?])", bun.List(auditGroups[q.Group]))
	}
	if q.Number != 0 {
		query.Where("(a.object_id = (SELECT n.id FROM referrals AS n WHERE n.number = ?0) OR a.action = 'file.open' AND a.detail ->> 'referral' = (SELECT n.id::text FROM referrals AS n WHERE n.number = ?0))", q.Number)
	}
	if !q.From.IsZero() {
		query.Where("a.at >= ?", q.From)
	}
	if !q.Until.IsZero() {
		query.Where("a.at < ?", q.Until)
	}
	return q.after(query)
}

func (q AuditQuery) after(query *bun.SelectQuery) error {
	values, err := parseCursor(q.After, 3)
	if err != nil || values == nil {
		return err
	}
	at, errAt := cursorTime(values[0])
	chain, errChain := uuid.Parse(values[1])
	seq, errSeq := strconv.ParseInt(values[2], 10, 64)
	if errAt != nil || errChain != nil || errSeq != nil {
		return errCursor
	}
	query.Where("(a.at, a.chain, a.seq) < (?, ?, ?)", at, chain, seq)
	return nil
}

func (r auditEntryRow) entry() (AuditEntry, error) {
	e := AuditEntry{
		Chain: r.Chain, Seq: r.Seq, At: r.At.UTC(), Who: r.Who, Role: referral.Role(r.Role), Organisation: r.Organisation,
		Action: r.Action, ReferralID: r.ReferralID, Number: r.Number, About: r.About,
	}
	if err := json.Unmarshal(r.Detail, &e.Detail); err != nil {
		return e, fmt.Errorf("read an entry of the audit: %w", err)
	}
	return e, nil
}

// auditAtOnce is how many entries of a file are read at a time.
const auditAtOnce = 1000

// ExportAudit gives every entry that the question finds to put, the latest first,
// page after page, once it is in the audit that they are taken out.
func (s *Store) ExportAudit(ctx context.Context, by referral.Actor, q AuditQuery, put func(AuditEntry) error) error {
	for {
		var page Page[AuditEntry]
		err := s.in(ctx, by, "export the audit", func(ctx context.Context, tx bun.Tx) (err error) {
			page, err = auditPage(ctx, tx, by, q, auditAtOnce)
			return err
		})
		if err != nil {
			return err
		}
		for _, e := range page.Items {
			if err := put(e); err != nil {
				return err
			}
		}
		if q.After = page.Next; q.After == "" {
			return nil
		}
	}
}

// RecordAuditExport records that entries are taken out, by which kinds of filter,
// and refuses whoever may not. An auditor changes nothing, so that the system
// writes it in their name.
func (s *Store) RecordAuditExport(ctx context.Context, by referral.Actor, q AuditQuery) error {
	if err := mayReadAudit(by); err != nil {
		return err
	}
	return s.in(ctx, referral.TheClock, "record an export of the audit", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		w := newWrites(tx)
		w.audit(now, by, "audit.export", uuid.Nil, map[string]any{"filters": q.filters()})
		return w.run(ctx, by.OrganisationID)
	})
}

// filters lists the kinds of filter, never their values.
func (q AuditQuery) filters() []string {
	kinds := []string{}
	for _, f := range []struct {
		kind string
		on   bool
	}{
		{"who", q.Who != ""},
		{"organisation", q.Organisation != uuid.Nil},
		{"kind", q.Group != ""},
		{"number", q.Number != 0},
		{"from", !q.From.IsZero()},
		{"until", !q.Until.IsZero()},
	} {
		if f.on {
			kinds = append(kinds, f.kind)
		}
	}
	return kinds
}
