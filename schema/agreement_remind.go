package schema

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// remindedAtOnce is how many leads one round writes to.
const remindedAtOnce = 200

// owing is a lead and the organisation for which they have yet to accept.
type owing struct {
	User         uuid.UUID `bun:"user_id"`
	Organisation uuid.UUID `bun:"organisation_id"`
}

// RemindOfAgreement writes to the leads of organisations that have not accepted
// the newest version: when it is published, a week before its day and on its
// day, each once and at the next opening of a working day. It returns to how many.
func (s *Store) RemindOfAgreement(ctx context.Context) (n int, err error) {
	err = s.in(ctx, referral.TheClock, "remind of the agreement", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		latest, err := latestAgreement(ctx, tx)
		if err != nil || latest.Version == 0 {
			return err
		}
		letter := referral.AgreementLetter(latest.From, referral.DateOf(now))
		var leads []owing
		err = tx.NewSelect().TableExpr("memberships AS m").ColumnExpr("m.user_id, m.organisation_id").
			Join("JOIN organisations AS t ON t.id = m.organisation_id AND t.agreed_version < ?", latest.Version).
			Join("JOIN users AS u ON u.id = m.user_id AND u.suspended_at IS NULL").
			Where("m.role = ?", referral.Lead).Where("m.ended_at IS NULL").
			Where("NOT EXISTS (SELECT FROM notifications AS n WHERE n.dedupe_key = concat_ws(':', ?::text, m.organisation_id, m.user_id))", onceFor(letter, latest.Version)).
			OrderExpr("m.organisation_id, m.user_id").Limit(remindedAtOnce).Scan(ctx, &leads)
		if err != nil || len(leads) == 0 {
			return err
		}
		n = len(leads)
		return s.writeToLeads(ctx, tx, leads, letter, latest.Version, now)
	})
	return n, err
}

// onceFor is what a letter about a version is known by, before whom it is to.
func onceFor(l referral.Letter, version int) string { return fmt.Sprintf("%s:%d", l, version) }

func (s *Store) writeToLeads(ctx context.Context, tx bun.Tx, leads []owing, letter referral.Letter, version int, now time.Time) error {
	ids := make([]uuid.UUID, len(leads))
	for i, l := range leads {
		ids[i] = l.Organisation
	}
	organisations, err := s.receivers(ctx, tx, ids)
	if err != nil {
		return err
	}
	w := newWrites(tx)
	for i, l := range leads {
		w.letter(notificationRow{
			DedupeKey: fmt.Sprintf("%s:%s:%s", onceFor(letter, version), l.Organisation, l.User), Letter: string(letter),
			Audience: string(referral.ToLeads), User: l.User, AboutOrganisation: l.Organisation, Agreement: version,
			ReleaseAt: organisations[i].calendar.Telling(now), CreatedAt: now,
		}, 0)
	}
	return w.run(ctx, uuid.Nil)
}

// aboutAgreement gathers what a letter about the agreement says when it is sent.
func aboutAgreement(ctx context.Context, tx bun.Tx, row letterRow, l *Letter) error {
	var now struct {
		Name     string    `bun:"name"`
		Accepted bool      `bun:"accepted"`
		From     time.Time `bun:"from_day"`
		Newer    bool      `bun:"newer"`
	}
	err := tx.NewSelect().TableExpr("agreements AS g").Join("JOIN organisations AS t ON t.id = ?", row.AboutOrganisation).
		ColumnExpr("t.name, t.agreed_version >= g.version AS accepted, g.from_day").
		ColumnExpr("EXISTS (SELECT FROM agreements AS newer WHERE newer.version > g.version) AS newer").
		Where("g.version = ?", row.Agreement).Limit(1).Scan(ctx, &now)
	l.OrganisationName, l.AgreementFrom, l.AgreementOver = now.Name, day(now.From), now.Accepted || now.Newer
	return err
}

// mayOpen refuses to open an organisation to referrals before it has accepted
// the agreement. One that is open already may change the rest.
func mayOpen(ctx context.Context, tx bun.Tx, by referral.Actor, a referral.Accepting, now time.Time) error {
	if !a.Open {
		return nil
	}
	before, err := oneOrganisation(ctx, tx, by.OrganisationID, now)
	if err != nil {
		return err
	}
	if before.Agreed.Barred() && !before.Intake().AcceptingOn(referral.DateOf(now)) {
		return referral.ErrAgreementOpening
	}
	return nil
}
