package schema

import (
	"cmp"
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
	Type          string // code; empty: not said
	TypeLabel     string // in words, where it was read
	Paused        bool
	PausedReason  string
	PausedAt      time.Time
	Accepting     bool
	AcceptingNote string
	AcceptsFrom   []uuid.UUID   // empty: from everybody
	Own           *OwnDeadlines // nil: the network's
	Public        bool          // everybody may see it, without signing in
	Favourite     bool          // of the person who asked for this one

	Website     string
	Address     string           // as an envelope has it
	Office      referral.Address // its parts; none where only the free text of before is known
	Languages   string           // and interpreters, in words
	Access      []referral.Facility
	Opening     referral.Opening
	CheckedAt   time.Time     // when its lead last said that all this is true; zero: never
	OpensOn     referral.Date // not accepting until this day
	WeeklyLimit int           // referrals received from Monday to Sunday; 0: any number
	Full        bool          // the limit is reached
	Agreed      referral.Agreed
	ReadAt      time.Time // when all this was so, by the database's clock
	Lead        LeadState // in the list of people of the network; empty elsewhere
}

// LeadState is whether somebody looks after an organisation.
type LeadState string

// The states of an organisation's leads: the best of any.
const (
	LeadNone    LeadState = "none"
	LeadInvited LeadState = "invited" // no password yet
	LeadActive  LeadState = "active"
)

// leadOf is the LeadState of the organisation t.
const leadOf = `coalesce((SELECT CASE WHEN bool_or(u.password_hash <> '') THEN 'active' ELSE 'invited' END
	FROM memberships AS m JOIN users AS u ON u.id = m.user_id AND u.suspended_at IS NULL
	WHERE m.organisation_id = t.id AND m.role = 'lead' AND m.ended_at IS NULL), 'none') AS lead_state`

// OwnDeadlines are an organisation's own working days; 0 is the network's.
type OwnDeadlines struct {
	Acknowledge, Decide, UrgentAcknowledge, UrgentDecide int
}

// Barrier says why a referral of the sender would not be taken now, if so.
func (o Organisation) Barrier(sender uuid.UUID) referral.Barrier {
	return o.Intake().Barrier(sender, o.ReadAt)
}

// Intake is what decides whether the organisation takes referrals.
func (o Organisation) Intake() referral.Intake {
	return referral.Intake{Paused: o.Paused, Unagreed: o.Agreed.Barred(), Accepting: o.Accepting, OpensOn: o.OpensOn, From: o.AcceptsFrom, Full: o.Full}
}

func (o organisationRow) organisation(now time.Time) Organisation {
	return Organisation{
		ID: o.ID, Slug: o.Slug, Name: o.Name, Nation: referral.Nation(o.Nation), Email: o.Email, Phone: o.Phone,
		Summary: o.Summary, Criteria: o.Criteria, Waiting: o.Waiting, Areas: o.Areas, Issues: o.Issues, Type: o.Type, TypeLabel: o.TypeLabel,
		Paused: o.Paused, PausedReason: o.PausedReason, PausedAt: utc(o.PausedAt), Accepting: o.Accepting, AcceptingNote: o.AcceptingNote,
		AcceptsFrom: o.AcceptsFrom, Own: o.own(), Public: o.Public,
		Website: o.Website, Address: cmp.Or(o.office().Lines(), o.Address), Office: o.office(), Languages: o.Languages,
		Access: codes[referral.Facility](o.Access), Opening: o.Opening,
		CheckedAt: utc(o.CheckedAt), OpensOn: day(o.OpensOn), WeeklyLimit: o.WeeklyLimit, Full: o.Full, Agreed: o.agreed(), ReadAt: now,
		Lead: LeadState(o.Lead),
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
		Summary: o.Summary, Criteria: o.Criteria, Waiting: o.Waiting, Areas: orEmpty(o.Areas), Issues: orEmpty(o.Issues), Type: o.Type,
		Paused: o.Paused, PausedReason: o.PausedReason, Accepting: o.Accepting, AcceptingNote: o.AcceptingNote,
		AcceptsFrom: orEmpty(o.AcceptsFrom), Public: o.Public, CreatedAt: now,
		Website: o.Website, Address: o.Address, Languages: o.Languages, Access: codes[string](o.Access), Opening: o.Opening,
		CheckedAt: o.CheckedAt, OpensOn: midnight(o.OpensOn), WeeklyLimit: o.WeeklyLimit,
	}
	row.setOffice(o.Office)
	if o.Paused {
		row.PausedAt = now
	}
	if o.Own != nil {
		row.setOwn(*o.Own)
	}
	return row
}

