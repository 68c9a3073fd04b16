package schema_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
)

func TestBothSidesSeeWhoOpenedAReferral(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r := n.send()
	open := func(n *network, by referral.Actor) (who []uuid.UUID) {
		v, err := n.Referral(t.Context(), by, r.ID)
		require.NoError(t, err)
		for _, o := range v.Openings {
			who = append(who, o.By.ID)
			require.NotEmpty(t, o.By.Organisation)
		}
		return who
	}
	later := monday.Add(2 * time.Hour)
	require.Equal(t, []uuid.UUID{n.receiver.UserID}, open(n.at(monday.Add(time.Hour)), n.receiver))
	require.Equal(t, []uuid.UUID{n.sender.UserID, n.receiver.UserID}, open(n.at(later), n.sender), "the latest first")
	require.Empty(t, open(n.at(later), n.coordinator), "people of the network see nothing of the client")
	require.Len(t, open(n.at(later.Add(time.Minute)), n.sender), 2, "a page that asks again is no new opening")
	require.Equal(t, []uuid.UUID{n.receiver.UserID, n.sender.UserID}, open(n.at(later.Add(2*time.Hour)), n.receiver), "another day's is")

	audited := raw[string](t, n.url, "SELECT actor_id::text FROM audit WHERE action = 'referral.open' AND object_id = $1 ORDER BY at", r.ID)
	require.Equal(t, []string{n.receiver.UserID.String(), n.sender.UserID.String(), n.receiver.UserID.String()}, audited)
	_, err := n.Referral(t.Context(), n.stranger, r.ID)
	require.ErrorIs(t, err, referral.ErrNotFound)
	rows, err := n.asApp(n.stranger, "SELECT * FROM referral_openings")
	require.NoError(t, err)
	require.Zero(t, rows, "another organisation sees none of it")
}
