package api_test

import (
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"
	"github.com/stretchr/testify/require"

	"onward/api"
	"onward/referral"
	"onward/schema"
)

func withKey(c *api.Config) { c.SecondFactorKey = strings.Repeat("k", 32) }

// code is what the app shows now.
func (w *world) code(key string) string {
	w.t.Helper()
	code, err := totp.GenerateCode(key, w.clock.now())
	require.NoError(w.t, err)
	return code
}

// into signs in with the password and returns the browser and what is owed.
func (w *world) halfway(username string) (*browser, api.Session) {
	w.t.Helper()
	got := w.nobody().signIn(username, password).is(http.StatusOK)
	var me api.Session
	got.into(&me)
	return &browser{w: w, cookie: (&http.Response{Header: got.header}).Cookies()[0]}, me
}

func (b *browser) prove(code string) answer {
	b.w.t.Helper()
	return b.post("/session/code", map[string]string{"code": code})
}

// enrolled sets up a second factor for the sender, and returns the app's key and
// the recovery codes.
func (w *world) enrolled() (key string, recovery []string) {
	w.t.Helper()
	w.letIn(sender)
	b := w.as(sender)
	var begun api.NewSecondFactor
	b.post("/me/second-factor", map[string]string{"password": password}).is(http.StatusOK).into(&begun)
	require.NotEmpty(w.t, begun.Image)
	b.post("/me/second-factor/confirm", map[string]string{"code": "000000"}).problem(http.StatusUnprocessableEntity, "invalid")
	var codes api.RecoveryCodes
	b.post("/me/second-factor/confirm", map[string]string{"code": w.code(begun.Key)}).is(http.StatusOK).into(&codes)
	require.Len(w.t, codes.Codes, 10)
	w.clock.advance(time.Minute)
	return begun.Key, codes.Codes
}

// enrolledAs sets up a second factor for anybody, and returns the app's key.
func (w *world) enrolledAs(who string) (key string) {
	w.t.Helper()
	w.letIn(who)
	b := w.as(who)
	var begun api.NewSecondFactor
	b.post("/me/second-factor", map[string]string{"password": password}).is(http.StatusOK).into(&begun)
	b.post("/me/second-factor/confirm", map[string]string{"code": w.code(begun.Key)}).is(http.StatusOK)
	w.clock.advance(time.Minute)
	return begun.Key
}

func TestAPasswordAloneMayDoNothingWhereACodeIsOwed(t *testing.T) {
	t.Parallel()
	w := newWorld(t, withKey)
	key, _ := w.enrolled()
	half, me := w.halfway("akhan")
	require.Equal(t, "code", me.Owes)
	require.Empty(t, me.Permissions)
	require.Empty(t, me.Memberships)
	r := w.send()
	for id, access := range referral.Operations() {
		if access.Public || access.Halfway == "code" {
			continue
		}
		method, path, body := w.sample(id, r)
		half.dressed(id).do(method, path, body).problem(http.StatusUnauthorized, "not_signed_in")
	}
	var whole api.Session
	got := half.prove(w.code(key)[:3] + " " + w.code(key)[3:]).is(http.StatusOK)
	got.into(&whole)
	require.Empty(t, whole.Owes)
	require.NotEmpty(t, whole.Permissions)
	half.prove(w.code(key)).problem(http.StatusUnauthorized, "not_signed_in") // its secret is dead
	after := &browser{w: w, cookie: (&http.Response{Header: got.header}).Cookies()[0]}
	after.get("/session").is(http.StatusOK)
	after.prove(w.code(key)).problem(http.StatusConflict, "refused")
}

