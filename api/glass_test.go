package api_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/api"
	"onward/referral"
)

func glass(change ...func(map[string]any)) map[string]any {
	body := map[string]any{"reason": "at_risk", "words": "She told us that she is in danger at home.", "password": password}
	for _, c := range change {
		c(body)
	}
	return body
}

func put(name string, value any) func(map[string]any) {
	return func(body map[string]any) { body[name] = value }
}

func TestACoordinatorReadsOneClientForHalfAnHour(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.letIn(coordinator)
	r := w.at(referral.Accepted)
	b, path := w.as(coordinator), "/referrals/"+r.ID.String()
	for name, refused := range map[string]map[string]any{
		"without a reason":   glass(put("reason", "")),
		"without a sentence": glass(put("words", "Curious.")),
		"without a password": glass(put("password", "")),
		"a wrong password":   glass(put("password", "not that one")),
	} {
		p := b.post(path+"/glass", refused).problem(http.StatusUnprocessableEntity, "invalid")
		require.Len(t, p.Errors, 1, name)
	}
	var seen api.ReferralDetail
	b.get(path).is(http.StatusOK).into(&seen)
	require.Nil(t, seen.Form)

	b.post(path+"/glass", glass()).is(http.StatusOK).into(&seen)
	require.Equal(t, "O'Hara", seen.Form.Client.LastName)
	require.Equal(t, w.clock.now().Add(30*time.Minute), seen.Glass.Until)
	require.Equal(t, "Somebody may be at risk", seen.Glass.Reason.Label)
	require.Equal(t, []string{}, w.only(seen.AllowedCommands), "reading gives no command")
	b.post(path+"/print", nil).problem(http.StatusForbidden, "not_allowed")
	b.post(path+"/add-note", map[string]any{"text": "I was here."}).problem(http.StatusForbidden, "not_allowed")
	b.post(path+"/glass", glass()).problem(http.StatusConflict, "conflict")
	w.as(auditor).get(path).is(http.StatusOK).into(&seen)
	seen = api.ReferralDetail{}
	w.as(receiver).get(path).is(http.StatusOK).into(&seen)
	last := seen.History[len(seen.History)-1]
	require.Equal(t, "Opened the client's details", last.Label)
	require.Equal(t, "Somebody may be at risk", last.Reason.Label)
	require.Equal(t, &api.Person{ID: w.people[coordinator].UserID, Name: "Cora C.", Organisation: "coordinator"}, last.By)
	require.Equal(t, "She told us that she is in danger at home.", last.Words)

	w.clock.advance(30 * time.Minute)
	seen = api.ReferralDetail{}
	w.as(coordinator).get(path).is(http.StatusOK).into(&seen)
	require.Nil(t, seen.Form, "it closes by itself")
	require.Nil(t, seen.Glass)
	require.Empty(t, seen.ClientName)
}

// only leaves out what a coordinator may do about the clock anyway.
func (w *world) only(commands []string) []string {
	kept := []string{}
	for _, c := range commands {
		if a := referral.Operations()[c]; len(a.Relations) < 3 {
			kept = append(kept, c)
		}
	}
	return kept
}

func TestBrokenGlassIsClosedEarly(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.letIn(coordinator)
	r := w.send()
	b, path := w.as(coordinator), "/referrals/"+r.ID.String()
	b.post(path+"/glass", glass()).is(http.StatusOK)
	var seen api.ReferralDetail
	b.do(http.MethodDelete, path+"/glass", nil).is(http.StatusOK).into(&seen)
	require.Nil(t, seen.Form)
	require.Nil(t, seen.Glass)
}

func TestBreakingGlassNeedsTheSecondFactorToo(t *testing.T) {
	t.Parallel()
	w := newWorld(t, withKey)
	key := w.enrolledAs(coordinator)
	b, path := w.as(coordinator), "/referrals/"+w.send().ID.String()+"/glass"
	p := b.post(path, glass()).problem(http.StatusUnprocessableEntity, "invalid")
	require.Equal(t, "code", p.Errors[0].Field)
	b.post(path, glass(put("password", "not that one"), put("code", w.code(key)))).problem(http.StatusUnprocessableEntity, "invalid")
	b.post(path, glass(put("code", "000000"))).problem(http.StatusUnprocessableEntity, "invalid")
	b.post(path, glass(put("code", w.code(key)))).is(http.StatusOK)
}

func TestARightPasswordBuysNoEndlessCodes(t *testing.T) {
	t.Parallel()
	w := newWorld(t, withKey)
	key := w.enrolledAs(coordinator)
	b, path := w.as(coordinator), "/referrals/"+w.send().ID.String()+"/glass"
	for range 5 {
		b.post(path, glass(put("code", "000000"))).problem(http.StatusUnprocessableEntity, "invalid")
	}
	b.post(path, glass(put("code", w.code(key)))).problem(http.StatusUnauthorized, "not_signed_in") // the account is locked
}
