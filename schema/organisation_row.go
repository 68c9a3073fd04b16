package schema

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

type organisationRow struct {
	bun.BaseModel `bun:"table:organisations,alias:t"`

	ID            uuid.UUID   `bun:"id,pk"`
	Slug          string      `bun:"slug"`
	Name          string      `bun:"name"`
	Nation        string      `bun:"nation"`
	Email         string      `bun:"email"`
	Phone         string      `bun:"phone"`
	Summary       string      `bun:"summary"`
	Criteria      string      `bun:"criteria"`
	Waiting       string      `bun:"waiting"`
	Areas         []string    `bun:"areas,array"`
	Issues        []string    `bun:"issues,array"`
	Type          string      `bun:"type,nullzero"`
	TypeLabel     string      `bun:"type_label,scanonly"`
	Paused        bool        `bun:"paused"`
	PausedReason  string      `bun:"paused_reason"`
	PausedAt      time.Time   `bun:"paused_at,nullzero"`
	Accepting     bool        `bun:"accepting"`
	AcceptingNote string      `bun:"accepting_note"`
	AcceptsFrom   []uuid.UUID `bun:"accepts_from,array"`
	Acknowledge   *int        `bun:"acknowledge_days"`
	Decide        *int        `bun:"decide_days"`
	UrgentAck     *int        `bun:"urgent_acknowledge_days"`
	UrgentDecide  *int        `bun:"urgent_decide_days"`
	Public        bool        `bun:"public"`
	CreatedAt     time.Time   `bun:"created_at"`

	Website     string           `bun:"website"`
	Address     string           `bun:"address"` // free text, where there are no parts yet
	Line1       string           `bun:"line_1"`
	Line2       string           `bun:"line_2"`
	Town        string           `bun:"town"`
	County      string           `bun:"county"`
	Postcode    string           `bun:"postcode"`
	Languages   string           `bun:"languages"`
	Access      []string         `bun:"access,array"`
	Opening     referral.Opening `bun:"opening,type:jsonb"`
	CheckedAt   time.Time        `bun:"checked_at,nullzero"`
	OpensOn     time.Time        `bun:"opens_on,type:date,nullzero"` // at midnight in UTC
	WeeklyLimit int              `bun:"weekly_limit,nullzero"`
	Full        bool             `bun:"is_full,scanonly"`

	AgreedVersion int       `bun:"agreed_version,scanonly"` // written by what was accepted, and by nothing else
	InForce       int       `bun:"agreement_in_force,scanonly"`
	AgreedSince   time.Time `bun:"agreement_since,scanonly,nullzero"`
	Lead          string    `bun:"lead_state,scanonly"`
}

type membershipRow struct {
	bun.BaseModel `bun:"table:memberships,alias:m"`

	User               uuid.UUID `bun:"user_id,pk"`
	Organisation       uuid.UUID `bun:"organisation_id,pk"`
	Role               string    `bun:"role"`
	JobTitle           string    `bun:"job_title"`
	Phone              string    `bun:"phone"`
	MaySwitchAccepting bool      `bun:"may_switch_accepting"`
	MayExport          bool      `bun:"may_export"`
	MaySeeReports      bool      `bun:"may_see_reports"`
	CreatedAt          time.Time `bun:"created_at"`
	EndedAt            time.Time `bun:"ended_at,nullzero"`
}

// newMembership is how somebody begins: with the rights that every adviser has.
func newMembership(user, organisation uuid.UUID, role referral.Role, now time.Time) membershipRow {
	return membershipRow{User: user, Organisation: organisation, Role: string(role), MayExport: true, CreatedAt: now}
}

// rights are what the person may do for this organisation.
func (m membershipRow) rights() []referral.Right {
	given := []referral.Right{}
	for right, has := range map[referral.Right]bool{
		referral.SwitchAccepting: m.MaySwitchAccepting, referral.Export: m.MayExport, referral.SeeReports: m.MaySeeReports,
	} {
		if has {
			given = append(given, right)
		}
	}
	slices.Sort(given)
	return referral.RightsOf(referral.Role(m.Role), given)
}

