package api_test

import (
	"crypto/sha256"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/alexedwards/argon2id"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/api"
	"onward/referral"
)

const password = "three words together"

// letIn sets the person's password by a link, and returns their username.
func (w *world) letIn(who string) string {
	w.t.Helper()
	hash, err := argon2id.CreateHash(password, &argon2id.Params{Memory: 64, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 32})
	require.NoError(w.t, err)
	name, err := w.store.UsePasswordToken(w.t.Context(), w.link(who, "a link for "+who+uuid.NewString()), hash)
	require.NoError(w.t, err)
	return name
}

// link makes a link's secret known to the store.
func (w *world) link(who, secret string) [sha256.Size]byte {
	w.t.Helper()
	sum := sha256.Sum256([]byte(secret))
	_, err := w.store.NewPasswordToken(w.t.Context(), w.people[who].UserID, sum)
	require.NoError(w.t, err)
	return sum
}

func (b *browser) signIn(username, password string) answer {
	b.w.t.Helper()
	return b.post("/session", map[string]string{"username": username, "password": password})
}

func TestSigningInGivesASessionThatSaysWhatOneMayDo(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	name := w.letIn(lead)
	got := w.nobody().signIn(name, password).is(http.StatusOK)

	cookies := (&http.Response{Header: got.header}).Cookies()
	require.Len(t, cookies, 1)
	require.True(t, cookies[0].HttpOnly)
	require.Equal(t, http.SameSiteLaxMode, cookies[0].SameSite)
	require.NotContains(t, string(got.body), cookies[0].Value)

	var me api.Session
	(&browser{w: w, cookie: cookies[0]}).get("/session").is(http.StatusOK).into(&me)
	require.Equal(t, "llarsson", me.User.Username)
	require.Equal(t, "lead", me.ActingFor.Role)
	require.Equal(t, w.debt.ID, me.ActingFor.Organisation.ID)
	require.Contains(t, me.Permissions, "extend-clock")
	require.NotContains(t, me.Permissions, "unlock-user")
	require.Equal(t, 1800, me.IdleSeconds)
	require.Equal(t, "no-store", got.header.Get("Cache-Control"))
}

func TestTheCookieIsBoundToItsHostWhereThereIsHTTPS(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *api.Config) { c.SecureCookies = true })
	got := w.nobody().signIn(w.letIn(sender), password).is(http.StatusOK)
	cookie := (&http.Response{Header: got.header}).Cookies()[0]
	require.Equal(t, "__Host-onward", cookie.Name)
	require.True(t, cookie.Secure)
	require.Equal(t, "/", cookie.Path)
	require.Empty(t, cookie.Domain)
	require.Contains(t, got.header.Get("Strict-Transport-Security"), "max-age=31536000")
}

func TestWhoeverCannotSignInHearsTheSameWords(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	name, gone := w.letIn(sender), w.letIn(outsider)
	require.NoError(t, w.store.Suspend(t.Context(), w.people[coordinator], w.people[outsider].UserID, "Left."))
	said := map[string]bool{}
	for situation, try := range map[string][2]string{
		"wrong password":    {name, "not the password"},
		"unknown user":      {"nobody", password},
		"suspended":         {gone, password},
		"no password yet":   {"ccoord", password},
		"not even a name":   {"☃", password},
		"a leading space":   {name, " " + password},
		"a very long guess": {name, string(make([]byte, 0, 256)) + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"},
	} {
		p := w.nobody().signIn(try[0], try[1]).problem(http.StatusUnauthorized, "not_signed_in")
		said[p.Detail] = true
		require.Len(t, said, 1, situation)
	}
}

func TestFiveWrongPasswordsInARowLockUntilACoordinatorUnlocks(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	name := w.letIn(sender)
	var all sync.WaitGroup
	for range 20 { // at once: the count must hold all the same
		all.Go(func() { w.nobody().signIn(name, "not the password").problem(http.StatusUnauthorized, "not_signed_in") })
	}
	all.Wait()
	w.nobody().signIn(name, password).problem(http.StatusUnauthorized, "not_signed_in")

	var u api.User
	w.as(coordinator).post("/users/"+w.people[sender].UserID.String()+"/unlock", map[string]string{"reason": "They rang."}).is(http.StatusOK).into(&u)
	require.Equal(t, "active", u.State)
	w.nobody().signIn(name, password).is(http.StatusOK)
}

func TestSuccessStartsTheCountAfresh(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	name := w.letIn(sender)
	for range 3 {
		for range 4 {
			w.nobody().signIn(name, "not the password").is(http.StatusUnauthorized)
		}
		w.nobody().signIn(name, password).is(http.StatusOK)
	}
}

func TestSessionsEnd(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(w *world, b *browser){
		"after half an hour without a request": func(w *world, _ *browser) { w.clock.advance(31 * time.Minute) },
		"after twelve hours in any case": func(w *world, b *browser) {
			for range 37 {
				w.clock.advance(20 * time.Minute)
				b.get("/session")
			}
		},
		"by signing out": func(_ *world, b *browser) { b.do(http.MethodDelete, "/session", nil).is(http.StatusNoContent) },
		"when the account is suspended": func(w *world, _ *browser) {
			require.NoError(w.t, w.store.Suspend(w.t.Context(), w.people[coordinator], w.people[sender].UserID, "Left."))
		},
		"when the password is set anew": func(w *world, _ *browser) { w.letIn(sender) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			b := w.as(sender)
			b.get("/session").is(http.StatusOK)
			end(w, b)
			b.get("/session").problem(http.StatusUnauthorized, "not_signed_in")
		})
	}
}

