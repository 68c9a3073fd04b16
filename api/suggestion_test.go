package api_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/api"
	"onward/referral"
)

func TestASuggestionFromTheAppIsAnswered(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	path := "/organisations/" + w.debt.ID.String() + "/suggestions"
	require.Equal(t, []string{"text"}, fields(w.as(outsider).post(path, map[string]any{"part": "opening", "text": " "})))
	var own, all api.SuggestionList
	w.as(outsider).post(path, map[string]any{"part": "opening", "text": "They close at four."}).is(http.StatusCreated).into(&own)
	require.Len(t, own.Items, 1)
	require.Equal(t, "open", own.Items[0].State)
	w.as(lead).get("/organisation/suggestions").is(http.StatusOK).into(&all)
	require.Equal(t, "They close at four.", all.Items[0].Text)
	require.NotNil(t, all.Items[0].By)
	var m api.Managed
	w.as(lead).get("/organisation").is(http.StatusOK).into(&m)
	require.Equal(t, 1, m.Suggested)

	w.clock.advance(15 * 24 * time.Hour)
	var found api.OrganisationList
	w.as(coordinator).get("/organisations?upkeep=suggestions").is(http.StatusOK).into(&found)
	require.Len(t, found.Items, 1)
	require.Equal(t, 1, found.Items[0].Upkeep.Waiting)
	w.as(coordinator).get("/organisations?upkeep=stale").is(http.StatusOK).into(&found)
	require.True(t, found.Items[0].Stale)
	var others api.OrganisationList
	w.as(outsider).get("/organisations?upkeep=").is(http.StatusOK).into(&others)
	require.Nil(t, others.Items[0].Upkeep, "it is nobody else's business")

	answer := "/organisation/suggestions/" + all.Items[0].ID.String() + "/answer"
	w.as(lead).post(answer, map[string]any{"state": "done", "words": " Thank you. "}).is(http.StatusOK).into(&all)
	require.Equal(t, "Thank you.", all.Items[0].Words)
	got := w.as(lead).post(answer, map[string]any{"state": "not_right", "words": ""}).problem(http.StatusConflict, "stale")
	require.Contains(t, got.Detail, " changed this on ")
	w.as(outsider).get(path).is(http.StatusOK).into(&own)
	require.Equal(t, "done", own.Items[0].State)
}

func TestAStaleSaveSaysWhoWasFaster(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for path, body := range map[string]map[string]any{
		"/organisation/profile": profile(), "/organisation/deadlines": {"acknowledge": 2}, "/organisation/accepting": {"open": true, "from": []string{}, "note": ""},
	} {
		w.as(lead).put(path, seeing(1, body)).is(http.StatusOK)
		got := w.as(lead).put(path, seeing(1, body)).problem(http.StatusConflict, "stale")
		require.Contains(t, got.Detail, " changed this on ")
		w.as(lead).put(path, body).problem(http.StatusUnprocessableEntity, "invalid")
	}
}

// suggest posts the public form.
func (w *world) suggest(text string) *httptest.ResponseRecorder {
	w.t.Helper()
	form := url.Values{"part": {"opening"}, "text": {text}}
	r := httptest.NewRequestWithContext(w.t.Context(), http.MethodPost, "/find/"+w.debt.Slug+"/suggest", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	answer := httptest.NewRecorder()
	w.server.ServeHTTP(answer, r)
	return answer
}

func TestAVisitorMaySuggestSomeThingsInSomeMinutes(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	require.NoError(t, w.store.Publish(t.Context(), referral.TheClock, w.debt.ID, true))
	for _, text := range []string{"One.", "Two.", "Three.", "Four.", "Five."} {
		require.Equal(t, http.StatusSeeOther, w.suggest(text).Code, text)
	}
	refused := w.suggest("The sixth & last.")
	require.Equal(t, http.StatusTooManyRequests, refused.Code)
	require.Contains(t, refused.Body.String(), "The sixth &amp; last.</textarea>")
	w.clock.advance(5 * time.Minute)
	require.Equal(t, http.StatusSeeOther, w.suggest("The sixth & last.").Code)
}
