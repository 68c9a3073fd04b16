package demo

import "math/rand/v2"

// pace is how quickly an organisation answers.
type pace string

const (
	quick  pace = "quick"
	steady pace = "steady"
	slow   pace = "slow"
)

// habit is what a pace means.
type habit struct {
	silent   float64 // says nothing for weeks
	late     float64 // answers, after the deadline
	eager    float64 // of those on time, how many answer in the first half of it
	unhurry  int     // working days from acceptance to outcome, at most
	declines float64
}

var habits = map[pace]habit{
	quick:  {silent: 0.010, late: 0.03, eager: 0.85, unhurry: 30, declines: 0.13},
	steady: {silent: 0.025, late: 0.07, eager: 0.60, unhurry: 45, declines: 0.17},
	slow:   {silent: 0.060, late: 0.16, eager: 0.35, unhurry: 70, declines: 0.20},
}

// answer is after how many working days something with a deadline is done.
func (h habit) answer(rng *rand.Rand, deadline int) int {
	switch at := rng.Float64(); {
	case at < h.silent:
		return deadline + 10 + rng.IntN(35)
	case at < h.silent+h.late:
		return deadline + 1 + rng.IntN(4)
	case at < h.silent+h.late+h.eager:
		return rng.IntN(deadline/2 + 1)
	}
	return rng.IntN(deadline + 1)
}
