package schema_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

func TestAnnouncements(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	ctx, today := t.Context(), referral.DateOf(monday)
	now := n.at(monday)
	tell := func(a referral.Announcement) { t.Helper(); require.NoError(t, now.Announce(ctx, n.coordinator, a)) }
	tell(referral.Announcement{Text: "Training on Friday.", From: today.AddDays(1), To: today.AddDays(4)})
	tell(referral.Announcement{Text: "Leads: check your profiles.", From: today, To: today, Roles: []referral.Role{referral.Lead}})
	tell(referral.Announcement{Text: "The telephone line is down.", From: today, To: today.AddDays(1), Important: true})
	told := func(by referral.Actor, at time.Time) []string {
		all, err := n.at(at).AnnouncedTo(ctx, by)
		require.NoError(t, err)
		return names(all, func(a schema.Announcement) string { return a.Text })
	}
	require.Equal(t, []string{"The telephone line is down."}, told(n.receiver, monday))
	require.Equal(t, []string{"The telephone line is down.", "Leads: check your profiles."}, told(n.lead, monday), "what is important stands first")
	require.Equal(t, []string{"The telephone line is down.", "Training on Friday."}, told(n.lead, monday.AddDate(0, 0, 1)), "a day ends at midnight in London")
	require.Empty(t, told(n.receiver, monday.AddDate(0, 0, 5)))

	all, err := now.Announcements(ctx, n.coordinator)
	require.NoError(t, err)
	require.Len(t, all, 3)
	wrong := all[slices.IndexFunc(all, func(a schema.Announcement) bool { return a.Important })].ID
	require.NoError(t, now.EndAnnouncement(ctx, n.coordinator, wrong))
	require.ErrorIs(t, now.EndAnnouncement(ctx, n.coordinator, wrong), referral.ErrNotFound, "once")
	require.Empty(t, told(n.receiver, monday))
	for name, by := range map[string]referral.Actor{"a lead": n.lead, "an auditor": {UserID: n.coordinator.UserID, Role: referral.Auditor}} {
		require.ErrorIs(t, now.Announce(ctx, by, referral.Announcement{Text: "x", From: today, To: today}), referral.ErrNotAllowed, name)
		require.ErrorIs(t, now.EndAnnouncement(ctx, by, uuid.Max), referral.ErrNotAllowed, name)
	}
	_, err = n.asApp(n.coordinator, "UPDATE announcements SET text = 'x'")
	require.ErrorContains(t, err, "permission denied", "what was said stays said")
	for name, a := range map[string]referral.Announcement{
		"without words": {From: today, To: today}, "backwards": {Text: "x", From: today.AddDays(1), To: today},
		"over": {Text: "x", From: today.AddDays(-2), To: today.AddDays(-1)}, "for years": {Text: "x", From: today, To: today.AddDays(400)},
		"for nobody": {Text: "x", From: today, To: today, Roles: []referral.Role{"king"}},
	} {
		require.ErrorIs(t, now.Announce(ctx, n.coordinator, a), referral.ErrInvalid, name)
	}
}
