package referral_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/referral"
)

// open is a week of the same day, Monday to Friday.
func open(morning, afternoon string) referral.Opening {
	day := referral.OpenDay{Morning: morning, Afternoon: afternoon}
	return referral.Opening{day, day, day, day, day, {}, {}}
}

func TestDoors(t *testing.T) {
	t.Parallel()
	const unknown, closed = "unknown", "closed"
	weekend := referral.Opening{{}, {}, {}, {}, {}, {Morning: "10 to 1"}, {Afternoon: "1 to 2.30"}}
	closures := []referral.Date{referral.NewDate(2026, time.June, 17)}
	for name, tt := range map[string]struct {
		opening referral.Opening
		nation  referral.Nation
		at      string
		want    string // until when it is open
	}{
		"a minute before":              {open("9:30 to 12:30", "13:30 to 17:00"), "", "2026-06-16 09:29", closed},
		"from the minute on":           {open("9:30 to 12:30", "13:30 to 17:00"), "", "2026-06-16 09:30", "12:30"},
		"over lunch":                   {open("9:30 to 12:30", "13:30 to 17:00"), "", "2026-06-16 12:30", closed},
		"no break at noon":             {open("9:00 to 12:00", "12:00 to 16:30"), "", "2026-06-16 10:00", "16:30"},
		"the last minute":              {open("", "13:30 to 17:00"), "", "2026-06-16 16:59", "17:00"},
		"and no longer":                {open("", "13:30 to 17:00"), "", "2026-06-16 17:00", closed},
		"figures of an afternoon":      {open("", "1 to 4.30"), "", "2026-06-16 16:00", "16:30"},
		"from noon":                    {open("", "12 to 5"), "", "2026-06-16 12:00", "17:00"},
		"a morning that ends after it": {open("9 to 1", ""), "", "2026-06-16 12:59", "13:00"},
		"am and pm":                    {open("9am - 12 noon", "1pm–5:15pm"), "", "2026-06-16 17:14", "17:15"},
		"a whole day in one field":     {open("9am to 5pm", ""), "", "2026-06-16 14:00", "17:00"},
		"two times":                    {open("9 to 10, 11 to 12", ""), "", "2026-06-16 11:30", "12:00"},
		"between the two":              {open("9 to 10 and 11 to 12", ""), "", "2026-06-16 10:30", closed},
		"until midnight":               {open("", "5pm to 24:00"), "", "2026-06-16 23:59", "00:00"},
		"closed, in a word":            {open("Closed", "1 to 2"), "", "2026-06-16 09:00", closed},
		"words":                        {open("by appointment", ""), "", "2026-06-16 10:00", unknown},
		"words beside hours, open":     {open("9 to 12", "ring first"), "", "2026-06-16 10:00", "12:00"},
		"words beside hours, perhaps":  {open("9 to 12", "ring first"), "", "2026-06-16 14:00", unknown},
		"no such hour":                 {open("25 to 26", ""), "", "2026-06-16 10:00", unknown},
		"no such minute":               {open("9.75 to 12", ""), "", "2026-06-16 10:00", unknown},
		"13 pm":                        {open("", "13pm to 14pm"), "", "2026-06-16 13:30", unknown},
		"backwards":                    {open("5pm to 9am", ""), "", "2026-06-16 18:00", unknown},
		"nothing said":                 {nil, "", "2026-06-16 10:00", unknown},
		"nothing said of any day":      {open("", ""), "", "2026-06-16 10:00", unknown},
		"not a week":                   {referral.Opening{{Morning: "9 to 5"}}, "", "2026-06-16 10:00", unknown},
		"Saturday":                     {weekend, "", "2026-06-20 12:00", "13:00"},
		"Sunday":                       {weekend, "", "2026-06-21 13:00", "14:30"},
		"Monday after":                 {weekend, "", "2026-06-22 13:00", closed},
		"a closure":                    {open("9 to 12", ""), "", "2026-06-17 10:00", closed},
		"a bank holiday":               {open("9 to 12", ""), "", "2026-08-31 10:00", closed},
		"a bank holiday of others":     {open("9 to 12", ""), referral.Scotland, "2026-08-31 10:00", "12:00"},
		"the morning after the clocks go forward": {
			referral.Opening{{}, {}, {}, {}, {}, {}, {Morning: "0:30 to 9:00"}}, "", "2026-03-29 08:30", "09:00",
		},
		"the morning after the clocks go back": {
			referral.Opening{{}, {}, {}, {}, {}, {}, {Morning: "8:00 to 9:00"}}, "", "2026-10-25 07:59", closed,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			nation := tt.nation
			if nation == "" {
				nation = referral.EnglandAndWales
			}
			doors := referral.NewCalendar(nation, closures).OpenAt(tt.opening, wall(t, tt.at))
			said := unknown
			switch {
			case doors.Open:
				said = doors.Until.In(referral.London).Format("15:04")
			case doors.Known:
				said = closed
			}
			require.Equal(t, tt.want, said)
		})
	}
}

