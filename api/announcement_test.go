package api_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/api"
)

func TestWhatIsAnnouncedIsToldWithTheSession(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	today := w.clock.now().Format("2006-01-02")
	body := map[string]any{"text": " The telephone line is down. ", "important": true, "from": today, "to": today, "roles": []string{"adviser"}}
	var made api.AnnouncementList
	w.as(coordinator).post("/announcements", body).is(http.StatusCreated).into(&made)
	require.Equal(t, "shown", made.Items[0].State)
	told := func(who string) []api.Announced {
		var s api.Session
		w.as(who).get("/session").is(http.StatusOK).into(&s)
		return s.Announced
	}
	require.Equal(t, []api.Announced{{ID: made.Items[0].ID, Text: "The telephone line is down.", Important: true}}, told(sender))
	require.Empty(t, told(lead), "it is for advisers")
	w.as(coordinator).post("/announcements/"+made.Items[0].ID.String()+"/end", nil).is(http.StatusOK).into(&made)
	require.Equal(t, "over", made.Items[0].State)
	require.Empty(t, told(sender))
	body["to"] = "2020-01-01"
	p := w.as(coordinator).post("/announcements", body).problem(http.StatusUnprocessableEntity, "invalid")
	require.Equal(t, "to", p.Errors[0].Field)
}

// How somebody looks at things goes with them to another machine.
func TestPreferencesGoWithTheSession(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.as(sender).put("/account/preferences/dashboard", map[string]any{"value": `"me"`}).is(http.StatusNoContent)
	var s api.Session
	w.as(sender).get("/session").is(http.StatusOK).into(&s)
	require.Equal(t, map[string]string{"dashboard": `"me"`}, s.Preferences)
	w.as(sender).put("/account/preferences/anything", map[string]any{"value": "1"}).problem(http.StatusUnprocessableEntity, "invalid")
}
