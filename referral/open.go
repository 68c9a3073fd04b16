package referral

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Doors is whether an organisation is open at a moment, as far as its opening
// times, which are words, can be read (R11). The zero Doors says nothing.
type Doors struct {
	Known bool
	Open  bool
	Until time.Time // open: when it closes
	Opens time.Time // closed: when it opens next; zero where that cannot be read
}

// OpenAt says whether an organisation with these opening times is open at t:
// by the clock on the wall in London, and never on a bank holiday of its nation
// or on a day on which it is closed. It rather says nothing than that somebody
// is shut who is not.
func (c Calendar) OpenAt(o Opening, t time.Time) Doors {
	day := DateOf(t)
	if !o.Given() || len(o) != week {
		return Doors{}
	}
	wall := t.In(London)
	now := minute(wall.Hour()*60 + wall.Minute())
	today, readable := c.hoursOn(o, day)
	until := now
	for _, h := range today {
		if h.from <= until && until < h.to {
			until = h.to
		}
	}
	switch {
	case until > now:
		return Doors{Known: true, Open: true, Until: until.on(day)}
	case !readable:
		return Doors{}
	}
	return Doors{Known: true, Opens: c.opens(o, day, now)}
}

// hoursOn is when it is open on a day; readable says that nothing of what it
// says about that day is left over.
func (c Calendar) hoursOn(o Opening, d Date) (all []hours, readable bool) {
	if c.shut(d) != "" {
		return nil, true
	}
	said := o[(int(d.Weekday())+6)%7]
	morning, readable := readHours(said.Morning, false)
	afternoon, too := readHours(said.Afternoon, true)
	return append(morning, afternoon...), readable && too
}

// soonest is how many days ahead an opening is still worth saying: beyond two
// weeks of closure people rather ring up.
const soonest = 14

// opens is the first opening after that minute of the day. It stops at a day
// whose words it cannot read: it might be open then.
func (c Calendar) opens(o Opening, d Date, after minute) time.Time {
	for range soonest + 1 {
		all, readable := c.hoursOn(o, d)
		if !readable {
			return time.Time{}
		}
		first := minute(-1)
		for _, h := range all {
			if h.from > after && (first < 0 || h.from < first) {
				first = h.from
			}
		}
		if first >= 0 {
			return first.on(d)
		}
		d, after = d.AddDays(1), -1
	}
	return time.Time{}
}

// minute is a time of day, counted from midnight on the wall's clock.
type minute int

// on is that time of a day.
func (m minute) on(d Date) time.Time { return d.At(int(m)/60, int(m)%60, 0) }

const noon = minute(12 * 60)

// hours are from one time of a day until another.
type hours struct{ from, to minute }

// oneTime is "9", "9.30", "9:30am", "12 noon" is written as "12:00" before.
const oneTime = `(\d{1,2})(?:[.:](\d{2}))? ?(am|pm)?`

var (
	hoursText = regexp.MustCompile(`^(?:from )?` + oneTime + ` ?(?:to|until|till|-|–|—) ?` + oneTime + `$`)
	parting   = regexp.MustCompile(`\s*(?:,|;|&| and )\s*`)
	asFigures = strings.NewReplacer("12 noon", "12:00", "noon", "12:00", "midday", "12:00", "a.m.", "am", "p.m.", "pm", "hrs", "", "  ", " ")
)

// readHours reads one half of a day as people write it; readable says that
// nothing of it is left over. An empty half is closed.
func readHours(text string, afternoon bool) (all []hours, readable bool) {
	text = strings.TrimSpace(asFigures.Replace(strings.ToLower(text)))
	if text == "" || text == "closed" {
		return nil, true
	}
	for _, part := range parting.Split(text, -1) {
		found := hoursText.FindStringSubmatch(strings.TrimSpace(part))
		if found == nil {
			return nil, false
		}
		from, ok := timeOfDay(found[1], found[2], found[3], afternoon)
		to, too := timeOfDay(found[4], found[5], found[6], afternoon)
		if to <= from && to+noon > from && found[6] == "" {
			to += noon // "9 to 1", "12 to 5"
		}
		if !ok || !too || to <= from || to > 2*noon {
			return nil, false
		}
		all = append(all, hours{from, to})
	}
	return all, true
}

// timeOfDay is a time as it is meant in that half of the day: what is before
// noon by its figures is after it in an afternoon, unless it says "am".
func timeOfDay(hour, minutes, half string, afternoon bool) (minute, bool) {
	h, _ := strconv.Atoi(hour) // the pattern lets figures through only
	m, _ := strconv.Atoi(cmp.Or(minutes, "0"))
	switch {
	case half != "" && (h < 1 || h > 12):
		return 0, false
	case half == "am" && h == 12:
		h = 0
	case h < 12 && (half == "pm" || half == "" && afternoon):
		h += 12
	}
	return minute(h*60 + m), h <= 24 && m < 60
}
