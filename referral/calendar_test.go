package referral_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/referral"
)

const (
	ew  = referral.EnglandAndWales
	sco = referral.Scotland
	ni  = referral.NorthernIreland
)

func TestEndOf(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		nation referral.Nation
		sent   string
		days   int
		want   string
	}{
		"midweek":                             {ew, "2026-06-01T10:00:00+01:00", 3, "2026-06-04T23:59:59+01:00"},
		"over a weekend":                      {ew, "2026-06-04T10:00:00+01:00", 3, "2026-06-09T23:59:59+01:00"},
		"friday, late evening":                {ew, "2026-06-05T23:59:00+01:00", 3, "2026-06-10T23:59:59+01:00"},
		"saturday counts from monday":         {ew, "2026-06-06T09:00:00+01:00", 1, "2026-06-08T23:59:59+01:00"},
		"sunday counts from monday":           {ew, "2026-06-07T23:59:59+01:00", 3, "2026-06-10T23:59:59+01:00"},
		"half past midnight is the new day":   {ew, "2026-08-31T23:30:00Z", 1, "2026-09-02T23:59:59+01:00"},
		"no days is the end of its own day":   {ew, "2026-06-06T09:00:00+01:00", 0, "2026-06-06T23:59:59+01:00"},
		"fewer than none is none":             {ew, "2026-06-06T09:00:00+01:00", -2, "2026-06-06T23:59:59+01:00"},
		"urgent":                              {ew, "2026-06-05T16:00:00+01:00", 1, "2026-06-08T23:59:59+01:00"},
		"clocks go forward":                   {ew, "2026-03-27T10:00:00Z", 1, "2026-03-30T23:59:59+01:00"},
		"the day the clocks go forward":       {ew, "2026-03-29T00:30:00Z", 0, "2026-03-29T23:59:59+01:00"},
		"clocks go back":                      {ew, "2026-10-23T10:00:00+01:00", 1, "2026-10-26T23:59:59Z"},
		"the day the clocks go back":          {ew, "2026-10-25T01:30:00+01:00", 0, "2026-10-25T23:59:59Z"},
		"the repeated hour":                   {ew, "2026-10-25T01:30:00Z", 1, "2026-10-26T23:59:59Z"},
		"leap day":                            {ew, "2028-02-28T10:00:00Z", 1, "2028-02-29T23:59:59Z"},
		"over christmas":                      {ew, "2026-12-24T09:00:00Z", 3, "2026-12-31T23:59:59Z"},
		"golden: december 3, e&w":             {ew, "2026-12-23T10:00:00Z", 3, "2026-12-30T23:59:59Z"},
		"golden: december 8, e&w":             {ew, "2026-12-23T10:00:00Z", 8, "2027-01-07T23:59:59Z"},
		"golden: december 3, scotland":        {sco, "2026-12-23T10:00:00Z", 3, "2026-12-30T23:59:59Z"},
		"golden: december 8, scotland":        {sco, "2026-12-23T10:00:00Z", 8, "2027-01-08T23:59:59Z"},
		"golden: easter 3, e&w":               {ew, "2027-03-24T10:00:00Z", 3, "2027-03-31T23:59:59+01:00"},
		"golden: easter 8, e&w":               {ew, "2027-03-24T10:00:00Z", 8, "2027-04-07T23:59:59+01:00"},
		"golden: easter 3, scotland":          {sco, "2027-03-24T10:00:00Z", 3, "2027-03-30T23:59:59+01:00"},
		"golden: easter 8, scotland":          {sco, "2027-03-24T10:00:00Z", 8, "2027-04-06T23:59:59+01:00"},
		"golden: boxing day 3, e&w":           {ew, "2026-12-26T10:00:00Z", 3, "2026-12-31T23:59:59Z"},
		"golden: boxing day 8, e&w":           {ew, "2026-12-26T10:00:00Z", 8, "2027-01-08T23:59:59Z"},
		"golden: st andrew 3, scotland":       {sco, "2026-11-27T10:00:00Z", 3, "2026-12-03T23:59:59Z"},
		"golden: st andrew 8, scotland":       {sco, "2026-11-27T10:00:00Z", 8, "2026-12-10T23:59:59Z"},
		"issue 2: world cup, scotland":        {sco, "2026-06-12T10:00:00+01:00", 3, "2026-06-18T23:59:59+01:00"},
		"world cup, elsewhere":                {ni, "2026-06-12T10:00:00+01:00", 3, "2026-06-17T23:59:59+01:00"},
		"twelfth of july, northern ireland":   {ni, "2026-07-10T10:00:00+01:00", 1, "2026-07-14T23:59:59+01:00"},
		"st patrick, northern ireland":        {ni, "2027-03-16T10:00:00Z", 1, "2027-03-18T23:59:59Z"},
		"beyond the table, by the rules":      {sco, "2032-12-24T10:00:00Z", 3, "2032-12-31T23:59:59Z"},
		"no such nation has no bank holidays": {"atlantis", "2026-12-24T10:00:00Z", 1, "2026-12-25T23:59:59Z"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			due := referral.NewCalendar(tt.nation, nil).EndOf(instant(t, tt.sent), tt.days)
			require.Equal(t, tt.want, due.Format(time.RFC3339))
		})
	}
}

