package referral_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/referral"
)

func reasons(codes ...referral.DeclineReason) (all []referral.Choice) {
	for _, code := range codes {
		all = append(all, referral.Choice{Code: string(code), Label: string(code), Active: true})
	}
	return all
}

func TestAReceiverMayAnswerWithWhatTheNetworkOffers(t *testing.T) {
	t.Parallel()
	retired := reasons(referral.NoCapacity, "conflict_of_interest")
	retired[0].Active = false
	answers := referral.AnswersOf(retired, []referral.Choice{{Code: "moved_in", Label: "Moved in", Group: "successful", Active: true}})
	for reason, want := range map[referral.DeclineReason]error{
		"conflict_of_interest": nil, referral.NoCapacity: referral.ErrInvalid, referral.OutsideGroup: referral.ErrInvalid, "": referral.ErrInvalid,
	} {
		r, now := after(t, paths[referral.Acknowledged]...)
		cmd := command(referral.Decline)
		cmd.Reason, cmd.Answers = reason, answers
		_, _, err := referral.Apply(r, cmd, calendar, now)
		require.ErrorIs(t, err, want, reason)
	}
	r, now := after(t, paths[referral.Accepted]...)
	cmd := command(referral.Close)
	cmd.Outcomes, cmd.Answers = []referral.IssueOutcome{{Issue: "debt", Outcome: "moved_in"}, {Issue: "housing", Outcome: "moved_in"}}, answers
	r, _, err := referral.Apply(r, cmd, calendar, now)
	require.NoError(t, err)
	require.Equal(t, referral.ResultSuccessful, r.Result, "the network's own outcome counts by its group (R22)")
}

func TestAListChangesAndKeepsItsCodes(t *testing.T) {
	t.Parallel()
	all := reasons(referral.NoCapacity, referral.Inappropriate, referral.OtherReason)
	all, added, err := referral.AddChoice(referral.ListReasons, all, "  Conflict of   interest! ", "")
	require.NoError(t, err)
	require.Equal(t, referral.Choice{Code: "conflict_of_interest", Label: "Conflict of interest!", Active: true}, added)
	all, again, err := referral.AddChoice(referral.ListReasons, all, "Conflict of interest?", "")
	require.NoError(t, err)
	require.Equal(t, "conflict_of_interest_x", again.Code, "a code is never given twice")

	all, err = referral.RenameChoice(referral.ListReasons, all, string(referral.NoCapacity), "We are full", "")
	require.NoError(t, err)
	require.Equal(t, string(referral.NoCapacity), all[0].Code)
	require.Equal(t, "We are full", all[0].Label)

	all, err = referral.RetireChoice(referral.ListReasons, all, string(referral.Inappropriate), true)
	require.NoError(t, err)
	all, err = referral.MoveChoice(all, string(referral.OtherReason), -1)
	require.NoError(t, err)
	require.Equal(t, string(referral.OtherReason), all[0].Code, "it goes before the one above it that is offered")
	same, err := referral.MoveChoice(all, string(referral.OtherReason), -1)
	require.NoError(t, err)
	require.Equal(t, all, same, "the first stays the first")
}

func TestWhatAListRefuses(t *testing.T) {
	t.Parallel()
	outcomes := []referral.Choice{{Code: "won", Label: "Won", Group: "successful", Active: true}, {Code: "lost", Label: "Lost", Group: "unsuccessful", Active: true}}
	add := func(list referral.List, all []referral.Choice, label, group string) error {
		_, _, err := referral.AddChoice(list, all, label, group)
		return err
	}
	retire := func(list referral.List, all []referral.Choice, code string) error {
		_, err := referral.RetireChoice(list, all, code, true)
		return err
	}
	for what, got := range map[string]struct{ err, want error }{
		"nothing to read":        {add(referral.ListReasons, nil, "  ", ""), referral.ErrInvalid},
		"too long":               {add(referral.ListReasons, nil, strings.Repeat("x", 81), ""), referral.ErrInvalid},
		"twice":                  {add(referral.ListReasons, reasons("full"), "FULL", ""), referral.ErrInvalid},
		"an outcome of no group": {add(referral.ListOutcomes, nil, "Drawn", "draw"), referral.ErrInvalid},
		"an issue of no heading": {add(referral.ListIssues, nil, "Pets", ""), referral.ErrInvalid},
		"a hundred":              {add(referral.ListReasons, make([]referral.Choice, 100), "One more", ""), referral.ErrRefused},
		"the last of its group":  {retire(referral.ListOutcomes, outcomes, "won"), referral.ErrRefused},
		"a code with a rule":     {retire(referral.ListReasons, reasons(referral.CouldNotContact, referral.NoCapacity), string(referral.CouldNotContact)), referral.ErrRefused},
		"what is not there":      {retire(referral.ListReasons, nil, "gone"), referral.ErrNotFound},
	} {
		require.ErrorIs(t, got.err, got.want, what)
	}
}
