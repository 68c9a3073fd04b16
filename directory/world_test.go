package directory_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/rs/zerolog"
	"github.com/stretchr/testify/require"

	"onward/directory"
	"onward/internal/testdb"
	"onward/referral"
	"onward/schema"
)

// canary is in everything that must not leave the network.
const canary = "kanarienvogel"

// world is a network of which everybody can see a part.
type world struct {
	t      *testing.T
	store  *schema.Store
	mux    *http.ServeMux
	debt   schema.Organisation
	hidden schema.Organisation
	often  bool // somebody applied too often
}

func newWorld(t *testing.T) *world {
	t.Helper()
	store := testdb.Open(t, schema.Options{})
	w := &world{t: t, store: store}
	w.debt = w.organisation(schema.Organisation{
		Name: "Saltlantern Debt Advice", Summary: "Priority debts & bailiffs.", Criteria: "Two or more debts.\n<script>alert(1)</script>",
		Waiting: "5 working days", Phone: "01632 960 001", Issues: []string{"debt", "energy"}, Areas: []string{"Marram City", "Broad Lode"}, Accepting: true, Public: true,
		Website: "https://saltlantern.example", Office: referral.Address{Line1: "4 Quay Street", Town: "Marram", County: "Marramshire", Postcode: "MR5 1AA"}, Languages: "Polish; BSL by appointment",
		Access: []referral.Facility{referral.AccessLoop}, CheckedAt: time.Date(2026, time.May, 4, 9, 0, 0, 0, time.UTC),
		Opening: referral.Opening{{Morning: "9:30 to 12", Afternoon: "1 to 4"}, {}, {}, {}, {Morning: "10 to 12"}, {}, {}},
	})
	w.organisation(schema.Organisation{
		Name: "Wexingham Café", Address: "The old bakery", Summary: "A warm meal.", Issues: []string{"food"}, Areas: []string{"Wexing Vale"}, Public: true,
		Accepting: false, AcceptingNote: canary, Paused: true, PausedReason: canary,
	})
	w.hidden = w.organisation(schema.Organisation{Name: "Refuge " + canary, Summary: canary, Areas: []string{canary}, Issues: []string{"domestic_abuse"}, Accepting: true})
	w.serve(store)
	return w
}

// serve answers from what the store has.
func (w *world) serve(store directory.Store) {
	w.mux = http.NewServeMux()
	d := directory.New(directory.Config{Store: store, PublicURL: "https://onward.example/", NetworkName: "Marram Network", Tokens: ":root { --ink: #000; }", Access: map[referral.Facility]string{referral.AccessLoop: "Hearing loop"}, Log: zerolog.Nop(), Now: time.Now, MayApply: func(string) bool { return !w.often }})
	for _, r := range d.Routes() {
		path := r.Path
		if path == "/open-referral/" {
			path += "{$}"
		}
		w.mux.HandleFunc(r.Method+" "+path, r.Handle)
	}
}

func (w *world) organisation(o schema.Organisation) schema.Organisation {
	w.t.Helper()
	o.Nation, o.Email = referral.EnglandAndWales, canary+"@example.org"
	created, err := w.store.CreateOrganisation(w.t.Context(), referral.TheClock, o)
	require.NoError(w.t, err)
	return created
}

// get reads a page; nothing that must not leave may be on any.
func (w *world) get(path string, headers ...string) *httptest.ResponseRecorder {
	w.t.Helper()
	r := httptest.NewRequestWithContext(w.t.Context(), http.MethodGet, path, http.NoBody)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	answer := httptest.NewRecorder()
	w.mux.ServeHTTP(answer, r)
	require.NotContains(w.t, answer.Body.String(), canary, path)
	return answer
}

// post sends a form.
func (w *world) post(path, form string) *httptest.ResponseRecorder {
	w.t.Helper()
	r := httptest.NewRequestWithContext(w.t.Context(), http.MethodPost, path, strings.NewReader(form))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	answer := httptest.NewRecorder()
	w.mux.ServeHTTP(answer, r)
	require.NotContains(w.t, answer.Body.String(), canary, path)
	return answer
}

// drawn gives the world an area with three postcodes' sectors.
func (w *world) drawn() {
	w.t.Helper()
	_, err := w.store.ImportGeography(w.t.Context(), schema.Geography{
		Areas: func(yield func(schema.Area, error) bool) {
			yield(schema.Area{Code: "M1", Name: "Broad Lode", Boundary: []byte(`{}`)}, nil)
		},
		Postcodes: func(yield func(schema.Postcode, error) bool) {
			_ = yield(schema.Postcode{Code: "MR5 1", AreaCode: "M1", Latitude: 53, Longitude: 2}, nil) &&
				yield(schema.Postcode{Code: "MR5 2", AreaCode: "M1", Latitude: 53.1, Longitude: 2}, nil)
		},
	})
	require.NoError(w.t, err)
}
