package demo

import (
	_ "embed" // the organisations
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"onward/referral"
)

//go:embed organisations.json
var organisationsJSON []byte

// Organisation is an invented member of the network, with what makes it behave
// as it does.
type Organisation struct {
	referral.Party
	Profile

	Summary, Criteria, Waiting string
	Email, Phone               string
	Issues, Areas              []string
	PausedReason               string // not empty: a coordinator paused it
	AcceptingNote              string // not empty: it takes nothing for now
	Private                    bool   // it is not in the public directory
	ClosedSince                time.Time
	Own                        Days
	Closures                   []referral.Date

	calendar referral.Calendar
	sends    int // how much it sends and takes, in proportion
	takes    int
	pace     pace
	staff    []uuid.UUID // the leads first
	leads    int
}

// Days are an organisation's own working days for each deadline; 0 is the network's.
type Days struct {
	Acknowledge       int `json:"acknowledge_days"`
	Decide            int `json:"decide_days"`
	UrgentAcknowledge int `json:"urgent_acknowledge_days"`
	UrgentDecide      int `json:"urgent_decide_days"`
}

// written is an organisation as organisations.json has it.
type written struct {
	Days

	Slug          string          `json:"slug"`
	Name          string          `json:"name"`
	Nation        referral.Nation `json:"nation"`
	Summary       string          `json:"summary"`
	Opening       string          `json:"opening"`
	Criteria      string          `json:"criteria"`
	Waiting       string          `json:"waiting"`
	Issues        []string        `json:"issues"`
	Areas         []string        `json:"areas"`
	PausedReason  string          `json:"paused_reason"`
	AcceptingNote string          `json:"accepting_note"`
	Private       bool            `json:"private"`
	People        int             `json:"people"`
	Sends         int             `json:"sends"`
	Takes         int             `json:"takes"`
	Pace          pace            `json:"pace"`
}

var writtenOrganisations = mustOrganisations()

func mustOrganisations() []written {
	var all []written
	if err := json.Unmarshal(organisationsJSON, &all); err != nil {
		panic("demo: " + err.Error()) // impossible: the file is tested and linked in
	}
	for i := range all {
		if all[i].Nation == "" {
			all[i].Nation = referral.EnglandAndWales
		}
	}
	return all
}

// How long ago those that take nothing stopped, in days: what they had before,
// they still have.
const (
	pausedFor       = 20
	notAcceptingFor = 9
)

func organisations(now time.Time) []Organisation {
	all := make([]Organisation, len(writtenOrganisations))
	for i, w := range writtenOrganisations {
		o := Organisation{
			Party:   referral.Party{ID: named("organisation", w.Slug), Slug: w.Slug, Name: w.Name, Nation: w.Nation},
			Profile: profile(i, w, now), Summary: summary(w), Criteria: w.Criteria, Waiting: w.Waiting,
			Email: w.Slug + "@example.org", Phone: fmt.Sprintf("01632 960 %03d", i+1),
			Issues: w.Issues, Areas: served(w.Areas), PausedReason: w.PausedReason, AcceptingNote: w.AcceptingNote, Private: w.Private, Own: w.Days,
			Closures: closures(i, now), sends: w.Sends, takes: w.Takes, pace: w.Pace,
		}
		switch today := referral.DateOf(now); {
		case w.PausedReason != "":
			o.ClosedSince = today.AddDays(-pausedFor).At(10, 0, 0)
		case w.AcceptingNote != "":
			o.ClosedSince = today.AddDays(-notAcceptingFor).At(10, 0, 0)
		}
		o.calendar = referral.NewCalendar(w.Nation, o.Closures)
		all[i] = o
	}
	return all
}

// summary says when it is open where the days of a week cannot say all of it.
func summary(w written) string {
	if _, whole := openingOf(w.Opening); whole {
		return w.Summary
	}
	return w.Summary + " Open: " + w.Opening + "."
}

// closures are days on which every fifth organisation is closed: between
// Christmas and New Year, and for training.
func closures(i int, now time.Time) []referral.Date {
	if i%5 != 0 {
		return nil
	}
	var days []referral.Date
	for year := now.Year() - 1; year <= now.Year()+1; year++ {
		days = append(days, referral.NewDate(year, time.March, 12),
			referral.NewDate(year, time.December, 24), referral.NewDate(year, time.December, 29),
			referral.NewDate(year, time.December, 30), referral.NewDate(year, time.December, 31))
	}
	return days
}

// terms are what a referral to the organisation is sent under.
func (o *Organisation) terms(urgent bool) referral.Terms {
	t, acknowledge, decide := referral.DefaultTerms, o.Own.Acknowledge, o.Own.Decide
	if urgent {
		t, acknowledge, decide = referral.DefaultUrgentTerms, o.Own.UrgentAcknowledge, o.Own.UrgentDecide
	}
	if acknowledge > 0 {
		t.AcknowledgeDays = acknowledge
	}
	if decide > 0 {
		t.DecideDays = decide
	}
	return t
}

// takesAt reports whether a referral could be sent to it then.
func (o *Organisation) takesAt(t time.Time) bool {
	return o.ClosedSince.IsZero() || t.Before(o.ClosedSince)
}

func (o *Organisation) helpsWith(issue string) bool { return slices.Contains(o.Issues, issue) }

// namespace keeps the demo's ids apart from all others.
var namespace = uuid.MustParse("6f0b9c1e-3c55-5d0a-9a3e-6d6172726d00")

// named is the id of something that the demo always has, whatever its seed.
func named(kind, name string) uuid.UUID { return uuid.NewSHA1(namespace, []byte(kind+":"+name)) }
