package demo

import (
	"math/rand/v2"
	"slices"
	"sort"
	"time"

	"onward/referral"
)

// year is how many days back the referrals go.
const year = 365

// busyness of the days of the week and of the months, from experience: Mondays,
// and January.
var (
	byWeekday = map[time.Weekday]float64{
		time.Monday: 1.25, time.Tuesday: 1.1, time.Wednesday: 1, time.Thursday: 0.95, time.Friday: 0.75, time.Saturday: 0.02, time.Sunday: 0.01,
	}
	byMonth = [12]float64{1.25, 1.1, 1.1, 0.95, 1, 0.95, 0.95, 0.85, 1.05, 1.05, 1.1, 0.7}
)

// growth is how much busier the end of the year is than its beginning.
const growth = 0.5

// The last days are busier still, so that today has something of everything.
const (
	lastDays   = 10
	lastBusier = 1.8
)

// sendingTimes are when the referrals of the year before now were sent, in order.
func sendingTimes(rng *rand.Rand, n int, now time.Time) []time.Time {
	today, cal := referral.DateOf(now), referral.NewCalendar(referral.EnglandAndWales, nil)
	days, sums, sum := make([]referral.Date, year), make([]float64, year), 0.0
	for i := range days {
		days[i] = today.AddDays(i + 1 - year)
		busy := byWeekday[days[i].Weekday()] * byMonth[days[i].At(12, 0, 0).Month()-1] * (1 + growth*float64(i)/year)
		if i >= year-lastDays {
			busy *= lastBusier
		}
		if !cal.Working(days[i]) && busy > 0.1 {
			busy = 0.01 // a bank holiday
		}
		sum += busy
		sums[i] = sum
	}
	times := make([]time.Time, n)
	for i := range times {
		at := now
		for !at.Before(now.Add(-time.Minute)) {
			at = hourOn(rng, days[sort.SearchFloat64s(sums, rng.Float64()*sum)])
		}
		times[i] = at
	}
	slices.SortFunc(times, time.Time.Compare)
	return times
}

// hourOn is a time on the day: in working hours, but for those who catch up in
// the evening.
func hourOn(rng *rand.Rand, d referral.Date) time.Time {
	at := inHours(rng, d)
	if chance(rng, 0.04) {
		at = at.Add(5 * time.Hour)
	}
	return at
}
