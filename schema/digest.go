package schema

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// digestRow is one digest that was decided.
type digestRow struct {
	bun.BaseModel `bun:"table:digests,alias:d"`

	ID           uuid.UUID           `bun:"id,pk"`
	User         uuid.UUID           `bun:"user_id"`
	Organisation uuid.UUID           `bun:"organisation_id"`
	Kind         referral.DigestKind `bun:"kind"`
	First        time.Time           `bun:"first_day,type:date"`
	Last         time.Time           `bun:"last_day,type:date"`
	AskedAt      time.Time           `bun:"asked_at,nullzero"`
	DecidedAt    time.Time           `bun:"decided_at"`
}

func (r digestRow) period() referral.Period {
	return referral.Period{From: referral.NewDate(r.First.Date()), To: referral.NewDate(r.Last.Date())}
}

// digestsARound is how many digests one round decides; the next goes on.
const digestsARound = 200

// DecideDigests has the digests sent that are due now, each once, to leads who
// want it, and reports how many were sent. Where there is nothing to say, that
// is decided too.
func (s *Store) DecideDigests(ctx context.Context) (sent int, err error) {
	for _, kind := range referral.DigestKinds {
		due, err := s.dueDigests(ctx, kind)
		if err != nil {
			return sent, err
		}
		for _, row := range due {
			said, err := s.decideDigest(ctx, row)
			if err != nil {
				return sent, err
			}
			if said {
				sent++
			}
		}
	}
	return sent, nil
}

// dueDigests are those that nobody has decided. Most of the time no nation has
// one due, and then no lead is looked for.
func (s *Store) dueDigests(ctx context.Context, kind referral.DigestKind) (due []digestRow, err error) {
	err = s.in(ctx, referral.TheClock, "look for due digests", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		for _, nation := range []referral.Nation{referral.EnglandAndWales, referral.Scotland, referral.NorthernIreland} {
			var extra []byte
			err := tx.NewRaw("SELECT "+holidaysOf+" FROM (SELECT ? AS nation) AS t", string(nation)).Scan(ctx, &extra)
			if err != nil {
				return err
			}
			cal, err := s.calendarOf(string(nation), nil, extra)
			if err != nil {
				return err
			}
			if digest, is := referral.DueDigest(kind, cal, now); is {
				found, err := leadsWithout(ctx, tx, nation, digest)
				if err != nil {
					return err
				}
				due = append(due, found...)
			}
		}
		return nil
	})
	return due, err
}

// leadsWithout are the leads of that nation who want the digest and have not got it.
func leadsWithout(ctx context.Context, tx bun.Tx, nation referral.Nation, d referral.Digest) (all []digestRow, err error) {
	err = tx.NewSelect().TableExpr("memberships AS m").ColumnExpr("m.user_id, m.organisation_id").
		ColumnExpr("? AS kind, ?::date AS first_day, ?::date AS last_day", d.Kind, d.Period.From, d.Period.To).
		Join("JOIN users AS u ON u.id = m.user_id AND u.suspended_at IS NULL").
		Join("JOIN organisations AS t ON t.id = m.organisation_id").
		Join("LEFT JOIN digest_choices AS c ON c.user_id = m.user_id AND c.kind = ?", d.Kind).
		Where("t.nation = ?", nation).Where("m.role = ?", referral.Lead).Where("m.ended_at IS NULL").Where("coalesce(c.wanted, true)").
		Where("NOT EXISTS (SELECT FROM digests AS d WHERE d.user_id = m.user_id AND d.organisation_id = m.organisation_id AND d.kind = ? AND d.first_day = ?::date AND d.asked_at IS NULL)",
			d.Kind, d.Period.From).
		OrderExpr("m.organisation_id, m.user_id").Limit(digestsARound).Scan(ctx, &all)
	return all, err
}

// decideDigest writes the letter unless somebody else did, or there is nothing
// to say.
func (s *Store) decideDigest(ctx context.Context, row digestRow) (said bool, err error) {
	err = s.in(ctx, referral.TheClock, "decide a digest", func(ctx context.Context, tx bun.Tx) error {
		if row.DecidedAt, err = s.now(ctx, tx); err != nil {
			return err
		}
		row.ID = newID()
		written, err := tx.NewInsert().Model(&row).On("CONFLICT DO NOTHING").Returning("NULL").Exec(ctx)
		if err != nil {
			return err
		}
		if n, _ := written.RowsAffected(); n == 0 {
			return nil
		}
		quiet, err := s.quiet(ctx, tx, row)
		if err != nil || quiet {
			return err
		}
		said = true
		return row.send(ctx, tx)
	})
	return said, err
}

