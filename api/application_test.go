package api_test

import (
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/api"
	"onward/referral"
)

// joinForm is an application as a browser without a script posts it.
func (w *world) joinForm(change ...string) string {
	form := url.Values{
		"began": {fmt.Sprint(w.clock.now().Add(-time.Minute).Unix())}, "name": {"Latch Advice"}, "nation": {"scotland"}, "offer": {"Advice on rent."},
		"issues": {"housing"}, "areas": {"Broad Lode"}, "email": {"post@latch.example"}, "phone": {"01603 555 012"}, "first_name": {"Nora"},
		"last_name": {"Lode"}, "job_title": {"Manager"}, "lead_email": {"nora@latch.example"}, "reason": {"Our clients need food."},
	}
	for i := 0; i < len(change); i += 2 {
		form.Set(change[i], change[i+1])
	}
	return form.Encode()
}

// applied is an application that waits, as the coordinator's list has it.
func (w *world) applied(change ...string) api.ApplicationRow {
	w.t.Helper()
	w.nobody().with("Content-Type", formType).post("//join", w.joinForm(change...)).is(http.StatusOK)
	work, err := w.store.DueOutbox(w.t.Context(), 100, time.Minute)
	require.NoError(w.t, err)
	for _, one := range work {
		if one.Delivery == nil || one.Delivery.Letter != referral.LetterConfirmApplication {
			continue
		}
		l, err := w.store.Letter(w.t.Context(), one.Delivery.NotificationID)
		require.NoError(w.t, err)
		require.NoError(w.t, w.store.ConfirmApplication(w.t.Context(), sha256.Sum256([]byte(l.Token))))
	}
	var l api.ApplicationList
	w.as(coordinator).get("/applications").is(http.StatusOK).into(&l)
	require.NotEmpty(w.t, l.Items)
	return l.Items[len(l.Items)-1]
}

const formType = "application/x-www-form-urlencoded"

func TestAnApplicationIsDecidedByACoordinator(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *api.Config) { c.Limits.Application = api.Limit{Off: true} })
	row := w.applied("lead_email", "nora@latch.example")
	require.Equal(t, "waiting", row.State)
	path := "/applications/" + row.ID.String()
	for _, who := range []string{sender, lead, auditor} {
		for _, hidden := range []answer{w.as(who).get("/applications"), w.as(who).get(path)} {
			hidden.problem(http.StatusForbidden, "not_allowed")
			require.NotContains(t, string(hidden.body), "Nora")
		}
		w.as(who).post(path+"/approve", map[string]any{"version": 1, "name": "Latch Advice"}).problem(http.StatusForbidden, "not_allowed")
	}
	var a api.Application
	b := w.as(coordinator)
	b.get(path).is(http.StatusOK).into(&a)
	require.Equal(t, api.Applicant{Name: "Nora Lode", JobTitle: "Manager", Email: "nora@latch.example", Username: "nlode"}, a.Lead)
	require.Equal(t, "Scotland", a.Nation)
	require.Equal(t, "Housing", a.Issues[0].Label)
	b.post(path+"/decline", map[string]any{"version": 1, "words": "  "}).problem(http.StatusUnprocessableEntity, "invalid")
	b.post(path+"/approve", map[string]any{"version": 7, "name": "Latch Advice"}).problem(http.StatusConflict, "stale")
	var warnings api.NetworkWarnings
	b.get("/network/warnings").is(http.StatusOK).into(&warnings)
	require.EqualValues(t, 1, warnings.Applications)
	w.as(auditor).get("/network/warnings").is(http.StatusOK).into(&warnings)
	require.Zero(t, warnings.Applications, "who may not read them is not called to them")

	b.post(path+"/approve", map[string]any{"version": a.Version, "name": "Latch Advice"}).is(http.StatusOK)
	a = api.Application{}
	b.get(path).is(http.StatusOK).into(&a)
	require.Equal(t, "approved", a.State)
	require.NotEmpty(t, a.EraseOn)
	require.Empty(t, a.Lead.Username, "the account has it now")
	var o api.OrganisationDetail
	b.get("/organisations/" + a.Organisation.String()).is(http.StatusOK).into(&o)
	require.True(t, o.Paused)
	var list api.OrganisationList
	b.get("/organisations?search=Latch").is(http.StatusOK).into(&list)
	require.Equal(t, "invited", list.Items[0].Lead)
	list = api.OrganisationList{} // an absent word would leave the one of before
	w.as(sender).get("/organisations?search=Latch").is(http.StatusOK).into(&list)
	require.Empty(t, list.Items[0].Lead, "which is the network's to know")
	b.get("/applications/"+uuid.NewString()).problem(http.StatusNotFound, "not_found")
}

func TestAnApplicationMayBeADuplicate(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *api.Config) { c.Limits.Application = api.Limit{Off: true} })
	w.applied("lead_email", "a@latch.example", "name", "Someone Else")
	row := w.applied("name", "The "+w.debt.Name+" Centre")
	var a api.Application
	w.as(coordinator).get("/applications/" + row.ID.String()).is(http.StatusOK).into(&a)
	said := ""
	for _, l := range a.Alike {
		said += l.Sentence + "\n"
	}
	require.Contains(t, said, w.debt.Name+" is in the network already: the names are alike")
	require.Contains(t, said, "Someone Else has applied, too: both use addresses at latch.example.")
}

func TestTheFormOfAnotherSiteIsRefusedAndSoIsAFlood(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *api.Config) { c.Limits.Application = api.Limit{Every: time.Hour, Burst: 2} })
	form := w.nobody().with("Content-Type", formType)
	for _, path := range []string{"//join", "//join/confirm"} {
		got := form.with("Sec-Fetch-Site", "cross-site").post(path, w.joinForm()).is(http.StatusForbidden)
		require.Contains(t, string(got.body), "This came from another site")
		require.Contains(t, got.header.Get("Content-Security-Policy"), "default-src 'none'")
	}
	form.post("//join", w.joinForm("offer", "")).is(http.StatusUnprocessableEntity) // a mistake costs nothing
	form.post("//join", w.joinForm("offer", "")).is(http.StatusUnprocessableEntity)
	form.post("//join", w.joinForm("lead_email", "1@latch.example")).is(http.StatusOK)
	form.post("//join", w.joinForm("lead_email", "2@latch.example")).is(http.StatusOK)
	got := form.post("//join", w.joinForm("lead_email", "3@latch.example")).is(http.StatusTooManyRequests)
	require.Contains(t, string(got.body), "What you typed is still here")
	require.Contains(t, string(got.body), "3@latch.example")
	require.True(t, strings.HasPrefix(got.header.Get("Content-Type"), "text/html"))
}
