package schema_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

func (n *network) audit(by referral.Actor, q schema.AuditQuery) (actions []string) {
	n.t.Helper()
	for {
		page, err := n.Audit(n.t.Context(), by, q)
		require.NoError(n.t, err)
		for _, e := range page.Items {
			actions = append(actions, e.Action)
		}
		if q.After = page.Next; q.After == "" {
			return actions
		}
	}
}

func TestTheAuditIsFoundByWhatIsKnownOfIt(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r, other := n.send(), n.send()
	n.at(monday.Add(time.Hour)).must(r, n.receiver, referral.Command{Kind: referral.Acknowledge})
	n.broken(other, n.coordinator)
	auditor := referral.Actor{UserID: n.second.UserID, Role: referral.Auditor}
	for name, tt := range map[string]struct {
		q    schema.AuditQuery
		want []string
	}{
		"a referral":         {schema.AuditQuery{Number: r.Number}, []string{"referral.acknowledge", "referral.send"}},
		"a person":           {schema.AuditQuery{Who: "harry potter"}, []string{"referral.acknowledge"}},
		"a username":         {schema.AuditQuery{Who: "akhan"}, []string{"referral.send", "referral.send"}},
		"an organisation":    {schema.AuditQuery{Organisation: n.debt.ID}, []string{"referral.acknowledge"}},
		"a kind":             {schema.AuditQuery{Group: "client"}, []string{"referral.break-glass"}},
		"from a time":        {schema.AuditQuery{From: monday.Add(time.Minute)}, []string{"referral.acknowledge"}},
		"until a time":       {schema.AuditQuery{Number: r.Number, Until: monday.Add(time.Minute)}, []string{"referral.send"}},
		"nothing like it":    {schema.AuditQuery{Who: "100%"}, nil},
		"a page at a time":   {schema.AuditQuery{Group: "referrals", Limit: 1}, []string{"referral.acknowledge", "referral.break-glass", "referral.send", "referral.send"}},
		"no number there is": {schema.AuditQuery{Number: 1}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, by := range []referral.Actor{n.coordinator, auditor} {
				got := n.audit(by, tt.q)
				require.ElementsMatch(t, tt.want, got, by.Role)
			}
		})
	}
}

func TestALeadReadsTheAuditOfTheirOwnPeopleOnly(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r := n.must(n.send(), n.receiver, referral.Command{Kind: referral.Acknowledge})
	n.broken(r, n.coordinator)
	require.Equal(t, []string{"referral.acknowledge"}, n.audit(n.lead, schema.AuditQuery{}))
	require.Empty(t, n.audit(n.lead, schema.AuditQuery{Organisation: n.food.ID}))
	require.Empty(t, n.audit(n.stranger, schema.AuditQuery{}), "a lead of another organisation")
	for _, by := range []referral.Actor{n.receiver, n.colleague} {
		_, err := n.Audit(t.Context(), by, schema.AuditQuery{})
		require.ErrorIs(t, err, referral.ErrNotAllowed)
		require.ErrorIs(t, n.RecordAuditExport(t.Context(), by, schema.AuditQuery{}), referral.ErrNotAllowed)
		rows, err := n.asApp(by, "SELECT FROM audit")
		require.NoError(t, err)
		require.Zero(t, rows)
	}
	rows, err := n.asApp(n.lead, "SELECT FROM audit")
	require.NoError(t, err)
	require.EqualValues(t, 1, rows, "the policy, too, shows a lead their own chain alone")
}

func TestTheAuditIsTakenOutAndThatIsInIt(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	n.send()
	auditor := referral.Actor{UserID: n.second.UserID, Role: referral.Auditor}
	q := schema.AuditQuery{Group: "referrals", Who: "khan"}
	require.NoError(t, n.RecordAuditExport(t.Context(), auditor, q))
	var got []schema.AuditEntry
	require.NoError(t, n.ExportAudit(t.Context(), auditor, q, func(e schema.AuditEntry) error { got = append(got, e); return nil }))
	require.Len(t, got, 1)
	require.Equal(t, "Amina Khan", got[0].Who)
	page, err := n.Audit(t.Context(), n.coordinator, schema.AuditQuery{Group: "taken_out"})
	require.NoError(t, err)
	require.Len(t, page.Items, 1)
	require.Equal(t, referral.Auditor, page.Items[0].Role)
	require.Equal(t, []any{"who", "kind"}, page.Items[0].Detail["filters"], "what was asked for, without the name")
}

// checked runs a check to its end.
func (n *network) checked(by referral.Actor) schema.AuditCheck {
	n.t.Helper()
	require.NoError(n.t, n.StartAuditCheck(n.t.Context(), by))
	require.NoError(n.t, n.StartAuditCheck(n.t.Context(), n.coordinator), "two at once are one")
	for more := true; more; {
		var err error
		more, err = n.CheckAudit(n.t.Context())
		require.NoError(n.t, err)
	}
	last, err := n.LastAuditCheck(n.t.Context(), by)
	require.NoError(n.t, err)
	return *last
}

func TestACheckOfTheAuditFindsEveryWayToTamper(t *testing.T) {
	t.Parallel()
	const off, on = "ALTER TABLE audit DISABLE TRIGGER USER; ", "; ALTER TABLE audit ENABLE TRIGGER USER"
	for name, tt := range map[string]struct {
		tamper string
		whole  bool
	}{
		"nothing":     {"", true},
		"a change":    {"UPDATE audit SET action = 'x' WHERE seq = 2", false},
		"a removal":   {"DELETE FROM audit WHERE seq = 2", false},
		"a cut end":   {"DELETE FROM audit a USING audit_heads h WHERE a.chain = h.chain AND a.seq = h.seq AND h.seq > 2", false},
		"all of it":   {"DELETE FROM audit", false},
		"another one": {"UPDATE audit SET hash = '\\x00' WHERE seq = 1", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := newNetwork(t)
			n.send()
			n.send()
			n.send()
			if tt.tamper != "" {
				n.do(off + tt.tamper + on)
			}
			got := n.checked(referral.Actor{UserID: n.second.UserID, Role: referral.Auditor})
			require.Equal(t, tt.whole, got.Broken == 0, "%d of %d", got.Broken, got.Checked)
			require.NotZero(t, got.FinishedAt)
			require.NotNil(t, got.By)
			if tt.whole {
				require.Equal(t, got.Total+1, got.Checked, "that it was begun is an entry too")
			}
			broken, err := n.VerifyAudit(t.Context())
			require.NoError(t, err)
			require.Equal(t, tt.whole, len(broken) == 0, "the command on the machine agrees")
		})
	}
}

func TestOnlyPeopleOfTheNetworkCheckTheAudit(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	for _, by := range []referral.Actor{n.lead, n.receiver} {
		require.ErrorIs(t, n.StartAuditCheck(t.Context(), by), referral.ErrNotAllowed)
		_, err := n.LastAuditCheck(t.Context(), by)
		require.ErrorIs(t, err, referral.ErrNotAllowed)
	}
	last, err := n.LastAuditCheck(t.Context(), n.coordinator)
	require.NoError(t, err)
	require.Nil(t, last, "nobody did yet")
	_, err = n.VerifyAudit(t.Context())
	require.NoError(t, err)
	last, err = n.LastAuditCheck(t.Context(), n.coordinator)
	require.NoError(t, err)
	require.Nil(t, last.By, "the machine did")
	require.True(t, strings.HasPrefix(last.StartedAt.String(), "2026"))
}