func TestClosuresAndExtraHolidaysDoNotCount(t *testing.T) {
	t.Parallel()
	sent := instant(t, "2026-06-12T10:00:00+01:00")
	jubilee := referral.Holiday{Title: "Jubilee bank holiday", Date: civil(t, "2026-06-16")}
	closures := []referral.Date{civil(t, "2026-06-17"), civil(t, "2026-06-13"), civil(t, "2026-06-17")}

	c := referral.NewCalendar(sco, closures)
	require.Equal(t, "2026-06-19", referral.DateOf(c.EndOf(sent, 3)).String())
	require.Equal(t, "2026-06-22", referral.DateOf(referral.NewCalendar(sco, closures, jubilee).EndOf(sent, 3)).String())
	closures[1] = civil(t, "2026-06-18")
	require.Equal(t, "2026-06-19", referral.DateOf(c.EndOf(sent, 3)).String(), "a calendar does not change with its list")
}

func TestBefore(t *testing.T) {
	t.Parallel()
	c := referral.NewCalendar(sco, []referral.Date{civil(t, "2026-06-11")})
	due := instant(t, "2026-06-16T23:59:59+01:00")
	for n, want := range map[int]string{-1: "2026-06-16", 0: "2026-06-16", 1: "2026-06-12", 2: "2026-06-10", 3: "2026-06-09"} {
		require.Equal(t, want+"T23:59:59+01:00", c.Before(due, n).Format(time.RFC3339))
	}
}

// TestAYearOfClosuresEnds is the bound that Calendar documents: no list of
// closures and no number of days keeps it searching.
func TestAYearOfClosuresEnds(t *testing.T) {
	t.Parallel()
	sent := instant(t, "2026-06-12T10:00:00+01:00")
	closed := func(days int) referral.Calendar {
		var closures []referral.Date
		for i := range days {
			closures = append(closures, referral.DateOf(sent).AddDays(i))
		}
		return referral.NewCalendar(ew, closures)
	}
	require.Equal(t, "2027-06-14", referral.DateOf(closed(366).EndOf(sent, 1)).String())
	require.Equal(t, referral.DateOf(sent).AddDays(3*366), referral.DateOf(closed(10_000).EndOf(sent, 1)))
	require.Equal(t, referral.DateOf(sent).AddDays(3*366), referral.DateOf(closed(0).EndOf(sent, 1<<40)))
	require.LessOrEqual(t, closed(0).WorkingDaysBetween(time.Time{}, sent), 3*366)
}

func TestWorkingDaysBetween(t *testing.T) {
	t.Parallel()
	c := referral.NewCalendar(sco, []referral.Date{civil(t, "2026-06-17")})
	for name, tt := range map[string]struct {
		a, b string
		want int
	}{
		"the same day":             {"2026-06-12T23:00:00+01:00", "2026-06-12T08:00:00+01:00", 0},
		"tomorrow":                 {"2026-06-11T23:00:00+01:00", "2026-06-12T08:00:00+01:00", 1},
		"only a weekend":           {"2026-06-05T10:00:00+01:00", "2026-06-07T10:00:00+01:00", 0},
		"over holiday and closure": {"2026-06-12T10:00:00+01:00", "2026-06-18T23:59:59+01:00", 2},
		"late":                     {"2026-06-18T10:00:00+01:00", "2026-06-12T23:59:59+01:00", -2},
		"late, seen on a sunday":   {"2026-06-14T10:00:00+01:00", "2026-06-10T23:59:59+01:00", -2},
		"midnight in london":       {"2026-06-08T22:59:59Z", "2026-06-08T23:00:00Z", 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tt.want, c.WorkingDaysBetween(instant(t, tt.a), instant(t, tt.b)))
		})
	}
}

