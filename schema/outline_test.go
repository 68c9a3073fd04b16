package schema_test

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

// coast is a square of a degree whose every side has so many small bays.
func coast(west float64, bays int) json.RawMessage {
	var corners []string
	for i := range 4 * bays {
		at, side := float64(i%bays)/float64(bays), i/bays
		dent := 0.0004 * math.Sin(float64(i))
		x, y := [4]float64{at, 1 + dent, 1 - at, dent}[side], [4]float64{dent, at, 1 + dent, 1 - at}[side]
		corners = append(corners, fmt.Sprintf("[%.9f,%.9f]", west+x, 52+y))
	}
	ring := "[" + strings.Join(append(corners, corners[0]), ",") + "]"
	islet := fmt.Sprintf("[[%f,51],[%f,51.00001],[%f,51],[%f,51]]", west, west+0.00001, west+0.00001, west)
	return json.RawMessage(`{"type":"MultiPolygon","coordinates":[[` + islet + `],[` + ring + `]]}`)
}

func TestOutlinesAreNoFinerThanOneSees(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	none, err := n.Outlines(t.Context())
	require.NoError(t, err)
	require.Empty(t, none.Areas)
	var all []schema.Area
	for i := range 20 {
		all = append(all, schema.Area{Code: fmt.Sprintf("C%02d", i), Name: fmt.Sprint(i), Boundary: coast(float64(i), 1500)})
	}
	all = append(all, schema.Area{Code: "Z", Name: "No shape", Boundary: json.RawMessage(`{"type": "Polygon", "coordinates": []}`)})
	_, err = n.ImportGeography(t.Context(), schema.Geography{Areas: each(all...)})
	require.NoError(t, err)

	drawn, err := n.Outlines(t.Context())
	require.NoError(t, err)
	require.Len(t, drawn.Areas, 21)
	require.NotEqual(t, none.Tag, drawn.Tag)
	corners := 0
	for i, a := range drawn.Areas[:20] {
		require.Len(t, a.Shape, 1, "an islet that nobody could see is left out")
		corners += len(a.Shape[0][0])
		require.InDelta(t, float64(i), a.Shape.Bound().Min[0], 0.02, "it lies where it lay")
		require.InDelta(t, float64(i)+1, a.Shape.Bound().Max[0], 0.02)
	}
	require.LessOrEqual(t, corners, 12_000)
	require.Empty(t, drawn.Areas[20].Shape)
	text, err := json.Marshal(drawn.Areas)
	require.NoError(t, err)
	require.Less(t, len(text), 250_000, "some 80 kB packed")

	again, err := n.Outlines(t.Context())
	require.NoError(t, err)
	require.Equal(t, drawn.Tag, again.Tag)
	_, err = n.ImportGeography(t.Context(), schema.Geography{Areas: each(schema.Area{Code: "C00", Name: "Renamed", Boundary: coast(0, 10)})})
	require.NoError(t, err)
	after, err := n.Outlines(t.Context())
	require.NoError(t, err)
	require.NotEqual(t, drawn.Tag, after.Tag, "an import is seen at once")
	require.Equal(t, "Renamed", after.Areas[0].Name)
}

func TestASmallAreaKeepsItsShape(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	square := json.RawMessage(`{"type":"Polygon","coordinates":[[[1,52],[1.1,52],[1.1,52.1],[1,52.1],[1,52]],[[1.04,52.04],[1.06,52.04],[1.06,52.06],[1.04,52.04]]]}`)
	_, err := n.ImportGeography(t.Context(), schema.Geography{Areas: each(schema.Area{Code: "S", Name: "Square", Boundary: square})})
	require.NoError(t, err)
	drawn, err := n.Outlines(t.Context())
	require.NoError(t, err)
	require.Equal(t, orb.MultiPolygon{{
		{{1, 52}, {1.1, 52}, {1.1, 52.1}, {1, 52.1}, {1, 52}}, {{1.04, 52.04}, {1.06, 52.04}, {1.06, 52.06}, {1.04, 52.04}},
	}}, drawn.Areas[0].Shape, "its hole too")
}

// Where areas were imported a report counts by them, also what was sent before,
// and no longer by postcode: of the two beside each other one would give away
// what the other hides.
func TestReportCountsByTheAreasThatWereImported(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	home := func(postcode string) func(*schema.Draft) {
		return func(d *schema.Draft) { d.Form.Client.Address.Postcode = postcode }
	}
	areas := func(by referral.Actor) schema.Report {
		got, err := n.Report(t.Context(), by, schema.ReportQuery{Box: schema.BoxOutgoing, Period: august})
		require.NoError(t, err)
		return got
	}
	summer := n.at(on(5, 9))
	summer.send(home("mr1 1ab")) // its own row, in Broad Lode
	summer.send(home("MR1 1ZZ")) // by its sector, in Marram City
	n.at(referral.NewDate(2026, time.July, 5).At(9, 0, 0)).send(home("MR11ZZ"))
	before := areas(n.sender)
	require.False(t, before.Mapped)
	require.Equal(t, []schema.AreaCount{{"", "MR1", 2, 1}}, before.Areas)

	n.drawn()
	summer.send(home("NR1 3QG")) // elsewhere
	summer.send(home(""))
	summer.send(home("MR1 1ZZ"))
	want := []schema.AreaCount{{"M1", "Marram City", 2, 1}, {"", "", 2, 0}, {"M2", "Broad Lode", 1, 0}}
	for _, who := range []referral.Actor{n.sender, n.coordinator} {
		got := areas(who)
		require.True(t, got.Mapped)
		require.Equal(t, want, got.Areas)
	}
	_, err := n.asApp(n.coordinator, "SELECT figure_areas()")
	require.ErrorContains(t, err, "only the command line")
}

func TestDistancesAreFromTheClientToTheOffice(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	n.drawn()
	o := schema.Organisation{Name: "Far", Email: "a@example.org", Nation: referral.EnglandAndWales, Areas: []string{"márram city", "Nowhere"}}
	o.Office = referral.Address{Line1: "1 Street", Town: "Marram", Postcode: "MR1 1AB"}
	far, err := n.CreateOrganisation(t.Context(), referral.TheClock, o)
	require.NoError(t, err)
	miles, err := n.Distances(t.Context(), n.sender, "mr1 1zz")
	require.NoError(t, err)
	require.Len(t, miles, 1, "of the others nobody knows where they are")
	require.InDelta(t, 8.06, miles[far.ID], 0.01)
	miles, err = n.Distances(t.Context(), n.sender, "NR1 3QG")
	require.NoError(t, err)
	require.Empty(t, miles, "a client may live elsewhere")

	one, err := n.Describe(t.Context(), n.sender, far.ID)
	require.NoError(t, err)
	require.Equal(t, referral.Place{Latitude: 53.1, Longitude: 2.6}, one.Place)
	require.Equal(t, []string{"M1"}, one.AreaCodes, "however it is spelt; one that nobody drew is on no map")
}
