package referral

import (
	_ "embed" // the table of bank holidays
	"encoding/json"
	"strings"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/gb"
)

// Nation is a part of the United Kingdom with bank holidays of its own.
type Nation string

// The nations, by the names the official table gives them.
const (
	EnglandAndWales Nation = "england-and-wales"
	Scotland        Nation = "scotland"
	NorthernIreland Nation = "northern-ireland"
)

// ParseNation reads a nation's name, as people or the official table write it.
func ParseNation(s string) (Nation, error) {
	switch n := Nation(strings.ReplaceAll(strings.ToLower(strings.TrimSpace(s)), " ", "-")); n {
	case EnglandAndWales, Scotland, NorthernIreland:
		return n, nil
	case "england", "wales":
		return EnglandAndWales, nil
	}
	return "", &Error{Code: CodeInvalid, Message: "This nation is not known. Choose england-and-wales, scotland or northern-ireland."}
}

// Name returns the nation as people write it.
func (n Nation) Name() string {
	return map[Nation]string{
		EnglandAndWales: "England and Wales",
		Scotland:        "Scotland",
		NorthernIreland: "Northern Ireland",
	}[n]
}

// Holiday is a bank holiday, in the shape of GOV.UK's bank-holidays.json.
type Holiday struct {
	Title string `json:"title"`
	Date  Date   `json:"date"`
	Notes string `json:"notes"`
}

// label is what the holiday is called in an explanation.
func (h Holiday) label() string {
	if h.Notes == "" {
		return h.Title
	}
	return h.Title + " (" + strings.ToLower(h.Notes) + ")"
}

// HolidaysAsOf is the month in which the official table was last checked.
const HolidaysAsOf = "2026-11"

//go:embed bank-holidays-2026-11.json
var officialJSON []byte

var official = mustHolidays(officialJSON)

// holidayTable is the official list: the nations' holidays by day, and the
// years that it covers whole.
type holidayTable struct {
	first, last int
	labels      map[Nation]map[Date]string
}

func mustHolidays(file []byte) holidayTable {
	var nations map[Nation]struct{ Events []Holiday }
	if err := json.Unmarshal(file, &nations); err != nil {
		panic("referral: the table of bank holidays is broken: " + err.Error()) // impossible: it is tested and linked in
	}
	table := holidayTable{labels: make(map[Nation]map[Date]string)}
	for nation, list := range nations {
		table.labels[nation] = make(map[Date]string, len(list.Events))
		for _, h := range list.Events {
			table.labels[nation][h.Date] = h.label()
			if table.first == 0 || h.Date.Year() < table.first {
				table.first = h.Date.Year()
			}
			table.last = max(table.last, h.Date.Year())
		}
	}
	return table
}

// OfficialYears returns the first and the last year whose bank holidays are
// officially known. Outside them, due moments are provisional.
func OfficialYears() (first, last int) { return official.first, official.last }

func (t holidayTable) covers(d Date) bool { return d.Year() >= t.first && d.Year() <= t.last }

// bankHoliday names the nation's bank holiday on that day, if there is one:
// from the official table, or by the standing rules for years it lacks.
func bankHoliday(n Nation, d Date) (label string, ok bool) {
	if official.covers(d) {
		label, ok = official.labels[n][d]
		return label, ok
	}
	for _, h := range standing[n] {
		if _, day := h.Calc(d.Year()); d == NewDate(day.Date()) {
			return h.Name + " (expected)", true
		}
	}
	return "", false
}

// standing lists the holidays that come every year by law or custom. The
// library knows those of England and Wales; the others are written here.
var standing = map[Nation][]*cal.Holiday{
	EnglandAndWales: {
		gb.NewYear, gb.GoodFriday, gb.EasterMonday, gb.EarlyMay, gb.SpringHoliday,
		gb.SummerHoliday, gb.ChristmasDay, gb.BoxingDay,
	},
	Scotland: {
		gb.NewYear, fixedHoliday("2nd January", time.January, 2, afterHoliday), gb.GoodFriday,
		gb.EarlyMay, gb.SpringHoliday, gb.SummerHolidayScotland,
		fixedHoliday("St Andrew’s Day", time.November, 30, nextMonday), gb.ChristmasDay, gb.BoxingDay,
	},
	NorthernIreland: {
		gb.NewYear, fixedHoliday("St Patrick’s Day", time.March, 17, nextMonday), gb.GoodFriday,
		gb.EasterMonday, gb.EarlyMay, gb.SpringHoliday,
		fixedHoliday("Battle of the Boyne (Orangemen’s Day)", time.July, 12, nextMonday),
		gb.SummerHoliday, gb.ChristmasDay, gb.BoxingDay,
	},
}

// A holiday on a weekend is kept on the next Monday. The second of two days in
// a row makes room for the first, which may have taken that Monday.
var (
	nextMonday   = []cal.AltDay{{Day: time.Saturday, Offset: 2}, {Day: time.Sunday, Offset: 1}}
	afterHoliday = []cal.AltDay{{Day: time.Saturday, Offset: 2}, {Day: time.Sunday, Offset: 2}, {Day: time.Monday, Offset: 1}}
)

func fixedHoliday(name string, month time.Month, day int, moved []cal.AltDay) *cal.Holiday {
	return &cal.Holiday{
		Name: name, Type: cal.ObservanceBank, Month: month, Day: day,
		Observed: moved, Func: cal.CalcDayOfMonth,
	}
}
