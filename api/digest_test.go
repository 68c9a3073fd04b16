package api_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/api"
)

func TestALeadChoosesDigests(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var d api.Digests
	w.as(lead).get("/me/digests").is(http.StatusOK).into(&d)
	require.True(t, d.Weekly && d.Monthly, "who never chose gets both")
	require.NotEmpty(t, d.About)
	w.as(lead).put("/me/digests/weekly", map[string]any{"wanted": false}).is(http.StatusOK).into(&d)
	require.False(t, d.Weekly)
	require.True(t, d.Monthly)
	w.as(lead).post("/me/digests/monthly/send", nil).is(http.StatusOK)
	p := w.as(lead).post("/me/digests/monthly/send", nil).problem(http.StatusConflict, "refused")
	require.Contains(t, p.Detail, "within the last 10 minutes")
	w.as(receiver).get("/me/digests").problem(http.StatusForbidden, "not_allowed")
	w.as(coordinator).post("/me/digests/weekly/send", nil).problem(http.StatusForbidden, "not_allowed")
}
