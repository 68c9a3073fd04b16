package directory_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

// typed is the form as a person fills it in, a minute after they opened it.
func typed(change ...string) url.Values {
	form := url.Values{
		"began": {fmt.Sprint(time.Now().Add(-time.Minute).Unix())}, "fax": {""}, "name": {"Latch Advice"}, "nation": {"scotland"}, "offer": {"Advice on rent."},
		"issues": {"housing", "debt"}, "areas": {"Broad Lode\r\nWexing Vale, Marram"}, "website": {"latch.example"}, "email": {"post@latch.example"},
		"phone": {"01603 555 012"}, "first_name": {"Nora"}, "last_name": {"Lode"}, "job_title": {"Manager"}, "lead_email": {"nora@latch.example"},
		"lead_phone": {""}, "reason": {"Our clients need food."},
	}
	for i := 0; i < len(change); i += 2 {
		form.Set(change[i], change[i+1])
	}
	return form
}

func (w *world) apply(form url.Values) *httptest.ResponseRecorder {
	return w.post("/join", form.Encode())
}

// waiting is what reached the coordinators.
func (w *world) waiting() []schema.Application {
	all, err := w.store.Applications(w.t.Context(), referral.Actor{UserID: uuid.Max, Role: referral.Coordinator})
	require.NoError(w.t, err)
	return all
}

// letters are those that would be e-mailed now, from the outbox as the relay reads it.
func (w *world) links() (tokens []string) {
	w.t.Helper()
	work, err := w.store.DueOutbox(w.t.Context(), 100, time.Minute)
	require.NoError(w.t, err)
	for _, one := range work {
		if one.Delivery == nil || one.Delivery.Letter != referral.LetterConfirmApplication {
			continue
		}
		l, err := w.store.Letter(w.t.Context(), one.Delivery.NotificationID)
		require.NoError(w.t, err)
		tokens = append(tokens, l.Token)
	}
	return tokens
}

func TestApplyingWithoutAScript(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	page := w.get("/join").Body.String()
	require.NotContains(t, page, "<script")
	for _, name := range []string{"name", "nation", "offer", "areas", "website", "email", "phone", "first_name", "last_name", "job_title", "lead_email", "lead_phone", "reason"} {
		require.Contains(t, page, `<label for="`+name+`">`)
		require.Contains(t, page, ` name="`+name+`"`)
	}
	require.Contains(t, w.get("/find").Body.String(), `<a href="/join">Join this network</a>`)
	answer := w.apply(typed())
	require.Equal(t, http.StatusSeeOther, answer.Code, answer.Body)
	require.Equal(t, "/join/sent", answer.Header().Get("Location"))
	require.Equal(t, "no-store", answer.Header().Get("Cache-Control"))
	require.Contains(t, w.get("/join/sent").Body.String(), "within 72 hours")
	require.Empty(t, w.waiting(), "nobody reads what is not confirmed")

	token := w.links()[0]
	for range 2 {
		page = w.get("/join/confirm?token=" + token).Body.String()
		require.Contains(t, page, `name="token" value="`+token+`"`)
		require.Empty(t, w.waiting(), "a program that opens links confirms nothing")
	}
	answer = w.post("/join/confirm", "token="+token)
	require.Equal(t, http.StatusSeeOther, answer.Code)
	require.Contains(t, w.get(answer.Header().Get("Location")).Body.String(), "Your application is confirmed")
	require.Contains(t, w.get("/join/confirm?token="+token).Body.String(), "Your application is confirmed")
	a := w.waiting()[0]
	require.Equal(t, "Latch Advice", a.Name)
	require.Equal(t, referral.Scotland, a.Nation)
	require.Equal(t, []string{"Broad Lode", "Wexing Vale", "Marram"}, a.Areas)
	require.Equal(t, []string{"debt", "housing"}, a.Issues)
	require.Equal(t, "https://latch.example", a.Website)
	for _, dead := range []string{"", "x", strings.Repeat("x", 3000), "%00"} {
		require.Contains(t, w.get("/join/confirm?token="+dead).Body.String(), "This link no longer works")
		require.Contains(t, w.post("/join/confirm", "token="+dead).Body.String(), "This link no longer works")
	}
}

