package api_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/api"
)

// What is read to clients is the network's, from the next form on (R17).
func TestTheNetworkWritesItsOwnWords(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var one api.NetworkWording
	b := w.as(coordinator)
	b.put("/network/wordings/consent", map[string]any{"version": 1, "text": "May we pass this on?"}).is(http.StatusOK).into(&one)
	require.Equal(t, []int{2, 1}, []int{one.Versions[0].Version, one.Versions[1].Version})
	require.Nil(t, one.Versions[1].By)
	b.put("/network/wordings/consent", map[string]any{"version": 1, "text": "May we?"}).problem(http.StatusConflict, "stale")
	for _, text := range []string{"", "May we pass this on?", strings.Repeat("x", 2001)} {
		refused := b.put("/network/wordings/consent", map[string]any{"version": 2, "text": text}).problem(http.StatusUnprocessableEntity, "invalid")
		require.Equal(t, "text", refused.Errors[0].Field)
	}
	var r api.Reference
	w.as(sender).get("/reference").is(http.StatusOK).into(&r)
	require.Equal(t, "May we pass this on?", r.Consent)
	require.NotEmpty(t, r.Print)
	require.NotEmpty(t, r.Export)
	var all api.NetworkWordings
	w.as(auditor).get("/network/wordings").is(http.StatusOK).into(&all)
	require.Len(t, all.Items, 3)
	w.as(sender).get("/network/wordings").problem(http.StatusForbidden, "not_allowed")
}
