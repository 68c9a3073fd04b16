package schema_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onward/referral"
)

func TestPreferencesAreOnesOwn(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	ctx := t.Context()
	require.NoError(t, n.SetPreference(ctx, n.sender, "dashboard", `"me"`))
	require.NoError(t, n.SetPreference(ctx, n.sender, "dashboard", `"organisation"`), "the last one counts")
	for name, tt := range map[string]struct {
		by   referral.Actor
		want map[string]string
	}{
		"whose they are": {n.sender, map[string]string{"dashboard": `"organisation"`}}, "a colleague": {leadOf(n.receiver), map[string]string{}}, "a coordinator": {n.coordinator, map[string]string{}},
	} {
		got, err := n.Preferences(ctx, tt.by)
		require.NoError(t, err, name)
		require.Equal(t, tt.want, got, name)
	}
	rows, err := n.asApp(n.stranger, "UPDATE preferences SET value = 'x'")
	require.NoError(t, err)
	require.Zero(t, rows)
}
