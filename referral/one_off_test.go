package referral_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/referral"
)

func TestWhatNoOneOffDayIs(t *testing.T) {
	t.Parallel()
	today := referral.NewDate(2026, time.December, 1) // a Tuesday
	good := referral.OneOffDay{Day: referral.NewDate(2026, time.December, 9), Name: "State funeral", Nations: referral.Nations}
	require.Empty(t, good.Check(today))
	for name, tt := range map[string]struct {
		spoil func(*referral.OneOffDay)
		field string
	}{
		"without a name":         {func(o *referral.OneOffDay) { o.Name = " " }, "name"},
		"today":                  {func(o *referral.OneOffDay) { o.Day = today }, "day"},
		"in ten years":           {func(o *referral.OneOffDay) { o.Day = referral.NewDate(2036, time.December, 9) }, "day"},
		"on a Saturday":          {func(o *referral.OneOffDay) { o.Day = referral.NewDate(2026, time.December, 12) }, "day"},
		"on a bank holiday":      {func(o *referral.OneOffDay) { o.Day = referral.NewDate(2026, time.December, 25) }, "day"},
		"for nobody":             {func(o *referral.OneOffDay) { o.Nations = nil }, "nations"},
		"for somebody elsewhere": {func(o *referral.OneOffDay) { o.Nations = []referral.Nation{"france"} }, "nations"},
	} {
		day := good
		tt.spoil(&day)
		wrong := day.Tidy().Check(today)
		require.NotEmpty(t, wrong, name)
		require.Equal(t, tt.field, wrong[0].Field, name)
	}
	tidy := referral.OneOffDay{Name: "  A \n day ", Nations: []referral.Nation{referral.Scotland, referral.EnglandAndWales, referral.Scotland}}.Tidy()
	require.Equal(t, referral.OneOffDay{Name: "A day", Nations: []referral.Nation{referral.EnglandAndWales, referral.Scotland}}, tidy)
}

func TestADeadlineFollowsTheCalendar(t *testing.T) {
	t.Parallel()
	sent, now := after(t, referral.Send) // on Monday, due on Thursday; to be decided by the Thursday after
	acknowledge, decide := sent.AcknowledgeBy, sent.DecideBy
	require.Equal(t, time.Thursday, acknowledge.In(referral.London).Weekday())
	on := func(d referral.Date) referral.Calendar {
		return calendar.With(referral.Holiday{Title: "A day", Date: d})
	}
	cmd := command(referral.MoveDeadline)

	due := referral.DateOf(acknowledge)
	moved, e, err := referral.Apply(sent, cmd, on(due), now)
	require.NoError(t, err)
	require.Equal(t, due.AddDays(1), referral.DateOf(moved.AcknowledgeBy), "the day it was due on counts no more")
	require.Equal(t, decide.AddDate(0, 0, 1), moved.DecideBy)
	require.Equal(t, len(sent.Moments), len(moved.Moments))
	require.True(t, slices.IsSortedFunc(e.Moments, func(a, b referral.Moment) int { return a.At.Compare(b.At) }))
	require.Equal(t, moved.Moments, e.Moments)

	back := command(referral.MoveDeadline)
	back.Was = on(due)
	again, _, err := referral.Apply(moved, back, calendar, now)
	require.NoError(t, err)
	require.Equal(t, sent.AcknowledgeBy, again.AcknowledgeBy)
	require.Equal(t, sent.DecideBy, again.DecideBy)
	require.Equal(t, sent.Moments, again.Moments)

	late, _, err := referral.Apply(sent, cmd, on(referral.DateOf(decide)), now)
	require.NoError(t, err, "the days between the deadlines move the second alone")
	require.Equal(t, acknowledge, late.AcknowledgeBy)
	require.Equal(t, referral.DateOf(decide).AddDays(1), referral.DateOf(late.DecideBy))

	for name, d := range map[string]referral.Date{"long after": referral.DateOf(decide).AddDays(60), "a Saturday": referral.DateOf(acknowledge).AddDays(2), "over": referral.DateOf(now)} {
		_, _, err := referral.Apply(sent, cmd, on(d), now)
		require.ErrorIs(t, err, referral.ErrSuperseded, name)
	}
}

func TestWhatIsLateStaysLateAndIsAskedAgainLater(t *testing.T) {
	t.Parallel()
	r, _ := after(t, referral.Send)
	for len(r.Moments) > 0 && !r.Overdue {
		pass := command(referral.PassMoment)
		pass.Moment = r.Moments[0]
		var err error
		r, _, err = referral.Apply(r, pass, calendar, r.Moments[0].At)
		require.NoError(t, err)
	}
	require.Equal(t, referral.Escalate, r.Moments[0].Kind)
	now := r.AcknowledgeBy.Add(9 * time.Hour) // on the morning after
	day := referral.DateOf(now).AddDays(3)    // the Monday
	moved, _, err := referral.Apply(r, command(referral.MoveDeadline), calendar.With(referral.Holiday{Title: "A day", Date: day}), now)
	require.NoError(t, err)
	require.True(t, moved.Overdue)
	require.Equal(t, r.AcknowledgeBy, moved.AcknowledgeBy)
	require.Equal(t, r.Moments[0], moved.Moments[0], "today's is not moved")
	require.True(t, moved.Moments[1].At.After(r.Moments[1].At))
	require.Len(t, moved.Moments, len(r.Moments))

	waiting := r.Moments[0].At.Add(time.Minute) // a moment that the clock has yet to pass
	moved, _, err = referral.Apply(r, command(referral.MoveDeadline), calendar.With(referral.Holiday{Title: "A day", Date: day}), waiting)
	require.NoError(t, err)
	require.Equal(t, r.Moments[0], moved.Moments[0], "what is passing now is not lost")
}

func TestTheOfficialHolidaysOfAYear(t *testing.T) {
	t.Parallel()
	first, last := referral.OfficialYears()
	for _, n := range referral.Nations {
		for year := first; year <= last; year++ {
			require.GreaterOrEqual(t, len(referral.HolidaysOf(n, year)), 8, "%s %d", n, year)
		}
		require.Empty(t, referral.HolidaysOf(n, last+1))
	}
	require.Equal(t, "all nations", referral.NameNations(referral.Nations))
	require.Equal(t, "England and Wales and Scotland", referral.NameNations(referral.Nations[:2]))
}
