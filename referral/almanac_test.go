package referral_test

import (
	"slices"
	"sort"
	"time"

	"onward/referral"
)

// almanac is a second calculator of working days, written differently on
// purpose: days are strings, Easter is looked up, British Summer Time is worked
// out by hand, substitute days are pushed on until one is free, and the due day
// is found by position in a list of all working days.
type almanac struct{ working []string }

// easterSundays are looked up, not computed.
var easterSundays = map[int]string{
	2019: "04-21", 2020: "04-12", 2021: "04-04", 2022: "04-17", 2023: "04-09", 2024: "03-31",
	2025: "04-20", 2026: "04-05", 2027: "03-28", 2028: "04-16", 2029: "04-01", 2030: "04-21",
	2031: "04-13", 2032: "03-28", 2033: "04-17", 2034: "04-09", 2035: "03-25", 2036: "04-13",
	2037: "04-05", 2038: "04-25", 2039: "04-10", 2040: "04-01",
}

const (
	almanacFrom = 2019
	officialTo  = 2028
	almanacTo   = 2040
)

var allNations = []referral.Nation{referral.EnglandAndWales, referral.Scotland, referral.NorthernIreland}

func utcDay(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t
}

func daysAfter(s string, days int) string {
	return utcDay(s).Add(time.Duration(days) * 24 * time.Hour).Format(time.DateOnly)
}

func isWeekend(s string) bool { return utcDay(s).Weekday()%6 == 0 }

// mondayFrom returns the first Monday on or after the day.
func mondayFrom(s string) string {
	for utcDay(s).Weekday() != time.Monday {
		s = daysAfter(s, 1)
	}
	return s
}

// standingHolidays are the days off a nation expects in a year.
func standingHolidays(n referral.Nation, year int) []string {
	in := func(monthDay string) string {
		return utcDay(time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).Format("2006-") + monthDay).Format(time.DateOnly)
	}
	easter := in(easterSundays[year])
	fixed := []string{in("01-01"), in("12-25"), in("12-26")}
	off := []string{daysAfter(easter, -2), mondayFrom(in("05-01")), mondayFrom(in("05-25"))}
	switch n {
	case referral.Scotland:
		fixed = append(fixed, in("01-02"), in("11-30"))
		off = append(off, mondayFrom(in("08-01")))
	case referral.NorthernIreland:
		fixed = append(fixed, in("03-17"), in("07-12"))
		off = append(off, daysAfter(easter, 1), mondayFrom(in("08-25")))
	default:
		off = append(off, daysAfter(easter, 1), mondayFrom(in("08-25")))
	}
	sort.Strings(fixed)
	for _, d := range fixed {
		for isWeekend(d) || slices.Contains(off, d) {
			d = daysAfter(d, 1)
		}
		off = append(off, d)
	}
	return off
}

// proclaim applies the one-off changes to the standing holidays of all years.
func proclaim(n referral.Nation, off []string) []string {
	moved := []string{"2020-05-04", "2022-05-30"}
	off = slices.DeleteFunc(off, func(d string) bool { return slices.Contains(moved, d) })
	off = append(off, "2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08")
	if n == referral.Scotland {
		off = append(off, "2026-06-15")
	}
	return off
}

// daysOff lists the nation's bank holidays of all the almanac's years.
func daysOff(n referral.Nation) []string {
	var off []string
	for year := almanacFrom; year <= almanacTo; year++ {
		off = append(off, standingHolidays(n, year)...)
	}
	return proclaim(n, off)
}

func newAlmanac(n referral.Nation, closed ...string) almanac {
	off := make(map[string]bool)
	for _, d := range append(daysOff(n), closed...) {
		off[d] = true
	}
	var a almanac
	for d := "2019-01-01"; d <= "2040-12-31"; d = daysAfter(d, 1) {
		if !isWeekend(d) && !off[d] {
			a.working = append(a.working, d)
		}
	}
	return a
}

// lastSunday returns the last Sunday of a month of 31 days.
func lastSunday(year int, month time.Month) time.Time {
	t := time.Date(year, month, 31, 1, 0, 0, 0, time.UTC)
	return t.AddDate(0, 0, -int(t.Weekday()))
}

// summerTime is how far London's clocks are ahead of UTC at t.
func summerTime(t time.Time) time.Duration {
	year := t.UTC().Year()
	if t.Before(lastSunday(year, time.March)) || !t.Before(lastSunday(year, time.October)) {
		return 0
	}
	return time.Hour
}

// endOf is the due moment in UTC.
func (a almanac) endOf(t time.Time, n int) time.Time {
	today := t.UTC().Add(summerTime(t)).Format(time.DateOnly)
	due := today
	if n > 0 {
		after := sort.Search(len(a.working), func(i int) bool { return a.working[i] > today })
		due = a.working[after+n-1]
	}
	end := utcDay(due).Add(24*time.Hour - time.Second)
	return end.Add(-summerTime(end))
}
