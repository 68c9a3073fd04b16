package referral

import (
	"slices"
	"strings"
	"time"
)

// Limits of a one-off day: proclaimed some months ahead, with a name that fits
// in a sentence.
const (
	longestOneOffName = 80
	farthestOneOff    = 2 * 366
)

// Nations lists the nations in the order a form shows them.
var Nations = []Nation{EnglandAndWales, Scotland, NorthernIreland}

// OneOffDay is a bank holiday that the network adds to the official ones: a
// royal funeral, a local holiday.
type OneOffDay struct {
	Day     Date
	Name    string
	Nations []Nation // of receivers; each once
}

// Tidy returns it as it should be kept.
func (o OneOffDay) Tidy() OneOffDay {
	o.Name = tidyLine(o.Name)
	var each []Nation
	for _, n := range Nations {
		if slices.Contains(o.Nations, n) {
			each = append(each, n)
		}
	}
	if len(o.Nations) > 0 && len(each) == 0 {
		each = o.Nations // which Check refuses
	}
	o.Nations = each
	return o
}

// Check returns what keeps it from being added on the day. Today counts
// already: people were told that it does.
func (o OneOffDay) Check(today Date) []FieldError {
	c := &checklist{}
	c.need(o.Name, "name", "Write what the day is called, as people will read it beside a deadline.")
	c.say(tooLong(o.Name, longestOneOffName), "name", "Keep the name under 80 characters.")
	c.say(!today.Before(o.Day), "day", "Choose tomorrow or a later day: one that has begun counts already.")
	c.say(today.AddDays(farthestOneOff).Before(o.Day), "day", "Choose a day within two years.")
	if w := o.Day.Weekday(); w == time.Saturday || w == time.Sunday {
		c.say(true, "day", "That is a "+w.String()+", which never counts. Choose a day from Monday to Friday.")
	}
	c.say(len(o.Nations) == 0, "nations", "Choose at least one nation.")
	for _, n := range o.Nations {
		if !slices.Contains(Nations, n) {
			c.say(true, "nations", "Choose the nations from the list.")
			continue
		}
		if label, known := bankHoliday(n, o.Day); known {
			c.say(true, "day", n.Name()+" has that day as a bank holiday already: "+label+".")
		}
	}
	return c.errors
}

// HolidaysOf returns the bank holidays of a nation in a year as the official
// table has them, by day; nothing for a year that it does not cover.
func HolidaysOf(n Nation, year int) []Holiday {
	all := []Holiday{}
	for d := NewDate(year, time.January, 1); d.Year() == year; d = d.AddDays(1) {
		if label, known := official.labels[n][d]; known {
			all = append(all, Holiday{Title: label, Date: d})
		}
	}
	return all
}

// HolidaysSource is where the official table comes from.
const HolidaysSource = "https://www.gov.uk/bank-holidays"

// With returns the calendar with one more bank holiday.
func (c Calendar) With(h Holiday) Calendar {
	return c.withExtra(func(extra map[Date]string) { extra[h.Date] = h.label() })
}

// Without returns the calendar without the bank holiday that the network added
// on that day.
func (c Calendar) Without(day Date) Calendar {
	return c.withExtra(func(extra map[Date]string) { delete(extra, day) })
}

func (c Calendar) withExtra(change func(map[Date]string)) Calendar {
	extra := make(map[Date]string, len(c.extra)+1)
	for day, label := range c.extra {
		extra[day] = label
	}
	change(extra)
	c.extra = extra
	return c
}

// Moved returns when something falls due under a calendar that has changed: as
// many working days from now as there were before. What is due today or was,
// stays.
func (c Calendar) Moved(was Calendar, due, now time.Time) time.Time {
	if c.day > 0 || due.IsZero() || !DateOf(now).Before(DateOf(due)) {
		return due
	}
	n := was.WorkingDaysBetween(now, due)
	moved := c.EndOf(now, n)
	// A deadline on a day that never counted, such as one of other terms, stays
	// unless the days before it changed.
	if was.EndOf(now, n).Equal(moved) {
		return due
	}
	return moved
}

// moveDeadline lets an open referral follow a calendar that has changed. What
// came to pass already, or is passing now, stays.
func moveDeadline(r *Referral, cmd Command, cal Calendar, now time.Time) error {
	if r.Stopped {
		return ErrSuperseded // when it starts again, it counts by the new calendar
	}
	before := *r
	if r.Status == Sent {
		r.AcknowledgeBy = cal.Moved(cmd.Was, r.AcknowledgeBy, now)
	}
	r.DecideBy = cal.Moved(cmd.Was, r.DecideBy, now)
	passing := 0
	for passing < len(r.Moments) && !r.Moments[passing].At.After(now) {
		passing++
	}
	ahead := slices.DeleteFunc(moments(*r, cal, now), func(m Moment) bool { return !awaits(before.Moments[passing:], m) })
	r.Moments = append(r.Moments[:passing:passing], ahead...)
	if slices.EqualFunc(r.Moments, before.Moments, Moment.Same) && r.AcknowledgeBy.Equal(before.AcknowledgeBy) && r.DecideBy.Equal(before.DecideBy) {
		return ErrSuperseded
	}
	return nil
}

// awaits reports whether the moment is among those ahead, at whatever time. One
// that is not has passed, and does not come again.
func awaits(ahead []Moment, m Moment) bool {
	return slices.ContainsFunc(ahead, func(known Moment) bool { return known.Kind == m.Kind && known.Day == m.Day })
}

// NameNations says which nations a day is for, as people say it.
func NameNations(nations []Nation) string {
	if len(nations) == len(Nations) {
		return "all nations"
	}
	names := make([]string, len(nations))
	for i, n := range nations {
		names[i] = n.Name()
	}
	return strings.Join(names, " and ")
}
