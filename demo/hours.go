package demo

import (
	"math/rand/v2"
	"time"

	"onward/referral"
)

// The hours in which people work.
const (
	opens  = 9
	closes = 17
)

// inHours is some time in working hours on the day.
func inHours(rng *rand.Rand, d referral.Date) time.Time {
	at := d.At(opens, 0, 0).Add(time.Duration(rng.Int64N(int64((closes - opens) * time.Hour))))
	return at.UTC().Truncate(time.Microsecond)
}

// later is some time in working hours, so many working days on. 0 is the same
// day where it still has hours, otherwise the next working day.
func later(rng *rand.Rand, cal referral.Calendar, after time.Time, days int) time.Time {
	if days == 0 {
		soon := after.Add(10*time.Minute + time.Duration(rng.Int64N(int64(2*time.Hour)))).Truncate(time.Microsecond)
		local := soon.In(referral.London)
		if d := referral.DateOf(soon); cal.Working(d) && local.Hour() >= opens && local.Hour() < closes {
			return soon
		}
		days = 1
	}
	return inHours(rng, referral.DateOf(cal.EndOf(after, days)))
}

// between is some working time after a and before b, where there is one.
func between(rng *rand.Rand, cal referral.Calendar, a, b time.Time) (time.Time, bool) {
	if !b.After(a) {
		return a, false
	}
	at := a.Add(time.Duration(rng.Int64N(int64(b.Sub(a)))))
	if d := referral.DateOf(at); !cal.Working(d) {
		at = later(rng, cal, at, 1)
	} else if hour := at.In(referral.London).Hour(); hour < opens || hour >= closes {
		at = inHours(rng, d)
	}
	return at.UTC().Truncate(time.Microsecond), at.After(a) && at.Before(b)
}