func TestOpening(t *testing.T) {
	t.Parallel()
	c := referral.NewCalendar(sco, nil)
	for name, tt := range map[string]struct{ at, want string }{
		"a deadline at the end of a day":  {"2026-06-10T23:59:59+01:00", "2026-06-11T08:00:00+01:00"},
		"just after midnight":             {"2026-06-11T00:01:00+01:00", "2026-06-11T08:00:00+01:00"},
		"eight o'clock sharp":             {"2026-06-11T08:00:00+01:00", "2026-06-11T08:00:00+01:00"},
		"a second past eight":             {"2026-06-11T08:00:01+01:00", "2026-06-12T08:00:00+01:00"},
		"friday night, before a holiday":  {"2026-06-12T23:59:59+01:00", "2026-06-16T08:00:00+01:00"},
		"early on a holiday":              {"2026-06-15T07:00:00+01:00", "2026-06-16T08:00:00+01:00"},
		"the night the clocks go forward": {"2027-03-28T00:30:00Z", "2027-03-29T08:00:00+01:00"},
		"the night the clocks go back":    {"2026-10-25T00:30:00Z", "2026-10-26T08:00:00Z"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tt.want, c.Opening(instant(t, tt.at)).Format(time.RFC3339))
		})
	}
}

func TestProvisional(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		nation   referral.Nation
		from, to string
		want     bool
	}{
		"in the table":              {ew, "2026-12-20T10:00:00Z", "2027-01-07T23:59:59Z", false},
		"on its last day":           {ni, "2028-12-27T10:00:00Z", "2028-12-31T23:59:59Z", false},
		"over its end":              {sco, "2028-12-29T10:00:00Z", "2029-01-03T23:59:59Z", true},
		"beyond it":                 {ew, "2030-05-01T10:00:00Z", "2030-05-02T23:59:59Z", true},
		"before its first day":      {ew, "2018-12-31T10:00:00Z", "2019-01-03T23:59:59Z", true},
		"back from beyond it":       {ew, "2029-01-03T10:00:00Z", "2028-12-29T23:59:59Z", true},
		"no such nation is a guess": {"", "2026-06-01T10:00:00Z", "2026-06-04T23:59:59Z", true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := referral.NewCalendar(tt.nation, nil).Provisional(instant(t, tt.from), instant(t, tt.to))
			require.Equal(t, tt.want, got)
		})
	}
}

func TestCompressedDaysPassInSeconds(t *testing.T) {
	t.Parallel()
	c := referral.Compressed(2 * time.Second)
	saturday := instant(t, "2026-12-26T10:00:00Z")
	require.Equal(t, saturday.Add(6*time.Second), c.EndOf(saturday, 3))
	require.Equal(t, saturday.Add(-2*time.Second), c.Before(saturday, 1))
	require.Equal(t, 2, c.WorkingDaysBetween(saturday, saturday.Add(5*time.Second)))
	require.Equal(t, -2, c.WorkingDaysBetween(saturday.Add(5*time.Second), saturday))
	require.Equal(t, saturday, c.Opening(saturday))
	require.True(t, c.Working(referral.DateOf(saturday)))
	require.False(t, c.Provisional(saturday, saturday.AddDate(50, 0, 0)))
	require.Equal(t, saturday.Add(time.Millisecond), referral.Compressed(0).EndOf(saturday, 1))
}

// TestAgainstAnIndependentCalculator is F14 of the trust plan: 240 cases around
// clock changes, Easter, leap days and the ends of years.
func TestAgainstAnIndependentCalculator(t *testing.T) {
	t.Parallel()
	windows := []string{
		"2026-03-25", "2027-03-24", "2026-10-22", "2028-10-27", "2024-02-27", "2028-02-27", "2026-04-01",
		"2027-03-23", "2022-05-30", "2022-09-15", "2020-05-01", "2026-06-11", "2026-12-22", "2027-12-23",
		"2021-12-30", "2022-12-22", "2027-12-30", "2026-07-09", "2024-11-28", "2023-05-04",
	}
	random := rand.New(rand.NewPCG(14, 2026))
	for _, n := range allNations {
		for i := range 80 {
			start := windows[i%len(windows)]
			sent := utcDay(start).Add(time.Duration(random.IntN(5*24*60*60)) * time.Second)
			closed := []string{daysAfter(start, random.IntN(12)), daysAfter(start, random.IntN(12))}
			days := random.IntN(11)
			t.Run(fmt.Sprintf("%s %s +%d closed %v", n, sent.Format(time.RFC3339), days, closed), func(t *testing.T) {
				t.Parallel()
				c := referral.NewCalendar(n, []referral.Date{civil(t, closed[0]), civil(t, closed[1])})
				want := newAlmanac(n, closed...).endOf(sent, days)
				require.Equal(t, want.Format(time.RFC3339), c.EndOf(sent, days).UTC().Format(time.RFC3339))
			})
		}
	}
}
