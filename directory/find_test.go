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

func TestAPostcodeIsAnsweredAtOnceAndStandsNowhere(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	require.NotContains(t, w.get("/find").Body.String(), "serves a postcode", "none were imported")
	w.drawn()
	w.organisation(schema.Organisation{
		Name: "Lode Law", Issues: []string{"debt"}, Areas: []string{"Broad Lode"}, Public: true, Accepting: true,
		Office: referral.Address{Line1: "1 Bridge", Town: "Lode", Postcode: "MR5 2ZZ"},
	})
	w.organisation(schema.Organisation{Name: "An office nowhere", Areas: []string{"Broad Lode"}, Public: true})
	require.Contains(t, w.get("/find").Body.String(), "serves a postcode")
	answer := w.post("/find", "postcode=mr52ab&area=Wexing+Vale")
	require.Equal(t, http.StatusOK, answer.Code)
	require.Equal(t, "no-store", answer.Header().Get("Cache-Control"))
	require.Contains(t, answer.Body.String(), "mr52ab lies in Broad Lode. These organisations serve it.")
	require.Regexp(t, `(?s)3 organisations.*Lode Law.*less than 0.1 miles away.*Saltlantern.*6.9 miles away.*An office nowhere`, answer.Body.String())
	require.NotContains(t, strings.ReplaceAll(answer.Body.String(), `value="mr52ab"`, ""), "=mr52ab", "no link carries it on")
	answer = w.post("/find", "postcode=MR5+2AB&issue=energy")
	require.Contains(t, answer.Body.String(), "1 organisation<")
	require.Contains(t, answer.Body.String(), `<input type="hidden" name="issue" value="energy">`)
	answer = w.post("/find", "postcode=MR5+2AB&q=zzyzx")
	require.Contains(t, answer.Body.String(), `<a href="/find?q=zzyzx">Search without the postcode</a>`)
	for postcode, words := range map[string]string{"NR1+3QG": "not in the network", "%3Cb%3E": "Enter a full postcode", "": "Enter a full postcode"} {
		answer := w.post("/find", "postcode="+postcode)
		require.Equal(t, http.StatusOK, answer.Code)
		require.Contains(t, answer.Body.String(), words)
		require.NotContains(t, answer.Body.String(), "<b>")
		require.Equal(t, "no-store", answer.Header().Get("Cache-Control"))
	}
	require.Contains(t, w.post("/find", "postcode="+strings.Repeat("x", 9000)).Body.String(), "Enter a full postcode")
}

// Around the clock somebody is open, save on a bank holiday; and nobody is who closed for today.
func TestOpenNow(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	day := referral.OpenDay{Morning: "0:00 to 12:00", Afternoon: "12:00 to 24:00"}
	always := referral.Opening{day, day, day, day, day, day, day}
	latch := w.organisation(schema.Organisation{Name: "The Open Latch", Public: true, Opening: always})
	shut := w.organisation(schema.Organisation{Name: "The Shut Latch", Public: true, Opening: always})
	now, err := w.store.Now(t.Context())
	require.NoError(t, err)
	today := referral.DateOf(now)
	require.NoError(t, w.store.SetClosures(t.Context(), referral.TheClock, shut.ID, []referral.Date{today, today.AddDays(1)}))
	want, found := "Open now, until midnight", "1 organisation<"
	if !referral.NewCalendar(referral.EnglandAndWales, nil).OpenAt(always, now).Open {
		want, found = "Closed now", "Nothing found"
	}
	page := w.get("/find?open=1").Body.String()
	require.Contains(t, page, found)
	require.Contains(t, page, "noindex")
	require.NotContains(t, page, "The Shut Latch")
	require.Contains(t, w.get("/find/"+latch.Slug).Body.String(), want)
	require.Contains(t, w.get("/find/"+shut.Slug).Body.String(), "Closed now")
	require.Contains(t, w.get("/find?open=1&issue=food").Body.String(), "Show also those that are closed now")
}

// Services of other directories are found beside the network's own, and never copied on.
func TestServicesOutsideTheNetwork(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.drawn()
	u, err := w.store.CreateUser(t.Context(), referral.TheClock, schema.NewUser{FirstName: "Cora", LastName: "Coord", Email: "c@example.org", Role: referral.Coordinator})
	require.NoError(t, err)
	cora := referral.Actor{UserID: u.ID, Role: referral.Coordinator}
	p, err := w.store.PreviewListings(t.Context(), cora, "Marram games", []schema.Listing{
		{ExternalID: "1", Name: "Chess & <b>tea</b>", Phone: "01632 960 777", Postcode: "MR5 2ZZ", Areas: []string{"Broad Lode"}},
		{ExternalID: "2", Name: "Darts, near", Latitude: 53.1, Longitude: 2.001}, {ExternalID: "3", Name: "Far away", Latitude: 57, Longitude: 2},
	})
	require.NoError(t, err)
	_, err = w.store.ApplyListings(t.Context(), cora, p.ID, []string{"1", "2", "3"})
	require.NoError(t, err)
	page := w.get("/find").Body.String()
	for _, want := range []string{"Not in this network", "contact them yourself", "Chess &amp; &lt;b&gt;tea", `href="tel:01632960777"`, "From Marram games", "2 organisations"} {
		require.Contains(t, page, want)
	}
	near := w.post("/find", "postcode=MR5+2AB").Body.String()
	require.Regexp(t, `(?s)Chess.*less than 0.1 miles away.*Darts, near.*less than 0.1 miles`, near)
	require.NotContains(t, near, "Far away")
	require.NotContains(t, w.get("/find?issue=debt").Body.String(), "Chess")
	require.Zero(t, w.list("services?search=chess").Total)
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
