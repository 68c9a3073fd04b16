package referral

import (
	"strings"
	"time"
)

// farthest is how many days from its start a calendar looks. Policies speak of
// 1 to 10 working days; the bound only keeps a receiver that closed for years,
// or an absurd number, from costing time. A due moment that hits it is the
// last day looked at, and Explain says so.
const farthest = 3 * 366

// opening is the hour from which the clock's e-mails may go (spec section 3).
const opening = 8

// closing is the hour until which they go at once.
const closing = 18

// Calendar says which days are working days for one receiver: Monday to
// Friday, less the bank holidays of its nation, less its closures. Only the
// end of a day ever falls due. A Calendar is immutable and safe to share.
type Calendar struct {
	nation   Nation
	closures map[Date]bool
	extra    map[Date]string
	day      time.Duration // above 0: see Compressed
}

// NewCalendar returns the calendar of a receiver in that nation. Extra are
// bank holidays proclaimed after the official table was made. A nation that is
// not one has no bank holidays, and all its due moments are provisional.
func NewCalendar(n Nation, closures []Date, extra ...Holiday) Calendar {
	c := Calendar{nation: n, closures: make(map[Date]bool, len(closures)), extra: make(map[Date]string, len(extra))}
	for _, d := range closures {
		c.closures[d] = true
	}
	for _, h := range extra {
		c.extra[h.Date] = h.label()
	}
	return c
}

// Compressed returns a calendar for tests of the whole system, in which each
// day is a working day and is over in so short a time.
func Compressed(day time.Duration) Calendar { return Calendar{day: max(day, time.Millisecond)} }

// Working reports whether d is a working day.
func (c Calendar) Working(d Date) bool { return c.dayOff(d) == "" }

// dayOff says in plain words why d is not a working day, and nothing when it is.
func (c Calendar) dayOff(d Date) string {
	if c.day > 0 {
		return ""
	}
	if w := d.Weekday(); w == time.Saturday || w == time.Sunday {
		return w.String()
	}
	return c.shut(d)
}

// shut says in plain words why nobody is there on d, whatever day of the week
// it is, and nothing when somebody may be.
func (c Calendar) shut(d Date) string {
	label, ok := bankHoliday(c.nation, d)
	if !ok {
		label, ok = c.extra[d]
	}
	switch {
	case ok:
		// Half the official titles end in these words already.
		return "bank holiday: " + strings.TrimSuffix(label, " bank holiday")
	case c.closures[d]:
		return "closed"
	}
	return ""
}

// EndOf returns the due moment: the end, 23:59:59 in London, of the nth working
// day after the day of t, which itself never counts. EndOf(t, 0) is the end of
// t's own day.
func (c Calendar) EndOf(t time.Time, n int) time.Time { return c.end(t, max(n, 0), 1) }

// Before returns the end of the nth working day before the day of t, for
// reminders. Before(t, 0) is the end of t's own day.
func (c Calendar) Before(t time.Time, n int) time.Time { return c.end(t, max(n, 0), -1) }

// Morning returns 08:00 on the nth working day before the day of t: when people
// who start their day can still do something about what is due at t.
func (c Calendar) Morning(t time.Time, n int) time.Time {
	before := c.Before(t, n)
	if c.day > 0 {
		return before
	}
	return DateOf(before).At(opening, 0, 0)
}

// spread is the longest that a moment waits after its due time, so that the
// thousands due at the same midnight do not fall on one second.
func (c Calendar) spread() time.Duration {
	if c.day > 0 {
		return c.day / 20
	}
	return 2 * time.Minute
}

// end walks n working days forwards (step 1) or back (step -1).
func (c Calendar) end(t time.Time, n, step int) time.Time {
	if c.day > 0 {
		return t.Add(time.Duration(min(n, farthest)*step) * c.day)
	}
	d := DateOf(t)
	for walked := 0; n > 0 && walked < farthest; walked++ {
		d = d.AddDays(step)
		if c.Working(d) {
			n--
		}
	}
	return d.At(23, 59, 59)
}

// WorkingDaysBetween counts the working days after a's day up to and including
// b's day: 2 reads as "in 2 working days". When b is before a the count is
// negative: -3 reads as "3 working days late". It counts no further than three
// years.
func (c Calendar) WorkingDaysBetween(a, b time.Time) int {
	if b.Before(a) {
		return -c.WorkingDaysBetween(b, a)
	}
	if c.day > 0 {
		return int(b.Sub(a) / c.day)
	}
	count, d, last := 0, DateOf(a), DateOf(b)
	for walked := 0; d.Before(last) && walked < farthest; walked++ {
		d = d.AddDays(1)
		if c.Working(d) {
			count++
		}
	}
	return count
}

// Opening returns when the clock's e-mails about something that came to pass at
// t may go: 08:00 on t's own day when that is a working day and it is not yet
// later, otherwise 08:00 on the next working day.
func (c Calendar) Opening(t time.Time) time.Time {
	if c.day > 0 {
		return t
	}
	today := DateOf(t)
	if at := today.At(opening, 0, 0); c.Working(today) && !t.After(at) {
		return at
	}
	return DateOf(c.EndOf(t, 1)).At(opening, 0, 0)
}

// Telling returns when the clock's e-mail about what came to pass at t may go: at
// once in working hours, else at the next opening (spec section 3).
func (c Calendar) Telling(t time.Time) time.Time {
	local := t.In(London)
	if c.day > 0 || c.Working(DateOf(t)) && local.Hour() >= opening && local.Hour() < closing {
		return t
	}
	return c.Opening(t)
}

// Provisional reports whether a day from one moment to the other lies outside
// the years of the official table, so that a bank holiday may yet be moved or
// added. What is computed there is the rule, not a promise.
func (c Calendar) Provisional(from, to time.Time) bool {
	if c.day > 0 {
		return false
	}
	_, known := official.labels[c.nation]
	return !known || !official.covers(DateOf(from)) || !official.covers(DateOf(to))
}
