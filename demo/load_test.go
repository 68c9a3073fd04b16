package demo_test

import (
	"slices"
	"testing"
	"time"

	"github.com/alexedwards/argon2id"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/demo"
	"onward/internal/testdb"
	"onward/referral"
	"onward/schema"
)

func open(t testing.TB) *schema.Store {
	t.Helper()
	return testdb.Open(t, schema.Options{Clock: func() time.Time { return now }})
}

// account is one of the accounts to sign in with, as an actor.
func account(t *testing.T, n demo.Network, at int) referral.Actor {
	t.Helper()
	a := demo.Accounts()[at]
	i := slices.IndexFunc(n.People, func(p demo.Person) bool { return p.Username == a.Username })
	by := referral.Actor{UserID: n.People[i].ID, Role: a.Role}
	for _, m := range n.People[i].Memberships {
		if m.Role == a.Role && by.OrganisationID == uuid.Nil {
			by.OrganisationID = m.Organisation
		}
	}
	return by
}

func TestLoad(t *testing.T) {
	t.Parallel()
	s, ctx := open(t), t.Context()
	var told []int
	o := demo.Options{Seed: 1, Size: 900, Progress: func(done, total int) { told = append(told, done, total) }}
	require.NoError(t, demo.Load(ctx, s, o))
	require.Equal(t, []int{900, 900}, told)
	n := demo.Generate(1, 900, now)

	broken, err := s.VerifyAudit(ctx)
	require.NoError(t, err)
	require.Empty(t, broken)

	t.Run("everybody signs in with the demo's password", func(t *testing.T) {
		for _, a := range demo.Accounts() {
			credential, err := s.ClaimAttempt(ctx, a.Username)
			require.NoError(t, err)
			require.True(t, credential.Claimed)
			match, err := argon2id.ComparePasswordAndHash(demo.Password, credential.Hash)
			require.NoError(t, err)
			require.True(t, match, a.Username)
		}
	})
	t.Run("the sender sees what it sent", func(t *testing.T) {
		by := account(t, n, 0)
		d, err := s.Dashboard(ctx, by, false)
		require.NoError(t, err)
		require.Len(t, d.Outgoing, 10)
		require.Positive(t, d.Sent.Closed)
		drafts, err := s.Drafts(ctx, by)
		require.NoError(t, err)
		require.Len(t, drafts, 3)
	})
	t.Run("the receiver sees what waits for it", func(t *testing.T) {
		d, err := s.Dashboard(ctx, account(t, n, 1), false)
		require.NoError(t, err)
		require.NotEmpty(t, d.Pending)
		require.Positive(t, d.Received.Accepted)
	})
	t.Run("a coordinator sees what is stuck", func(t *testing.T) {
		page, err := s.Stuck(ctx, account(t, n, 2), "", 50)
		require.NoError(t, err)
		require.NotEmpty(t, page.Items)
		users, err := s.Users(ctx, account(t, n, 2), schema.UserQuery{Limit: 100})
		require.NoError(t, err)
		require.Len(t, users.Items, 100)
		for _, u := range users.Items {
			require.Equal(t, schema.UserActive, u.State)
		}
	})
	t.Run("a second time it is refused", func(t *testing.T) {
		require.ErrorIs(t, demo.Load(ctx, s, o), referral.ErrRefused)
		require.Equal(t, 900, listed(t, s, n))
	})
	t.Run("more can be added", func(t *testing.T) {
		require.NoError(t, demo.Load(ctx, s, demo.Options{Seed: 1, Size: 50, Add: true}))
		require.Equal(t, 950, listed(t, s, n))
	})
}

// listed counts what the organisations' outgoing lists show.
func listed(t *testing.T, s *schema.Store, n demo.Network) (total int) {
	t.Helper()
	for _, o := range n.Organisations {
		q := schema.ListQuery{Box: schema.BoxOutgoing, Limit: 100}
		for {
			page, err := s.List(t.Context(), referral.Actor{UserID: uuid.New(), OrganisationID: o.ID, Role: referral.Adviser}, q)
			require.NoError(t, err)
			total += len(page.Items)
			if q.After = page.Next; q.After == "" {
				break
			}
		}
	}
	return total
}

// TestRelayHasWork: a workflow is to be started for each open referral, in the
// state it stands in, and letters are sent about what is recent only.
func TestRelayHasWork(t *testing.T) {
	t.Parallel()
	s, ctx := open(t), t.Context()
	require.NoError(t, demo.Load(ctx, s, demo.Options{Seed: 2, Size: 500}))
	starts := map[uuid.UUID]referral.Event{}
	letters := 0
	for {
		rows, err := s.DueOutbox(ctx, 500, time.Hour)
		require.NoError(t, err)
		if len(rows) == 0 {
			break
		}
		for _, row := range rows {
			switch row.Kind {
			case schema.OutboxStart:
				starts[row.ReferralID] = *row.Event
			case schema.OutboxDeliver:
				letters++
				require.True(t, row.Delivery.ReleaseAt.After(now.AddDate(0, 0, -2)), "the past is past: %s", row.Delivery.Letter)
				_, err := s.Letter(ctx, row.Delivery.NotificationID)
				require.NoError(t, err)
			default:
				t.Fatalf("a workflow that was not started cannot be told: %v", row)
			}
		}
	}
	require.Positive(t, letters)
	require.Less(t, letters, 150)
	for p := range demo.Generate(2, 500, now).Referrals() {
		if !p.Referral.Open() {
			continue
		}
		e, started := starts[p.Referral.ID]
		require.True(t, started)
		require.Equal(t, p.Steps[len(p.Steps)-1].Event.Seq, e.Seq)
		require.Len(t, e.Moments, len(p.Referral.Moments))
		delete(starts, p.Referral.ID)
	}
	require.Empty(t, starts, "what is over is not started")
}
