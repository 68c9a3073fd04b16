package schema_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

func TestADraftGoesAfterThirtyDaysAndItsFilesWithIt(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	letter := n.upload(n.sender, schema.FileClean)
	left, err := n.SaveDraft(t.Context(), n.sender, schema.Draft{Form: form(), Files: []schema.File{letter}})
	require.NoError(t, err)
	saved, err := n.SaveDraft(t.Context(), n.sender, schema.Draft{Form: form()})
	require.NoError(t, err)
	kept, err := n.SaveDraft(t.Context(), n.sender, schema.Draft{Form: form()})
	require.NoError(t, err)
	first := referral.DateOf(monday)
	require.Equal(t, first.AddDays(30), left.KeptUntil)

	n = n.at(monday.AddDate(0, 0, 10))
	saved, err = n.SaveDraft(t.Context(), n.sender, saved)
	require.NoError(t, err)
	require.Equal(t, first.AddDays(40), saved.KeptUntil, "saving begins the days anew")
	_, err = n.KeepDraft(t.Context(), n.receiver, kept.ID)
	require.ErrorIs(t, err, referral.ErrNotFound, "another organisation's")
	now, err := n.KeepDraft(t.Context(), n.sender, kept.ID)
	require.NoError(t, err)
	require.Equal(t, first.AddDays(40), now.KeptUntil)
	require.Equal(t, kept.Version, now.Version, "somebody may be writing in it")
	require.Equal(t, kept.UpdatedAt, now.UpdatedAt)

	_, err = n.at(first.AddDays(30).At(23, 59, 0)).Tidy(t.Context())
	require.NoError(t, err)
	require.ElementsMatch(t, []uuid.UUID{left.ID, saved.ID, kept.ID}, n.draftIDs(), "its last day is not over")
	n = n.at(first.AddDays(31).At(0, 1, 0))
	_, err = n.Tidy(t.Context())
	require.NoError(t, err)
	require.ElementsMatch(t, []uuid.UUID{saved.ID, kept.ID}, n.draftIDs())
	_, err = n.SaveDraft(t.Context(), n.sender, left)
	require.ErrorIs(t, err, referral.ErrNotFound)
	forsaken, err := n.ForsakenFiles(t.Context(), 10)
	require.NoError(t, err)
	require.Equal(t, []uuid.UUID{letter.ID}, forsaken, "nothing holds its file any more")
}

func TestNobodyButTheClockForgetsDrafts(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	d, err := n.SaveDraft(t.Context(), n.sender, schema.Draft{Form: form()})
	require.NoError(t, err)
	auditor := referral.Actor{UserID: n.coordinator.UserID, Role: referral.Auditor}
	for _, by := range []referral.Actor{n.sender, n.receiver, n.coordinator, auditor} {
		_, err = n.asApp(by, "SELECT forget_drafts('2100-01-01', 10)")
		require.NoError(t, err)
		require.Equal(t, []uuid.UUID{d.ID}, n.draftIDs(), by.Role)
	}
	rows, err := n.asApp(referral.TheClock, "DELETE FROM drafts")
	require.NoError(t, err)
	require.Zero(t, rows, "the clock neither reads a draft nor picks one")
	_, err = n.at(monday.Add(90 * 24 * time.Hour)).Tidy(t.Context())
	require.NoError(t, err)
	require.Empty(t, n.draftIDs())
}

func (n *network) draftIDs() []uuid.UUID {
	n.t.Helper()
	drafts, err := n.Drafts(n.t.Context(), n.sender)
	require.NoError(n.t, err)
	ids := make([]uuid.UUID, len(drafts))
	for i, d := range drafts {
		ids[i] = d.ID
	}
	return ids
}
