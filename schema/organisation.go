package schema

import (
	"context"
	"regexp"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// Organisation is a member of the network, as its other members see it.
type Organisation struct {
	ID            uuid.UUID
	Slug          string
	Name          string
	Nation        referral.Nation
	Email         string // where its letters go
	Phone         string
	Summary       string
	Criteria      string
	Waiting       string // how long a client waits, in words
	Areas         []string
	Issues        []string
	Paused        bool
	PausedReason  string
	PausedAt      time.Time
	Accepting     bool
	AcceptingNote string
	AcceptsFrom   []uuid.UUID   // empty: from everybody
	Own           *OwnDeadlines // nil: the network's
	Public        bool          // everybody may see it, without signing in
	Favourite     bool          // of the person who asked for this one
}

// OwnDeadlines are an organisation's own working days; 0 is the network's.
type OwnDeadlines struct {
	Acknowledge, Decide, UrgentAcknowledge, UrgentDecide int
}

// TakesFrom reports whether a referral of the sender would be taken now.
func (o Organisation) TakesFrom(sender uuid.UUID) bool {
	return o.ID != sender && organisationRow{Paused: o.Paused, Accepting: o.Accepting, AcceptsFrom: o.AcceptsFrom}.refusal(sender) == nil
}

func (o organisationRow) organisation() Organisation {
	return Organisation{
		ID: o.ID, Slug: o.Slug, Name: o.Name, Nation: referral.Nation(o.Nation), Email: o.Email, Phone: o.Phone,
		Summary: o.Summary, Criteria: o.Criteria, Waiting: o.Waiting, Areas: o.Areas, Issues: o.Issues,
		Paused: o.Paused, PausedReason: o.PausedReason, PausedAt: utc(o.PausedAt), Accepting: o.Accepting, AcceptingNote: o.AcceptingNote,
		AcceptsFrom: o.AcceptsFrom, Own: o.own(), Public: o.Public,
	}
}

func (o organisationRow) own() *OwnDeadlines {
	if o.Acknowledge == nil && o.Decide == nil && o.UrgentAck == nil && o.UrgentDecide == nil {
		return nil
	}
	days := func(n *int) int {
		if n == nil {
			return 0
		}
		return *n
	}
	return &OwnDeadlines{days(o.Acknowledge), days(o.Decide), days(o.UrgentAck), days(o.UrgentDecide)}
}

func fromOrganisation(o Organisation, now time.Time) organisationRow {
	row := organisationRow{
		ID: o.ID, Slug: o.Slug, Name: o.Name, Nation: string(o.Nation), Email: o.Email, Phone: o.Phone,
		Summary: o.Summary, Criteria: o.Criteria, Waiting: o.Waiting, Areas: orEmpty(o.Areas), Issues: orEmpty(o.Issues),
		Paused: o.Paused, PausedReason: o.PausedReason, Accepting: o.Accepting, AcceptingNote: o.AcceptingNote,
		AcceptsFrom: orEmpty(o.AcceptsFrom), Public: o.Public, CreatedAt: now,
	}
	if o.Paused {
		row.PausedAt = now
	}
	if o.Own != nil {
		days := func(n int) *int {
			if n == 0 {
				return nil
			}
			return &n
		}
		row.Acknowledge, row.Decide = days(o.Own.Acknowledge), days(o.Own.Decide)
		row.UrgentAck, row.UrgentDecide = days(o.Own.UrgentAcknowledge), days(o.Own.UrgentDecide)
	}
	return row
}

func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// maxOrganisations is more than any network has.
const maxOrganisations = 1000

// Organisations lists the network by name; with a search, those whose name,
// summary, area or issue has its words.
func (s *Store) Organisations(ctx context.Context, by referral.Actor, search string) (all []Organisation, err error) {
	err = s.in(ctx, by, "list organisations", func(ctx context.Context, tx bun.Tx) error {
		var rows []organisationRow
		q := tx.NewSelect().Model(&rows).OrderExpr("lower(t.name), t.id").Limit(maxOrganisations)
		for _, word := range strings.Fields(search) {
			q.Where("concat_ws(' ', t.name, t.summary, array_to_string(t.areas, ' '), array_to_string(t.issues, ' ')) ILIKE ?", "%"+likeLiteral(word)+"%")
		}
		err := q.Scan(ctx)
		all = make([]Organisation, len(rows))
		for i, row := range rows {
			all[i] = row.organisation()
		}
		return err
	})
	return all, err
}

// likeLiteral makes the signs that LIKE knows mean themselves.
func likeLiteral(s string) string {
	return strings.NewReplacer(`\`, `\\`, "%", `\%`, "_", `\_`).Replace(s)
}

var errNoOrganisation = &referral.Error{Code: referral.CodeNotFound, Message: "There is no such organisation."}

// Organisation returns one member of the network.
func (s *Store) Organisation(ctx context.Context, by referral.Actor, id uuid.UUID) (o Organisation, err error) {
	err = s.in(ctx, by, "read organisation", func(ctx context.Context, tx bun.Tx) error {
		var row listedRow
		err := DirectoryQuery{}.choices(tx).Where("t.id = ?", id).Scan(ctx, &row)
		o = row.listed().Organisation
		return found(err, errNoOrganisation)
	})
	return o, err
}

// onlyCoordinators refuses everybody else. The system itself may: demo data and
// the first coordinator come from the command line.
func onlyCoordinators(by referral.Actor) error {
	if by.Role != referral.Coordinator && by.Role != referral.Clock {
		return &referral.Error{Code: referral.CodeNotAllowed, Message: "Only a coordinator of the network can do this."}
	}
	return nil
}

// onlyNetwork refuses people who are not the network's.
func onlyNetwork(by referral.Actor) error {
	if !by.Role.OfNetwork() && by.Role != referral.Clock {
		return &referral.Error{Code: referral.CodeNotAllowed, Message: "Only people of the network can see this."}
	}
	return nil
}

var notSlug = regexp.MustCompile(`[^a-z0-9]+`)

// CreateOrganisation adds a member. Without a slug it gets one from its name.
func (s *Store) CreateOrganisation(ctx context.Context, by referral.Actor, o Organisation) (Organisation, error) {
	if err := onlyCoordinators(by); err != nil {
		return Organisation{}, err
	}
	o.Name = strings.TrimSpace(o.Name)
	if o.Slug == "" {
		o.Slug = strings.Trim(notSlug.ReplaceAllString(strings.ToLower(o.Name), "-"), "-")
	}
	if o.Slug == "" {
		return Organisation{}, &referral.Error{
			Code: referral.CodeInvalid, Message: "Please check what you entered.",
			Fields: []referral.FieldError{{Field: "name", Message: "Enter the organisation's name."}},
		}
	}
	if o.ID == uuid.Nil {
		o.ID = newID()
	}
	err := s.in(ctx, by, "create organisation", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		row, w := fromOrganisation(o, now), newWrites(tx)
		w.insert(&row)
		w.audit(now, by, "organisation.create", o.ID, nil)
		return w.run(ctx, by.OrganisationID)
	})
	return o, err
}

// PauseOrganisation stops or resumes the sending of new referrals to and from
// it. What was sent already goes on.
func (s *Store) PauseOrganisation(ctx context.Context, by referral.Actor, id uuid.UUID, paused bool, reason string) error {
	if err := onlyCoordinators(by); err != nil {
		return err
	}
	return s.in(ctx, by, "pause organisation", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		result, err := tx.NewUpdate().Table("organisations").Set("paused = ?", paused).Set("paused_reason = ?", reason).
			Set("paused_at = CASE WHEN ? THEN ?::timestamptz END", paused, now).Where("id = ?", id).Exec(ctx)
		if err != nil {
			return err
		}
		if n, _ := result.RowsAffected(); n == 0 {
			return errNoOrganisation
		}
		action := "organisation.resume"
		if paused {
			action = "organisation.pause"
		}
		w := newWrites(tx)
		w.audit(now, by, action, id, nil)
		return w.run(ctx, by.OrganisationID)
	})
}

// SetClosures replaces the days on which the organisation is closed. Deadlines
// that were told already stay.
func (s *Store) SetClosures(ctx context.Context, by referral.Actor, id uuid.UUID, days []referral.Date) error {
	if by.OrganisationID != id || by.Role != referral.Lead {
		if err := onlyCoordinators(by); err != nil {
			return err
		}
	}
	return s.in(ctx, by, "set closures", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		w := newWrites(tx)
		w.add(tx.NewDelete().Table("closures").Where("organisation_id = ?", id))
		for _, day := range days {
			w.add(tx.NewRaw("INSERT INTO closures VALUES (?, ?) ON CONFLICT DO NOTHING", id, day.String()))
		}
		w.audit(now, by, "organisation.closures", id, map[string]any{"days": len(days)})
		return w.run(ctx, by.OrganisationID)
	})
}

// Issue is something that clients need help with.
type Issue struct {
	Code   string
	Label  string
	Group  string `bun:"grouping"`
	Active bool
}

// Issues lists the network's issues in the order a form shows them.
func (s *Store) Issues(ctx context.Context) (issues []Issue, err error) {
	err = s.in(ctx, referral.TheClock, "list issues", func(ctx context.Context, tx bun.Tx) error {
		return tx.NewSelect().Table("issues").Column("code", "label", "grouping", "active").OrderExpr("position, code").Scan(ctx, &issues)
	})
	return issues, err
}
