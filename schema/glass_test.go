package schema_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

const because = "The client told us that she is in danger at home."

func breaking(r referral.Referral, by referral.Actor, words string) referral.Command {
	return referral.Command{ReferralID: r.ID, Kind: referral.BreakGlass, By: by, Glass: referral.GlassAtRisk, Words: words}
}

func (n *network) broken(r referral.Referral, by referral.Actor) {
	n.t.Helper()
	_, err := n.BreakGlass(n.t.Context(), breaking(r, by, because))
	require.NoError(n.t, err)
}

func (n *network) viewed(r referral.Referral, by referral.Actor) schema.View {
	n.t.Helper()
	v, err := n.Referral(n.t.Context(), by, r.ID)
	require.NoError(n.t, err)
	return v
}

func TestBrokenGlassShowsOneReferralForHalfAnHour(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r, other := n.lived(), n.send()
	require.Nil(t, n.viewed(r, n.coordinator).Form)
	n.broken(r, n.coordinator)

	v := n.viewed(r, n.coordinator)
	require.NotNil(t, v.Form)
	require.NotEmpty(t, v.ClientName)
	require.Len(t, v.Notes, 1)
	require.Len(t, v.Contacts, 1)
	require.Empty(t, v.Files, "files stay closed")
	require.Equal(t, monday.Add(30*time.Minute), v.Glass.ExpiresAt)

	second := referral.Actor{UserID: n.second.UserID, Role: referral.Coordinator}
	auditor := referral.Actor{UserID: n.coordinator.UserID, Role: referral.Auditor}
	for name, closed := range map[string]schema.View{
		"another referral":    n.viewed(other, n.coordinator),
		"another coordinator": n.viewed(r, second),
		"an auditor":          n.viewed(r, auditor),
		"afterwards":          n.at(monday.Add(30*time.Minute)).viewed(r, n.coordinator),
	} {
		require.Nil(t, closed.Form, name)
		require.Nil(t, closed.Glass, name)
		require.Empty(t, closed.ClientName, name)
		require.Empty(t, closed.Notes, name)
		require.Empty(t, closed.Contacts, name)
	}
	require.NotNil(t, n.at(monday.Add(30*time.Minute-time.Second)).viewed(r, n.coordinator).Form)
}

func TestThePoliciesThemselvesKeepTheGlassClosed(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r, other := n.lived(), n.send()
	n.broken(r, n.coordinator)
	glass := raw[uuid.UUID](t, n.url, "SELECT id FROM glass")[0]
	second := referral.Actor{UserID: n.second.UserID, Role: referral.Coordinator}
	auditor := referral.Actor{UserID: n.coordinator.UserID, Role: referral.Auditor}
	within, after := monday.Add(29*time.Minute), monday.Add(30*time.Minute)
	for name, tt := range map[string]struct {
		by    referral.Actor
		of    referral.Referral
		glass string
		at    time.Time
		want  int64
	}{
		"the one who broke it":          {n.coordinator, r, glass.String(), within, 1},
		"without naming the opening":    {n.coordinator, r, "", within, 0},
		"naming one that is not there":  {n.coordinator, r, uuid.NewString(), within, 0},
		"another referral":              {n.coordinator, other, glass.String(), within, 0},
		"when the half hour is over":    {n.coordinator, r, glass.String(), after, 0},
		"another coordinator":           {second, r, glass.String(), within, 0},
		"an auditor, the same person":   {auditor, r, glass.String(), within, 0},
		"an adviser of somebody else's": {n.stranger, r, glass.String(), within, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, table := range []string{"referral_clients", "notes", "contact_attempts"} {
				settings := fmt.Sprintf("SELECT set_config('app.glass', '%s', true), set_config('app.now', '%s', true)", tt.glass, tt.at.Format(time.RFC3339))
				rows, err := n.asApp(tt.by, fmt.Sprintf("WITH set AS (%s) SELECT k.referral_id FROM set, %s AS k WHERE k.referral_id = '%s'", settings, table, tt.of.ID))
				require.NoError(t, err)
				require.Equal(t, tt.want, rows, table)
			}
			rows, err := n.asApp(tt.by, fmt.Sprintf("SELECT set_config('app.glass', '%s', true)", tt.glass))
			require.NoError(t, err)
			require.EqualValues(t, 1, rows)
			rows, err = n.asApp(tt.by, "UPDATE referral_clients SET client_name = 'x'")
			require.NoError(t, err)
			require.Zero(t, rows, "nobody writes through it")
		})
	}
}

