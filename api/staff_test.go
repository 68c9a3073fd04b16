package api_test

import (
	"net/http"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/api"
	"onward/referral"
)

func (w *world) staffPath(who string) string {
	return "/organisations/" + w.debt.ID.String() + "/people/" + w.people[who].UserID.String()
}

func (b *browser) staff(organisation string) map[string]api.StaffMember {
	b.w.t.Helper()
	var page api.StaffPage
	b.get("/organisations/" + organisation + "/people").is(http.StatusOK).into(&page)
	all := map[string]api.StaffMember{}
	for _, m := range page.Items {
		all[m.Username] = m
	}
	return all
}

func TestALeadLooksAfterTheirOwnPeopleAndNobodyElses(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.as(lead)
	var made api.User
	body := map[string]any{
		"first_name": "Hélène", "last_name": "Potter", "email": "helene@example.org", "role": "adviser", "organisation_id": w.debt.ID, "job_title": "Caseworker", "phone": "01603 555 014",
	}
	b.post("/users", body).is(http.StatusCreated).into(&made)
	staff := b.staff(w.debt.ID.String())
	require.Len(t, staff, 3)
	require.Equal(t, "Caseworker", staff["hpotter2"].JobTitle)
	require.Equal(t, "invited", staff["hpotter2"].State)
	require.Equal(t, []string{"export"}, staff["hpotter2"].Rights)
	require.Len(t, staff["llarsson"].Rights, 3, "a lead has every right")
	require.True(t, staff["llarsson"].You)
	b.post("/users/"+made.ID.String()+"/resend-link", nil).is(http.StatusAccepted)

	var m api.StaffMember
	change := map[string]any{"version": 1, "role": "adviser", "job_title": "Debt adviser", "phone": "07700 900123", "rights": []string{"switch_accepting"}}
	b.put(w.staffPath(receiver), change).is(http.StatusOK).into(&m)
	require.Equal(t, []string{"switch_accepting"}, m.Rights)
	require.Equal(t, "Debt adviser", m.JobTitle)

	body["organisation_id"] = w.other.ID
	b.post("/users", body).problem(http.StatusForbidden, "not_allowed")
	elsewhere := "/organisations/" + w.other.ID.String() + "/people"
	b.get(elsewhere).problem(http.StatusNotFound, "not_found")
	b.post(elsewhere, map[string]any{"who": "hpotter", "role": "adviser"}).problem(http.StatusNotFound, "not_found")
	b.put(elsewhere+"/"+w.people[outsider].UserID.String(), change).problem(http.StatusNotFound, "not_found")
	b.do(http.MethodDelete, elsewhere+"/"+w.people[outsider].UserID.String(), nil).problem(http.StatusNotFound, "not_found")
	b.post("/users/"+w.people[outsider].UserID.String()+"/resend-link", nil).problem(http.StatusNotFound, "not_found")
	b.put(w.staffPath(outsider), change).problem(http.StatusNotFound, "not_found")
}

func TestNoOrganisationIsLeftWithoutALead(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	as := func(role string, version int) map[string]any {
		return map[string]any{"version": version, "role": role, "job_title": "", "phone": "", "rights": []string{}}
	}
	for _, who := range []string{lead, coordinator} {
		w.as(who).put(w.staffPath(lead), as("adviser", 1)).problem(http.StatusConflict, "refused")
	}
	w.as(coordinator).do(http.MethodDelete, w.staffPath(lead), nil).problem(http.StatusConflict, "refused")
	w.as(lead).do(http.MethodDelete, w.staffPath(lead), nil).problem(http.StatusConflict, "refused")

	w.as(lead).put(w.staffPath(receiver), as("lead", 1)).is(http.StatusOK)
	var both sync.WaitGroup // each takes the role from the other, at once
	for by, of := range map[string]string{lead: receiver, receiver: lead} {
		b := w.as(by)
		both.Go(func() { b.put(w.staffPath(of), as("adviser", map[string]int{lead: 1, receiver: 2}[of])) })
	}
	both.Wait()
	leads := 0
	for _, m := range w.as(coordinator).staff(w.debt.ID.String()) {
		if m.Role == "lead" {
			leads++
		}
	}
	require.Equal(t, 1, leads)
}

