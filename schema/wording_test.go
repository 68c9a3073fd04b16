package schema_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onward/referral"
)

func TestAWordingHasVersionsThatNeverChange(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	ctx := t.Context()
	begun, err := n.Wordings(ctx)
	require.NoError(t, err)
	require.Contains(t, begun[referral.WordingConsent], "Do you agree?")
	require.Len(t, begun, len(referral.Wordings))

	require.NoError(t, n.SetWording(ctx, n.coordinator, referral.WordingConsent, 1, "  May we pass this on?\r\nYou can say no. "))
	require.ErrorIs(t, n.SetWording(ctx, n.second, referral.WordingConsent, 1, "May we?"), referral.ErrStale, "of two who change it, the second looks again")
	require.NoError(t, n.SetWording(ctx, n.second, referral.WordingConsent, 2, begun[referral.WordingConsent]), "an old one can be used again")

	versions, err := n.WordingVersions(ctx, n.coordinator, referral.WordingConsent)
	require.NoError(t, err)
	require.Len(t, versions, 3)
	require.Equal(t, "May we pass this on?\nYou can say no.", versions[1].Text)
	require.Equal(t, "Cora C.", versions[1].Author.Name)
	require.Nil(t, versions[2].Author, "the network began with it")
	now, err := n.Wordings(ctx)
	require.NoError(t, err)
	require.Equal(t, begun, now)
}

func TestWhoWritesWordings(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	ctx := t.Context()
	require.ErrorIs(t, n.SetWording(ctx, n.lead, referral.WordingPrint, 1, "Shred it."), referral.ErrNotAllowed)
	_, err := n.WordingVersions(ctx, n.sender, referral.WordingPrint)
	require.ErrorIs(t, err, referral.ErrNotAllowed)
	for _, text := range []string{"", " \n "} {
		require.ErrorIs(t, n.SetWording(ctx, n.coordinator, referral.WordingPrint, 1, text), referral.ErrInvalid)
	}
	_, err = n.asApp(n.lead, "INSERT INTO wordings (kind, version, text) VALUES ('print', 9, 'Leave it lying about.')")
	require.Error(t, err, "the database lets nobody else write one either")
	_, err = n.asApp(n.coordinator, "UPDATE wordings SET text = 'Other words'")
	require.Error(t, err, "and nobody change one")
}
