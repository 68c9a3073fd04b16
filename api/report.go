package api

import "onward/referral"

// ReportQuery says what a report is about. Nothing in it is personal.
type ReportQuery struct {
	From string `query:"from" format:"date" doc:"The first day. Without both days it is the last 30 days."`
	To   string `query:"to" format:"date" doc:"The last day, included."`
	Side string `query:"side" enum:"received,sent," doc:"What the organisation received (the default) or sent. For people of the network it is always the network."`
}

type reportInput struct{ ReportQuery }

type reportCSVInput struct {
	ReportQuery
	Table string `query:"table" enum:"months,outcomes,times,deadlines,pairs,issues,areas,reasons,told,unmet,unmatched,seasons" default:"months" doc:"Which of the report's tables."`
}

// Report counts the referrals first sent in a period, and compares with the period before.
type Report struct {
	About     string           `json:"about" doc:"Whose report it is: an organisation's name, or the network's."`
	Side      string           `json:"side" enum:"received,sent,network"`
	Period    ReportPeriod     `json:"period"`
	Before    ReportPeriod     `json:"before" doc:"What it is compared with: as many whole months, or as many days."`
	Presets   []ReportPreset   `json:"presets" doc:"Periods that people ask for by name, as of today."`
	Any       bool             `json:"any" doc:"Whether there was ever a referral to count."`
	Headlines []ReportHeadline `json:"headlines"`
	Tables    []ReportTable    `json:"tables"`
}

// ReportPeriod is a period, both days included.
type ReportPeriod struct {
	From  referral.Date `json:"from"`
	To    referral.Date `json:"to"`
	Words string        `json:"words" doc:"As people say it: \"1 to 30 November 2026\"."`
}

// ReportPreset is a period with a name.
type ReportPreset struct {
	Code  string        `json:"code"`
	Label string        `json:"label"`
	From  referral.Date `json:"from"`
	To    referral.Date `json:"to"`
}

// ReportHeadline is one figure that matters, with the one before.
type ReportHeadline struct {
	Label      string `json:"label"`
	Value      string `json:"value"`
	Comparison string `json:"comparison"`
	Definition string `json:"definition"`
}

// ReportTable is one table, in words that can be read as they are. Small counts
// are hidden in it already.
type ReportTable struct {
	ID         string      `json:"id"`
	Title      string      `json:"title"`
	Definition string      `json:"definition"`
	Columns    []string    `json:"columns" doc:"The first is the rows' own heading."`
	Rows       []ReportRow `json:"rows"`
	Chart      int         `json:"chart" doc:"Which cell of each row a bar chart shows, from 0; -1 where a chart says nothing."`
	Empty      string      `json:"empty" doc:"What to say when there are no rows."`
}

// ReportRow is a row of a table.
type ReportRow struct {
	Label string       `json:"label"`
	Area  string       `json:"area,omitempty" doc:"The code of the area that the row is about, where a map can draw it."`
	Cells []ReportCell `json:"cells"`
}

// ReportCell is a figure, or says that it is hidden.
type ReportCell struct {
	Number *float64 `json:"number,omitempty" doc:"Missing where the figure is hidden or there is none."`
	Text   string   `json:"text"`
}

type reportOutput struct{ Body Report }

type reportCSVOutput struct {
	ContentType string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Body        []byte
}
