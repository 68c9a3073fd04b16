package referral_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/referral"
)

func TestDateOfIsTheDayInLondon(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ at, want string }{
		"midday":                         {"2026-06-12T12:00:00Z", "2026-06-12"},
		"half past midnight in summer":   {"2026-08-31T23:30:00Z", "2026-09-01"},
		"half past eleven in winter":     {"2026-12-31T23:30:00Z", "2026-12-31"},
		"sent from new york":             {"2026-06-12T20:00:00-04:00", "2026-06-13"},
		"last second before summer time": {"2026-03-29T00:59:59Z", "2026-03-29"},
		"last hour of summer time":       {"2026-10-24T23:00:00Z", "2026-10-25"},
		"first night after summer time":  {"2026-10-25T23:59:59Z", "2026-10-25"},
		"leap day":                       {"2028-02-29T23:59:59Z", "2028-02-29"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tt.want, referral.DateOf(instant(t, tt.at)).String())
		})
	}
}

func TestParseDateRefusesWhatIsNoDay(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"", "2026-02-30", "2026-6-1", "12/06/2026", "2026-06-12T10:00:00Z", "tomorrow"} {
		_, err := referral.ParseDate(s)
		require.ErrorIs(t, err, referral.ErrInvalid, s)
		if s != "" {
			require.NotContains(t, err.Error(), s, "it may be a date of birth")
		}
	}
}

func TestDateArithmetic(t *testing.T) {
	t.Parallel()
	d := referral.NewDate(2026, time.February, 28)
	require.Equal(t, "2026-03-01", d.AddDays(1).String())
	require.Equal(t, "2025-12-31", d.AddDays(-59).String())
	require.Equal(t, "2028-02-29", referral.NewDate(2028, time.February, 29).String())
	require.Equal(t, referral.NewDate(2026, time.March, 2), referral.NewDate(2026, time.February, 30))
	require.Equal(t, time.Saturday, d.Weekday())
	require.Equal(t, 2026, d.Year())
	require.True(t, d.Before(d.AddDays(1)))
	require.False(t, d.Before(d))
	require.True(t, d.After(d.AddDays(-1)))
	require.False(t, d.After(d))
	require.Equal(t, "2026-02-28T08:30:15Z", d.At(8, 30, 15).Format(time.RFC3339))
	require.Equal(t, "2026-06-28T08:00:00+01:00", d.AddDays(120).At(8, 0, 0).Format(time.RFC3339))
}

func TestDateInJSON(t *testing.T) {
	t.Parallel()
	type form struct {
		Day  referral.Date `json:"day"`
		None referral.Date `json:"none"`
	}
	in := form{Day: referral.NewDate(2026, time.June, 18)}
	text, err := json.Marshal(in)
	require.NoError(t, err)
	require.JSONEq(t, `{"day":"2026-06-18","none":""}`, string(text))
	var out form
	require.NoError(t, json.Unmarshal(text, &out))
	require.Equal(t, in, out)
	require.True(t, out.None.IsZero())
	require.False(t, out.Day.IsZero())
	require.ErrorIs(t, json.Unmarshal([]byte(`{"day":"18 June"}`), &out), referral.ErrInvalid)
}

func instant(t *testing.T, s string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, s)
	require.NoError(t, err)
	return at
}
