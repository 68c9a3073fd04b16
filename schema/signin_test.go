package schema_test

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

// withPassword lets somebody sign in.
func (n *network) withPassword(by referral.Actor) schema.User {
	n.t.Helper()
	token := [32]byte(append(by.UserID[:], by.UserID[:]...))
	_, err := n.NewPasswordToken(n.t.Context(), by.UserID, token)
	require.NoError(n.t, err)
	_, err = n.UsePasswordToken(n.t.Context(), token, "a hash")
	require.NoError(n.t, err)
	u, err := n.User(n.t.Context(), n.coordinator, by.UserID)
	require.NoError(n.t, err)
	return u
}

func (n *network) letters(l referral.Letter) int64 {
	return raw[int64](n.t, n.url, "SELECT count(*) FROM notifications WHERE letter = $1", string(l))[0]
}

func TestLockAfterFiveWhoeverGuesses(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	u := n.withPassword(n.sender)
	_, err := n.StartSession(t.Context(), u.ID, [32]byte{9}, "")
	require.NoError(t, err)
	var claims atomic.Int32
	var all sync.WaitGroup
	for range 50 {
		all.Go(func() {
			c, err := n.ClaimAttempt(t.Context(), u.Username)
			if err == nil && c.Claimed {
				claims.Add(1)
				err = n.RecordFailure(t.Context(), c.UserID)
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	require.EqualValues(t, 5, claims.Load())
	require.EqualValues(t, 2, n.letters(referral.LetterLocked), "one to each coordinator")
	_, err = n.Session(t.Context(), [32]byte{9})
	require.ErrorIs(t, err, &referral.Error{Code: referral.CodeUnsignedIn})
	u, err = n.User(t.Context(), n.coordinator, u.ID)
	require.NoError(t, err)
	require.Equal(t, schema.UserLocked, u.State)
	c, err := n.ClaimAttempt(t.Context(), u.Username)
	require.NoError(t, err)
	require.Zero(t, c)

	require.ErrorIs(t, n.Unlock(t.Context(), n.lead, u.ID, "asked"), referral.ErrNotAllowed)
	require.NoError(t, n.Unlock(t.Context(), n.coordinator, u.ID, "asked"))
	require.ErrorIs(t, n.Unlock(t.Context(), n.coordinator, u.ID, "asked"), referral.ErrRefused)
	require.EqualValues(t, 1, n.letters(referral.LetterUnlocked))
	c, err = n.ClaimAttempt(t.Context(), u.Username)
	require.NoError(t, err)
	require.Equal(t, schema.Credential{UserID: u.ID, Hash: "a hash", Claimed: true}, c)
}

func TestARightPasswordForgetsTheWrongOnes(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	u := n.withPassword(n.sender)
	for range 3 {
		for range 4 {
			c, err := n.ClaimAttempt(t.Context(), " "+u.Username)
			require.NoError(t, err)
			require.True(t, c.Claimed)
			require.NoError(t, n.RecordFailure(t.Context(), c.UserID))
		}
		_, err := n.ClaimAttempt(t.Context(), u.Username)
		require.NoError(t, err)
		ok, err := n.RecordSuccess(t.Context(), u.ID, "")
		require.NoError(t, err)
		require.True(t, ok)
	}
	require.Zero(t, n.letters(referral.LetterLocked))
}

func TestAnAttemptNobodyFinishedLocksInTheEnd(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	u := n.withPassword(n.sender)
	for range 6 {
		_, err := n.ClaimAttempt(t.Context(), u.Username)
		require.NoError(t, err)
	}
	require.Zero(t, n.letters(referral.LetterLocked), "the fifth may yet be right")
	_, err := n.at(monday.Add(2*time.Minute)).ClaimAttempt(t.Context(), u.Username)
	require.NoError(t, err)
	require.EqualValues(t, 2, n.letters(referral.LetterLocked))
}

func TestNoCredentialForWhoMustNotSignIn(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	suspended := n.withPassword(n.stranger)
	require.NoError(t, n.Suspend(t.Context(), n.coordinator, suspended.ID, "left"))
	for name, username := range map[string]string{"nobody": "nobody", "empty": "", "suspended": suspended.Username, "without a password": "hpotter"} {
		t.Run(name, func(t *testing.T) {
			c, err := n.ClaimAttempt(t.Context(), username)
			require.NoError(t, err)
			require.Zero(t, c)
		})
	}
}

func TestPasswordTokens(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	dead := func(at time.Duration, token byte) {
		t.Helper()
		_, err := n.at(monday.Add(at)).PasswordToken(t.Context(), [32]byte{token})
		require.ErrorIs(t, err, referral.ErrRefused)
		_, err = n.at(monday.Add(at)).UsePasswordToken(t.Context(), [32]byte{token}, "hash")
		require.ErrorIs(t, err, referral.ErrRefused)
	}
	fresh := func(token byte) {
		t.Helper()
		_, err := n.NewPasswordToken(t.Context(), n.sender.UserID, [32]byte{token})
		require.NoError(t, err)
	}
	fresh(1)
	fresh(2)
	dead(0, 1) // a newer one was made
	dead(schema.PasswordTokenLife, 2)
	dead(schema.PasswordTokenLife+time.Second, 2)
	last := n.at(monday.Add(schema.PasswordTokenLife - time.Second))
	for range 20 { // scanners look, and look again
		o, err := last.PasswordToken(t.Context(), [32]byte{2})
		require.NoError(t, err)
		require.Equal(t, "akhan", o.Username)
	}
	_, err := n.StartSession(t.Context(), n.sender.UserID, [32]byte{9}, "")
	require.NoError(t, err)
	var used atomic.Int32
	var both sync.WaitGroup
	for range 2 {
		both.Go(func() {
			if _, err := last.UsePasswordToken(t.Context(), [32]byte{2}, "hash"); err == nil {
				used.Add(1)
			}
		})
	}
	both.Wait()
	require.EqualValues(t, 1, used.Load())
	dead(0, 2)
	alive, err := n.SessionAlive(t.Context(), [32]byte{9})
	require.NoError(t, err)
	require.False(t, alive, "a new password signs out everywhere")
}

func TestForgottenPassword(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	for range 3 {
		require.NoError(t, n.ForgottenPassword(t.Context(), "akhan"))
		require.NoError(t, n.ForgottenPassword(t.Context(), "nobody"))
	}
	require.EqualValues(t, 1, n.letters(referral.LetterResetPassword), "at most one in two minutes")
	require.NoError(t, n.at(monday.Add(3*time.Minute)).ForgottenPassword(t.Context(), "akhan"))
	require.EqualValues(t, 2, n.letters(referral.LetterResetPassword))
}

func TestSessions(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	start := func(token byte, device string) schema.Session {
		t.Helper()
		s, err := n.StartSession(t.Context(), n.sender.UserID, [32]byte{token}, device)
		require.NoError(t, err)
		return s
	}
	gone := func(at time.Duration, token byte) {
		t.Helper()
		_, err := n.at(monday.Add(at)).Session(t.Context(), [32]byte{token})
		require.ErrorIs(t, err, &referral.Error{Code: referral.CodeUnsignedIn})
	}
	s := start(1, "")
	require.Equal(t, n.sender, s.Actor)
	require.Equal(t, "Harbour Food Bank", s.Organisation.Name)
	gone(schema.SessionIdle, 1)
	for at := time.Duration(0); at < schema.SessionLife; at += 20 * time.Minute {
		_, err := n.at(monday.Add(at)).Session(t.Context(), [32]byte{1})
		require.NoError(t, err, at)
	}
	gone(schema.SessionLife, 1)

	for token := byte(10); token < 16; token++ {
		start(token, "")
	}
	gone(0, 10) // the oldest of six
	require.NoError(t, n.EndSession(t.Context(), [32]byte{11}))
	gone(0, 11)

	_, err := n.AddStaff(t.Context(), n.coordinator, n.debt.ID, "AKhan", referral.Lead)
	require.NoError(t, err)
	other, err := n.ActFor(t.Context(), [32]byte{12}, [32]byte{20}, n.debt.ID.String())
	require.NoError(t, err)
	require.Equal(t, referral.Actor{UserID: n.sender.UserID, OrganisationID: n.debt.ID, Role: referral.Lead}, other.Actor)
	require.Len(t, other.Memberships, 2)
	gone(0, 12)
	_, err = n.ActFor(t.Context(), [32]byte{13}, [32]byte{21}, n.other.ID.String())
	require.ErrorIs(t, err, referral.ErrNotAllowed)
	require.Equal(t, n.debt.ID, start(22, "").Actor.OrganisationID, "as last time")
	_, err = n.RemoveStaff(t.Context(), n.coordinator, n.debt.ID, n.sender.UserID)
	require.NoError(t, err)
	gone(0, 20)
	require.NoError(t, n.Suspend(t.Context(), n.coordinator, n.sender.UserID, "left"))
	gone(0, 13)
	require.Zero(t, raw[int64](t, n.url, "SELECT count(*) FROM sessions WHERE user_id = $1", n.sender.UserID)[0])
}

func TestUsernames(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	seen := map[string]bool{}
	var lock sync.Mutex
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			u, err := n.CreateUser(t.Context(), n.coordinator, schema.NewUser{
				FirstName: "Hélène", LastName: "Potter", Email: "h@example.org", Role: referral.Adviser, OrganisationID: n.debt.ID,
			})
			if err != nil {
				t.Error(err)
				return
			}
			lock.Lock()
			defer lock.Unlock()
			seen[u.Username] = true
		})
	}
	all.Wait()
	require.Equal(t, map[string]bool{"hpotter2": true, "hpotter3": true, "hpotter4": true, "hpotter5": true}, seen)
	for name, bad := range map[string]schema.NewUser{
		"without an organisation": {FirstName: "A", LastName: "B", Email: "a@example.org", Role: referral.Adviser},
		"with a wrong address":    {FirstName: "A", LastName: "B", Email: "a", Role: referral.Coordinator},
		"the clock":               {FirstName: "A", LastName: "B", Email: "a@example.org", Role: referral.Clock},
		"without letters":         {FirstName: "李", LastName: "王", Email: "a@example.org", Role: referral.Coordinator},
		"of no organisation":      {FirstName: "A", LastName: "B", Email: "a@example.org", Role: referral.Lead, OrganisationID: uuid.New()},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := n.CreateUser(t.Context(), n.coordinator, bad)
			var refusal *referral.Error
			require.ErrorAs(t, err, &refusal)
			require.NotEqual(t, referral.CodeUnavailable, refusal.Code)
		})
	}
	_, err := n.CreateUser(t.Context(), n.lead, schema.NewUser{})
	require.ErrorIs(t, err, referral.ErrNotAllowed)
	page, err := n.Users(t.Context(), n.coordinator, schema.UserQuery{Search: "potter debt", Limit: 3})
	require.NoError(t, err)
	require.Len(t, page.Items, 3)
	rest, err := n.Users(t.Context(), n.coordinator, schema.UserQuery{Search: "potter debt", Limit: 3, After: page.Next})
	require.NoError(t, err)
	require.Len(t, rest.Items, 2)
	require.Empty(t, rest.Next)
}