func TestSigningOutWithoutASessionIsNoError(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	got := w.nobody().do(http.MethodDelete, "/session", nil).is(http.StatusNoContent)
	require.NotEmpty(t, got.header.Get("Clear-Site-Data"))
}

func TestChoosingAnotherOrganisationChangesTheSecret(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	_, err := w.store.AddStaff(t.Context(), w.people[coordinator], w.other.ID, "akhan", referral.Lead)
	require.NoError(t, err)
	before := w.as(sender)
	got := before.put("/session/organisation", map[string]string{"membership_id": w.other.ID.String()}).is(http.StatusOK)
	var me api.Session
	got.into(&me)
	require.Equal(t, w.other.ID, me.ActingFor.Organisation.ID)
	require.Equal(t, "lead", me.ActingFor.Role)
	before.get("/session").is(http.StatusUnauthorized)
	w.as(sender).put("/session/organisation", map[string]string{"membership_id": w.debt.ID.String()}).is(http.StatusForbidden)
}

func TestAnAddressThatGuessesIsSlowedDown(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *api.Config) { c.Limits.SignIn = api.Limit{Every: time.Minute, Burst: 3} })
	for i := range 3 {
		// A made-up proxy header must not make one address look like many.
		w.nobody().with("X-Forwarded-For", "10.0.0."+string(rune('1'+i))).signIn("nobody", password).is(http.StatusUnauthorized)
	}
	got := w.nobody().with("X-Forwarded-For", "10.0.0.9").signIn("nobody", password)
	got.problem(http.StatusTooManyRequests, "too_many")
	require.NotEmpty(t, got.header.Get("Retry-After"))
	w.clock.advance(time.Minute)
	w.nobody().signIn("nobody", password).is(http.StatusUnauthorized)
}

func TestAForgottenPasswordSaysTheSameForEverybody(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	known := w.nobody().post("/password/forgotten", map[string]string{"username": w.letIn(sender)}).is(http.StatusAccepted)
	unknown := w.nobody().post("/password/forgotten", map[string]string{"username": "nobody"}).is(http.StatusAccepted)
	require.Equal(t, string(known.body), string(unknown.body))
}

func TestALinkIsUsedUpOnlyByAPasswordThatWorks(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	secret := uuid.NewString()
	w.link(sender, secret)
	var link api.PasswordToken
	for range 20 { // a program that opens every link in an e-mail
		w.nobody().post("/password/check", map[string]string{"token": secret}).is(http.StatusOK).into(&link)
		require.True(t, link.Valid)
		w.nobody().get("/password?token=" + secret).is(http.StatusMethodNotAllowed)
	}
	require.Equal(t, "akhan", link.Username)
	set := func(password string) answer {
		return w.nobody().post("/password", map[string]string{"token": secret, "password": password})
	}
	for situation, weak := range map[string]string{"short": "abc", "well known": "password1", "the username": "akhan123"} {
		p := set(weak).problem(http.StatusUnprocessableEntity, "invalid")
		require.Equal(t, "password", p.Errors[0].Field, situation)
	}
	set(password).is(http.StatusOK)
	p := set("another "+password).problem(http.StatusConflict, "refused")
	require.NotContains(t, p.Detail, secret)
	w.nobody().post("/password/check", map[string]string{"token": secret}).is(http.StatusOK).into(&link)
	require.False(t, link.Valid)
	w.nobody().signIn("akhan", password).is(http.StatusOK)
}
