package api_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rs/zerolog"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"onward/api"
	"onward/referral"
)

func TestWhatAnotherSiteSendsIsRefused(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	r := w.send()
	path := "/referrals/" + r.ID.String() + "/acknowledge"
	for name, tt := range map[string]struct {
		header, value string
		status        int
	}{
		"another site":           {"Sec-Fetch-Site", "cross-site", http.StatusForbidden},
		"a neighbouring site":    {"Sec-Fetch-Site", "same-site", http.StatusForbidden},
		"another origin":         {"Origin", "https://evil.example", http.StatusForbidden},
		"a sandboxed frame":      {"Origin", "null", http.StatusForbidden},
		"a form pretending":      {"Content-Type", "text/plain", http.StatusUnsupportedMediaType},
		"a form":                 {"Content-Type", "application/x-www-form-urlencoded", http.StatusUnsupportedMediaType},
		"a packed body":          {"Content-Encoding", "gzip", http.StatusUnsupportedMediaType},
		"a form with a file":     {"Content-Type", "multipart/form-data; boundary=x", http.StatusUnsupportedMediaType},
		"a content type of none": {"Content-Type", ";;;", http.StatusUnsupportedMediaType},
	} {
		t.Run(name, func(t *testing.T) {
			got := w.in(t).as(receiver).with(tt.header, tt.value).post(path, bodies(w, referral.Acknowledge, r))
			require.Equal(t, tt.status, got.status, string(got.body))
		})
	}
	w.as(receiver).do(http.MethodGet, path, nil).is(http.StatusMethodNotAllowed)
	view, err := w.store.Referral(t.Context(), w.people[sender], r.ID)
	require.NoError(t, err)
	require.Equal(t, referral.Sent, view.Status)
	w.as(receiver).with("Sec-Fetch-Site", "same-origin").post(path, bodies(w, referral.Acknowledge, r)).is(http.StatusOK)
}

// What cannot be read, or is more than the document says, changes nothing, and
// the answer repeats nothing of it.
func TestBodiesAreReadStrictly(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	r := w.send()
	path := "/referrals/" + r.ID.String() + "/decline"
	for name, tt := range map[string]struct {
		body   string
		status int
		field  string
	}{
		"an unknown field":      {`{"version":1,"reason":"other","words":"canary","status":"accepted"}`, http.StatusBadRequest, "status"},
		"a field in capitals":   {`{"version":1,"reason":"other","Words":"canary"}`, http.StatusBadRequest, "Words"},
		"a field twice":         {`{"version":1,"reason":"other","words":"canary","words":"b"}`, http.StatusBadRequest, ""},
		"no JSON":               {`canary`, http.StatusBadRequest, ""},
		"half of it":            {`{"version":1,"reason":"canary`, http.StatusBadRequest, ""},
		"two values":            {`{"version":1,"reason":"other","words":"canary"}{}`, http.StatusBadRequest, ""},
		"a NUL":                 {`{"version":1,"reason":"other","words":"canary\u0000"}`, http.StatusBadRequest, ""},
		"no UTF-8":              {"{\"version\":1,\"reason\":\"other\",\"words\":\"canary\xff\"}", http.StatusBadRequest, ""},
		"a missing field":       {`{"version":1,"reason":"other"}`, http.StatusUnprocessableEntity, "words"},
		"a wrong type":          {`{"version":"canary","reason":"other","words":"a"}`, http.StatusUnprocessableEntity, "version"},
		"a fraction":            {`{"version":1.5,"reason":"other","words":"canary"}`, http.StatusUnprocessableEntity, "version"},
		"a number too large":    {`{"version":9223372036854775808,"reason":"other","words":"canary"}`, http.StatusUnprocessableEntity, ""},
		"a null":                {`{"version":1,"reason":null,"words":"canary"}`, http.StatusUnprocessableEntity, "reason"},
		"a reason of one's own": {`{"version":1,"reason":"canary","words":"a"}`, http.StatusUnprocessableEntity, "reason"},
		"words of white space":  {`{"version":1,"reason":"other","words":"  "}`, http.StatusUnprocessableEntity, "words"},
		"words too long":        {`{"version":1,"reason":"other","words":"` + strings.Repeat("canary", 700) + `"}`, http.StatusUnprocessableEntity, "words"},
		"deep":                  {strings.Repeat(`[`, 20_000) + strings.Repeat(`]`, 20_000), http.StatusBadRequest, ""},
		"a list":                {`["canary"]`, http.StatusUnprocessableEntity, ""},
		"nothing":               {``, http.StatusBadRequest, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := w.in(t).as(receiver).post(path, tt.body)
			require.Equal(t, tt.status, got.status, string(got.body))
			require.NotContains(t, string(got.body), "canary")
			var p api.Problem
			got.into(&p)
			if tt.field != "" {
				require.Equal(t, tt.field, p.Errors[0].Field, string(got.body))
			}
		})
	}
	view, err := w.store.Referral(t.Context(), w.people[sender], r.ID)
	require.NoError(t, err)
	require.Equal(t, r.Version, view.Version)
}