// quiet reports whether the digest would have nothing to say.
func (s *Store) quiet(ctx context.Context, tx bun.Tx, row digestRow) (bool, error) {
	if row.Kind == referral.DigestWeekly {
		week, err := s.weekFigures(ctx, tx, row.Organisation, row.period())
		return week.Quiet(), err
	}
	month, err := s.monthFigures(ctx, tx, row.Organisation, row.period())
	return month.Quiet(), err
}

// send writes the letter of a digest that was decided.
func (r digestRow) send(ctx context.Context, tx bun.Tx) error {
	w := newWrites(tx)
	w.letter(notificationRow{
		DedupeKey: "digest:" + r.ID.String(), Letter: string(r.Kind.Letter()), Audience: accountAudience,
		User: r.User, Digest: r.ID, ReleaseAt: r.DecidedAt, CreatedAt: r.DecidedAt,
	}, 0)
	return w.run(ctx, uuid.Nil)
}

// Between two that somebody asks for by hand.
const digestAgain = 10 * time.Minute

// AskDigest sends the lead the latest digest of their organisation now, even
// with nothing to say: somebody who asks wants to see it.
func (s *Store) AskDigest(ctx context.Context, by referral.Actor, kind referral.DigestKind) error {
	if by.Role != referral.Lead {
		return &referral.Error{Code: referral.CodeNotAllowed, Message: "Digests are for the leads of an organisation."}
	}
	return s.in(ctx, by, "ask for a digest", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		if _, err := tx.NewRaw("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", "digest:"+by.UserID.String()).Exec(ctx); err != nil {
			return err
		}
		lately, err := tx.NewSelect().Model((*digestRow)(nil)).Where("d.user_id = ?", by.UserID).Where("d.organisation_id = ?", by.OrganisationID).
			Where("d.kind = ?", kind).Where("d.asked_at > ?", now.Add(-digestAgain)).Exists(ctx)
		if err != nil {
			return err
		}
		if lately {
			return &referral.Error{Code: referral.CodeRefused, Message: fmt.Sprintf("It was sent to you within the last %.0f minutes. Look in your inbox, and among the junk; then ask again.", digestAgain.Minutes())}
		}
		period := referral.LatestDigest(kind, now).Period
		row := digestRow{
			ID: newID(), User: by.UserID, Organisation: by.OrganisationID, Kind: kind, First: midnight(period.From), Last: midnight(period.To), AskedAt: now, DecidedAt: now,
		}
		if _, err := tx.NewInsert().Model(&row).Returning("NULL").Exec(ctx); err != nil {
			return err
		}
		return row.send(ctx, tx)
	})
}

// DigestChoices are which digests the person wants. Who never said so wants
// them all.
func (s *Store) DigestChoices(ctx context.Context, by referral.Actor) (wanted map[referral.DigestKind]bool, err error) {
	wanted = map[referral.DigestKind]bool{referral.DigestWeekly: true, referral.DigestMonthly: true}
	err = s.in(ctx, by, "read digest choices", func(ctx context.Context, tx bun.Tx) error {
		var rows []struct {
			Kind   referral.DigestKind
			Wanted bool
		}
		err := tx.NewSelect().Table("digest_choices").Column("kind", "wanted").Where("user_id = ?", by.UserID).OrderExpr("kind").Limit(maxLimit).Scan(ctx, &rows)
		for _, row := range rows {
			wanted[row.Kind] = row.Wanted
		}
		return err
	})
	return wanted, err
}

// ChooseDigest says whether the person wants a digest.
func (s *Store) ChooseDigest(ctx context.Context, by referral.Actor, kind referral.DigestKind, wanted bool) error {
	return s.in(ctx, by, "choose a digest", func(ctx context.Context, tx bun.Tx) error {
		_, err := tx.NewRaw("INSERT INTO digest_choices VALUES (?, ?, ?) ON CONFLICT (user_id, kind) DO UPDATE SET wanted = excluded.wanted", by.UserID, kind, wanted).Exec(ctx)
		return err
	})
}
