package api_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/api"
	"onward/referral"
	"onward/schema"
)

func TestDirectoryForThoseWhoAreSignedIn(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	search := func(who string, body map[string]any) (found api.DirectoryList) {
		t.Helper()
		w.as(who).post("/directory/search", body).is(http.StatusOK).into(&found)
		return found
	}
	found := search(sender, map[string]any{"text": "whery det"})
	require.True(t, found.Similar)
	require.Equal(t, "Wherry Debt Advice", found.Items[0].Name)
	require.Equal(t, 2, search(sender, map[string]any{"accepting": true}).Total, "nobody refers to themselves")
	require.Equal(t, 3, search(sender, map[string]any{}).Total)

	path := "/organisations/" + w.debt.ID.String()
	w.as(sender).put(path+"/favourite", nil).is(http.StatusNoContent)
	require.Equal(t, 1, search(sender, map[string]any{"favourite": true}).Total)
	require.Equal(t, 0, search(receiver, map[string]any{"favourite": true}).Total)
	var one api.OrganisationDetail
	w.as(sender).get(path).is(http.StatusOK).into(&one)
	require.True(t, one.Favourite)
	w.as(sender).do(http.MethodDelete, path+"/favourite", nil).is(http.StatusNoContent)
	require.Equal(t, 0, search(sender, map[string]any{"favourite": true}).Total)

	w.clock.advance(2 * time.Minute)
	require.Equal(t, 1, search(sender, map[string]any{"text": "wherry"}).Total)
	var choices api.DirectoryChoices
	w.as(sender).get("/directory").is(http.StatusOK).into(&choices)
	require.Equal(t, []api.DirectorySearch{{Text: "wherry"}, {Accepting: true}}, choices.Recent)
	require.False(t, choices.Postcodes)
	w.as(sender).post("/directory/search", map[string]any{"postcode": "NR1 3QG"}).problem(http.StatusUnprocessableEntity, "invalid")
}

func TestWhoDecidesWhatIsPublic(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	body := map[string]any{"public": true}
	own, others := "/organisations/"+w.debt.ID.String()+"/public", "/organisations/"+w.other.ID.String()+"/public"
	w.as(lead).put(others, body).problem(http.StatusForbidden, "not_allowed")
	var one api.OrganisationDetail
	w.as(lead).put(own, body).is(http.StatusOK).into(&one)
	require.True(t, one.Public)
	w.as(coordinator).put(others, body).is(http.StatusOK)

	page, err := http.Get(w.url + "/find/" + w.debt.Slug)
	require.NoError(t, err)
	require.NoError(t, page.Body.Close())
	require.Equal(t, http.StatusOK, page.StatusCode)
	require.NoError(t, w.store.Publish(t.Context(), referral.TheClock, w.debt.ID, false))
}

// What is public costs the database something, so nobody may ask without end.
func TestPublicPagesAreLimited(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *api.Config) { c.Limits.Address = api.Limit{Every: 1 << 40, Burst: 2} })
	for _, want := range []int{http.StatusOK, http.StatusOK, http.StatusTooManyRequests} {
		answer, err := http.Get(w.url + "/open-referral/services")
		require.NoError(t, err)
		require.NoError(t, answer.Body.Close())
		require.Equal(t, want, answer.StatusCode)
	}
}

// drawn gives the network one area, in which a client's postcode lies.
func (w *world) drawn() {
	w.t.Helper()
	_, err := w.store.ImportGeography(w.t.Context(), schema.Geography{
		Areas: func(yield func(schema.Area, error) bool) {
			yield(schema.Area{Code: "M1", Name: "Marram City", Boundary: json.RawMessage(`{"type":"Polygon","coordinates":[[[1,52],[1.1,52],[1.1,52.1],[1,52]]]}`)}, nil)
		},
		Postcodes: func(yield func(schema.Postcode, error) bool) {
			yield(schema.Postcode{Code: "NR1 3QG", AreaCode: "M1", Latitude: 52.05, Longitude: 1.05}, nil)
		},
	})
	require.NoError(w.t, err)
}

func TestOutlinesAreSentOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.drawn()
	ask := func(known string) *http.Response {
		t.Helper()
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, w.url+"/api/v1/areas", http.NoBody)
		require.NoError(t, err)
		r.Header.Set("If-None-Match", known)
		answer, err := http.DefaultClient.Do(r)
		require.NoError(t, err)
		t.Cleanup(func() { _ = answer.Body.Close() })
		return answer
	}
	first := ask("")
	require.Equal(t, http.StatusOK, first.StatusCode, "without signing in")
	require.Equal(t, "application/geo+json", first.Header.Get("Content-Type"))
	require.Equal(t, "public, max-age=3600", first.Header.Get("Cache-Control"))
	var got api.AreaCollection
	require.NoError(t, json.NewDecoder(first.Body).Decode(&got))
	require.Len(t, got.Features, 1)
	require.Equal(t, api.AreaProperties{Code: "M1", Name: "Marram City"}, got.Features[0].Properties)
	require.Len(t, got.Features[0].Geometry.Coordinates[0][0], 4)
	for _, known := range []string{first.Header.Get("ETag"), "W/" + first.Header.Get("ETag")} {
		again := ask(known)
		require.Equal(t, http.StatusNotModified, again.StatusCode)
		require.Equal(t, first.Header.Get("ETag"), again.Header.Get("ETag"))
	}
	require.Equal(t, http.StatusOK, ask(`"other"`).StatusCode)
}

// How far it is comes from a postcode that stands in no address, and is not said again.
func TestDistancesFromAClient(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.drawn()
	near, err := w.store.CreateOrganisation(t.Context(), referral.TheClock, schema.Organisation{
		Name: "Near", Email: "near@example.org", Nation: referral.EnglandAndWales, Areas: []string{"Marram City"},
		Office: referral.Address{Line1: "1 Street", Town: "Marram", Postcode: "NR1 3QG"}, Opening: referral.Opening{{Morning: "9 to 12"}, {}, {}, {}, {}, {}, {}},
	})
	require.NoError(t, err)
	answer := w.as(sender).post("/organisations/distances", map[string]any{"postcode": "nr13qg"}).is(http.StatusOK)
	require.NotContains(t, strings.ToLower(string(answer.body)), "3qg")
	var got api.Distances
	answer.into(&got)
	require.Equal(t, []api.Distance{{ID: near.ID, Miles: 0}}, got.Items)
	var elsewhere api.Distances
	w.as(sender).post("/organisations/distances", map[string]any{"postcode": "ZZ1 1AA"}).is(http.StatusOK).into(&elsewhere)
	require.Empty(t, elsewhere.Items)

	var one api.OrganisationDetail
	w.as(sender).get("/organisations/" + near.ID.String()).is(http.StatusOK).into(&one)
	require.Equal(t, &api.Point{Latitude: 52.05, Longitude: 1.05}, one.Place)
	require.Equal(t, []string{"M1"}, one.AreaCodes)
	require.NotEqual(t, "unknown", one.Doors)
	require.True(t, one.Doors == "open" || one.OpensAt.After(w.clock.now()), "closed: when it opens next")
	var found api.DirectoryList
	w.as(sender).post("/directory/search", map[string]any{"all": true, "page": 7}).is(http.StatusOK).into(&found)
	require.Len(t, found.Items, 4, "all at once, whatever page")
	require.Equal(t, 1, found.Pages)
}
