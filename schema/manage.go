package schema

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// Managed is an organisation as its own people look after it (N37).
type Managed struct {
	Organisation

	MayEdit   bool // all of it: the lead (R4)
	MaySwitch bool // whether it takes referrals (N38, N39)
	Received  int  // this week, so far
	Closures  []referral.Date
	Network   Policy
	Calendar  referral.Calendar

	Joining    bool // paused since it joined: nobody has let it go on yet (R6)
	Colleagues int  // who work there beside the actor
	Versions   Versions
	Suggested  int // suggestions that wait for an answer; of a lead
}

// Terms are what a referral would be sent to the organisation under now.
func (m Managed) Terms(urgent bool) referral.Terms {
	n := m.Network
	p := policyRow{Acknowledge: n.AcknowledgeDays, Decide: n.DecideDays, UrgentAck: n.UrgentAcknowledgeDays, UrgentDecide: n.UrgentDecideDays}
	return fromOrganisation(m.Organisation, m.ReadAt).terms(p, urgent)
}

// Managed returns the actor's own organisation.
func (s *Store) Managed(ctx context.Context, by referral.Actor) (m Managed, err error) {
	network, err := s.Policy(ctx)
	if err != nil {
		return m, err
	}
	err = s.in(ctx, by, "read the own organisation", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		m, err = s.managed(ctx, tx, by, now)
		m.Network = network
		return err
	})
	return m, err
}

func (s *Store) managed(ctx context.Context, tx bun.Tx, by referral.Actor, now time.Time) (m Managed, err error) {
	if m.Organisation, err = oneOrganisation(ctx, tx, by.OrganisationID, now); err != nil {
		return m, err
	}
	if m.MaySwitch, err = maySwitch(ctx, tx, by); err != nil {
		return m, err
	}
	m.MayEdit = by.Role == referral.Lead
	err = tx.NewSelect().TableExpr("organisations AS t").ColumnExpr("coalesce(t.paused AND t.paused_at = t.created_at, false)").
		ColumnExpr("(SELECT count(*) FROM memberships AS m WHERE m.organisation_id = t.id AND m.ended_at IS NULL AND m.user_id <> ?)", by.UserID).
		Where("t.id = ?", by.OrganisationID).Scan(ctx, &m.Joining, &m.Colleagues)
	if err != nil {
		return m, err
	}
	if m.Versions, err = versionsOf(ctx, tx, by.OrganisationID); err != nil {
		return m, err
	}
	if m.Suggested, err = openSuggestions(ctx, tx, by); err != nil {
		return m, err
	}
	all, err := s.receivers(ctx, tx, []uuid.UUID{by.OrganisationID})
	if err != nil {
		return m, err
	}
	m.Calendar = all[0].calendar
	var days []string
	err = tx.NewSelect().Table("closures").ColumnExpr("day::text").Where("organisation_id = ?", by.OrganisationID).
		Where("day >= ?", referral.DateOf(now).String()).OrderExpr("day").Limit(maxClosures).Scan(ctx, &days)
	if err != nil {
		return m, err
	}
	if m.Closures, err = dates(days); err != nil {
		return m, err
	}
	err = tx.NewSelect().Table("referral_weeks").ColumnExpr("coalesce(sum(n), 0)").Where("organisation_id = ?", by.OrganisationID).
		Where("monday = ?", referral.WeekOf(now).String()).Scan(ctx, &m.Received)
	return m, err
}

// maySwitch reports whether the person may open and close the organisation to
// referrals: its lead, and those to whom the lead gave it (N39).
func maySwitch(ctx context.Context, tx bun.Tx, by referral.Actor) (bool, error) {
	if by.Role == referral.Lead {
		return true, nil
	}
	return tx.NewSelect().Table("memberships").Where("user_id = ? AND organisation_id = ?", by.UserID, by.OrganisationID).
		Where("may_switch_accepting AND ended_at IS NULL").Exists(ctx)
}

var (
	errOnlyLead   = &referral.Error{Code: referral.CodeNotAllowed, Message: "Only a lead of your organisation can change this. Ask your lead."}
	errOnlySwitch = &referral.Error{Code: referral.CodeNotAllowed, Message: "Only a lead, or somebody to whom your lead gave this, can open or close your organisation to referrals. Ask your lead."}
)

