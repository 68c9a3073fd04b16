package referral

import "slices"

// Spread is how many times something took so many working days.
type Spread map[int]int

// Count is how many there are.
func (s Spread) Count() int {
	n := 0
	for _, times := range s {
		n += times
	}
	return n
}

// Median is the middle of all, in order; of an even number the mean of the two
// in the middle. Without any it is 0.
func (s Spread) Median() float64 {
	n := s.Count()
	if n == 0 {
		return 0
	}
	return float64(s.at((n+1)/2)+s.at(n/2+1)) / 2
}

// Ninetieth is the fewest working days within which nine of ten were done: the
// 90th percentile by nearest rank. Without any it is 0.
func (s Spread) Ninetieth() int {
	n := s.Count()
	if n == 0 {
		return 0
	}
	return s.at((9*n + 9) / 10)
}

// at is the nth smallest, from 1.
func (s Spread) at(n int) int {
	days := make([]int, 0, len(s))
	for d := range s {
		days = append(days, d)
	}
	slices.Sort(days)
	for _, d := range days {
		if n -= s[d]; n <= 0 {
			return d
		}
	}
	return 0
}

// Ordinals counts, for each day from the first to the last, the working days up
// to and including it: the difference of two is what WorkingDaysBetween counts.
// It lets a database do that arithmetic by the same calendar.
func (c Calendar) Ordinals(first, last Date) []int {
	var all []int
	n := 0
	for d := first; !d.After(last); d = d.AddDays(1) {
		if c.Working(d) {
			n++
		}
		all = append(all, n)
	}
	return all
}
