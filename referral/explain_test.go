package referral_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/referral"
)

// TestExplainTheExampleOfTheIssue is the example given with issue 2.
func TestExplainTheExampleOfTheIssue(t *testing.T) {
	t.Parallel()
	got, err := json.Marshal(referral.NewCalendar(sco, nil).Explain(instant(t, "2026-06-12T10:00:00+01:00"), 3))
	require.NoError(t, err)
	require.JSONEq(t, `{"due": "2026-06-18T23:59:59+01:00", "days": [
		{"date": "2026-06-12", "counts": false, "why": "the day it starts never counts"},
		{"date": "2026-06-13", "counts": false, "why": "Saturday"},
		{"date": "2026-06-14", "counts": false, "why": "Sunday"},
		{"date": "2026-06-15", "counts": false, "why": "bank holiday: World Cup"},
		{"date": "2026-06-16", "counts": true, "why": "day 1 of 3"},
		{"date": "2026-06-17", "counts": true, "why": "day 2 of 3"},
		{"date": "2026-06-18", "counts": true, "why": "day 3 of 3"}
	]}`, string(got))
}

func TestExplainToPeople(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		calendar referral.Calendar
		sent     string
		days     int
		want     string
	}{
		"holiday and closure": {
			referral.NewCalendar(sco, []referral.Date{civil(t, "2026-06-17")}),
			"2026-06-12T10:00:00+01:00", 3,
			`Due at the end of Friday 19 June 2026 (23:59:59 BST), 3 working days in Scotland.

  Fri 12 Jun 2026  -       the day it starts never counts
  Sat 13 Jun 2026  -       Saturday
  Sun 14 Jun 2026  -       Sunday
  Mon 15 Jun 2026  -       bank holiday: World Cup
  Tue 16 Jun 2026  counts  day 1 of 3
  Wed 17 Jun 2026  -       closed
  Thu 18 Jun 2026  counts  day 2 of 3
  Fri 19 Jun 2026  counts  day 3 of 3
`,
		},
		"substitute day": {
			referral.NewCalendar(ew, nil), "2026-12-24T10:00:00Z", 1,
			`Due at the end of Tuesday 29 December 2026 (23:59:59 GMT), 1 working day in England and Wales.

  Thu 24 Dec 2026  -       the day it starts never counts
  Fri 25 Dec 2026  -       bank holiday: Christmas Day
  Sat 26 Dec 2026  -       Saturday
  Sun 27 Dec 2026  -       Sunday
  Mon 28 Dec 2026  -       bank holiday: Boxing Day (substitute day)
  Tue 29 Dec 2026  counts  day 1 of 1
`,
		},
		"its own day": {
			referral.NewCalendar(ni, nil),
			"2027-06-03T10:00:00Z", 0,
			`Due at the end of Thursday 3 June 2027 (23:59:59 BST), 0 working days in Northern Ireland.

  Thu  3 Jun 2027  -       the day it starts never counts
`,
		},
		"over the end of the table": {
			referral.NewCalendar(ew, nil), "2028-12-29T10:00:00Z", 1,
			`Due at the end of Tuesday 2 January 2029 (23:59:59 GMT), 1 working day in England and Wales.

  Fri 29 Dec 2028  -       the day it starts never counts
  Sat 30 Dec 2028  -       Saturday
  Sun 31 Dec 2028  -       Sunday
  Mon  1 Jan 2029  -       bank holiday: New Year's Day (expected)
  Tue  2 Jan 2029  counts  day 1 of 1

Provisional: the official bank holidays known here (as of 2026-11) cover 2019 to 2028.
A holiday outside those years may still be moved or added.
`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := tt.calendar.Explain(instant(t, tt.sent), tt.days)
			require.Equal(t, tt.want, e.String())
			require.Equal(t, tt.calendar.EndOf(instant(t, tt.sent), tt.days), e.Due)
		})
	}
}

func TestExplainNamesAnAdministratorsHoliday(t *testing.T) {
	t.Parallel()
	c := referral.NewCalendar(ni, nil, referral.Holiday{Title: "Jubilee bank holiday", Date: civil(t, "2027-06-04")})
	days := c.Explain(instant(t, "2027-06-03T10:00:00Z"), 1).Days
	require.Equal(t, "bank holiday: Jubilee", days[1].Why)
}

func TestExplainSaysWhenItIsNotSure(t *testing.T) {
	t.Parallel()
	c := referral.NewCalendar(ew, nil)

	beyond := c.Explain(instant(t, "2028-12-29T10:00:00Z"), 1)
	require.True(t, beyond.Provisional)
	require.False(t, beyond.Capped)
	text, err := json.Marshal(beyond)
	require.NoError(t, err)
	require.Contains(t, string(text), `"provisional":true`)

	capped := c.Explain(instant(t, "2020-01-06T10:00:00Z"), 5000)
	require.True(t, capped.Capped)
	require.False(t, capped.Provisional)
	require.Len(t, capped.Days, 3*366+1)
	require.Contains(t, capped.String(), "stopped there")
}

func TestExplainACompressedDay(t *testing.T) {
	t.Parallel()
	e := referral.Compressed(1).Explain(instant(t, "2026-06-13T10:00:00+01:00"), 3)
	require.False(t, e.Capped)
	require.False(t, e.Provisional)
	require.Equal(t, "2026-06-13", e.Days[0].Date.String())
}
