package referral_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onward/referral"
)

func TestDueDigest(t *testing.T) {
	t.Parallel()
	england, scotland := referral.NewCalendar(referral.EnglandAndWales, nil), referral.NewCalendar(referral.Scotland, nil)
	closed := referral.NewCalendar(referral.EnglandAndWales, []referral.Date{
		day(t, "2026-06-08"), day(t, "2026-06-09"), day(t, "2026-06-10"), day(t, "2026-06-11"), day(t, "2026-06-12"),
	})
	for name, tt := range map[string]struct {
		kind     referral.DigestKind
		cal      referral.Calendar
		now      string
		from, to string // of the period; none: nothing is due
	}{
		"Monday, a second before eight":               {referral.DigestWeekly, england, "2026-06-01T07:59:59+01:00", "", ""},
		"Monday at eight":                             {referral.DigestWeekly, england, "2026-06-01T08:00:00+01:00", "2026-05-25", "2026-05-31"},
		"Monday at eight in winter":                   {referral.DigestWeekly, england, "2026-11-30T08:00:00Z", "2026-11-23", "2026-11-29"},
		"seven in UTC is not eight in winter":         {referral.DigestWeekly, england, "2026-11-30T07:00:00Z", "", ""},
		"the Monday after summer time began":          {referral.DigestWeekly, england, "2026-03-30T07:00:00Z", "2026-03-23", "2026-03-29"},
		"the Monday after summer time ended":          {referral.DigestWeekly, england, "2026-10-26T07:30:00Z", "", ""},
		"the same at eight":                           {referral.DigestWeekly, england, "2026-10-26T08:00:00Z", "2026-10-19", "2026-10-25"},
		"a bank holiday":                              {referral.DigestWeekly, england, "2026-05-25T09:00:00+01:00", "", ""},
		"the day after a bank holiday":                {referral.DigestWeekly, england, "2026-05-26T08:00:00+01:00", "2026-05-18", "2026-05-24"},
		"Easter Monday, which Scotland works":         {referral.DigestWeekly, scotland, "2026-04-06T08:00:00+01:00", "2026-03-30", "2026-04-05"},
		"Easter Monday, which England does not":       {referral.DigestWeekly, england, "2026-04-06T08:00:00+01:00", "", ""},
		"late, on Tuesday evening":                    {referral.DigestWeekly, england, "2026-06-02T23:59:59+01:00", "2026-05-25", "2026-05-31"},
		"too late, on Wednesday":                      {referral.DigestWeekly, england, "2026-06-03T00:00:00+01:00", "", ""},
		"Sunday":                                      {referral.DigestWeekly, england, "2026-06-07T09:00:00+01:00", "", ""},
		"a week of holidays":                          {referral.DigestWeekly, closed, "2026-06-12T09:00:00+01:00", "", ""},
		"and its Sunday":                              {referral.DigestWeekly, closed, "2026-06-14T09:00:00+01:00", "", ""},
		"the first, a working day":                    {referral.DigestMonthly, england, "2026-12-01T08:00:00Z", "2026-11-01", "2026-11-30"},
		"the first, a Sunday":                         {referral.DigestMonthly, england, "2026-11-01T09:00:00Z", "", ""},
		"the Monday after it":                         {referral.DigestMonthly, england, "2026-11-02T08:00:00Z", "2026-10-01", "2026-10-31"},
		"the New Year begins on the 4th in 2027":      {referral.DigestMonthly, england, "2027-01-04T08:00:00Z", "2026-12-01", "2026-12-31"},
		"New Year's Day itself":                       {referral.DigestMonthly, england, "2027-01-01T09:00:00Z", "", ""},
		"Scotland has the 4th of January off in 2027": {referral.DigestMonthly, scotland, "2027-01-04T09:00:00Z", "", ""},
		"and works on the 5th":                        {referral.DigestMonthly, scotland, "2027-01-05T08:00:00Z", "2026-12-01", "2026-12-31"},
		"the middle of the month":                     {referral.DigestMonthly, england, "2026-06-15T09:00:00+01:00", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, due := referral.DueDigest(tt.kind, tt.cal, at(tt.now))
			require.Equal(t, tt.from != "", due)
			if due {
				require.Equal(t, referral.Digest{Kind: tt.kind, Period: referral.Period{From: day(t, tt.from), To: day(t, tt.to)}}, got)
			}
		})
	}
}

func TestLatestDigest(t *testing.T) {
	t.Parallel()
	for now, want := range map[string][2]string{
		"2026-06-01T00:00:00+01:00": {"2026-05-25", "2026-05-01"}, // a Monday, and a first
		"2026-06-07T23:59:59+01:00": {"2026-05-25", "2026-05-01"}, // its Sunday
		"2026-06-30T23:30:00Z":      {"2026-06-22", "2026-06-01"}, // it is July in London
	} {
		require.Equal(t, want[0], referral.LatestDigest(referral.DigestWeekly, at(now)).Period.From.String(), now)
		require.Equal(t, want[1], referral.LatestDigest(referral.DigestMonthly, at(now)).Period.From.String(), now)
	}
}

func TestAQuietDigestSaysNothing(t *testing.T) {
	t.Parallel()
	require.True(t, referral.WeekFigures{}.Quiet())
	require.False(t, referral.WeekFigures{Unforwarded: 1}.Quiet())
	require.True(t, referral.MonthFigures{}.Quiet())
	month := referral.MonthFigures{}
	month.Sent.Before.Total = 1
	require.False(t, month.Quiet())
}

func TestTheMonthlyDigestHidesSmallOutcomes(t *testing.T) {
	t.Parallel()
	side := referral.MonthSide{}
	side.Now.Outcomes[0], side.Now.Outcomes[3], side.Now.Outcomes[5] = 12, 2, 7
	shown := side.OutcomesShown()
	require.Equal(t, referral.FewOnly, shown[3][0])
	require.Equal(t, referral.Withheld, shown[5][0], "else the total would give the two away")
	require.Equal(t, referral.Shown, shown[0][0])
}