func TestARefusedApplicationKeepsWhatWasTyped(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for name, tt := range map[string]struct {
		form  url.Values
		often bool
		code  int
		want  []string
	}{
		"two mistakes": {typed("email", "post", "offer", ""), false, 422, []string{
			`<a href="#email">Enter an e-mail address where`, `<a href="#offer">Say what`, `id="email-wrong"`, `aria-describedby="email-hint email-wrong" aria-invalid="true"`, `value="post"`, "Please check: Join this network",
		}},
		"nothing chosen":   {typed("issues", "", "nation", ""), false, 422, []string{`<a href="#issues">`, `<a href="#nation">`}},
		"too quick":        {typed("began", fmt.Sprint(time.Now().Unix())), false, 422, []string{"quicker than anybody types"}},
		"without a time":   {typed("began", ""), false, 422, []string{"quicker than anybody types"}},
		"from a year ago":  {typed("began", "1700000000"), false, 422, []string{"quicker than anybody types"}},
		"in the future":    {typed("began", "99999999999"), false, 422, []string{"quicker than anybody types"}},
		"a time that is 0": {typed("began", "0x10"), false, 422, []string{"quicker than anybody types"}},
		"too often":        {typed(), true, 429, []string{"What you typed is still here"}},
	} {
		t.Run(name, func(t *testing.T) {
			w.often = tt.often
			answer := w.apply(tt.form)
			require.Equal(t, tt.code, answer.Code)
			page := answer.Body.String()
			for _, want := range append(tt.want, `value="Latch Advice"`, "Wexing Vale, Marram</textarea>", "Our clients need food.</textarea>", `role="alert"`) {
				require.Contains(t, page, want)
			}
			if tt.form.Get("issues") != "" {
				require.Regexp(t, `value="housing" checked>`, page)
				require.Contains(t, page, `value="scotland" selected>`)
			}
			require.Equal(t, "no-store", answer.Header().Get("Cache-Control"))
		})
	}
	require.Empty(t, w.links(), "nobody is e-mailed")
}

// Whoever pressed too early may press again: the time is that of the form's opening.
func TestATimeThatCountsIsKept(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	form := typed("offer", "")
	page := w.apply(form).Body.String()
	require.Contains(t, page, `name="began" value="`+form.Get("began")+`"`)
	page = w.apply(typed("began", "")).Body.String()
	require.Regexp(t, `name="began" value="`+fmt.Sprint(time.Now().Unix())[:8], page)
}

func TestAProgramIsAnsweredAsAPersonIs(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	answer := w.apply(typed("fax", "01632 960 777"))
	require.Equal(t, http.StatusSeeOther, answer.Code)
	require.Equal(t, "/join/sent", answer.Header().Get("Location"))
	require.Empty(t, w.links())
}

// The answer does not tell whether the address has an account, applied before,
// or had its letters.
func TestAnAnswerTellsNothingOfTheAddress(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	_, err := w.store.CreateUser(t.Context(), referral.TheClock, schema.NewUser{FirstName: "Nora", LastName: "Lode", Email: "nora@latch.example", Role: referral.Coordinator})
	require.NoError(t, err)
	answers := map[string]bool{}
	for range referral.ApplicationsPerAddress + 1 {
		known := w.apply(typed())
		answers[fmt.Sprint(known.Code, known.Header(), known.Body)] = true
	}
	stranger := w.apply(typed("lead_email", "nobody@knows.example"))
	answers[fmt.Sprint(stranger.Code, stranger.Header(), stranger.Body)] = true
	require.Len(t, answers, 1)
	require.Len(t, w.links(), referral.ApplicationsPerAddress+1, "one is not e-mailed")
}

func TestHostileApplications(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, evil := range []string{`"><script>alert(1)</script>`, "{{.Began}}", "' OR 1=1 --", "\x00", "\xff\xfe", "\u202eevil", "a\r\nBcc: x@y.example", strings.Repeat("🔑", 400)} {
		for id := range typed() {
			if id == "began" || id == "fax" {
				continue
			}
			answer := w.apply(typed(id, evil))
			require.Contains(t, []int{http.StatusSeeOther, http.StatusUnprocessableEntity}, answer.Code, "%s: %q: %s", id, evil, answer.Body)
			require.NotContains(t, answer.Body.String(), "<script>")
		}
	}
	require.Equal(t, http.StatusBadRequest, w.apply(typed("reason", strings.Repeat("x", 100_000))).Code)
	require.Equal(t, http.StatusBadRequest, w.post("/join", "a=%zz").Code)
	require.NotRegexp(t, regexp.MustCompile(`autofocus`), w.get("/join").Body.String())
}

func TestANetworkThatTakesNoApplicationsSaysWhomToWriteTo(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p, err := w.store.Policy(t.Context())
	require.NoError(t, err)
	p.TakesApplications, p.ApplicationsContact = false, "Amina <at> the council"
	_, err = w.store.SetPolicy(t.Context(), referral.TheClock, p)
	require.NoError(t, err)
	for _, page := range []string{w.get("/join").Body.String(), w.apply(typed()).Body.String()} {
		require.Contains(t, page, "write to: Amina &lt;at&gt; the council")
		require.NotContains(t, page, "<form")
	}
	require.Empty(t, w.links())
}