// setOwn keeps the organisation's own working days; 0 is the network's.
func (o *organisationRow) setOwn(own OwnDeadlines) {
	days := func(n int) *int {
		if n == 0 {
			return nil
		}
		return &n
	}
	o.Acknowledge, o.Decide = days(own.Acknowledge), days(own.Decide)
	o.UrgentAck, o.UrgentDecide = days(own.UrgentAcknowledge), days(own.UrgentDecide)
}

func (o organisationRow) office() referral.Address {
	return referral.Address{Line1: o.Line1, Line2: o.Line2, Town: o.Town, County: o.County, Postcode: o.Postcode}
}

// setOffice keeps the parts of an address; they take the place of the free text.
func (o *organisationRow) setOffice(a referral.Address) {
	o.Line1, o.Line2, o.Town, o.County, o.Postcode = a.Line1, a.Line2, a.Town, a.County, a.Postcode
	if a != (referral.Address{}) {
		o.Address = ""
	}
}

// day is the date that a driver gives as its midnight in UTC.
func day(midnight time.Time) referral.Date {
	if midnight.IsZero() {
		return referral.Date{}
	}
	y, m, d := midnight.UTC().Date()
	return referral.NewDate(y, m, d)
}

func midnight(d referral.Date) time.Time {
	t, _ := time.Parse(time.DateOnly, d.String()) // no day is the zero time
	return t
}

// codes turns a list of one kind of text into another's.
func codes[To, From ~string](list []From) []To {
	all := make([]To, len(list))
	for i, code := range list {
		all[i] = To(code)
	}
	return all
}

func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// typeLabelOf is what the kind of the organisation t is called.
const typeLabelOf = "coalesce((SELECT y.label FROM organisation_types AS y WHERE y.code = t.type), '') AS type_label"

// maxOrganisations is more than any network has.
const maxOrganisations = 1000

// Organisations lists the network by name; with a search, those whose name,
// summary, area or issue has its words.
func (s *Store) Organisations(ctx context.Context, by referral.Actor, search string) (all []Organisation, err error) {
	err = s.in(ctx, by, "list organisations", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		var rows []organisationRow
		full, week := isFull(now)
		q := tx.NewSelect().Model(&rows).Column("t.*").ColumnExpr(full, week).ColumnExpr(agreement).ColumnExpr(typeLabelOf).OrderExpr("lower(t.name), t.id").Limit(maxOrganisations)
		if by.Role.OfNetwork() {
			q.ColumnExpr(leadOf)
		}
		for _, word := range strings.Fields(search) {
			q.Where("concat_ws(' ', t.name, t.summary, array_to_string(t.areas, ' '), array_to_string(t.issues, ' ')) ILIKE ?", "%"+likeLiteral(word)+"%")
		}
		err = q.Scan(ctx)
		all = make([]Organisation, len(rows))
		for i, row := range rows {
			all[i] = row.organisation(now)
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
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		o, err = oneOrganisation(ctx, tx, id, now)
		return err
	})
	return o, err
}

func oneOrganisation(ctx context.Context, tx bun.Tx, id uuid.UUID, now time.Time) (Organisation, error) {
	var row listedRow
	err := DirectoryQuery{now: now}.choices(tx).Where("t.id = ?", id).Scan(ctx, &row)
	return row.readers(now), found(err, errNoOrganisation)
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

// Joining returns the organisation as every new member starts: nobody refers to
// it, and it refers to nobody, until a coordinator lets it go on (R6).
func (o Organisation) Joining() Organisation {
	o.Accepting, o.Paused, o.PausedReason = true, true, "It is joining the network."
	return o
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