func TestATooLargeNoteIsRefusedInWords(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	path := "/referrals/" + w.send().ID.String() + "/add-note"
	p := w.as(sender).post(path, map[string]string{"text": strings.Repeat("a", 2<<20)}).problem(http.StatusRequestEntityTooLarge, "too_large")
	require.Contains(t, p.Detail, "1 MB")
	w.as(sender).post(path, map[string]string{"text": strings.Repeat("a", 20_001)}).problem(http.StatusUnprocessableEntity, "invalid")
}

func TestABodyOfUnknownLengthIsCutOffAtTheLimit(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	path := w.url + "/api/v1/referrals/" + w.send().ID.String() + "/add-note"
	body := &endless{left: 1<<20 + 100<<10}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, path, body)
	require.NoError(t, err)
	req.Header.Set("Content-Type", "application/json")
	req.AddCookie(w.as(sender).cookie)
	res, err := http.DefaultClient.Do(req)
	require.NoError(t, err)
	require.NoError(t, res.Body.Close())
	require.Equal(t, http.StatusRequestEntityTooLarge, res.StatusCode)
}

// endless is a body whose length nobody knows beforehand.
type endless struct{ left int }

func (e *endless) Read(p []byte) (int, error) {
	if e.left <= 0 {
		return 0, io.EOF
	}
	for i := range p {
		p[i] = ' '
	}
	e.left -= len(p)
	return len(p), nil
}

func TestWhatIsNotThereIsAProblemAndWhatIsNotOursIsTheWebUI(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *api.Config) {
		c.Web = http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/boom" {
				panic("a canary in a panic")
			}
			_, err := fmt.Fprint(out, "the web UI at "+r.URL.Path)
			assert.NoError(t, err)
		})
	})
	w.nobody().get("/nothing").problem(http.StatusNotFound, "not_found")
	w.nobody().get("//api/v2/referrals").problem(http.StatusNotFound, "not_found")
	w.nobody().do("TRACE", "/session", nil).is(http.StatusMethodNotAllowed)
	require.Equal(t, "the web UI at /referrals/1", string(w.nobody().get("//referrals/1").body))
	got := w.nobody().get("//boom").is(http.StatusInternalServerError)
	require.NotContains(t, string(got.body), "canary")
}

func TestHeadersThatKeepAnswersSafe(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	got := w.as(sender).get("/session").is(http.StatusOK)
	require.Equal(t, "nosniff", got.header.Get("X-Content-Type-Options"))
	require.Equal(t, "no-referrer", got.header.Get("Referrer-Policy"))
	require.Equal(t, "no-store", got.header.Get("Cache-Control"))
	require.Contains(t, got.header.Get("Content-Security-Policy"), "frame-ancestors 'none'")
	require.Empty(t, got.header.Get("Access-Control-Allow-Origin"))
	require.NotContains(t, string(got.body), "$schema")
}

func TestHealth(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *api.Config) { c.Temporal = func(context.Context) error { return errors.New("down") } })
	w.nobody().get("//health/live").is(http.StatusOK)
	var h api.Health
	w.nobody().get("//health/ready").is(http.StatusOK).into(&h)
	require.Equal(t, api.Health{Status: "degraded", Database: "ok", Temporal: "down"}, h)
	var me api.Session
	w.as(sender).get("/session").is(http.StatusOK).into(&me)
	require.Equal(t, "clock_late", me.Notices[0].Code)
}

func TestTheDocumentCanBeBrowsedWithoutScripts(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	page := w.nobody().get("/docs").is(http.StatusOK)
	require.Contains(t, page.header.Get("Content-Security-Policy"), "style-src 'sha256-")
	require.NotContains(t, string(page.body), "<script")
	machines := slices.Collect(maps.Values(w.server.MachineRoutes()))
	for id := range referral.Operations() {
		if !slices.Contains(machines, id) {
			require.Contains(t, string(page.body), `id="op-`+id+`"`)
		}
	}
	document, err := api.OpenAPI()
	require.NoError(t, err)
	require.JSONEq(t, string(document), string(w.nobody().get("/openapi.json").is(http.StatusOK).body))
}

func TestTheLogHasRoutesAndNothingThatPeopleType(t *testing.T) {
	t.Parallel()
	var log lockedBuffer
	w := newWorld(t, func(c *api.Config) { c.Log = zerolog.New(&log) })
	r := w.planted()
	b := w.as(receiver)
	b.get("/referrals/" + r.ID.String()).is(http.StatusOK)
	b.post("/referrals/search", map[string]any{"text": canary}).is(http.StatusOK)
	b.get("/referrals?surname=" + canary).is(http.StatusUnprocessableEntity)
	b.get("/" + canary).is(http.StatusNotFound)
	w.nobody().signIn(canary, canary).is(http.StatusUnauthorized)
	require.NotContains(t, log.String(), canary)
	require.NotContains(t, log.String(), b.cookie.Value)
	require.Contains(t, log.String(), `"route":"/api/v1/referrals/:id"`)
}

// lockedBuffer is written by the server and read by the test.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

func TestASessionThatAsksTooMuchIsSlowedDown(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *api.Config) { c.Limits.Session = api.Limit{Every: time.Second, Burst: 5} })
	b := w.as(sender)
	for range 5 {
		b.get("/session").is(http.StatusOK)
	}
	b.get("/session").problem(http.StatusTooManyRequests, "too_many")
	w.as(receiver).get("/session").is(http.StatusOK)
	w.clock.advance(time.Second)
	b.get("/session").is(http.StatusOK)
}
