package referral_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/referral"
)

// FuzzEndOf holds the calendar to what everybody relies on, for any moment
// between 1970 and 2106, any nation and any closures among the next 64 days.
func FuzzEndOf(f *testing.F) {
	f.Add(uint32(1781254800), uint8(3), uint8(1), uint64(0))
	f.Add(uint32(1774742400), uint8(1), uint8(0), uint64(0b110))       // clocks go forward
	f.Add(uint32(1792886400), uint8(0), uint8(2), uint64(1))           // clocks go back
	f.Add(uint32(1798243199), uint8(8), uint8(1), ^uint64(0))          // Christmas, closed throughout
	f.Add(uint32(1861833600), uint8(40), uint8(7), uint64(0xaaaaaaaa)) // over the end of the table
	f.Fuzz(func(t *testing.T, unix uint32, days, nation uint8, closed uint64) {
		sent := time.Unix(int64(unix), 0)
		today := referral.DateOf(sent)
		var closures []referral.Date
		for i := range 64 {
			if closed>>i&1 == 1 {
				closures = append(closures, today.AddDays(i))
			}
		}
		n := int(days % 61)
		c := referral.NewCalendar(allNations[int(nation)%len(allNations)], closures)
		due := c.EndOf(sent, n)
		last := referral.DateOf(due)

		require.Equal(t, "23:59:59", due.In(referral.London).Format(time.TimeOnly))
		require.False(t, due.Before(sent), "due before it was sent")
		require.False(t, last.Before(today.AddDays(n)), "fewer calendar days than working days")
		require.Equal(t, due, c.EndOf(today.At(0, 0, 0), n), "the hour of sending matters")
		require.Equal(t, n, c.WorkingDaysBetween(sent, due))
		require.Equal(t, due, c.Explain(sent, n).Due)
		if n > 0 {
			require.True(t, c.Working(last), "due on a day off")
			require.True(t, c.EndOf(sent, n-1).Before(due), "a day more is no later")
			require.Equal(t, -n, c.WorkingDaysBetween(due, sent), "late by as many days")
		}
		if n > 1 {
			require.Equal(t, c.EndOf(sent, n-1), c.Before(due, 1))
		}
		open := c.Opening(due)
		require.True(t, open.After(due))
		require.True(t, c.Working(referral.DateOf(open)))
		require.Equal(t, open, c.Opening(open))
	})
}
