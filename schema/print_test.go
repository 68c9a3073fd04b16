package schema_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onward/referral"
)

func TestAPrintIsRecorded(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r := n.send()
	require.NoError(t, n.RecordPrint(t.Context(), n.receiver, r.ID))
	for _, by := range []referral.Actor{n.stranger, n.coordinator} {
		require.ErrorIs(t, n.RecordPrint(t.Context(), by, r.ID), referral.ErrNotFound)
	}
	require.Equal(t, []string{n.receiver.UserID.String()}, raw[string](t, n.url, "SELECT actor_id::text FROM audit WHERE action = 'referral.print' AND object_id = $1", r.ID))
}