// SaveProfile changes what the organisation says of itself. Whoever saves it has
// looked at it, so it counts as checked (Y3).
// Seen is the version that they began from.
func (s *Store) SaveProfile(ctx context.Context, by referral.Actor, p referral.Profile, seen int64) error {
	p = p.Tidy()
	if wrong := p.Check(); len(wrong) > 0 {
		return &referral.Error{Code: referral.CodeInvalid, Message: "Nothing was saved yet. Please check what you entered.", Fields: wrong}
	}
	return s.manage(ctx, by, "organisation.profile", nil, claims(by, partProfile, seen), func(row *organisationRow, now time.Time) []string {
		row.Summary, row.Criteria, row.Waiting, row.Email, row.Phone = p.Summary, p.Criteria, p.Waiting, p.Email, p.Phone
		row.Website, row.Languages, row.Access = p.Website, p.Languages, codes[string](p.Access)
		row.Areas, row.Issues, row.Opening, row.CheckedAt = orEmpty(p.Areas), orEmpty(p.Issues), p.Opening, now
		row.Type = p.Type
		columns := []string{
			"summary", "criteria", "waiting", "email", "phone", "website", "languages", "access", "areas", "issues", "type", "opening", "checked_at",
			"line_1", "line_2", "town", "county", "postcode",
		}
		if row.setOffice(p.Office); p.Office != (referral.Address{}) {
			columns = append(columns, "address")
		}
		return columns
	})
}

// CheckProfile marks the profile that was seen as true today, without a change (Y3).
func (s *Store) CheckProfile(ctx context.Context, by referral.Actor, seen int64) error {
	unchanged := func(ctx context.Context, tx bun.Tx, _ time.Time) error {
		if by.Role != referral.Lead {
			return errOnlyLead
		}
		return partOf(by.OrganisationID, partProfile).same(ctx, tx, seen)
	}
	return s.manage(ctx, by, "organisation.checked", nil, unchanged, func(row *organisationRow, now time.Time) []string {
		row.CheckedAt = now
		return []string{"checked_at"}
	})
}

// SetDeadlines gives the organisation its own working days; 0 is the network's.
// Referrals that were sent keep what was told.
func (s *Store) SetDeadlines(ctx context.Context, by referral.Actor, own OwnDeadlines, seen int64) error {
	for _, n := range []int{own.Acknowledge, own.Decide, own.UrgentAcknowledge, own.UrgentDecide} {
		if n < 0 || n > longestDeadline {
			return &referral.Error{Code: referral.CodeInvalid, Message: "A deadline is 1 to 60 working days."}
		}
	}
	return s.manage(ctx, by, "organisation.deadlines", map[string]any{"days": own}, claims(by, partDeadlines, seen), func(row *organisationRow, _ time.Time) []string {
		row.setOwn(own)
		return []string{"acknowledge_days", "decide_days", "urgent_acknowledge_days", "urgent_decide_days"}
	})
}

// SetAccepting says whether, from whom and how many referrals the organisation
// takes (N38).
func (s *Store) SetAccepting(ctx context.Context, by referral.Actor, a referral.Accepting, seen int64) error {
	a = a.Tidy()
	detail := map[string]any{"accepting": a.Open, "opens_on": a.OpensOn.String(), "from": len(a.From), "weekly_limit": a.WeeklyLimit}
	allowed := func(ctx context.Context, tx bun.Tx, now time.Time) error {
		may, err := maySwitch(ctx, tx, by)
		if err != nil {
			return err
		}
		if !may {
			return errOnlySwitch
		}
		if err := mayOpen(ctx, tx, by, a, now); err != nil {
			return err
		}
		known, err := tx.NewSelect().Table("organisations").Where("id IN (?)", bun.List(a.From)).Where("id <> ?", by.OrganisationID).Count(ctx)
		if err != nil {
			return err
		}
		if err := a.Check(now, int(known)); err != nil {
			return err
		}
		return partOf(by.OrganisationID, partAccepting).claim(ctx, tx, by, now, seen)
	}
	return s.manage(ctx, by, "organisation.accepting", detail, allowed, func(row *organisationRow, now time.Time) []string {
		row.Accepting, row.AcceptingNote, row.OpensOn = a.Open, a.Note, midnight(a.OpensOn)
		row.AcceptsFrom, row.WeeklyLimit = orEmpty(a.From), a.WeeklyLimit
		return []string{"accepting", "accepting_note", "opens_on", "accepts_from", "weekly_limit"}
	})
}

// claims lets a lead change a part of their own organisation, if they saw what
// it says.
func claims(by referral.Actor, p part, seen int64) allowance {
	return func(ctx context.Context, tx bun.Tx, now time.Time) error {
		if by.Role != referral.Lead {
			return errOnlyLead
		}
		return partOf(by.OrganisationID, p).claim(ctx, tx, by, now, seen)
	}
}

// allowance refuses a change, or lets it be.
type allowance func(ctx context.Context, tx bun.Tx, now time.Time) error

// manage changes the actor's own organisation, where that is allowed: the columns
// that change names, as it left them.
func (s *Store) manage(ctx context.Context, by referral.Actor, action string, detail map[string]any, allowed allowance,
	change func(row *organisationRow, now time.Time) []string,
) error {
	return s.in(ctx, by, action, func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		if err := allowed(ctx, tx, now); err != nil {
			return err
		}
		row, w := organisationRow{ID: by.OrganisationID}, newWrites(tx)
		columns := change(&row, now)
		w.add(tx.NewUpdate().Model(&row).Column(columns...).WherePK())
		w.audit(now, by, action, by.OrganisationID, detail)
		return w.run(ctx, by.OrganisationID)
	})
}
