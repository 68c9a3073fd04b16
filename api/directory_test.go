package api_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/api"
	"onward/referral"
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
