package referral

import (
	"net/mail"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// FreshMonths is how long an organisation's profile counts as true after its
// lead checked it. Profiles change often (Y3); the sources name no time, and
// half a year is what a directory can ask of a small charity.
const FreshMonths = 6

// Facility is something about getting to an organisation that decides whether a
// client can use it.
type Facility string

// The ways to an organisation (spec section 6, R11).
const (
	AccessWheelchair Facility = "wheelchair"
	AccessToilet     Facility = "accessible_toilet"
	AccessLoop       Facility = "hearing_loop"
	AccessRemote     Facility = "remote"
	AccessHome       Facility = "home_visits"
	AccessDropIn     Facility = "drop_in"
	AccessEvening    Facility = "evening"
	AccessChildren   Facility = "children_welcome"
)

// Facilities lists the ways in the order a form shows them.
var Facilities = []Facility{
	AccessWheelchair, AccessToilet, AccessLoop, AccessRemote, AccessHome, AccessDropIn, AccessEvening, AccessChildren,
}

// OpenDay is when an organisation is open on one day of the week, in words; an
// empty half is closed (R11).
type OpenDay struct {
	Morning   string `json:"morning"`
	Afternoon string `json:"afternoon"`
}

// Opening is the days of a week, Monday first; empty where nothing is said.
type Opening []OpenDay

// week is how many days a full Opening has.
const week = 7

// Given reports whether the opening times say anything.
func (o Opening) Given() bool {
	for _, d := range o {
		if d != (OpenDay{}) {
			return true
		}
	}
	return false
}

// Profile is what an organisation says of itself (R11). Its name and its nation
// are the coordinators' to give.
type Profile struct {
	Summary, Criteria, Waiting string
	Email, Phone, Website      string
	Office                     Address // where clients come; its zero value: nowhere, or not said yet
	Languages                  string
	Areas, Issues              []string
	Type                       string // code of the list of types; empty: not said
	Access                     []Facility
	Opening                    Opening
}

// Tidy returns the profile without space around what was typed.
func (p Profile) Tidy() Profile {
	for _, text := range []*string{&p.Summary, &p.Criteria, &p.Waiting, &p.Email, &p.Phone, &p.Website, &p.Languages, &p.Office.Line1, &p.Office.Line2, &p.Office.Town, &p.Office.County} {
		*text = strings.TrimSpace(*text)
	}
	if p.Website != "" && !strings.Contains(p.Website, "://") {
		p.Website = "https://" + p.Website
	}
	if code, ok := Postcode(p.Office.Postcode); ok {
		p.Office.Postcode = code
	}
	areas := []string{}
	for _, area := range p.Areas {
		if area = strings.TrimSpace(area); area != "" {
			areas = append(areas, area)
		}
	}
	p.Areas = areas
	opening := make(Opening, 0, len(p.Opening))
	for _, d := range p.Opening {
		opening = append(opening, OpenDay{strings.TrimSpace(d.Morning), strings.TrimSpace(d.Afternoon)})
	}
	p.Opening = opening
	return p
}

// Check lists what must be put right before the profile can be kept.
func (p Profile) Check() []FieldError {
	var wrong []FieldError
	add := func(bad bool, field, message string) {
		if bad {
			wrong = append(wrong, FieldError{field, message})
		}
	}
	address, mailErr := mail.ParseAddress(p.Email)
	add(mailErr != nil || address.Address != p.Email, "email", "Enter the e-mail address where referrals are announced, such as referrals@example.org.")
	add(!webAddress(p.Website), "website", "Enter a web address, such as https://www.example.org.")
	add(utf8.RuneCountInString(p.Summary) > 500, "summary", "Keep the description under 500 characters.")
	add(len(p.Opening) != 0 && len(p.Opening) != week, "opening", "Give opening times for all seven days, or for none.")
	wrong = append(wrong, p.Office.checkOffice()...)
	for _, a := range p.Access {
		add(!slices.Contains(Facilities, a), "access", "Choose from the list.")
	}
	return wrong
}

// checkOffice lists what an address that clients are sent to lacks: all of it may
// be empty, and a part of it helps nobody to find the door.
func (a Address) checkOffice() (wrong []FieldError) {
	if a == (Address{}) {
		return nil
	}
	_, isPostcode := Postcode(a.Postcode)
	for _, part := range []struct {
		bad            bool
		field, message string
	}{
		{a.Line1 == "", "office.line_1", "Enter the building and street, or leave the whole address empty."},
		{a.Town == "", "office.town", "Enter the town or city, or leave the whole address empty."},
		{!isPostcode, "office.postcode", "Enter a full postcode, such as NR1 3QG, or leave the whole address empty."},
	} {
		if part.bad {
			wrong = append(wrong, FieldError{part.field, part.message})
		}
	}
	return wrong
}

// Lines are the address as an envelope has it, without what is not given.
func (a Address) Lines() string {
	var lines []string
	for _, line := range []string{a.Line1, a.Line2, a.Town, a.County, a.Postcode} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// StaleSince reports whether a profile that was last checked then should be
// looked at again.
func StaleSince(checked, now time.Time) bool {
	return checked.IsZero() || checked.AddDate(0, FreshMonths, 0).Before(now)
}

// firstReminder is how many months after the last check the leads are first asked
// to look at the profile again: one before it is stale.
const firstReminder = FreshMonths - 1

// DueReminder says which reminder to check a profile is the last that has come
// due, if one has: the first a month before it is stale, the second on that day,
// and one each month after (Y3). Checked is when it was last checked or, where
// it never was, when the organisation joined.
func DueReminder(checked, now time.Time) (number int, due bool) {
	for !reminderDay(checked, number+1).At(0, 0, 0).After(now) {
		number++
	}
	return number, number > 0
}

func reminderDay(checked time.Time, number int) Date {
	return DateOf(checked.In(London).AddDate(0, firstReminder-1+number, 0))
}

// webAddress keeps out everything that a link should not run.
func webAddress(s string) bool {
	if s == "" {
		return true
	}
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && strings.Contains(u.Host, ".")
}
