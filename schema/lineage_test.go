package schema_test

import (
	"fmt"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

// passOn declines the referral and forwards it, by whoever may, to the organisation.
func (n *network) passOn(r referral.Referral, by referral.Actor, to schema.Organisation) referral.Referral {
	n.t.Helper()
	today := referral.DateOf(monday)
	sent, err := n.ForwardReferral(n.t.Context(), by, schema.ForwardInput{
		ReferralID: r.ID, Version: r.Version, Receivers: someOrganisations(to),
		Consent: referral.Consent{Given: true, Basis: referral.BasisConsent, How: "spoken", On: &today, To: someOrganisations(to)},
	})
	require.NoError(n.t, err)
	return sent[0]
}

func (n *network) declined(r referral.Referral, by referral.Actor) referral.Referral {
	n.t.Helper()
	return n.must(r, by, referral.Command{Kind: referral.Decline, Reason: referral.NoCapacity, Words: "Full."})
}

// before says who had the client before, as the reader is told.
func (n *network) before(by referral.Actor, id uuid.UUID) []string {
	n.t.Helper()
	earlier, err := n.Earlier(n.t.Context(), by, id)
	require.NoError(n.t, err)
	said := []string{}
	for _, e := range earlier {
		said = append(said, fmt.Sprintf("%s as %s of %d", e.Organisation.Name, e.As, e.Referral.Number-10000))
	}
	return said
}

func (n *network) loops(by referral.Actor) []string {
	n.t.Helper()
	loops, err := n.Loops(n.t.Context(), by)
	require.NoError(n.t, err)
	said := []string{}
	for _, l := range loops {
		said = append(said, fmt.Sprintf("%d is with %s again, %d hops after %d", l.Number-10000, l.Receiver.Name, l.Hops, l.EarlierNumber-10000))
	}
	return said
}

// A sender who tries one after the other is told who had the client before.
func TestEarlierInAChainOfOnesOwn(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	first := n.declined(n.send(), n.receiver)    // 1: food → debt
	second := n.passOn(first, n.sender, n.other) // 2: food → other
	second = n.declined(second, n.stranger)
	require.Equal(t, []string{"Debt Advice Norwich as receiver of 1"}, n.before(n.sender, second.ID))
	require.Equal(t, []string{"Elsewhere as receiver of 2"}, n.before(n.sender, first.ID), "what went out later counts as well")
	require.Empty(t, n.before(n.stranger, second.ID), "the receiver does not learn that it is a copy (N32)")
	require.Empty(t, n.loops(n.coordinator))

	third := n.passOn(second, n.sender, n.debt) // 3: food → debt, again
	require.Equal(t, []string{"3 is with Debt Advice Norwich again, 2 hops after 1"}, n.loops(n.coordinator))
	_, err := n.Earlier(t.Context(), n.stranger, third.ID)
	require.ErrorIs(t, err, referral.ErrNotFound)

	v, err := n.Referral(t.Context(), n.coordinator, third.ID)
	require.NoError(t, err)
	require.Equal(t, 2, v.Hops)
	require.Len(t, v.Ancestors, 2)
	require.Equal(t, first.Number, v.Ancestors[0].Number)
	v, err = n.Referral(t.Context(), n.sender, third.ID)
	require.NoError(t, err)
	require.Empty(t, v.Ancestors)
	n.must(third, n.sender, referral.Command{Kind: referral.Withdraw, Words: "Enough."})
	require.Empty(t, n.loops(n.coordinator), "what is over goes round no more")
}

// Where the chain runs through referrals of others, those in it are told
// nothing, and the coordinators everything.
func TestALoopThroughOthers(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	last := n.organisation("Last Resort")
	resort := n.person("Lara", "Last", last, referral.Adviser)
	first := n.send()                              // 1: food → debt
	second := n.passOn(first, n.receiver, n.other) // 2: debt → other, food does not know
	third := n.passOn(second, n.stranger, last)    // 3: other → last
	require.Equal(t, []string{"Harbour Food Bank as sender of 1"}, n.before(n.receiver, second.ID), "its own part of the chain")
	require.Equal(t, []string{"Debt Advice Norwich as sender of 2"}, n.before(n.stranger, third.ID))
	require.Empty(t, n.before(resort, third.ID))
	fourth := n.passOn(third, resort, n.food) // 4: last → food, unawares
	require.Empty(t, n.before(n.sender, fourth.ID), "food sees 1 and 4, and not that they belong together")
	require.Equal(t, []string{"4 is with Harbour Food Bank again, 3 hops after 1"}, n.loops(n.coordinator))
	_, err := n.Loops(t.Context(), n.sender)
	require.ErrorIs(t, err, referral.ErrNotAllowed)
}

func TestUnresolvedWhenEverybodyDeclined(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	decline := referral.Command{Kind: referral.Decline, Reason: referral.NoCapacity, Words: "Full."}
	unresolved := func(by referral.Actor, r referral.Referral) bool {
		v, err := n.Referral(t.Context(), by, r.ID)
		require.NoError(t, err)
		return v.Unresolved
	}
	sent := n.sendTo([]uuid.UUID{n.debt.ID, n.other.ID})
	n.must(sent[0], n.receiver, decline)
	require.False(t, unresolved(n.sender, sent[0]), "the other has not answered")
	n.must(sent[1], n.stranger, decline)
	for _, by := range []referral.Actor{n.sender, n.coordinator} {
		require.True(t, unresolved(by, sent[0]), by.Role)
	}
	require.False(t, unresolved(n.receiver, sent[0]), "a receiver does not know whom else they asked")

	alone := n.must(n.send(), n.receiver, decline)
	require.True(t, unresolved(n.sender, alone))
	next := n.passOn(alone, n.sender, n.other)
	require.False(t, unresolved(n.sender, alone), "it went on")
	n.must(next, n.stranger, decline)
	require.True(t, unresolved(n.sender, alone), "and was declined there, too")
	require.True(t, unresolved(n.sender, next))
}
