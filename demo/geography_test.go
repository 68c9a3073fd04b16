package demo_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/demo"
	"onward/schema"
)

// Every place lies in the district that it belongs to, and organisations serve
// districts that are drawn.
func TestTheCountyIsDrawn(t *testing.T) {
	t.Parallel()
	rings, names := map[string][][2]float64{}, map[string]bool{}
	g := demo.Geography()
	for area, err := range g.Areas {
		require.NoError(t, err)
		var shape struct{ Coordinates [][][2]float64 }
		require.NoError(t, json.Unmarshal(area.Boundary, &shape))
		rings[area.Code], names[area.Name] = shape.Coordinates[0], true
	}
	n := 0
	for p, err := range g.Postcodes {
		require.NoError(t, err)
		require.True(t, inside(p, rings[p.AreaCode]), "%s is not in %s", p.Code, p.AreaCode)
		n++
	}
	require.Equal(t, 9*15, n)
	require.Len(t, rings, 12)
	// A line between two districts belongs to both, and each way once: they leave no gap and do not overlap.
	ways := map[[2][2]float64]string{}
	for code, ring := range rings {
		for i := range len(ring) - 1 {
			way := [2][2]float64{ring[i], ring[i+1]}
			require.Empty(t, ways[way], "%s goes the way of %s", code, ways[way])
			ways[way] = code
		}
	}
	coast := 0
	for way := range ways {
		if ways[[2][2]float64{way[1], way[0]}] == "" {
			coast++
		}
	}
	require.Equal(t, 12, coast, "the county's own border")
	for _, o := range demo.Generate(1, 1, now).Organisations {
		for _, area := range o.Areas {
			require.True(t, names[area], "%s serves %s, which is not drawn", o.Name, area)
		}
	}
}

// inside counts how often a line from the point crosses the ring.
func inside(p schema.Postcode, ring [][2]float64) bool {
	in := false
	for i := range len(ring) - 1 {
		a, b := ring[i], ring[i+1]
		if (a[1] > p.Latitude) != (b[1] > p.Latitude) && p.Longitude < (b[0]-a[0])*(p.Latitude-a[1])/(b[1]-a[1])+a[0] {
			in = !in
		}
	}
	return in
}
