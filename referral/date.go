package referral

import (
	"time"
	_ "time/tzdata" // Europe/London must be known on a machine without zone files
)

// London is the time zone of every deadline.
var London = mustLocation("Europe/London")

func mustLocation(name string) *time.Location {
	loc, err := time.LoadLocation(name)
	if err != nil {
		panic("referral: " + err.Error()) // impossible: the zone is linked into the binary
	}
	return loc
}

// Date is a day in the calendar, without a time or a zone. The zero Date is no day.
type Date struct {
	year  int
	month time.Month
	day   int
}

// NewDate returns the day; a 30 February becomes 1 or 2 March.
func NewDate(year int, month time.Month, day int) Date {
	y, m, d := time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Date()
	return Date{y, m, d}
}

// DateOf returns the day it is in London at t: 00:30 in British Summer Time is
// still the day before in UTC.
func DateOf(t time.Time) Date {
	y, m, d := t.In(London).Date()
	return Date{y, m, d}
}

// ParseDate reads a day such as "2026-06-18".
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		// What was typed may be a date of birth, so the message does not repeat it.
		return Date{}, &Error{Code: CodeInvalid, Message: "This is not a date. Write it as year-month-day, such as 2026-06-18."}
	}
	y, m, d := t.Date()
	return Date{y, m, d}, nil
}

// String returns the day as "2026-06-18", and nothing for no day.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.midnight().Format(time.DateOnly)
}

// Long returns the day as "Monday 30 November 2026".
func (d Date) Long() string { return d.midnight().Format("Monday 2 January 2006") }

// MarshalText writes the day as String does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// IsZero reports whether this is no day at all.
func (d Date) IsZero() bool { return d == Date{} }

// Year returns the day's year.
func (d Date) Year() int { return d.year }

// Month returns the day's month.
func (d Date) Month() time.Month { return d.month }

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return d.midnight().Weekday() }

// AddDays returns the day n days later, or earlier when n is negative.
func (d Date) AddDays(n int) Date { return NewDate(d.year, d.month, d.day+n) }

// Before reports whether d is an earlier day than o.
func (d Date) Before(o Date) bool { return d.midnight().Before(o.midnight()) }

// After reports whether d is a later day than o.
func (d Date) After(o Date) bool { return o.Before(d) }

// At returns the moment in London when the clock on the wall shows this time
// on this day.
func (d Date) At(hour, minute, second int) time.Time {
	return time.Date(d.year, d.month, d.day, hour, minute, second, 0, London)
}

// midnight is the day in UTC, where every day has 24 hours.
func (d Date) midnight() time.Time {
	return time.Date(d.year, d.month, d.day, 0, 0, 0, 0, time.UTC)
}

// longestClosure is how many days one entry of closure days may have.
const longestClosure = 92

// DayRange is days in a row, both ends included.
type DayRange struct{ From, To Date }

// Check says what must be put right before the days can be closure days.
func (r DayRange) Check(today Date) error {
	switch {
	case r.From.IsZero():
		return invalid("from", "Enter the first day.")
	case r.From.Before(today):
		return invalid("from", "Enter today or a later day: what is past moves no deadline.")
	case r.To.Before(r.From):
		return invalid("to", "Enter the first day or a later one.")
	case r.To.After(r.From.AddDays(longestClosure)):
		return invalid("to", "Close for three months at most at a time. To take no referrals for longer, use Accepting.")
	case r.From.After(today.AddDays(farthest)):
		return invalid("from", "Enter a day within three years.")
	}
	return nil
}
