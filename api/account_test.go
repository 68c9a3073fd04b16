package api_test

import (
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/api"
)

func (b *browser) change(current, next string) answer {
	b.w.t.Helper()
	return b.post("/me/password", map[string]string{"current": current, "password": next})
}

func TestChangingOnesOwnPassword(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	name := w.letIn(receiver)
	here, there := w.as(receiver), w.as(receiver)
	for situation, weak := range map[string]string{"short": "abc", "well known": "password1", "their name": "harry potter", "the organisation's": "wherry debt advice"} {
		p := here.change(password, weak).problem(http.StatusUnprocessableEntity, "invalid")
		require.Equal(t, "password", p.Errors[0].Field, situation)
	}
	p := here.change("not the password", "plover kettle orbit").problem(http.StatusUnprocessableEntity, "invalid")
	require.Equal(t, "current", p.Errors[0].Field)
	here.change(password, "plover kettle orbit").is(http.StatusOK)
	here.get("/session").is(http.StatusOK)
	there.get("/session").problem(http.StatusUnauthorized, "not_signed_in")
	w.nobody().signIn(name, password).is(http.StatusUnauthorized)
	w.nobody().signIn(name, "plover kettle orbit").is(http.StatusOK)
}

func TestGuessingThePasswordAtAnOpenScreenLocks(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	name := w.letIn(receiver)
	b := w.as(receiver)
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() { require.NotEqual(t, http.StatusOK, b.change("not the password", "plover kettle orbit").status) })
	}
	all.Wait()
	b.get("/session").problem(http.StatusUnauthorized, "not_signed_in")
	w.nobody().signIn(name, password).is(http.StatusUnauthorized)
}

func TestSessionsAreListedAndEnded(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.letIn(sender)
	phone := w.nobody().with("User-Agent", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1")
	phone.cookie = (&http.Response{Header: phone.signIn("akhan", password).is(http.StatusOK).header}).Cookies()[0]
	w.clock.advance(5 * time.Minute)
	desk, third := w.as(sender), w.as(sender)
	list := func(a answer) (items []api.OpenSession) {
		var l api.SessionList
		a.is(http.StatusOK).into(&l)
		return l.Items
	}
	all := list(desk.get("/me/sessions"))
	require.Len(t, all, 3)
	require.Equal(t, "Safari on iOS", all[2].Device)
	require.False(t, all[2].Current)
	current := 0
	for _, one := range all {
		if one.Current {
			current++
			desk.do(http.MethodDelete, "/me/sessions/"+one.ID.String(), nil).problem(http.StatusConflict, "refused")
		}
	}
	require.Equal(t, 1, current)
	w.as(receiver).do(http.MethodDelete, "/me/sessions/"+all[2].ID.String(), nil).problem(http.StatusNotFound, "not_found")
	require.Len(t, list(desk.do(http.MethodDelete, "/me/sessions/"+all[2].ID.String(), nil)), 2)
	phone.get("/session").is(http.StatusUnauthorized)
	require.Len(t, list(desk.do(http.MethodDelete, "/me/sessions", nil)), 1)
	third.get("/session").is(http.StatusUnauthorized)
	desk.get("/session").is(http.StatusOK)

	var a api.Account
	w.nobody().signIn("akhan", password).is(http.StatusOK)
	desk.get("/me").is(http.StatusOK).into(&a)
	require.Equal(t, monday.Add(5*time.Minute), *a.SignedInAt)
	require.Equal(t, monday, *a.SignedInBefore)
	end := "/users/" + w.people[sender].UserID.String() + "/end-sessions"
	w.as(coordinator).post(end, map[string]string{"reason": "A telephone was lost."}).is(http.StatusOK)
	desk.get("/me").is(http.StatusUnauthorized)
}
