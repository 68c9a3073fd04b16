package api

import (
	"slices"
	"strings"

	"onward/referral"
	"onward/schema"
)

// The tables in which a small count could point at a person.

// hidden puts counts into rows, as much of them as may be shown.
func hidden(labels []string, counts [][]int, rowsAdd bool) []ReportRow {
	rows := make([]ReportRow, len(labels))
	for r, hiding := range referral.Suppress(counts, rowsAdd) {
		rows[r] = ReportRow{Label: labels[r], Cells: make([]ReportCell, len(hiding))}
		for c, h := range hiding {
			rows[r].Cells[c] = hide(counts[r][c], h)
		}
	}
	return rows
}

// issueStates are the columns that make up an issue's total.
var issueStates = []struct {
	label  string
	states []schema.State
}{
	{"Accepted", []schema.State{schema.StateSuccessful, schema.StateUnsuccessful, schema.StateAccepted}},
	{"Declined", []schema.State{schema.StateDeclined}},
	{"Nobody answered", []schema.State{schema.StateUnanswered}},
	{"Still waiting", []schema.State{schema.StateWaiting}},
	{"Withdrawn", []schema.State{schema.StateWithdrawn}},
}

func (w reportWords) issueTable() ReportTable {
	t := ReportTable{
		ID: "issues", Title: "By issue", Columns: []string{"Issue"}, Chart: len(issueStates), Empty: nothingInPeriod,
		Definition: "Referrals of the period by what the client needs help with, and how they stand today. One with two issues counts at both." + hiddenWords,
	}
	for _, c := range issueStates {
		t.Columns = append(t.Columns, c.label)
	}
	t.Columns = append(t.Columns, "All")
	type line struct {
		label  string
		counts []int
	}
	var lines []line
	for _, i := range w.Issues {
		l := line{label: w.issues[i.Issue]}
		all := 0
		for _, c := range issueStates {
			n := 0
			for _, s := range c.states {
				n += i.States[s]
			}
			l.counts, all = append(l.counts, n), all+n
		}
		l.counts = append(l.counts, all)
		lines = append(lines, l)
	}
	slices.SortStableFunc(lines, func(a, b line) int { return strings.Compare(a.label, b.label) })
	labels, counts := make([]string, len(lines)), make([][]int, len(lines))
	for i, l := range lines {
		labels[i], counts[i] = l.label, l.counts
	}
	t.Rows = hidden(labels, counts, true)
	return t
}

func (w reportWords) areaTable() ReportTable {
	labels, codes, counts := []string{}, map[string]string{}, [][]int{}
	unknown := []int{0, 0}
	for _, a := range w.Areas {
		if a.Name == "" {
			unknown = []int{a.Now, a.Before}
			continue
		}
		labels, counts = append(labels, a.Name), append(counts, []int{a.Now, a.Before})
		codes[a.Name] = a.Code
	}
	t := ReportTable{
		ID: "areas", Title: "By area", Columns: []string{"Postcode district", "This period", "Period before"}, Rows: []ReportRow{}, Empty: nothingInPeriod,
		Definition: "Referrals by the first half of the client's postcode, such as NR1." + hiddenWords,
	}
	last := "Not known"
	if w.Mapped {
		t.Columns[0], last = "Area", "Elsewhere, or not known"
		t.Definition = "Referrals by the area in which the client lives. Of an area that is not listed there were none." + hiddenWords
	}
	if len(w.Areas) > 0 {
		t.Rows = inAlphabet(hidden(append(labels, last), append(counts, unknown), false))
	}
	for i, row := range t.Rows {
		t.Rows[i].Area = codes[row.Label]
	}
	return t
}

// inAlphabet puts a table with hidden counts into an order that does not give
// away their size.
func inAlphabet(rows []ReportRow) []ReportRow {
	last := len(rows) - 1 // not known
	slices.SortStableFunc(rows[:last], func(a, b ReportRow) int { return strings.Compare(a.Label, b.Label) })
	return rows
}

// givenReasons are the network's reasons with their counts. One that is retired
// says nothing once nobody gave it.
func (w reportWords) givenReasons() (given []referral.Choice, counts [][]int) {
	for _, c := range w.reasons {
		now, before := w.Now.Reasons[referral.DeclineReason(c.Code)], w.Before.Reasons[referral.DeclineReason(c.Code)]
		if c.Active || now+before > 0 {
			given, counts = append(given, c), append(counts, []int{now, before})
		}
	}
	return given, counts
}

func (w reportWords) reasonTable() ReportTable {
	given, counts := w.givenReasons()
	labels := make([]string, len(given))
	for i, c := range given {
		labels[i] = c.Label
	}
	return ReportTable{
		ID: "reasons", Title: "Why referrals are declined", Columns: []string{"Reason", "This period", "Period before"}, Rows: hidden(labels, counts, false),
		Definition: "Referrals of the period that stand declined, by the receiver's reason. A decision that was taken back does not count." + hiddenWords,
	}
}

func (w reportWords) unmetTable() ReportTable {
	codes := map[string]bool{}
	for _, by := range []map[string]int{w.Now.UnmetBy, w.Before.UnmetBy} {
		for code := range by {
			codes[code] = true
		}
	}
	sorted := make([]string, 0, len(codes))
	for code := range codes {
		sorted = append(sorted, code)
	}
	slices.SortFunc(sorted, func(a, b string) int { return strings.Compare(w.issues[a], w.issues[b]) })
	labels, counts := make([]string, len(sorted)), make([][]int, len(sorted))
	for i, code := range sorted {
		labels[i], counts[i] = w.issues[code], []int{w.Now.UnmetBy[code], w.Before.UnmetBy[code]}
	}
	return ReportTable{
		ID: "unmet", Title: "Unmet need by issue", Columns: []string{"Issue", "This period", "Period before"}, Rows: hidden(labels, counts, false),
		Empty: "Every client of this period was taken on, or still waits for an answer.", Definition: meansUnmet + " One with two issues counts at both." + hiddenWords,
	}
}

// unmatchedTable says what people looked for in the directory in vain.
func (w reportWords) unmatchedTable() ReportTable {
	labels, counts := make([]string, len(w.Unmatched)), make([][]int, len(w.Unmatched))
	for i, u := range w.Unmatched {
		labels[i], counts[i] = w.soughtWords(u), []int{u.Now, u.Before}
	}
	rows := hidden(labels, counts, false)
	slices.SortStableFunc(rows, func(a, b ReportRow) int { return strings.Compare(a.Label, b.Label) }) // not by a count that may be hidden
	return ReportTable{
		ID: "unmatched", Title: "Searched for, and nobody found", Columns: []string{"In the directory", "This period", "Period before"}, Rows: rows,
		Empty: "Everybody who searched the directory by issue or area in this period found somebody.",
		Definition: "Searches of the directory by issue, area or postcode that found no organisation, each person once a day. " +
			"Those that only missed one that takes referrals are said so. Searches with words of one's own are not counted, as they may be mistyped." + hiddenWords,
	}
}

// soughtWords say what was looked for: "Debt in Wexing Vale, taking referrals".
func (w reportWords) soughtWords(u schema.UnmatchedCount) string {
	words := "Any help"
	if u.Issue != "" {
		words = w.issues[u.Issue]
	}
	if u.Area != "" {
		words += " in " + u.Area
	}
	if u.Accepting {
		words += ", taking referrals"
	}
	return words
}
