package api_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/api"
	"onward/referral"
)

func TestCoordinatorsMakeAccountsAndSeeTheNameBefore(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.as(coordinator)
	var preview api.UsernamePreview
	b.post("/users/preview", map[string]string{"first_name": "Hélène", "last_name": "Potter"}).is(http.StatusOK).into(&preview)
	require.Equal(t, "hpotter2", preview.Username, "Harry has the plain one")
	var u api.User
	b.post("/users", map[string]any{
		"first_name": "Hélène", "last_name": "Potter", "email": "helene@example.org", "role": "lead", "organisation_id": w.other.ID,
	}).is(http.StatusCreated).into(&u)
	require.Equal(t, "hpotter2", u.Username)
	require.Equal(t, "invited", u.State)
	require.Equal(t, "Broads Benefits", u.Memberships[0].Organisation.Name)

	var page api.UserPage
	b.post("/users/search", map[string]any{"search": "potter"}).is(http.StatusOK).into(&page)
	require.Len(t, page.Items, 2)
	b.post("/users/search", map[string]any{"state": "locked"}).is(http.StatusOK).into(&page)
	require.Empty(t, page.Items)
	b.post("/users/"+u.ID.String()+"/resend-link", nil).is(http.StatusAccepted)
}

func TestAccountsThatMakeNoSenseAreRefusedAtTheField(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for name, tt := range map[string]struct {
		change map[string]any
		field  string
	}{
		"an adviser of nowhere":             {map[string]any{"role": "adviser"}, "organisation_id"},
		"a coordinator of one organisation": {map[string]any{"role": "coordinator", "organisation_id": w.other.ID}, "organisation_id"},
		"no address":                        {map[string]any{"email": "nowhere"}, "email"},
		"a role of one's own":               {map[string]any{"role": "clock"}, "role"},
		"a name without letters":            {map[string]any{"last_name": "김"}, "last_name"},
	} {
		t.Run(name, func(t *testing.T) {
			body := map[string]any{"first_name": "Nora", "last_name": "New", "email": "nora@example.org", "role": "auditor"}
			for key, value := range tt.change {
				body[key] = value
			}
			p := w.in(t).as(coordinator).post("/users", body).problem(http.StatusUnprocessableEntity, "invalid")
			require.Equal(t, tt.field, p.Errors[0].Field)
		})
	}
}

func TestNobodySuspendsThemselves(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	path := "/users/" + w.people[coordinator].UserID.String() + "/suspend"
	w.as(coordinator).post(path, map[string]string{"reason": "Tired."}).problem(http.StatusConflict, "refused")
	var u api.User
	path = "/users/" + w.people[sender].UserID.String()
	w.as(coordinator).post(path+"/suspend", map[string]string{"reason": "Left."}).is(http.StatusOK).into(&u)
	require.Equal(t, "suspended", u.State)
	w.as(coordinator).post(path+"/restore", map[string]string{"reason": "Came back."}).is(http.StatusOK).into(&u)
	require.NotEqual(t, "suspended", u.State)
}

func TestColleaguesToAssignToAndToNotify(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	names := func(path string) (own, others []string) {
		var list api.ColleagueList
		w.as(receiver).get(path).is(http.StatusOK).into(&list)
		for _, c := range list.Items {
			if c.Own {
				own = append(own, c.Name)
			} else {
				others = append(others, c.Name)
			}
		}
		return own, others
	}
	own, others := names("/colleagues")
	require.Len(t, own, 2)
	require.Empty(t, others)
	_, others = names("/colleagues?referral=" + w.send().ID.String())
	require.Len(t, others, 1)
}

func TestANewOrganisationStartsPaused(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.as(coordinator)
	var o api.OrganisationDetail
	b.post("/organisations", map[string]any{
		"name": "Caithness Advice", "email": "in@caithness.example", "nation": "scotland", "issues": []string{"debt"}, "acknowledge_days": 2, "decide_days": 4,
	}).is(http.StatusCreated).into(&o)
	require.True(t, o.Paused)
	require.False(t, o.Accepting)
	require.Equal(t, "caithness-advice", o.Slug)
	require.Equal(t, "Debt", o.Issues[0].Label)
	require.Equal(t, 2, o.AcknowledgeDays)
	b.post("/organisations", map[string]any{"name": "Caithness Advice", "email": "in@caithness.example", "nation": "scotland"}).problem(http.StatusConflict, "conflict")
	b.post("/organisations", map[string]any{"name": "X Advice", "email": "x@example.org", "nation": "scotland", "issues": []string{"made_up"}}).problem(http.StatusUnprocessableEntity, "invalid")
	b.post("/organisations/"+o.ID.String()+"/resume", nil).is(http.StatusOK).into(&o)
	require.True(t, o.Accepting)
}

func TestTheListsThatFormsOffer(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var r api.Reference
	w.as(auditor).get("/reference").is(http.StatusOK).into(&r)
	require.Len(t, r.DeclineReasons, len(referral.DeclineReasons))
	require.Len(t, r.Commands, len(referral.Kinds))
	for _, list := range [][]api.Choice{r.DeclineReasons, r.Channels, r.Bases, r.Statuses} {
		for _, c := range list {
			require.NotEmpty(t, c.Label, c.Code)
		}
	}
	for _, c := range r.Commands {
		require.NotEmpty(t, c.Label, c.Code)
		require.NotEmpty(t, c.Needs, c.Code)
	}
	require.NotEmpty(t, r.Issues)
	var warnings api.NetworkWarnings
	w.as(coordinator).get("/network/warnings").is(http.StatusOK).into(&warnings)
	require.GreaterOrEqual(t, warnings.Holidays.LastYear, 2028)
}
