package api

import (
	"slices"
	"strings"

	"onward/referral"
	"onward/schema"
)

const nothingInPeriod = "No referral was sent in this period."

// hiddenWords explain what a table does not show.
const hiddenWords = " Counts of 1 to 4 read \"fewer than 5\", and others are not shown where they would give those away, so that nobody can be recognised."

// tables are all tables of the report, in reading order.
func (w reportWords) tables() []ReportTable {
	all := []ReportTable{w.monthTable(), w.outcomeTable(), w.deadlineTable(), w.timeTable(), w.pairTable(), w.issueTable(), w.areaTable(), w.reasonTable()}
	switch w.side {
	case sideSent:
		all = append(all, w.toldTable(), w.unmetTable())
	case sideNetwork:
		all = append(all, w.senderTable(), w.unmetTable(), w.unmatchedTable())
	}
	return append(all, w.seasonTable())
}

func (w reportWords) monthTable() ReportTable {
	t := ReportTable{ID: "months", Title: w.verb() + " by month", Columns: []string{"Month", w.verb()}, Rows: []ReportRow{}, Definition: meansSent}
	within := w.period.Months()
	for _, m := range w.Months {
		if slices.Contains(within, m.Month) {
			t.Rows = append(t.Rows, ReportRow{Label: monthWords(m.Month), Cells: []ReportCell{count(m.Within)}})
		}
	}
	if w.period.WholeMonths() == 0 {
		t.Definition += " Of its first and last month only the days in the period count."
	}
	return t
}

func (w reportWords) outcomeTable() ReportTable {
	t := ReportTable{
		ID: "outcomes", Title: "Where they stand now", Columns: []string{"", "This period", "Period before"}, Rows: []ReportRow{}, Empty: nothingInPeriod,
		Definition: "Every referral of the period once, by how it stands today. Successful means that at least one of its issues was. Those that still wait are counted as such, and those withdrawn as neither accepted nor declined.",
	}
	for _, s := range schema.States {
		t.Rows = append(t.Rows, ReportRow{Label: stateLabels[s], Cells: []ReportCell{count(w.Now.States[s]), count(w.Before.States[s])}})
	}
	return t
}

func (w reportWords) deadlineTable() ReportTable {
	row := func(label string, now, before schema.Kept) ReportRow {
		return ReportRow{Label: label, Cells: []ReportCell{shareCell(now), count(now.Met), count(now.Missed), count(now.Running), shareCell(before)}}
	}
	return ReportTable{
		ID: "deadlines", Title: "Deadlines met", Columns: []string{"Deadline", "Met", "In time", "Missed", "Still running", "Met, period before"}, Chart: -1,
		Rows:       []ReportRow{row("To acknowledge", w.Now.Acknowledge, w.Before.Acknowledge), row("To decide", w.Now.Decide, w.Before.Decide)},
		Definition: "To acknowledge: " + lower(meansAcknowledge) + " To decide: " + lower(meansDecide),
	}
}

func shareCell(k schema.Kept) ReportCell {
	if k.Met+k.Missed == 0 {
		return ReportCell{Text: none}
	}
	n := float64(share(k))
	return ReportCell{Number: &n, Text: shareWords(k)}
}

func lower(s string) string { return strings.ToLower(s[:1]) + s[1:] }

func (w reportWords) timeTable() ReportTable {
	row := func(label string, now, before referral.Spread) ReportRow {
		return ReportRow{Label: label, Cells: []ReportCell{count(now.Count()), medianCell(now), ninetiethCell(now), medianCell(before), ninetiethCell(before)}}
	}
	return ReportTable{
		ID: "times", Title: "How long it takes", Chart: -1,
		Columns: []string{"Working days", "Referrals", "Median", "90th percentile", "Median, period before", "90th percentile, period before"},
		Rows: []ReportRow{
			row("To acknowledge", w.Now.ToAcknowledge, w.Before.ToAcknowledge), row("To reach the client", w.Now.ToContact, w.Before.ToContact),
			row("To decide", w.Now.ToDecide, w.Before.ToDecide),
		},
		Definition: "In working days of the receiver: without weekends, bank holidays of its nation and its closures; the same day is 0. To acknowledge and to decide: from sending (after a return: from sending again). To reach the client: from the first sending to the first time the receiver spoke with them. Half took the median or less, nine in ten the 90th percentile or less. What has not happened yet is in none of them.",
	}
}

func medianCell(s referral.Spread) ReportCell {
	if s.Count() == 0 {
		return ReportCell{Text: none}
	}
	return number(s.Median())
}

func ninetiethCell(s referral.Spread) ReportCell {
	if s.Count() == 0 {
		return ReportCell{Text: none}
	}
	return count(s.Ninetieth())
}

func (w reportWords) pairTable() ReportTable {
	t := ReportTable{
		ID: "pairs", Title: map[string]string{sideReceived: "Who refers to us", sideSent: "To whom we refer", sideNetwork: "From whom to whom"}[w.side],
		Columns: []string{map[string]string{sideReceived: "From", sideSent: "To", sideNetwork: "From and to"}[w.side], "This period", "Period before"}, Rows: []ReportRow{}, Empty: nothingInPeriod,
		Definition: "Referrals by the organisation that sent and the one that received them, the busiest first, 500 at most.",
	}
	for _, p := range w.Pairs {
		label := map[string]string{sideReceived: p.From, sideSent: p.To, sideNetwork: p.From + " to " + p.To}[w.side]
		t.Rows = append(t.Rows, ReportRow{Label: label, Cells: []ReportCell{count(p.Now), count(p.Before)}})
	}
	return t
}

// seasonTable shows two years beside each other, month by month.
func (w reportWords) seasonTable() ReportTable {
	t := ReportTable{
		ID: "seasons", Title: "Through the year", Columns: []string{"Month", "Last 12 months", "12 months before"}, Rows: []ReportRow{},
		Definition: "Referrals sent in each of the twelve months up to the end of the period, beside the same month a year earlier. The last month may not be over yet.",
	}
	last := w.Months[max(0, len(w.Months)-24):]
	if len(last) < 24 {
		return t
	}
	earlier := false
	for i, m := range last[12:] {
		earlier = earlier || last[i].Sent > 0
		t.Rows = append(t.Rows, ReportRow{Label: m.Month.Month().String(), Cells: []ReportCell{count(m.Sent), count(last[i].Sent)}})
	}
	if earlier {
		return t
	}
	t.Columns, t.Definition = t.Columns[:2], t.Definition+" Of the year before there is nothing to count yet."
	for i := range t.Rows {
		t.Rows[i].Cells = t.Rows[i].Cells[:1]
	}
	return t
}