// An hour that the clock shows twice counts both times, and closing time is an
// hour later than one would reckon.
func TestDoorsWhenTheClocksGoBack(t *testing.T) {
	t.Parallel()
	night := referral.Opening{{}, {}, {}, {}, {}, {}, {Morning: "1:00 to 3:00"}}
	calendar := referral.NewCalendar(referral.EnglandAndWales, nil)
	first := time.Date(2026, time.October, 25, 0, 30, 0, 0, time.UTC)
	for _, t0 := range []time.Time{first, first.Add(time.Hour)} {
		doors := calendar.OpenAt(night, t0)
		require.True(t, doors.Open)
		require.Equal(t, time.Date(2026, time.October, 25, 3, 0, 0, 0, time.UTC), doors.Until.UTC())
	}
	require.False(t, calendar.OpenAt(night, first.Add(-time.Hour)).Open)
}

// When it opens next (R11): the next hours that can be read, over weekends,
// bank holidays and closures, and nothing where words stand before them.
func TestDoorsOpenNext(t *testing.T) {
	t.Parallel()
	week := open("9:00 to 12:30", "1.30 to 5")
	gap := open("9 to 5", "")
	gap[2] = referral.OpenDay{Morning: "by appointment"}
	closures := []referral.Date{referral.NewDate(2026, time.June, 17)}
	for name, tt := range map[string]struct {
		opening  referral.Opening
		at, want string
	}{
		"before it opens":           {week, "2026-06-16 08:10", "2026-06-16 09:00"},
		"at lunch":                  {week, "2026-06-16 12:30", "2026-06-16 13:30"},
		"past a closure":            {week, "2026-06-16 17:00", "2026-06-18 09:00"},
		"on the closure":            {week, "2026-06-17 09:30", "2026-06-18 09:00"},
		"over the weekend":          {week, "2026-06-19 18:00", "2026-06-22 09:00"},
		"over a bank holiday":       {week, "2026-08-28 17:00", "2026-09-01 09:00"},
		"not beyond words":          {gap, "2026-06-23 17:00", ""},
		"but before them":           {gap, "2026-06-22 17:00", "2026-06-23 09:00"},
		"whose order is not time's": {open("1pm to 2pm, 9am to 10am", ""), "2026-06-16 08:00", "2026-06-16 09:00"},
		"while it is open":          {week, "2026-06-16 10:00", ""},
		"never":                     {open("closed", ""), "2026-06-16 10:00", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doors := referral.NewCalendar(referral.EnglandAndWales, closures).OpenAt(tt.opening, wall(t, tt.at))
			said := ""
			if !doors.Opens.IsZero() {
				said = doors.Opens.In(referral.London).Format("2006-01-02 15:04")
			}
			require.Equal(t, tt.want, said)
		})
	}
}

func FuzzDoors(f *testing.F) {
	for _, text := range []string{"9.30 to 12.30", "1pm–5:15pm", "noon", "by appointment", "99 to 1"} {
		f.Add(text, text, int64(1_781_600_000))
	}
	calendar := referral.NewCalendar(referral.EnglandAndWales, nil)
	f.Fuzz(func(t *testing.T, morning, afternoon string, seconds int64) {
		moment := time.Unix(seconds%4_000_000_000, 0)
		doors := calendar.OpenAt(open(morning, afternoon), moment)
		if doors.Open {
			require.True(t, doors.Known)
			require.True(t, doors.Until.After(moment))
			require.Less(t, doors.Until.Sub(moment), 26*time.Hour)
		}
	})
}

// wall is a moment as a clock on a wall in London shows it.
func wall(t *testing.T, text string) time.Time {
	t.Helper()
	moment, err := time.ParseInLocation("2006-01-02 15:04", text, referral.London)
	require.NoError(t, err)
	return moment
}
