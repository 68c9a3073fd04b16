package schema_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

var thatWeek = referral.Period{From: referral.DateOf(monday).AddDays(-1), To: referral.DateOf(monday).AddDays(6)}

// told lists what the sender was told, as kind, words and fate.
func (n *network) told(by referral.Actor, q schema.ToldQuery) []string {
	n.t.Helper()
	q.Period = thatWeek
	page, err := n.Told(n.t.Context(), by, q)
	require.NoError(n.t, err)
	return names(page.Items, func(t schema.Told) string {
		return string(t.Kind) + " " + string(t.Reason) + ": " + t.Words + " " + t.Remedy + " " + string(t.Fate)
	})
}

func TestToldSaysWhatBecameOfTheClient(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	at := func(hours int) *network { return n.at(monday.Add(time.Duration(hours) * time.Hour)) }
	decline := referral.Command{Kind: referral.Decline, Reason: referral.OutsideGroup, Words: "Too old.", Remedy: "Under 25 only"}
	forwarded, ended, undone, back := n.send(), n.send(), n.send(), n.send()
	forwarded = at(1).must(forwarded, n.receiver, decline)
	ended = at(2).must(ended, n.receiver, referral.Command{Kind: referral.Decline, Reason: referral.NoCapacity, Words: "Full."})
	undone = at(3).must(undone, n.receiver, decline)
	back = at(4).must(back, n.receiver, referral.Command{Kind: referral.Return, Words: "Which rent?", Remedy: "Say which rent."})
	require.Equal(t, []string{
		"return : Which rent? Say which rent. returned", "decline outside_client_group: Too old. Under 25 only waiting",
		"decline no_capacity: Full.  waiting", "decline outside_client_group: Too old. Under 25 only waiting",
	}, n.told(n.sender, schema.ToldQuery{}))

	sent, err := at(5).ForwardReferral(t.Context(), n.sender, schema.ForwardInput{
		ReferralID: forwarded.ID, Version: forwarded.Version, Receivers: []uuid.UUID{n.other.ID}, Consent: form(n.other.ID).Consent,
	})
	require.NoError(t, err)
	at(5).must(ended, n.sender, referral.Command{Kind: referral.NoFurtherReferral, Words: "Moved away."})
	at(5).must(undone, n.receiver, referral.Command{Kind: referral.Undo, Words: "By mistake."})
	at(5).must(back, n.sender, referral.Command{Kind: referral.Send, Words: "The council's."})
	require.Equal(t, []string{
		"return : Which rent? Say which rent. sent_again", "decline no_capacity: Full.  ended", "decline outside_client_group: Too old. Under 25 only forwarded",
	}, n.told(n.sender, schema.ToldQuery{}), "what was taken back was not told")
	page, err := n.Told(t.Context(), n.sender, schema.ToldQuery{Period: thatWeek, Limit: 2})
	require.NoError(t, err)
	require.Equal(t, 3, page.Total)
	require.Len(t, page.Asked, 2)
	rest, err := n.Told(t.Context(), n.sender, schema.ToldQuery{Period: thatWeek, Limit: 2, After: page.Next})
	require.NoError(t, err)
	require.Len(t, rest.Items, 1)
	require.Equal(t, sent[0].Number, rest.Items[0].Onward[0].Number)
	require.Empty(t, rest.Next)

	require.Len(t, n.told(n.sender, schema.ToldQuery{Returned: true}), 1)
	require.Len(t, n.told(n.sender, schema.ToldQuery{Reason: referral.NoCapacity}), 1)
	require.Len(t, n.told(n.sender, schema.ToldQuery{Receiver: n.debt.ID, Mine: true}), 3)
	require.Empty(t, n.told(n.sender, schema.ToldQuery{Receiver: n.other.ID}))
	require.Empty(t, n.told(n.person("Ann", "Other", n.food, referral.Adviser), schema.ToldQuery{Mine: true}))
	require.Empty(t, n.told(n.receiver, schema.ToldQuery{}))
	_, err = n.asApp(n.receiver, "UPDATE referral_remedies SET words = 'x'")
	require.ErrorContains(t, err, "permission denied", "what was said stays said")
}

func TestARemedyIsNoneOfTemporalsBusiness(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r := n.send()
	n.must(r, n.receiver, referral.Command{Kind: referral.Return, Words: "What?", Remedy: "Canary line"})
	for _, table := range []string{"outbox", "referral_events", "notifications", "audit"} {
		for _, row := range raw[string](t, n.url, "SELECT x::text FROM "+table+" x") {
			require.NotContains(t, row, "Canary line", table)
		}
	}
	l, err := n.Letter(t.Context(), n.letter(referral.LetterReturned))
	require.NoError(t, err)
	require.True(t, l.Remedy, "the letter says that there is one")
}

func TestMisfitsAreAnOrganisationsOwn(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	for range 3 {
		n.must(n.send(), n.receiver, referral.Command{Kind: referral.Decline, Reason: referral.OutsideExpertise, Words: "Not us."})
	}
	found, err := n.Misfits(t.Context(), n.sender, []uuid.UUID{n.debt.ID, n.other.ID})
	require.NoError(t, err)
	require.Len(t, found, 1)
	require.Equal(t, 3, found[0].Of)
	found, err = n.Misfits(t.Context(), n.stranger, []uuid.UUID{n.debt.ID})
	require.NoError(t, err)
	require.Empty(t, found, "others' referrals are none of theirs")
}