func TestNoCodeWorksTwice(t *testing.T) {
	t.Parallel()
	w := newWorld(t, withKey)
	key, recovery := w.enrolled()
	for _, code := range []string{w.code(key), recovery[0], strings.ToLower(recovery[1])} {
		var worked atomic.Int32
		var all sync.WaitGroup
		for range 3 { // at once
			half, _ := w.halfway("akhan")
			all.Go(func() {
				if half.prove(code).status == http.StatusOK {
					worked.Add(1)
				}
			})
		}
		all.Wait()
		require.EqualValues(t, 1, worked.Load(), code)
		require.NoError(t, w.store.GiveBackAttempts(t.Context(), w.people[sender].UserID))
	}
	var f api.SecondFactor
	w.as(sender).get("/me/second-factor").is(http.StatusOK).into(&f)
	require.Equal(t, api.SecondFactor{Rule: "optional", On: true, RecoveryLeft: 8}, f)
}

func TestFiveWrongCodesLockHoweverOftenThePasswordIsRight(t *testing.T) {
	t.Parallel()
	w := newWorld(t, withKey)
	key, _ := w.enrolled()
	for range 5 {
		half, _ := w.halfway("akhan")
		half.prove("000000").problem(http.StatusUnprocessableEntity, "invalid")
	}
	w.nobody().signIn("akhan", password).problem(http.StatusUnauthorized, "not_signed_in")
	require.NoError(t, w.store.Unlock(t.Context(), w.people[coordinator], w.people[sender].UserID, "They rang."))
	half, _ := w.halfway("akhan")
	var tried sync.WaitGroup
	for range 20 { // at once: the count must hold all the same
		tried.Go(func() { half.prove("111111") })
	}
	tried.Wait()
	half.prove(w.code(key)).problem(http.StatusUnauthorized, "not_signed_in")
}

func TestWhereTheNetworkRequiresItSigningInSetsItUp(t *testing.T) {
	t.Parallel()
	w := newWorld(t, withKey)
	half, me := w.halfway(w.letIn(lead))
	require.Equal(t, "enrolment", me.Owes, "the default for leads")
	half.get("/session").problem(http.StatusUnauthorized, "not_signed_in")
	var begun api.NewSecondFactor
	half.post("/me/second-factor", map[string]string{}).is(http.StatusOK).into(&begun)
	got := half.post("/me/second-factor/confirm", map[string]string{"code": w.code(begun.Key)}).is(http.StatusOK)
	after := &browser{w: w, cookie: (&http.Response{Header: got.header}).Cookies()[0]}
	after.get("/session").is(http.StatusOK)
	after.post("/me/second-factor/remove", map[string]string{"password": password}).problem(http.StatusConflict, "refused")

	w.letIn(lead) // a new password by a link does not go round it
	_, me = w.halfway("llarsson")
	require.Equal(t, "code", me.Owes)
	w.as(coordinator).post("/users/"+w.people[lead].UserID.String()+"/reset-second-factor", map[string]string{"reason": "A telephone was lost."}).is(http.StatusOK)
	after.get("/session").problem(http.StatusUnauthorized, "not_signed_in")
	_, me = w.halfway("llarsson")
	require.Equal(t, "enrolment", me.Owes)

	off := map[string]string{"adviser": "off", "lead": "off", "coordinator": "off", "auditor": "off"}
	w.as(coordinator).put("/network/second-factor", off).is(http.StatusOK)
	_, me = w.halfway("llarsson")
	require.Empty(t, me.Owes)
}

func TestWithoutAKeyASecondFactorThatExistsIsStillAsked(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	_, me := w.halfway(w.letIn(lead))
	require.Empty(t, me.Owes, "nobody can set one up")
	w.as(lead).post("/me/second-factor", map[string]string{"password": password}).problem(http.StatusConflict, "refused")
	who := w.people[sender].UserID
	require.NoError(t, w.store.BeginSecondFactor(t.Context(), who, []byte("sealed elsewhere")))
	require.NoError(t, w.store.ConfirmSecondFactor(t.Context(), who, 1, [][32]byte{{1}}))
	half, me := w.halfway(w.letIn(sender))
	require.Equal(t, string(schema.OwesCode), me.Owes)
	half.prove("123456").is(http.StatusInternalServerError)
	half.get("/session").problem(http.StatusUnauthorized, "not_signed_in")
}
