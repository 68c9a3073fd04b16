package schema

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// since is when a profile was last checked; never: when its organisation joined.
const since = "coalesce(t.checked_at, t.created_at)"

// RemindToCheck writes to the leads of each organisation whose profile nobody has
// said to be true for long, at eight of a working day (Y3): of each reminder one
// letter to each lead, however often it is called. After an outage the last one
// that came due goes, and none of those before. A paused organisation is left in
// peace: nobody can refer to it.
func (s *Store) RemindToCheck(ctx context.Context) (reminded int, err error) {
	err = s.in(ctx, referral.TheClock, "remind of profiles", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		var rows []struct {
			ID    uuid.UUID `bun:"id"`
			Since time.Time `bun:"since"`
		}
		err = tx.NewSelect().TableExpr("organisations AS t").ColumnExpr("t.id, "+since+" AS since").
			Where("NOT t.paused").Where(since+" < ?", now.AddDate(0, -referral.FreshMonths+2, 0)).OrderExpr("t.id").Limit(maxOrganisations).Scan(ctx, &rows)
		if err != nil {
			return err
		}
		for _, row := range rows {
			number, due := referral.DueReminder(row.Since, now)
			if !due {
				continue
			}
			sent, err := s.remind(ctx, tx, row.ID, row.Since, number, now)
			if err != nil {
				return err
			}
			reminded += sent
		}
		return nil
	})
	return reminded, err
}

// remind writes one reminder, unless it was written before.
func (s *Store) remind(ctx context.Context, tx bun.Tx, organisation uuid.UUID, checked time.Time, number int, now time.Time) (sent int, err error) {
	result, err := tx.ExecContext(ctx, "INSERT INTO profile_reminders VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", organisation, checked, number, now)
	if err != nil {
		return 0, err
	}
	if n, err := result.RowsAffected(); n == 0 || err != nil {
		return 0, err
	}
	all, err := s.receivers(ctx, tx, []uuid.UUID{organisation})
	if err != nil {
		return 0, err
	}
	to, err := leadsOf(ctx, tx, organisation)
	if err != nil {
		return 0, err
	}
	audience := referral.ToLeads
	if len(to) == 0 {
		to, audience = []addressee{{organisation: organisation}}, referral.ToOrganisation
	}
	w := newWrites(tx)
	for _, one := range to {
		w.letter(notificationRow{
			DedupeKey: fmt.Sprintf("%s:%s:%d:%d:%s", referral.LetterCheckProfile, organisation, checked.Unix(), number, one.id()),
			Letter:    string(referral.LetterCheckProfile), Audience: string(audience), Organisation: one.organisation, User: one.user,
			AboutOrganisation: organisation, ReleaseAt: all[0].calendar.Opening(now), CreatedAt: now,
		}, 0)
	}
	return 1, w.run(ctx, organisation)
}

// tidyReminders forgets the reminders of before the last check.
func tidyReminders(ctx context.Context, tx bun.Tx) (int64, error) {
	result, err := tx.NewDelete().TableExpr("profile_reminders AS o").
		Where("EXISTS (SELECT FROM organisations AS t WHERE t.id = o.organisation_id AND t.checked_at > o.checked_at)").Exec(ctx)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// Upkeep is how an organisation looks after what the directory says of it, for
// the network's people.
type Upkeep struct {
	Stale        bool
	Reminders    int       // since the profile was last checked
	Waiting      int       // suggestions that have waited too long
	WaitingSince time.Time // the oldest of them
}

// Upkeep returns it for every organisation.
func (s *Store) Upkeep(ctx context.Context, by referral.Actor) (all map[uuid.UUID]Upkeep, err error) {
	if err := onlyNetwork(by); err != nil {
		return nil, err
	}
	all = map[uuid.UUID]Upkeep{}
	err = s.in(ctx, by, "read upkeep", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		var rows []struct {
			ID           uuid.UUID `bun:"id"`
			CheckedAt    time.Time `bun:"checked_at"`
			Reminders    int       `bun:"reminders"`
			Waiting      int       `bun:"waiting"`
			WaitingSince time.Time `bun:"waiting_since"`
		}
		waiting := tx.NewSelect().Table("suggestions").ColumnExpr("organisation_id, count(*) AS n, min(made_at) AS oldest").
			Where("state = 'open'").Where("made_at < ?", referral.SuggestionsLate(now)).GroupExpr("organisation_id")
		err = tx.NewSelect().TableExpr("organisations AS t").ColumnExpr("t.id, t.checked_at, coalesce(g.n, 0) AS waiting, g.oldest AS waiting_since").
			ColumnExpr("(SELECT count(*) FROM profile_reminders AS o WHERE o.organisation_id = t.id AND o.checked_at = "+since+") AS reminders").
			Join("LEFT JOIN (?) AS g ON g.organisation_id = t.id", waiting).Limit(maxOrganisations).Scan(ctx, &rows)
		for _, row := range rows {
			all[row.ID] = Upkeep{
				Stale: referral.StaleSince(utc(row.CheckedAt), now), Reminders: row.Reminders, Waiting: row.Waiting, WaitingSince: utc(row.WaitingSince),
			}
		}
		return err
	})
	return all, err
}
