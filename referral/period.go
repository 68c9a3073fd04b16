package referral

import "time"

// longestPeriod is how many days a report may cover: three years and a day.
const longestPeriod = 3*365 + 1

// Period is the days of a report, the first and the last included.
type Period struct{ From, To Date }

// NewPeriod refuses, in words, what is no period.
func NewPeriod(from, to Date) (Period, error) {
	p := Period{from, to}
	switch {
	case from.IsZero() || to.IsZero():
		return p, invalid("from", "Give both days of the period, the first and the last.")
	case to.Before(from):
		return p, invalid("to", "The period ends before it begins. Choose a later last day.")
	case p.Days() > longestPeriod:
		return p, invalid("from", "A report covers three years at most. Choose a later first day.")
	}
	return p, nil
}

// Days counts the days of the period.
func (p Period) Days() int { return int(p.To.midnight().Sub(p.From.midnight())/(24*time.Hour)) + 1 }

// Begin is the moment from which the period counts, in London.
func (p Period) Begin() time.Time { return p.From.At(0, 0, 0) }

// End is the first moment that it does not count any more.
func (p Period) End() time.Time { return p.To.AddDays(1).At(0, 0, 0) }

// Before returns the period to compare with: for whole months as many months
// before, otherwise as many days (issue 3).
func (p Period) Before() Period {
	last := p.From.AddDays(-1)
	if months := p.WholeMonths(); months > 0 {
		return Period{NewDate(p.From.year, p.From.month-time.Month(months), 1), last}
	}
	return Period{p.From.AddDays(-p.Days()), last}
}

// WholeMonths counts the months of a period that begins and ends with one; of
// any other it is 0.
func (p Period) WholeMonths() int {
	if p.From.day != 1 || p.To.AddDays(1).day != 1 {
		return 0
	}
	return (p.To.year-p.From.year)*12 + int(p.To.month-p.From.month) + 1
}

// Months lists the first day of each month that the period touches.
func (p Period) Months() []Date {
	var all []Date
	for m := NewDate(p.From.year, p.From.month, 1); !m.After(p.To); m = NewDate(m.year, m.month+1, 1) {
		all = append(all, m)
	}
	return all
}

// Preset is a period that people ask for by name.
type Preset struct {
	Code  string
	Label string
	Period
}

// Presets are the periods on offer on that day; the first is what a report
// shows unless it is asked for another. A financial year begins in April.
func Presets(today Date) []Preset {
	month := NewDate(today.year, today.month, 1)
	quarter := NewDate(today.year, (today.month-1)/3*3+1, 1)
	april := NewDate(today.year, time.April, 1)
	if today.Before(april) {
		april = NewDate(today.year-1, time.April, 1)
	}
	return []Preset{
		{"last-30-days", "Last 30 days", Period{today.AddDays(-29), today}},
		{"this-month", "This month", Period{month, today}},
		{"last-month", "Last month", Period{NewDate(month.year, month.month-1, 1), month.AddDays(-1)}},
		{"last-quarter", "Last quarter", Period{NewDate(quarter.year, quarter.month-3, 1), quarter.AddDays(-1)}},
		{"financial-year", "This financial year", Period{april, today}},
		{"last-financial-year", "Last financial year", Period{NewDate(april.year-1, time.April, 1), april.AddDays(-1)}},
		{"last-12-months", "Last 12 months", Period{NewDate(today.year-1, today.month, today.day+1), today}},
	}
}
