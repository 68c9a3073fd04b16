package api_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/api"
)

func agreement(seen int, from string) map[string]any {
	return map[string]any{"seen": seen, "title": "Sharing what clients tell us", "text": "# Why\n\nClients trust us.", "changes": "Shorter.", "from": from}
}

func TestALeadAcceptsTheAgreement(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	day := func(days int) string { return w.clock.now().AddDate(0, 0, days).Format("2006-01-02") }
	owed := func(who string) *api.OwedAgreement {
		var s api.Session
		w.as(who).get("/session").is(http.StatusOK).into(&s)
		return s.Agreement
	}
	require.Nil(t, owed(lead), "a network without one")
	w.as(coordinator).post("/network/agreement", agreement(0, day(0))).problem(http.StatusUnprocessableEntity, "invalid")
	var network api.NetworkAgreement
	w.as(coordinator).post("/network/agreement", agreement(0, day(30))).is(http.StatusCreated).into(&network)
	require.Equal(t, 30, network.GraceDays)
	require.Len(t, network.Versions, 1)
	w.as(coordinator).post("/network/agreement", agreement(0, day(30))).problem(http.StatusConflict, "stale")
	require.False(t, owed(lead).Barred)
	require.Nil(t, owed(receiver), "advisers see it only where it keeps them from something")

	p := w.as(lead).post("/agreement/accept", map[string]any{"version": 1, "may": false}).problem(http.StatusUnprocessableEntity, "invalid")
	require.Equal(t, "may", p.Errors[0].Field)
	var own api.OwnAgreement
	w.as(lead).get("/agreement").is(http.StatusOK).into(&own)
	require.True(t, own.Owed)
	w.as(lead).post("/agreement/accept", map[string]any{"version": 1, "may": true}).is(http.StatusOK).into(&own)
	require.False(t, own.Owed)
	require.Len(t, own.Accepted, 1)
	require.Nil(t, owed(lead))
	w.as(coordinator).get("/network/agreement").is(http.StatusOK).into(&network)
	accepted := 0
	for _, o := range network.Organisations {
		if o.Last != nil {
			accepted++
			require.False(t, o.Owed)
			continue
		}
		require.True(t, o.Owed)
		paper := map[string]any{"organisation_id": o.Organisation.ID, "version": 1, "signed_by": "Ann Smith", "signed_on": day(0)}
		w.as(coordinator).post("/network/agreement/paper", paper).is(http.StatusOK).into(&network)
	}
	require.Equal(t, 1, accepted)
	for _, o := range network.Organisations {
		require.False(t, o.Owed, o.Organisation.Name)
	}
}