func TestWhoeverIsRemovedIsSignedOutAndLeavesTheirReferrals(t *testing.T) {
	t.Parallel()
	for _, who := range []string{lead, coordinator} {
		t.Run("by a "+who, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			open, over := w.at(referral.Acknowledged), w.at(referral.Accepted)
			for _, r := range []referral.Referral{open, over} {
				cmd := referral.Command{ReferralID: r.ID, Kind: referral.Assign, By: w.people[lead], Assignee: w.people[receiver].UserID}
				_, _, err := w.store.Apply(t.Context(), cmd)
				require.NoError(t, err)
			}
			over = w.give(referral.Referral{ID: over.ID, Version: over.Version + 1}, receiver, referral.Close)
			gone := w.as(receiver)
			var left api.RemovedPerson
			w.as(who).do(http.MethodDelete, w.staffPath(receiver), nil).is(http.StatusOK).into(&left)
			require.Equal(t, []api.LeftReferral{{ID: open.ID, Number: open.Number}}, left.Unassigned)
			gone.get("/referrals").problem(http.StatusUnauthorized, "not_signed_in")
			require.NotContains(t, w.as(lead).staff(w.debt.ID.String()), "hpotter")

			shown := w.as(lead).referral(open.ID)
			require.Nil(t, shown.AssignedTo)
			last := shown.History[len(shown.History)-1]
			require.Equal(t, "assign", last.Kind)
			require.Equal(t, who == lead, last.By != nil, "the system acts for a coordinator, who may not")
			require.Equal(t, "Harry P.", w.as(lead).referral(over.ID).AssignedTo.Name, "what is over stays as it was")
			w.as(who).do(http.MethodDelete, w.staffPath(receiver), nil).problem(http.StatusNotFound, "not_found")
			w.nobody().signIn(w.letIn(receiver), password).problem(http.StatusForbidden, "not_allowed")
		})
	}
}

func TestOnePersonOfTwoOrganisations(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	path := "/organisations/" + w.debt.ID.String() + "/people"
	require.NoError(t, w.store.Suspend(t.Context(), w.people[coordinator], w.people[bystander].UserID, "Left."))
	said := map[string]bool{}
	for _, who := range []string{"nobody", "bstander", "outen", "%", "coordinator@example.org"} {
		p := w.as(lead).post(path, map[string]any{"who": who, "role": "adviser"}).problem(http.StatusUnprocessableEntity, "invalid")
		said[p.Errors[0].Message] = true
	}
	require.Len(t, said, 1, "no word tells a stranger from nobody")
	var m api.StaffMember
	w.as(lead).post(path, map[string]any{"who": " Outsider@Example.org", "role": "adviser"}).is(http.StatusCreated).into(&m)
	require.Equal(t, "oouten", m.Username)
	w.as(lead).post(path, map[string]any{"who": "oouten", "role": "adviser"}).problem(http.StatusConflict, "conflict")

	var me api.Session
	before := w.as(outsider)
	before.put("/session/organisation", map[string]string{"membership_id": w.debt.ID.String()}).is(http.StatusOK).into(&me)
	require.Equal(t, w.debt.ID, me.ActingFor.Organisation.ID)
	require.Len(t, me.Memberships, 2)
	w.as(lead).do(http.MethodDelete, w.staffPath(outsider), nil).is(http.StatusOK)
	w.as(outsider).get("/session").is(http.StatusOK).into(&me)
	require.Equal(t, w.other.ID, me.ActingFor.Organisation.ID, "they go on where they still work")
}