func TestBothSidesAreToldOfBrokenGlass(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	boss := n.person("Sally", "Sender", n.food, referral.Lead)
	r := n.send()
	n.broken(r, n.coordinator)

	for _, by := range []referral.Actor{n.sender, n.receiver} {
		entry := n.viewed(r, by).History[1]
		require.Equal(t, referral.BreakGlass, entry.Kind)
		require.Equal(t, referral.GlassAtRisk, entry.Glass)
		require.Equal(t, because, entry.Words)
		require.Equal(t, referral.Coordinator, entry.Role)
	}
	told := raw[uuid.UUID](t, n.url, "SELECT coalesce(user_id, organisation_id) FROM notifications WHERE letter = 'glass_broken'")
	require.ElementsMatch(t, []uuid.UUID{n.food.ID, n.debt.ID, boss.UserID, n.lead.UserID}, told)
	work := raw[string](t, n.url, "SELECT kind FROM outbox WHERE referral_id = $1 AND seq = 2 AND kind <> 'deliver'", r.ID)
	require.Empty(t, work, "the clock does not care")
}

func TestEveryReadingThroughBrokenGlassIsInTheAudit(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r := n.send()
	n.broken(r, n.coordinator)
	_, err := n.BreakGlass(t.Context(), breaking(r, n.coordinator, because))
	require.ErrorIs(t, err, referral.ErrConflict, "it is open already")
	n.viewed(r, n.coordinator)
	n.viewed(r, n.coordinator)
	require.NoError(t, n.CloseGlass(t.Context(), n.coordinator, r.ID))
	require.NoError(t, n.CloseGlass(t.Context(), n.coordinator, r.ID), "twice is once")
	require.Nil(t, n.viewed(r, n.coordinator).Form)
	require.Equal(t, []string{"referral.break-glass", "referral.read-glass", "referral.read-glass", "referral.close-glass"}, n.audited(r))

	n.broken(r, n.coordinator)
	later := n.at(monday.Add(time.Hour))
	require.NoError(t, later.EndGlass(t.Context()))
	require.NoError(t, later.EndGlass(t.Context()))
	require.Equal(t, []string{"referral.break-glass", "referral.close-glass"}, n.audited(r)[4:], "it ended by itself")
	later.broken(r, n.coordinator)
	again := n.at(monday.Add(2 * time.Hour))
	again.broken(r, n.coordinator)
	require.Equal(t, []string{"referral.break-glass", "referral.close-glass", "referral.break-glass"}, n.audited(r)[6:], "an old one gives way to a new one")
}

// audited is what the audit has of the referral that concerns its client.
func (n *network) audited(r referral.Referral) []string {
	n.t.Helper()
	return raw[string](n.t, n.url, "SELECT action FROM audit WHERE object_id = $1 AND action LIKE '%glass' ORDER BY seq", r.ID)
}

func TestOnlyACoordinatorBreaksGlassAndSaysWhy(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r := n.send()
	for _, by := range []referral.Actor{n.sender, n.lead, n.stranger, {UserID: n.coordinator.UserID, Role: referral.Auditor}} {
		_, err := n.BreakGlass(t.Context(), breaking(r, by, because))
		require.ErrorIs(t, err, referral.ErrNotAllowed)
	}
	_, err := n.BreakGlass(t.Context(), breaking(r, n.coordinator, "Curious."))
	require.ErrorIs(t, err, referral.ErrInvalid)
	_, _, err = n.Apply(t.Context(), breaking(r, n.coordinator, because))
	require.ErrorIs(t, err, referral.ErrInvalid, "by no other way than the one that lets it in")
	require.Empty(t, n.audited(r))
}
