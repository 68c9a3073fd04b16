package schema_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onward/referral"
)

func TestWhatIsSaidAroundTheLettersHasVersions(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	ctx := t.Context()
	begun, err := n.LetterWords(ctx)
	require.NoError(t, err)
	require.True(t, begun.Same(referral.LetterWords{}))
	words := referral.LetterWords{NetworkName: "Norfolk Advice", Notes: map[referral.Letter]string{"referred": "Thank you."}}
	require.NoError(t, n.SetLetterWords(ctx, n.coordinator, 1, words))
	require.ErrorIs(t, n.SetLetterWords(ctx, n.second, 1, referral.LetterWords{Closing: "Yours."}), referral.ErrStale)
	require.ErrorIs(t, n.SetLetterWords(ctx, n.second, 2, words), referral.ErrInvalid, "nothing new")
	require.NoError(t, n.SetLetterWords(ctx, n.second, 2, referral.LetterWords{}))
	now, err := n.LetterWords(ctx)
	require.NoError(t, err)
	require.True(t, now.Same(begun))
	versions, err := n.LetterWordsVersions(ctx, n.coordinator)
	require.NoError(t, err)
	require.Len(t, versions, 3)
	require.True(t, versions[1].Words.Same(words))
	require.Equal(t, "Cora C.", versions[1].Author.Name)
	require.Nil(t, versions[2].Author)

	require.NoError(t, n.TestedLetter(ctx, n.coordinator, referral.LetterReferred))
	for name, by := range map[string]referral.Actor{"a lead": n.lead, "an auditor": {UserID: n.coordinator.UserID, Role: referral.Auditor}} {
		require.ErrorIs(t, n.SetLetterWords(ctx, by, 3, words), referral.ErrNotAllowed, name)
		require.ErrorIs(t, n.TestedLetter(ctx, by, referral.LetterReferred), referral.ErrNotAllowed, name)
	}
	_, err = n.LetterWordsVersions(ctx, n.sender)
	require.ErrorIs(t, err, referral.ErrNotAllowed)
	_, err = n.asApp(n.lead, "INSERT INTO letter_words (version, words) VALUES (9, '{}')")
	require.Error(t, err)
	_, err = n.asApp(n.coordinator, "UPDATE letter_words SET words = '{}'")
	require.ErrorContains(t, err, "permission denied")
}
