package api_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/api"
)

const june = "/reports?from=2026-06-01&to=2026-06-30"

func (b *browser) report(path string) api.Report {
	b.w.t.Helper()
	var r api.Report
	b.get(path).is(http.StatusOK).into(&r)
	return r
}

// lines is a table as it reads.
func lines(t *testing.T, r api.Report, id string) []string {
	t.Helper()
	for _, table := range r.Tables {
		if table.ID != id {
			continue
		}
		all := []string{}
		for _, row := range table.Rows {
			line := row.Label
			for _, c := range row.Cells {
				line += " | " + c.Text
			}
			all = append(all, line)
		}
		return all
	}
	t.Fatalf("no table %s", id)
	return nil
}

func TestReportInWords(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for range 5 {
		w.send()
	}
	r := w.give(w.send(), receiver, "acknowledge")
	w.clock.advance(24 * time.Hour)
	w.give(r, receiver, "decline")
	w.clock.advance(9 * 24 * time.Hour) // the others' deadlines pass

	got := w.as(lead).report(june)
	require.Equal(t, "Wherry Debt Advice", got.About)
	require.Equal(t, "1 to 30 June 2026", got.Period.Words)
	require.Equal(t, "1 to 31 May 2026", got.Before.Words)
	for i, want := range []string{
		"Received: 6, 6 more than in May 2026", "Acknowledged in time: 16%, nothing to compare with in May 2026",
		"Decided in time: 100%, nothing to compare with in May 2026", "Working days to decide: 1, nothing to compare with in May 2026",
	} {
		h := got.Headlines[i]
		require.Equal(t, want, fmt.Sprintf("%s: %s, %s", h.Label, h.Value, h.Comparison))
		require.NotEmpty(t, h.Definition)
	}
	require.Equal(t, []string{"June 2026 | 6"}, lines(t, got, "months"))
	require.Contains(t, lines(t, got, "outcomes"), "Still waiting | 5 | 0", "an organisation's own volumes are its own")
	require.Equal(t, []string{"Debt | 0 | fewer than 5 | 0 | not shown | 0 | 6"}, lines(t, got, "issues"))
	require.Equal(t, []string{"Not known | 6 | 0"}, lines(t, got, "areas"))
	require.Equal(t, "No capacity at the moment | fewer than 5 | 0", lines(t, got, "reasons")[0])
	require.Equal(t, []string{"Harbour Shelter | 6 | 0"}, lines(t, got, "pairs"))
	for _, table := range got.Tables {
		require.NotEmpty(t, table.Definition, table.ID)
		for _, row := range table.Rows {
			require.Len(t, row.Cells, len(table.Columns)-1, table.ID)
		}
	}
}

func TestReportAsCSVHidesTheSame(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.at("declined")
	got := w.as(lead).get("/reports/csv?from=2026-06-01&to=2026-06-30&table=reasons").is(http.StatusOK)
	require.Equal(t, "text/csv; charset=utf-8", got.header.Get("Content-Type"))
	require.Equal(t, `attachment; filename="onward-received-reasons-2026-06-01-to-2026-06-30.csv"`, got.header.Get("Content-Disposition"))
	csv := strings.Split(string(got.body), "\r\n")
	require.Equal(t, "\ufeffReason,This period,Period before", csv[0])
	require.Equal(t, "No capacity at the moment,fewer than 5,0", csv[1])
	w.as(lead).get("/reports/csv?table=unmet").problem(http.StatusNotFound, "not_found")
}

func TestReportsAreOnesOwn(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.planted()
	w.as(sender).post("/directory/search", map[string]any{"issue": "immigration", "accepting": true}).is(http.StatusOK)
	w.as(sender).get(june).problem(http.StatusForbidden, "not_allowed")
	require.False(t, w.as(lead).report(june+"&side=sent").Any, "it has sent nothing")
	for _, who := range []string{coordinator, auditor} {
		got := w.as(who).get(june).is(http.StatusOK)
		require.NotContains(t, string(got.body), canary)
		require.NotContains(t, string(got.body), "3QG", "the inward half of a postcode")
		var r api.Report
		got.into(&r)
		require.Equal(t, "network", r.Side)
		require.Contains(t, lines(t, r, "areas"), "NR1 | fewer than 5 | 0")
		require.Equal(t, []string{"Immigration, taking referrals | fewer than 5 | 0"}, lines(t, r, "unmatched"))
	}
	var s api.Session
	w.as(sender).get("/session").into(&s)
	require.NotContains(t, s.Permissions, "report")
	w.as(lead).get("/session").into(&s)
	require.Contains(t, s.Permissions, "report")
}

// Once areas were imported, a map can draw the table, and hides what it hides.
func TestReportByAreasOfAMap(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.planted() // lives at NR1 3QG
	w.drawn()
	for _, table := range w.as(coordinator).report(june).Tables {
		if table.ID != "areas" {
			continue
		}
		require.Equal(t, []string{"Area", "This period", "Period before"}, table.Columns)
		require.Equal(t, []string{"M1", ""}, []string{table.Rows[0].Area, table.Rows[1].Area})
		require.Nil(t, table.Rows[0].Cells[0].Number, "hidden from a map, too")
	}
	require.Equal(t, "Marram City | fewer than 5 | 0", lines(t, w.as(coordinator).report(june), "areas")[0])
}

func TestReportsOfNoPeriod(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, days := range []string{"from=2026-06-01", "from=2026-06-02&to=2026-06-01", "from=1926-01-01&to=2026-01-01", "from=2026-02-30&to=2026-03-01"} {
		w.as(lead).get("/reports?"+days).problem(http.StatusUnprocessableEntity, "invalid")
	}
}
