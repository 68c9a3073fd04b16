package referral_test

import (
	"encoding/json"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/gb"
	"github.com/stretchr/testify/require"

	"onward/referral"
)

func TestParseNation(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]referral.Nation{
		"england-and-wales": referral.EnglandAndWales,
		"England and Wales": referral.EnglandAndWales,
		"england":           referral.EnglandAndWales,
		" Wales ":           referral.EnglandAndWales,
		"scotland":          referral.Scotland,
		"SCOTLAND":          referral.Scotland,
		"northern-ireland":  referral.NorthernIreland,
		"Northern Ireland":  referral.NorthernIreland,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := referral.ParseNation(name)
			require.NoError(t, err)
			require.Equal(t, want, got)
		})
	}
	for _, name := range []string{"", "ireland", "gb", "england-and-scotland"} {
		t.Run("refuses "+name, func(t *testing.T) {
			t.Parallel()
			_, err := referral.ParseNation(name)
			require.ErrorIs(t, err, referral.ErrInvalid)
			require.ErrorContains(t, err, "scotland")
		})
	}
}

// TestTableKeepsTheOfficialShape reads the file as any consumer of GOV.UK's
// bank-holidays.json would, so that a newer official file can replace it.
func TestTableKeepsTheOfficialShape(t *testing.T) {
	t.Parallel()
	file, err := os.ReadFile("bank-holidays-" + referral.HolidaysAsOf + ".json")
	require.NoError(t, err)
	var table map[string]struct {
		Division string `json:"division"`
		Events   []struct {
			Title   string `json:"title"`
			Date    string `json:"date"`
			Notes   string `json:"notes"`
			Bunting *bool  `json:"bunting"`
		} `json:"events"`
	}
	require.NoError(t, json.Unmarshal(file, &table))
	require.Len(t, table, len(allNations))
	first, last := referral.OfficialYears()
	require.Equal(t, []int{almanacFrom, officialTo}, []int{first, last})
	for _, n := range allNations {
		division := table[string(n)]
		require.Equal(t, string(n), division.Division)
		var dates, want []string
		for _, e := range division.Events {
			require.NotEmpty(t, e.Title)
			require.NotNil(t, e.Bunting)
			require.Contains(t, []string{"", "Substitute day"}, e.Notes)
			dates = append(dates, e.Date)
		}
		require.True(t, slices.IsSorted(dates))
		for _, d := range daysOff(n) {
			if utcDay(d).Year() <= officialTo {
				want = append(want, d)
			}
		}
		slices.Sort(want)
		require.Equal(t, want, dates)
	}
}

// TestEveryDayAgreesWithTheAlmanac covers the official years from the table and
// the years beyond from the standing rules.
func TestEveryDayAgreesWithTheAlmanac(t *testing.T) {
	t.Parallel()
	for _, n := range allNations {
		t.Run(string(n), func(t *testing.T) {
			t.Parallel()
			c := referral.NewCalendar(n, nil)
			working := newAlmanac(n).working
			for d := "2019-01-01"; d <= "2040-12-31"; d = daysAfter(d, 1) {
				_, want := slices.BinarySearch(working, d)
				require.Equal(t, want, c.Working(civil(t, d)), d)
			}
		})
	}
}

// TestTableAgreesWithTheLibrary compares England and Wales with rickar/cal,
// which lacks the day of the State Funeral.
func TestTableAgreesWithTheLibrary(t *testing.T) {
	t.Parallel()
	library := cal.NewBusinessCalendar()
	library.AddHoliday(gb.Holidays...)
	c := referral.NewCalendar(referral.EnglandAndWales, nil)
	var differ []string
	for at := utcDay("2019-01-01").Add(12 * time.Hour); at.Year() <= officialTo; at = at.AddDate(0, 0, 1) {
		if library.IsWorkday(at) != c.Working(referral.DateOf(at)) {
			differ = append(differ, at.Format(time.DateOnly))
		}
	}
	require.Equal(t, []string{"2022-09-19"}, differ)
}

func TestOneOffHolidays(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		day  string
		want []bool // working in England and Wales, Scotland, Northern Ireland
	}{
		"early may moved away from its monday": {"2020-05-04", []bool{true, true, true}},
		"to the 75th anniversary of ve day":    {"2020-05-08", []bool{false, false, false}},
		"spring moved away from its monday":    {"2022-05-30", []bool{true, true, true}},
		"to the thursday of the jubilee":       {"2022-06-02", []bool{false, false, false}},
		"platinum jubilee":                     {"2022-06-03", []bool{false, false, false}},
		"state funeral":                        {"2022-09-19", []bool{false, false, false}},
		"coronation":                           {"2023-05-08", []bool{false, false, false}},
		"world cup, scotland only":             {"2026-06-15", []bool{true, false, true}},
		"easter monday, not in scotland":       {"2026-04-06", []bool{false, true, false}},
		"second of january on a sunday":        {"2028-01-04", []bool{true, false, true}},
		"christmas on a sunday":                {"2022-12-27", []bool{false, false, false}},
		"boxing day on a sunday":               {"2027-12-28", []bool{false, false, false}},
		"twelfth of july on a sunday":          {"2026-07-13", []bool{true, true, false}},
		"st andrew on a saturday":              {"2024-12-02", []bool{true, false, true}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for i, n := range allNations {
				require.Equal(t, tt.want[i], referral.NewCalendar(n, nil).Working(civil(t, tt.day)), n)
			}
		})
	}
}

func civil(t *testing.T, s string) referral.Date {
	t.Helper()
	d, err := referral.ParseDate(s)
	require.NoError(t, err)
	return d
}
