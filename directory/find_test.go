package directory_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/directory"
	"onward/referral"
	"onward/schema"
)

func TestPages(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for name, tt := range map[string]struct {
		path   string
		status int
		want   []string
		never  []string
	}{
		"everything": {"/find", 200, []string{"2 organisations", "Saltlantern Debt Advice", "Wexingham Café", `<link rel="canonical" href="https://onward.example/find">`}, []string{"noindex"}},
		"one issue": {
			"/find?issue=debt&q=", 200,
			[]string{"Debt: who helps", "1 organisation<", `<link rel="canonical" href="https://onward.example/find?issue=debt">`}, []string{"Wexingham", "noindex"},
		},
		"one area":                {"/find?area=Wexing+Vale", 200, []string{"Find help in Wexing Vale", "Wexingham"}, []string{"Saltlantern"}},
		"only those that take":    {"/find?accepting=1", 200, []string{"Saltlantern", "noindex"}, []string{"Wexingham"}},
		"a misspelt name":         {"/find?q=saltlantrn", 200, []string{"Nothing has the words “saltlantrn”", "This name sounds like them", "Saltlantern"}, []string{"Wexingham"}},
		"nothing":                 {"/find?q=zzyzx&issue=debt", 200, []string{"Nothing found", "Fewer words", "Search without “zzyzx”", `href="/find?issue=debt"`, "every kind of help"}, nil},
		"past the last page":      {"/find?page=7", 200, []string{"There is no page 7", "noindex"}, nil},
		"a page that is no page":  {"/find?page=-1%27", 200, []string{"2 organisations"}, nil},
		"words that are HTML":     {`/find?q=%22%3E%3Cscript%3E`, 200, []string{"&#34;&gt;&lt;script&gt;"}, []string{"<script>"}},
		"a profile":               {"/find/saltlantern-debt-advice", 200, []string{"<h1>Saltlantern Debt Advice</h1>", "5 working days", `href="tel:01632960001"`, "&lt;script&gt;", "/find?issue=energy", "4 Quay Street", `href="https://saltlantern.example"`, "Hearing loop", "Polish; BSL", `<th scope="row">Friday</th><td>10 to 12</td><td>Closed</td>`, "Checked by them on 4 May 2026", "/find?area=Broad%20Lode", "Priority debts &amp; bailiffs"}, []string{"<script>"}},
		"a profile that takes no": {"/find/wexingham-caf", 200, []string{"Not taking referrals now"}, nil},
		"nobody":                  {"/find/nobody", 404, []string{"This page is not here", "noindex"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			answer := w.get(tt.path)
			require.Equal(t, tt.status, answer.Code)
			for _, want := range tt.want {
				require.Contains(t, answer.Body.String(), want)
			}
			for _, never := range tt.never {
				require.NotContains(t, answer.Body.String(), never)
			}
			require.Contains(t, answer.Header().Get("Content-Security-Policy"), "default-src 'none'")
			require.NotContains(t, answer.Header().Get("Content-Security-Policy"), "script-src")
		})
	}
}

func TestWhatIsTakenBackIsGone(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	path := "/find/" + w.debt.Slug
	require.Equal(t, http.StatusOK, w.get(path).Code)
	require.Equal(t, http.StatusNotFound, w.get("/find/"+w.hidden.Slug).Code)
	require.NoError(t, w.store.Publish(t.Context(), referral.TheClock, w.debt.ID, false))
	for _, path := range []string{path, "/open-referral/services/" + w.debt.ID.String()} {
		require.Equal(t, http.StatusNotFound, w.get(path).Code, path)
	}
	require.NotContains(t, w.get("/sitemap.xml").Body.String(), w.debt.Slug)
}

func TestAPostcodeLeadsToItsAreaAndStandsNowhere(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	require.NotContains(t, w.get("/find").Body.String(), "serves a postcode", "none were imported")
	_, err := w.store.ImportGeography(t.Context(), schema.Geography{
		Areas: func(yield func(schema.Area, error) bool) {
			yield(schema.Area{Code: "M1", Name: "Broad Lode", Boundary: []byte(`{}`)}, nil)
		},
		Postcodes: func(yield func(schema.Postcode, error) bool) {
			yield(schema.Postcode{Code: "MR5 1", AreaCode: "M1", Latitude: 53, Longitude: 2}, nil)
		},
	})
	require.NoError(t, err)
	require.Contains(t, w.get("/find").Body.String(), "serves a postcode")
	answer := w.post("/find", "postcode=mr51ab")
	require.Equal(t, http.StatusSeeOther, answer.Code)
	require.Equal(t, "/find?area=Broad+Lode", answer.Header().Get("Location"))
	for postcode, words := range map[string]string{"NR1+3QG": "not in the network", "%3Cb%3E": "Enter a full postcode", "": "Enter a full postcode"} {
		answer := w.post("/find", "postcode="+postcode)
		require.Equal(t, http.StatusOK, answer.Code)
		require.Contains(t, answer.Body.String(), words)
		require.NotContains(t, answer.Body.String(), "<b>")
		require.Equal(t, "no-store", answer.Header().Get("Cache-Control"))
	}
	require.Contains(t, w.post("/find", "postcode="+strings.Repeat("x", 9000)).Body.String(), "Enter a full postcode")
}

func TestEngines(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	require.Contains(t, w.get("/robots.txt").Body.String(), "Sitemap: https://onward.example/sitemap.xml")
	pages := w.get("/sitemap.xml")
	require.Equal(t, 3, strings.Count(pages.Body.String(), "<loc>"))
	require.Contains(t, pages.Body.String(), "<loc>https://onward.example/find/saltlantern-debt-advice</loc>")
}

func TestUnchangedPagesAreNotSentAgain(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, path := range []string{"/find", "/find/" + w.debt.Slug, "/find/style.css", "/open-referral/services", "/sitemap.xml"} {
		first := w.get(path)
		require.Equal(t, http.StatusOK, first.Code, path)
		again := w.get(path, "If-None-Match", first.Header().Get("ETag"))
		require.Equal(t, http.StatusNotModified, again.Code, path)
		require.Empty(t, again.Body.String())
	}
}

// resting is a store whose database is down.
type resting struct{ directory.Store }

func (resting) PublicDirectory(context.Context, schema.DirectoryQuery) (schema.DirectoryPage[schema.Published], error) {
	return schema.DirectoryPage[schema.Published]{}, &referral.Error{Code: referral.CodeUnavailable, Message: "The database is down."}
}

func TestWithoutADatabase(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.serve(resting{w.store})
	page := w.get("/find")
	require.Equal(t, http.StatusServiceUnavailable, page.Code)
	require.Contains(t, page.Body.String(), "The directory is resting")
	require.Equal(t, "no-store", page.Header().Get("Cache-Control"))
	require.Equal(t, "5", page.Header().Get("Retry-After"))
	require.Equal(t, http.StatusServiceUnavailable, w.get("/open-referral/organizations").Code)
}
