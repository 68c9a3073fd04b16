package schema_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

func TestAOneOffDayMovesWhatIsOpen(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	ctx, now := t.Context(), n.at(monday)
	r, other := now.send(), now.send()
	now.must(other, n.receiver, referral.Command{Kind: referral.Acknowledge})
	stopped := now.send()
	stopped = now.must(stopped, n.coordinator, referral.Command{Kind: referral.StopClock, Words: "All of them are ill."})
	due := referral.DateOf(r.AcknowledgeBy)
	day := referral.OneOffDay{Day: due, Name: "State funeral", Nations: referral.Nations}

	foretold, err := now.MovesOf(ctx, n.coordinator, day)
	require.NoError(t, err)
	require.Equal(t, schema.Moves{Referrals: 2, Days: foretold.Days}, foretold)
	same, err := now.Referral(ctx, n.sender, r.ID)
	require.NoError(t, err)
	require.Equal(t, r.Version, same.Version, "it only looks")

	done, err := now.AddOneOffDay(ctx, n.coordinator, day)
	require.NoError(t, err)
	require.Equal(t, foretold, done)
	moved, err := now.Referral(ctx, n.sender, r.ID)
	require.NoError(t, err)
	require.Equal(t, due.AddDays(1), referral.DateOf(moved.AcknowledgeBy))
	last := moved.History[len(moved.History)-1]
	require.Equal(t, referral.MoveDeadline, last.Kind)
	require.Contains(t, last.Words, "State funeral")
	require.Equal(t, "Cora C.", last.By.Name)
	require.EqualValues(t, 2, raw[int64](t, n.url, "SELECT count(*) FROM outbox WHERE kind = 'transition' AND payload ->> 'kind' = 'move-deadline'")[0], "their workflows hear of it")
	still, err := now.Referral(ctx, n.sender, stopped.ID)
	require.NoError(t, err)
	require.Equal(t, stopped.Version, still.Version)
	require.Equal(t, due.AddDays(1), referral.DateOf(now.send().AcknowledgeBy), "and so do those sent from then on")

	all, err := now.OneOffDays(ctx, n.coordinator)
	require.NoError(t, err)
	require.Len(t, all, 1)
	require.Equal(t, day, all[0].OneOffDay)
	require.Equal(t, "Cora C.", all[0].By.Name)
	_, err = now.AddOneOffDay(ctx, n.coordinator, day)
	require.ErrorIs(t, err, referral.ErrInvalid, "once")

	back, err := now.MovesWithout(ctx, n.coordinator, all[0].ID)
	require.NoError(t, err)
	require.Equal(t, 3, back.Referrals)
	_, err = now.RemoveOneOffDay(ctx, n.coordinator, all[0].ID)
	require.NoError(t, err)
	moved, err = now.Referral(ctx, n.sender, r.ID)
	require.NoError(t, err)
	require.True(t, r.AcknowledgeBy.Equal(moved.AcknowledgeBy))
	require.Equal(t, []int{-1}, back.ByDays()[:1])
	_, err = now.RemoveOneOffDay(ctx, n.coordinator, all[0].ID)
	require.ErrorIs(t, err, referral.ErrNotFound)
	checked, err := n.VerifyAudit(ctx)
	require.NoError(t, err)
	require.Empty(t, checked)
}

func TestWhoChangesTheCalendar(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	ctx, now := t.Context(), n.at(monday)
	day := referral.OneOffDay{Day: referral.DateOf(monday).AddDays(2), Name: "A day", Nations: []referral.Nation{referral.Scotland}}
	for name, by := range map[string]referral.Actor{"a lead": n.lead, "an auditor": {UserID: n.coordinator.UserID, Role: referral.Auditor}} {
		_, err := now.AddOneOffDay(ctx, by, day)
		require.ErrorIs(t, err, referral.ErrNotAllowed, name)
		_, err = now.MovesOf(ctx, by, day)
		require.ErrorIs(t, err, referral.ErrNotAllowed, name)
		_, err = now.RemoveOneOffDay(ctx, by, uuid.Max)
		require.ErrorIs(t, err, referral.ErrNotAllowed, name)
	}
	r := now.send()
	moves, err := now.AddOneOffDay(ctx, n.coordinator, day)
	require.NoError(t, err)
	require.Zero(t, moves.Referrals, "receivers in England do not notice")
	all, err := now.OneOffDays(ctx, n.coordinator)
	require.NoError(t, err)
	_, err = n.at(monday.Add(7*24*time.Hour)).RemoveOneOffDay(ctx, n.coordinator, all[0].ID)
	require.ErrorIs(t, err, referral.ErrRefused, "what is over stays")
	_, _, err = now.Apply(ctx, referral.Command{ReferralID: r.ID, Kind: referral.MoveDeadline, By: n.coordinator})
	require.ErrorIs(t, err, referral.ErrInvalid, "nobody moves a deadline so by hand")
}
