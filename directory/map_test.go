package directory_test

import (
	"encoding/json"
	"encoding/xml"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/schema"
)

// mapped gives the network two areas side by side, and the office its place.
func (w *world) mapped() {
	w.t.Helper()
	square := func(west string, east string) json.RawMessage {
		return json.RawMessage(strings.NewReplacer("W", west, "E", east).Replace(`{"type":"Polygon","coordinates":[[[W,53],[E,53],[E,53.2],[W,53.2],[W,53]]]}`))
	}
	_, err := w.store.ImportGeography(w.t.Context(), schema.Geography{
		Areas: func(yield func(schema.Area, error) bool) {
			_ = yield(schema.Area{Code: "M1", Name: "Marram <City>", Boundary: square("2.0", "2.2")}, nil) &&
				yield(schema.Area{Code: "M2", Name: "BROAD LODE", Boundary: square("2.2", "2.4")}, nil) &&
				yield(schema.Area{Code: "M3", Name: "Far away", Boundary: square("5.0", "5.4")}, nil)
		},
		Postcodes: func(yield func(schema.Postcode, error) bool) {
			yield(schema.Postcode{Code: "MR5 1", AreaCode: "M2", Latitude: 53.15, Longitude: 2.25}, nil)
		},
	})
	require.NoError(w.t, err)
}

// The map needs no script, says what it shows, and shows no more than is near.
func TestAPageDrawsWhereAnOrganisationServes(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	require.NotContains(t, w.get("/find/"+w.debt.Slug).Body.String(), "<svg class=\"map\"", "before there are areas")
	w.mapped()
	answer := w.get("/find/" + w.debt.Slug)
	require.Equal(t, http.StatusOK, answer.Code)
	page := answer.Body.String()
	drawn := page[strings.Index(page, `<svg class="map"`):]
	drawn = drawn[:strings.Index(drawn, "</svg>")+len("</svg>")]
	require.Contains(t, drawn, `role="img" aria-label="Map: the areas that Saltlantern Debt Advice serves: BROAD LODE; its office as a dot."`)
	require.Equal(t, 1, strings.Count(drawn, `class="served"`), "the one it serves, however it is spelt")
	require.Contains(t, drawn, "Marram &lt;City&gt;", "its neighbour")
	require.NotContains(t, drawn, "Far away")
	require.Equal(t, 1, strings.Count(drawn, `class="office"`))
	for decoder := xml.NewDecoder(strings.NewReader(drawn)); ; {
		_, err := decoder.Token()
		if err == io.EOF { //nolint:errorlint // as it promises
			break
		}
		require.NoError(t, err, "an SVG is XML")
	}
	require.NotContains(t, w.get("/find/wexingham-caf").Body.String(), `<svg class="map"`, "nobody drew its area, and its office is words")
}