type policyRow struct {
	bun.BaseModel `bun:"table:policy,alias:p"`

	Acknowledge     int    `bun:"acknowledge_days"`
	Decide          int    `bun:"decide_days"`
	UrgentAck       int    `bun:"urgent_acknowledge_days"`
	UrgentDecide    int    `bun:"urgent_decide_days"`
	AcceptingCloses bool   `bun:"accepting_closes"`
	SilenceCloses   bool   `bun:"silence_closes"` // the same as Silence, for whoever reads it still
	Silence         string `bun:"silence"`
	Version         int64  `bun:"version"`

	TakesApplications   bool   `bun:"takes_applications"`
	ApplicationsContact string `bun:"applications_contact"`
}

func (o organisationRow) party() referral.Party {
	return referral.Party{ID: o.ID, Slug: o.Slug, Name: o.Name, Nation: referral.Nation(o.Nation)}
}

// terms are what a referral to this organisation is sent under now: its own
// days where it has any, otherwise the network's.
func (o organisationRow) terms(p policyRow, urgent bool) referral.Terms {
	t := referral.Terms{
		AcknowledgeDays: p.Acknowledge, DecideDays: p.Decide,
		AcceptingCloses: p.AcceptingCloses,
		SilenceCloses:   p.Silence == string(referral.SilenceCloses), SilenceOffers: p.Silence == string(referral.SilenceOffers),
	}
	acknowledge, decide := o.Acknowledge, o.Decide
	if urgent {
		t.AcknowledgeDays, t.DecideDays = p.UrgentAck, p.UrgentDecide
		acknowledge, decide = o.UrgentAck, o.UrgentDecide
	}
	if acknowledge != nil {
		t.AcknowledgeDays = *acknowledge
	}
	if decide != nil {
		t.DecideDays = *decide
	}
	return t
}

// receiver is an organisation that something may be sent to, with its calendar.
type receiver struct {
	organisationRow
	calendar referral.Calendar
}

// receiverRow is an organisation with what makes its calendar.
type receiverRow struct {
	organisationRow
	Closures []string `bun:"closures,array"`
	Extra    []byte   `bun:"extra"`
}

// receivers finds the organisations, in the order asked for.
func (s *Store) receivers(ctx context.Context, tx bun.IDB, ids []uuid.UUID) ([]receiver, error) {
	var rows []receiverRow
	err := tx.NewSelect().Model((*organisationRow)(nil)).Column("t.*").ColumnExpr(closuresOf).ColumnExpr(holidaysOf).ColumnExpr(agreement).
		Where("t.id IN (?)", bun.List(ids)).Scan(ctx, &rows)
	if err != nil {
		return nil, err
	}
	all := make([]receiver, 0, len(ids))
	for _, id := range ids {
		i := slices.IndexFunc(rows, func(o receiverRow) bool { return o.ID == id })
		if i < 0 {
			return nil, wrongReceiver("One of the organisations is not in the network any more. Choose again.")
		}
		cal, err := s.calendarOf(rows[i].Nation, rows[i].Closures, rows[i].Extra)
		if err != nil {
			return nil, err
		}
		all = append(all, receiver{rows[i].organisationRow, cal})
	}
	return all, nil
}

func wrongReceiver(message string) *referral.Error {
	return &referral.Error{
		Code: referral.CodeInvalid, Message: "Please check what you entered.",
		Fields: []referral.FieldError{{Field: "receivers", Message: message}},
	}
}

// intake is what the organisation says about taking referrals.
func (o organisationRow) intake() referral.Intake {
	return referral.Intake{Paused: o.Paused, Unagreed: o.agreed().Barred(), Accepting: o.Accepting, OpensOn: day(o.OpensOn), From: o.AcceptsFrom, Full: o.Full}
}

// agreed is how the organisation stands to the data-sharing agreement now.
func (o organisationRow) agreed() referral.Agreed {
	return referral.Agreed{Version: o.AgreedVersion, Joined: o.CreatedAt, InForce: o.InForce, Since: o.AgreedSince}
}

// fullThen is whether the organisation t received its limit in a week.
const fullThen = "(t.weekly_limit IS NOT NULL AND week_is_full(t.id, ?, t.weekly_limit))"

// isFull asks whether the organisation t received its limit for the week of
// that moment.
func isFull(now time.Time) (string, string) {
	return fullThen + " AS is_full", referral.WeekOf(now).String()
}
