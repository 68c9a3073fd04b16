package schema_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

// remindedAt asks for reminders at that moment, and says how many letters there are then.
func (n *network) remindedAt(now time.Time) int64 {
	n.t.Helper()
	_, err := n.at(now).RemindToCheck(n.t.Context())
	require.NoError(n.t, err)
	return n.letters(referral.LetterCheckProfile)
}

func TestLeadsAreRemindedOncePerReminder(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	raw[string](t, n.url, "UPDATE organisations SET paused = true, created_at = $1 WHERE id <> $2 RETURNING ''", monday.AddDate(-3, 0, 0), n.debt.ID)
	require.NoError(t, n.CheckProfile(t.Context(), n.lead, 1))
	require.Zero(t, n.remindedAt(monday.AddDate(0, 5, -1)))
	first := monday.AddDate(0, 5, 0) // Sunday 1 November 2026, which is no working day
	for range 3 {
		require.EqualValues(t, 1, n.remindedAt(first))
	}
	release := raw[time.Time](t, n.url, "SELECT release_at FROM notifications WHERE letter = 'check_profile'")[0]
	require.Equal(t, "Monday 2 November 08:00", release.In(referral.London).Format("Monday 2 January 15:04"))
	require.EqualValues(t, 2, n.remindedAt(monday.AddDate(0, 6, 0)))
	require.EqualValues(t, 3, n.remindedAt(monday.AddDate(0, 9, 0)), "after an outage the last one only")
	kept, err := n.at(monday.AddDate(0, 9, 0)).Upkeep(t.Context(), n.coordinator)
	require.NoError(t, err)
	require.Equal(t, schema.Upkeep{Stale: true, Reminders: 3}, kept[n.debt.ID])

	letter := raw[uuid.UUID](t, n.url, "SELECT id FROM notifications WHERE letter = 'check_profile' ORDER BY created_at DESC LIMIT 1")[0]
	l, err := n.at(monday.AddDate(0, 9, 0)).Letter(t.Context(), letter)
	require.NoError(t, err)
	require.False(t, l.Fresh)
	require.Equal(t, monday, l.CheckedAt)
	require.Equal(t, "Debt Advice Norwich", l.OrganisationName)
	later := n.at(monday.AddDate(0, 9, 0))
	require.NoError(t, later.CheckProfile(t.Context(), n.lead, 1))
	l, err = later.Letter(t.Context(), letter)
	require.NoError(t, err)
	require.True(t, l.Fresh, "what was checked meanwhile needs no letter")
	kept, err = later.Upkeep(t.Context(), n.coordinator)
	require.NoError(t, err)
	require.Equal(t, schema.Upkeep{}, kept[n.debt.ID])
	_, err = later.Tidy(t.Context())
	require.NoError(t, err)
	require.Zero(t, raw[int64](t, n.url, "SELECT count(*) FROM profile_reminders")[0])
}

func TestWithoutALeadTheOrganisationIsReminded(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	raw[string](t, n.url, "UPDATE organisations SET paused = true WHERE id <> $1 RETURNING ''", n.food.ID)
	require.EqualValues(t, 1, n.remindedAt(monday.AddDate(0, 8, 0)))
	require.Equal(t, []uuid.UUID{n.food.ID}, raw[uuid.UUID](t, n.url, "SELECT organisation_id FROM notifications WHERE letter = 'check_profile'"))
}

func TestCoordinatorsSeeWhatWaitsForMoreThanTwoWeeks(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	require.NoError(t, n.Suggest(t.Context(), n.sender, n.debt.ID, wrongTimes("Wrong.")))
	kept, err := n.at(monday.AddDate(0, 0, 14)).Upkeep(t.Context(), n.coordinator)
	require.NoError(t, err)
	require.Zero(t, kept[n.debt.ID].Waiting)
	kept, err = n.at(monday.AddDate(0, 0, 14).Add(time.Minute)).Upkeep(t.Context(), n.coordinator)
	require.NoError(t, err)
	require.Equal(t, 1, kept[n.debt.ID].Waiting)
	require.Equal(t, monday, kept[n.debt.ID].WaitingSince)
	_, err = n.Upkeep(t.Context(), n.lead)
	require.ErrorIs(t, err, referral.ErrNotAllowed)
}

// What somebody else changed meanwhile is refused, with who did it and when; each
// part has versions of its own.
func TestAStaleSaveIsRefused(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	ctx, day := t.Context(), referral.DayRange{From: referral.NewDate(2026, time.June, 8), To: referral.NewDate(2026, time.June, 8)}
	for name, save := range map[string]func(seen int64) error{
		"profile": func(seen int64) error {
			return n.SaveProfile(ctx, n.lead, referral.Profile{Email: "a@example.org"}, seen)
		},
		"accepting": func(seen int64) error { return n.SetAccepting(ctx, n.lead, referral.Accepting{Open: true}, seen) },
		"deadlines": func(seen int64) error { return n.SetDeadlines(ctx, n.lead, schema.OwnDeadlines{Decide: 3}, seen) },
		"closures":  func(seen int64) error { return n.AddClosures(ctx, n.lead, day, seen) },
		"person": func(seen int64) error {
			_, err := n.ChangeStaff(ctx, n.lead, n.debt.ID, n.receiver.UserID, schema.StaffChange{Role: referral.Adviser, Seen: seen})
			return err
		},
	} {
		require.NoError(t, save(1), name)
		err := save(1)
		require.ErrorIs(t, err, referral.ErrStale, name)
		require.ErrorContains(t, err, "Lena L. changed this on 1 June at 10:00", name)
		require.ErrorIs(t, save(3), referral.ErrStale, name)
		require.NoError(t, save(2), name)
	}
	require.ErrorIs(t, n.RemoveClosures(ctx, n.lead, day, 2), referral.ErrStale)
	require.ErrorIs(t, n.CheckProfile(ctx, n.lead, 2), referral.ErrStale)
	require.NoError(t, n.CheckProfile(ctx, n.lead, 3))
	require.NoError(t, n.CheckProfile(ctx, n.lead, 3), "which changes nothing")
	m, err := n.StaffMember(ctx, n.coordinator, n.debt.ID, n.receiver.UserID)
	require.NoError(t, err)
	require.EqualValues(t, 3, m.Version)
}
