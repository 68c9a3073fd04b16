package referral

import "time"

// DigestKind is how often a digest comes.
type DigestKind string

// The digests for leads (spec section 5; issue 3, point 9).
const (
	DigestWeekly  DigestKind = "weekly"
	DigestMonthly DigestKind = "monthly"
)

// DigestKinds lists them.
var DigestKinds = []DigestKind{DigestWeekly, DigestMonthly}

// Letter is what it is sent as.
func (k DigestKind) Letter() Letter {
	if k == DigestMonthly {
		return LetterMonthly
	}
	return LetterWeekly
}

// Digest is one digest: of which days it tells.
type Digest struct {
	Kind   DigestKind
	Period Period
}

// LatestDigest is the one of the last whole week, Monday to Sunday, or of the
// last whole month, as of now.
func LatestDigest(kind DigestKind, now time.Time) Digest {
	first := firstDay(kind, DateOf(now))
	before := first.AddDays(-7)
	if kind == DigestMonthly {
		before = NewDate(first.year, first.month-1, 1)
	}
	return Digest{kind, Period{before, first.AddDays(-1)}}
}

// firstDay is the Monday of the day's week, or the first of its month.
func firstDay(kind DigestKind, d Date) Date {
	if kind == DigestMonthly {
		return NewDate(d.year, d.month, 1)
	}
	return d.AddDays(-(int(d.Weekday()) + 6) % 7)
}

// digestDays is for how many days a digest may still go that could not go in
// time: after that it is old news.
const digestDays = 2

// DueDigest returns the digest that is due now and whether there is one: from
// 08:00 in London on the first working day of the week or of the month, until
// the end of the day after. The calendar is of the organisation's nation. A
// week without a working day has none.
func DueDigest(kind DigestKind, cal Calendar, now time.Time) (Digest, bool) {
	today := DateOf(now)
	first := firstDay(kind, today)
	day := first
	for !cal.Working(day) {
		if day = day.AddDays(1); day.After(today) {
			return Digest{}, false
		}
	}
	if now.Before(day.At(opening, 0, 0)) || !now.Before(day.AddDays(digestDays).At(0, 0, 0)) {
		return Digest{}, false
	}
	return LatestDigest(kind, now), true
}

// WeekFigures are the numbers of a weekly digest, as they are when it is sent.
type WeekFigures struct {
	New            int // received in the week
	Unacknowledged int
	Overdue        int
	Unforwarded    int       // sent, declined, and with us since
	Oldest         time.Time // when the one that has waited longest for an acknowledgement was sent; zero for none
}

// Quiet reports whether there is nothing to say.
func (w WeekFigures) Quiet() bool {
	return w.New+w.Unacknowledged+w.Overdue+w.Unforwarded == 0
}

// MonthFigures are the numbers of a monthly digest.
type MonthFigures struct {
	Period   Period
	Received MonthSide
	Sent     MonthSide
}

// Quiet reports whether there is nothing to say.
func (m MonthFigures) Quiet() bool { return m.Received.Quiet() && m.Sent.Quiet() }

// MonthSide is what was received, or sent, in the month and in the one before.
type MonthSide struct{ Now, Before SideFigures }

// Quiet reports whether there was none in either month.
func (s MonthSide) Quiet() bool { return s.Now.Total+s.Before.Total == 0 }

// SideFigures count the referrals of one month.
type SideFigures struct {
	Total         int
	ToAcknowledge Spread
	ToDecide      Spread
	Acknowledged  Deadlines
	Decided       Deadlines
	Outcomes      [len(MonthOutcomes)]int
}

// Deadlines is how many were met and missed.
type Deadlines struct{ Met, Missed int }

// MonthOutcomes are how referrals stand, in the order of a monthly digest.
var MonthOutcomes = [7]string{
	"Successful", "Unsuccessful", "Accepted, no outcome yet", "Declined", "Closed, nobody answered", "Still waiting", "Withdrawn",
}

// OutcomesShown says how much of each outcome's two counts may be shown, this
// month's and the month's before.
func (s MonthSide) OutcomesShown() [][]Hidden {
	counts := make([][]int, len(MonthOutcomes))
	for i := range counts {
		counts[i] = []int{s.Now.Outcomes[i], s.Before.Outcomes[i]}
	}
	return Suppress(counts, false)
}
