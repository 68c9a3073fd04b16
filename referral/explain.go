package referral

import (
	"fmt"
	"strings"
	"time"
)

// Explanation says day by day how a due moment comes about.
type Explanation struct {
	Due         time.Time      `json:"due"`
	Days        []ExplainedDay `json:"days"`
	Provisional bool           `json:"provisional,omitempty"` // see Calendar.Provisional
	Capped      bool           `json:"capped,omitempty"`      // the calendar looked no further than three years

	days   int
	nation Nation
}

// ExplainedDay is one day on the way: whether it counts, and why in plain words.
type ExplainedDay struct {
	Date   Date   `json:"date"`
	Counts bool   `json:"counts"`
	Why    string `json:"why"`
}

// Explain returns how EndOf(t, n) comes about. The day of t comes first.
func (c Calendar) Explain(t time.Time, n int) Explanation {
	n = max(n, 0)
	due := c.EndOf(t, n)
	e := Explanation{Due: due, Provisional: c.Provisional(t, due), days: n, nation: c.nation}
	start, last := DateOf(t), DateOf(due)
	e.Days = []ExplainedDay{{Date: start, Why: "the day it starts never counts"}}
	counted := 0
	for d := start.AddDays(1); !d.After(last); d = d.AddDays(1) {
		day := ExplainedDay{Date: d, Why: c.dayOff(d)}
		if day.Why == "" {
			counted++
			day.Counts, day.Why = true, fmt.Sprintf("day %d of %d", counted, n)
		}
		e.Days = append(e.Days, day)
	}
	e.Capped = c.day == 0 && counted < n
	return e
}

// String is the explanation as a table for people.
func (e Explanation) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Due at the end of %s (%s), %s", e.Due.Format("Monday 2 January 2006"), e.Due.Format("15:04:05 MST"), workingDays(e.days))
	if name := e.nation.Name(); name != "" {
		b.WriteString(" in " + name)
	}
	b.WriteString(".\n\n")
	for _, d := range e.Days {
		counts := "-"
		if d.Counts {
			counts = "counts"
		}
		fmt.Fprintf(&b, "  %s  %-6s  %s\n", d.Date.midnight().Format("Mon _2 Jan 2006"), counts, d.Why)
	}
	if e.Capped {
		b.WriteString("\nThere are not that many working days within three years, so the calendar stopped there.\n")
	}
	if e.Provisional {
		first, last := OfficialYears()
		fmt.Fprintf(&b, "\nProvisional: the official bank holidays known here (as of %s) cover %d to %d.\n"+
			"A holiday outside those years may still be moved or added.\n", HolidaysAsOf, first, last)
	}
	return b.String()
}

func workingDays(n int) string {
	if n == 1 {
		return "1 working day"
	}
	return fmt.Sprintf("%d working days", n)
}
