package referral_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/referral"
)

func TestPeriodBefore(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ from, to, wantFrom, wantTo string }{
		"thirty days":                     {"2026-10-29", "2026-11-27", "2026-09-29", "2026-10-28"},
		"one day":                         {"2026-03-01", "2026-03-01", "2026-02-28", "2026-02-28"},
		"a whole month, however long":     {"2026-03-01", "2026-03-31", "2026-02-01", "2026-02-28"},
		"a quarter over the new year":     {"2026-01-01", "2026-03-31", "2025-10-01", "2025-12-31"},
		"a financial year":                {"2025-04-01", "2026-03-31", "2024-04-01", "2025-03-31"},
		"a month that is not over":        {"2026-11-01", "2026-11-27", "2026-10-05", "2026-10-31"},
		"a leap year's February is whole": {"2028-02-01", "2028-02-29", "2028-01-01", "2028-01-31"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, err := referral.NewPeriod(day(t, tt.from), day(t, tt.to))
			require.NoError(t, err)
			require.Equal(t, referral.Period{From: day(t, tt.wantFrom), To: day(t, tt.wantTo)}, p.Before())
		})
	}
}

func day(t *testing.T, text string) referral.Date {
	t.Helper()
	d, err := referral.ParseDate(text)
	require.NoError(t, err)
	return d
}

func TestPeriodsThatAreNone(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string][2]referral.Date{
		"no days":     {},
		"no last day": {referral.NewDate(2026, 1, 1), {}},
		"backwards":   {referral.NewDate(2026, 1, 2), referral.NewDate(2026, 1, 1)},
		"for ever":    {referral.NewDate(1926, 1, 1), referral.NewDate(2026, 1, 1)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := referral.NewPeriod(tt[0], tt[1])
			require.ErrorIs(t, err, &referral.Error{Code: referral.CodeInvalid})
		})
	}
}

func TestPresets(t *testing.T) {
	t.Parallel()
	got := map[string]string{}
	for _, p := range referral.Presets(referral.NewDate(2026, time.February, 10)) {
		got[p.Code] = p.From.String() + " " + p.To.String()
	}
	require.Equal(t, map[string]string{
		"last-30-days": "2026-01-12 2026-02-10", "this-month": "2026-02-01 2026-02-10", "last-month": "2026-01-01 2026-01-31",
		"last-quarter": "2025-10-01 2025-12-31", "financial-year": "2025-04-01 2026-02-10", "last-financial-year": "2024-04-01 2025-03-31",
		"last-12-months": "2025-02-11 2026-02-10",
	}, got)
}

func TestSpread(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		spread    referral.Spread
		median    float64
		ninetieth int
	}{
		"none":           {referral.Spread{}, 0, 0},
		"one":            {referral.Spread{3: 1}, 3, 3},
		"an even number": {referral.Spread{1: 1, 2: 1}, 1.5, 2},
		"ten":            {referral.Spread{1: 9, 20: 1}, 1, 1},
		"eleven":         {referral.Spread{1: 9, 20: 2}, 1, 20},
		"an odd number":  {referral.Spread{0: 2, 4: 1, 9: 2}, 4, 9},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.InDelta(t, tt.median, tt.spread.Median(), 0)
			require.Equal(t, tt.ninetieth, tt.spread.Ninetieth())
		})
	}
}

// What a database subtracts is what the calendar counts.
func TestOrdinalsAgreeWithWorkingDaysBetween(t *testing.T) {
	t.Parallel()
	first := referral.NewDate(2026, time.March, 1)
	cal := referral.NewCalendar(referral.Scotland, []referral.Date{referral.NewDate(2026, time.April, 8)})
	ordinals := cal.Ordinals(first, first.AddDays(120))
	for a := range 60 {
		for b := a; b < 120; b += 7 {
			require.Equal(t, cal.WorkingDaysBetween(first.AddDays(a).At(9, 0, 0), first.AddDays(b).At(8, 0, 0)), ordinals[b]-ordinals[a])
		}
	}
}
