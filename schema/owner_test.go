package schema_test

import (
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/internal/testdb"
	"onward/referral"
	"onward/schema"
)

// A real installation's database belongs to a user with few rights.
func TestAnOwnerWhoIsNoSuperuser(t *testing.T) {
	t.Parallel()
	testdb.URL(t) // by then the cluster has the application's role
	admin := testdb.Empty(t)
	at, err := url.Parse(admin)
	require.NoError(t, err)
	owner := "owner_" + at.Path[len("/test_"):]
	raw[string](t, admin, "DO $$ BEGIN EXECUTE 'CREATE ROLE "+owner+" LOGIN PASSWORD ''few rights'''; EXECUTE 'GRANT onward_app TO "+owner+"'; END $$")
	raw[string](t, admin, "DO $$ BEGIN EXECUTE 'ALTER DATABASE "+at.Path[1:]+" OWNER TO "+owner+"'; EXECUTE 'ALTER SCHEMA public OWNER TO "+owner+"'; END $$")
	t.Cleanup(func() { drop(t, admin, owner) })
	at.User = url.UserPassword(owner, "few rights")
	require.NoError(t, schema.Migrate(t.Context(), at.String()))

	n := networkAt(t, at.String())
	n.url = admin
	r := n.lived()
	v, err := n.Referral(t.Context(), n.coordinator, r.ID)
	require.NoError(t, err)
	require.Nil(t, v.Form)
	d, err := n.Dashboard(t.Context(), n.receiver, false)
	require.NoError(t, err)
	require.Equal(t, 1, d.Received.Closed)
	broken, err := n.VerifyAudit(t.Context())
	require.NoError(t, err)
	require.Empty(t, broken)
	rows, err := n.asApp(referral.Actor{}, "SELECT * FROM referrals")
	require.NoError(t, err)
	require.Zero(t, rows)
	_, err = n.SaveDraft(t.Context(), n.sender, schema.Draft{})
	require.NoError(t, err)
	require.EqualValues(t, 2, n.only("SELECT count(*) FROM drafts"))
	_, err = n.at(monday.AddDate(0, 0, 32)).Tidy(t.Context())
	require.NoError(t, err)
	require.Zero(t, n.only("SELECT count(*) FROM drafts"), "what the clock takes away unread, it takes for this owner, too")
	told, err := n.Report(t.Context(), leadOf(n.receiver), schema.ReportQuery{Box: schema.BoxOutgoing, Period: referral.Period{From: referral.DateOf(monday), To: referral.DateOf(monday).AddDays(30)}})
	require.NoError(t, err)
	require.Positive(t, told.Elsewhere.Answered, "and counts what its reader may not see")
	n.send(func(d *schema.Draft) { d.Form.Client.Address.Postcode = "NR1 3QG" })
	_, err = n.ImportGeography(t.Context(), schema.Geography{
		Areas: each(marram), Postcodes: each(schema.Postcode{Code: "NR1 3QG", AreaCode: marram.Code, Latitude: 52.6, Longitude: 1.3}),
	})
	require.NoError(t, err)
	require.Positive(t, n.only("SELECT count(*) FROM referral_figures WHERE area_code = 'M1'"), "what was sent before is counted by area")
	require.NoError(t, schema.Rollback(t.Context(), at.String()))
}
