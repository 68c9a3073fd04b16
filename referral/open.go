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
	if c.shut(day) != "" {
		return Doors{Known: true}
	}
	wall := t.In(London)
	now := minute(wall.Hour()*60 + wall.Minute())
	today := o[(int(day.Weekday())+6)%7]
	morning, readable := readHours(today.Morning, false)
	afternoon, too := readHours(today.Afternoon, true)
	until := now
	for _, h := range append(morning, afternoon...) {
		if h.from <= until && until < h.to {
			until = h.to
		}
	}
	if until > now {
		return Doors{Known: true, Open: true, Until: day.At(int(until)/60, int(until)%60, 0)}
	}
	return Doors{Known: readable && too}
}

// minute is a time of day, counted from midnight on the wall's clock.
type minute int

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
