package api

import (
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"

	"onward/referral"
	"onward/schema"
)

// NetworkCalendar is which days count for no deadline, but for weekends and
// closures.
type NetworkCalendar struct {
	Today     referral.Date    `json:"today"`
	AsOf      string           `json:"as_of" doc:"The month in which the official table was checked, such as 2026-11."`
	Source    string           `json:"source" doc:"Where it is from."`
	FirstYear int              `json:"first_year"`
	LastYear  int              `json:"last_year" doc:"Later bank holidays are expected by the rule, and deadlines there are provisional."`
	Missing   string           `json:"missing,omitempty" doc:"What it means that the coming year is not known, if it is not."`
	Official  []NationHolidays `json:"official"`
	OneOff    []OneOffDay      `json:"one_off" doc:"What the network added, the latest day first."`
}

// NationHolidays are the bank holidays of one nation.
type NationHolidays struct {
	Nation string        `json:"nation"`
	Name   string        `json:"name"`
	Years  []HolidayYear `json:"years"`
}

// HolidayYear are those of a year.
type HolidayYear struct {
	Year int        `json:"year"`
	Days []NamedDay `json:"days"`
}

// NamedDay is a day and what it is called.
type NamedDay struct {
	Day  referral.Date `json:"day"`
	Name string        `json:"name"`
}

// OneOffDayBody is a bank holiday that the network adds.
type OneOffDayBody struct {
	Day     referral.Date `json:"day"`
	Name    string        `json:"name" maxLength:"500" doc:"As people read it beside a deadline."`
	Nations []string      `json:"nations" maxItems:"3" doc:"Whose receivers it is for."`
}

func (b OneOffDayBody) day() referral.OneOffDay {
	day := referral.OneOffDay{Day: b.Day, Name: b.Name}
	for _, n := range b.Nations {
		day.Nations = append(day.Nations, referral.Nation(n))
	}
	return day.Tidy()
}

// OneOffDay is one that was added.
type OneOffDay struct {
	ID uuid.UUID `json:"id"`
	OneOffDayBody
	For       string    `json:"for" doc:"The nations in words."`
	By        *Person   `json:"by,omitempty" doc:"None: somebody on the machine."`
	AddedAt   time.Time `json:"added_at"`
	Removable bool      `json:"removable" doc:"It has not begun."`
}

// CalendarMoves says what a change does to open referrals.
type CalendarMoves struct {
	Referrals int       `json:"referrals" doc:"Whose deadline moves."`
	ByDays    []DayMove `json:"by_days"`
	Sentence  string    `json:"sentence"`
}

// DayMove is how many deadlines move by how much.
type DayMove struct {
	Days      int `json:"days" doc:"Of the calendar; below 0 is earlier."`
	Referrals int `json:"referrals"`
}

// CalendarChanged is the calendar after a change, and what that did.
type CalendarChanged struct {
	Calendar NetworkCalendar `json:"calendar"`
	Moves    CalendarMoves   `json:"moves"`
}

type oneOffInput struct{ Body OneOffDayBody }

type oneOffPath struct {
	ID uuid.UUID `path:"id"`
}

type calendarOutput struct{ Body NetworkCalendar }

type movesOutput struct{ Body CalendarMoves }

type calendarChangedOutput struct{ Body CalendarChanged }

func showCalendar(today referral.Date, added []schema.OneOffDay) NetworkCalendar {
	first, last := referral.OfficialYears()
	c := NetworkCalendar{
		Today: today, AsOf: referral.HolidaysAsOf, Source: referral.HolidaysSource, FirstYear: first, LastYear: last,
		Official: []NationHolidays{}, OneOff: []OneOffDay{},
	}
	if today.Year()+1 > last {
		c.Missing = fmt.Sprintf("The bank holidays of %d are not known here. Deadlines that reach into it are worked out by the rule and marked provisional. Update Onward.", max(today.Year(), last+1))
	}
	for _, n := range referral.Nations {
		of := NationHolidays{Nation: string(n), Name: n.Name(), Years: []HolidayYear{}}
		for year := first; year <= last; year++ {
			days := []NamedDay{}
			for _, h := range referral.HolidaysOf(n, year) {
				days = append(days, NamedDay{h.Date, h.Title})
			}
			of.Years = append(of.Years, HolidayYear{year, days})
		}
		c.Official = append(c.Official, of)
	}
	for _, day := range added {
		c.OneOff = append(c.OneOff, showOneOff(day, today))
	}
	return c
}

func showOneOff(day schema.OneOffDay, today referral.Date) OneOffDay {
	shown := OneOffDay{
		ID: day.ID, OneOffDayBody: OneOffDayBody{Day: day.Day, Name: day.Name, Nations: []string{}},
		For: referral.NameNations(day.Nations), By: showPersonOrNone(day.By), AddedAt: day.AddedAt, Removable: today.Before(day.Day),
	}
	for _, n := range day.Nations {
		shown.Nations = append(shown.Nations, string(n))
	}
	return shown
}

func showMoves(m schema.Moves) CalendarMoves {
	shown := CalendarMoves{Referrals: m.Referrals, ByDays: []DayMove{}}
	parts := []string{}
	for _, days := range m.ByDays() {
		shown.ByDays = append(shown.ByDays, DayMove{days, m.Days[days]})
		parts = append(parts, fmt.Sprintf("%d of them %s", m.Days[days], daysApart(days)))
	}
	switch {
	case m.Referrals == 0:
		shown.Sentence = "The deadline of no open referral moves."
	case m.Referrals == 1:
		shown.Sentence = "The deadline of 1 open referral moves: " + daysApart(shown.ByDays[0].Days) + "."
	case len(parts) == 1:
		shown.Sentence = fmt.Sprintf("The deadlines of %d open referrals move: %s.", m.Referrals, daysApart(shown.ByDays[0].Days))
	default:
		shown.Sentence = fmt.Sprintf("The deadlines of %d open referrals move: %s.", m.Referrals, strings.Join(parts, ", "))
	}
	switch {
	case m.Clock == 1:
		shown.Sentence += " For 1 more, only reminders or a later deadline move."
	case m.Clock > 1:
		shown.Sentence += fmt.Sprintf(" For %d more, only reminders or a later deadline move.", m.Clock)
	}
	return shown
}

// daysApart says how far a deadline moves in days of the calendar.
func daysApart(days int) string {
	way := "later"
	if days < 0 {
		days, way = -days, "earlier"
	}
	if days == 1 {
		return "1 day " + way
	}
	return fmt.Sprintf("%d days %s", days, way)
}
