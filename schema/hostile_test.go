package schema_test

import (
	"slices"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

func TestHostileTextIsText(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	for name, tt := range map[string]struct{ text, want string }{
		"quotes":           {`'; DROP TABLE referrals; --`, ""},
		"backslashes":      {`\'; SELECT \\ E'\''`, ""},
		"placeholders":     {"Why? ?0 ?TableName ?? $1 :x", ""},
		"dollar quotes":    {"$$ ; $x$", ""},
		"emoji and hebrew": {"👩‍👧 שלום \u202e", ""},
		"broken utf-8":     {"a\xffb", "a\uFFFDb"},
	} {
		t.Run(name, func(t *testing.T) {
			want := tt.text
			if tt.want != "" {
				want = tt.want
			}
			r := n.must(n.send(), n.receiver, referral.Command{Kind: referral.AddNote, Note: referral.Note{Text: tt.text}})
			n.must(r, n.receiver, referral.Command{Kind: referral.Return, Words: tt.text})
			v, err := n.Referral(t.Context(), n.sender, r.ID)
			require.NoError(t, err)
			require.Equal(t, want, v.Notes[0].Text)
			require.Equal(t, want, v.History[2].Words)
			d, err := n.SaveDraft(t.Context(), n.sender, schema.Draft{Form: referral.Form{Client: referral.Client{FirstName: tt.text}}})
			require.NoError(t, err)
			_, err = n.Draft(t.Context(), n.sender, d.ID)
			require.NoError(t, err)
			_, err = n.List(t.Context(), n.sender, schema.ListQuery{Text: tt.text, Issue: tt.text})
			require.NoError(t, err)
			_, err = n.Organisations(t.Context(), n.sender, tt.text)
			require.NoError(t, err)
			_, err = n.ClaimAttempt(t.Context(), tt.text)
			require.NoError(t, err)
			_, err = n.Users(t.Context(), n.coordinator, schema.UserQuery{Search: tt.text})
			require.NoError(t, err)
		})
	}
}

func TestTextThatCannotBeStoredIsRefused(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r := n.send()
	const nul = "a\x00b"
	for name, try := range map[string]func() error{
		"words": func() error {
			_, _, err := n.Apply(t.Context(), referral.Command{ReferralID: r.ID, Kind: referral.Return, By: n.receiver, Words: nul})
			return err
		},
		"a draft": func() error {
			_, err := n.SaveDraft(t.Context(), n.sender, schema.Draft{Form: referral.Form{Client: referral.Client{FirstName: `\u0000`}}})
			return err
		},
		"a search":   func() error { _, err := n.Organisations(t.Context(), n.sender, nul); return err },
		"a username": func() error { _, err := n.ClaimAttempt(t.Context(), nul); return err },
	} {
		t.Run(name, func(t *testing.T) { require.ErrorIs(t, try(), referral.ErrInvalid) })
	}
}

func TestConnectionsThatDieAreReplaced(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	for range 3 {
		raw[bool](t, n.url, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
		for range 20 {
			_, err := n.Policy(t.Context())
			if err == nil {
				break
			}
			require.ErrorIs(t, err, &referral.Error{Code: referral.CodeUnavailable})
		}
		_, err := n.Policy(t.Context())
		require.NoError(t, err)
	}
}

func TestNoDatabaseIsUnavailable(t *testing.T) {
	t.Parallel()
	_, err := schema.Open(t.Context(), "postgres://nobody:secret@127.0.0.1:1/none", schema.Options{})
	require.ErrorIs(t, err, &referral.Error{Code: referral.CodeUnavailable})
	require.NotContains(t, err.Error(), "secret")
	_, err = schema.Open(t.Context(), "postgres://nobody:secret@:bad/none", schema.Options{})
	require.Error(t, err)
	require.NotContains(t, err.Error(), "secret")
}

func TestManyAtOnceNeverWaitForEachOther(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	staff := []referral.Actor{n.sender, n.receiver, n.stranger}
	failed := make(chan error, 100)
	for i, by := range staff {
		others := someOrganisations(n.food, n.debt, n.other)
		others = append(others[:i], others[i+1:]...)
		for range 2 {
			go func() { failed <- sendAndForward(t, n, by, others, reversed(others)) }()
		}
	}
	for range 2 * len(staff) {
		require.NoError(t, <-failed)
	}
	for _, status := range []string{"sent", "withdrawn"} {
		require.Equal(t,
			raw[string](t, n.url, "SELECT receiver_id || ' ' || count(*) FROM referrals WHERE status = $1 GROUP BY receiver_id ORDER BY 1", status),
			raw[string](t, n.url, "SELECT organisation_id || ' ' || n FROM referral_counts WHERE status = $1 AND box = 'incoming' ORDER BY 1", status))
	}
}

// sendAndForward sends to both in both orders, and withdraws each.
func sendAndForward(t *testing.T, n *network, by referral.Actor, orders ...[]uuid.UUID) error {
	for range 5 {
		for _, to := range orders {
			d, err := n.SaveDraft(t.Context(), by, schema.Draft{Form: form(to...), Receivers: to})
			if err != nil {
				return err
			}
			sent, err := n.SendDraft(t.Context(), by, d.ID, d.Version)
			if err != nil {
				return err
			}
			r := sent[0]
			if _, _, err := n.Apply(t.Context(), referral.Command{ReferralID: r.ID, Kind: referral.Withdraw, By: by, Words: "A mistake.", Version: 1}); err != nil {
				return err
			}
			today := referral.DateOf(monday)
			consent := referral.Consent{Given: true, Basis: referral.BasisConsent, How: "spoken", On: &today, To: to[1:]}
			if _, err := n.ForwardReferral(t.Context(), by, schema.ForwardInput{ReferralID: r.ID, Version: 2, Receivers: to[1:], Consent: consent}); err != nil {
				return err
			}
		}
	}
	return nil
}

func reversed(ids []uuid.UUID) []uuid.UUID {
	other := slices.Clone(ids)
	slices.Reverse(other)
	return other
}
