package schema_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

func retiring(code string) schema.ChoiceChange {
	return func(list referral.List, all []referral.Choice) ([]referral.Choice, string, error) {
		next, err := referral.RetireChoice(list, all, code, true)
		return next, code, err
	}
}

func adding(label, group string) schema.ChoiceChange {
	return func(list referral.List, all []referral.Choice) ([]referral.Choice, string, error) {
		next, added, err := referral.AddChoice(list, all, label, group)
		return next, added.Code, err
	}
}

// What a network begins with is what the rules begin with: old referrals and
// recorded histories keep their meaning (R2, R21).
func TestTheListsBeginAsTheRulesDo(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	lists, err := n.Lists(t.Context())
	require.NoError(t, err)
	begun := referral.AnswersOf(lists[referral.ListReasons], lists[referral.ListOutcomes])
	require.Equal(t, referral.DeclineReasons, begun.Reasons)
	require.Equal(t, referral.Outcomes, begun.Outcomes)
	require.Len(t, lists[referral.ListIssues], 20)
}

func TestAChangedListHoldsForTheNextAnswer(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	ctx := t.Context()
	require.NoError(t, n.ChangeList(ctx, n.coordinator, referral.ListReasons, "add", adding("Conflict of interest", "")))
	declined := n.must(n.send(), n.receiver, referral.Command{Kind: referral.Decline, Reason: "conflict_of_interest", Words: "We act for the landlord."})
	require.Equal(t, referral.DeclineReason("conflict_of_interest"), declined.DeclinedFor)

	uses, err := n.ChoiceUses(ctx, n.coordinator, referral.ListReasons, "conflict_of_interest")
	require.NoError(t, err)
	require.Equal(t, schema.Uses{Referrals: 1, Open: 1}, uses)
	uses, err = n.ChoiceUses(ctx, n.coordinator, referral.ListIssues, "debt")
	require.NoError(t, err)
	require.Equal(t, 1, uses.Referrals)

	require.NoError(t, n.ChangeList(ctx, n.coordinator, referral.ListReasons, "retire", retiring("conflict_of_interest")))
	r := n.send()
	_, _, err = n.Apply(ctx, referral.Command{ReferralID: r.ID, Version: r.Version, By: n.receiver, Kind: referral.Decline, Reason: "conflict_of_interest", Words: "We act for the landlord."})
	require.ErrorIs(t, err, referral.ErrInvalid, "what is retired is offered no more")
	lists, err := n.Lists(ctx)
	require.NoError(t, err)
	reasons := lists[referral.ListReasons]
	require.Equal(t, referral.Choice{Code: "conflict_of_interest", Label: "Conflict of interest"}, reasons[len(reasons)-1], "its words stay for old referrals")
}

func TestOnlyCoordinatorsChangeAList(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	for _, by := range []referral.Actor{n.sender, n.lead, {UserID: n.second.UserID, Role: referral.Auditor}} {
		require.ErrorIs(t, n.ChangeList(t.Context(), by, referral.ListIssues, "add", adding("Pets", "Home")), referral.ErrNotAllowed)
	}
	_, err := n.ChoiceUses(t.Context(), n.lead, referral.ListIssues, "debt")
	require.ErrorIs(t, err, referral.ErrNotAllowed, "how many others have is the network's to know")
	require.ErrorIs(t, n.ChangeList(t.Context(), n.coordinator, referral.ListReasons, "retire", retiring("could_not_contact")), referral.ErrRefused)
}
