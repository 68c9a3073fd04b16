package schema_test

import (
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

// try sends a referral from food to debt, if it may.
func (n *network) try() error {
	n.t.Helper()
	d, err := n.SaveDraft(n.t.Context(), n.sender, schema.Draft{Form: form(n.debt.ID), Receivers: []uuid.UUID{n.debt.ID}})
	require.NoError(n.t, err)
	_, err = n.SendDraft(n.t.Context(), n.sender, d.ID, d.Version)
	return err
}

// seen is which versions the person sees now.
func (n *network) seen(by referral.Actor) schema.Versions {
	n.t.Helper()
	m, err := n.Managed(n.t.Context(), by)
	require.NoError(n.t, err)
	return m.Versions
}

func (n *network) accepting(a referral.Accepting) {
	n.t.Helper()
	require.NoError(n.t, n.SetAccepting(n.t.Context(), n.lead, a, n.seen(n.lead).Accepting))
}

func TestAPauseEndsByItselfOnItsDay(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	n.accepting(referral.Accepting{OpensOn: referral.NewDate(2026, time.June, 5)})
	require.ErrorContains(t, n.try(), "is not accepting referrals until Friday 5 June 2026")
	require.Error(t, n.at(referral.NewDate(2026, time.June, 4).At(23, 59, 59)).try())
	require.NoError(t, n.at(referral.NewDate(2026, time.June, 5).At(0, 0, 0)).try())
}

func TestOnlyChosenOrganisationsMaySend(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	n.accepting(referral.Accepting{Open: true, From: []uuid.UUID{n.other.ID}})
	require.ErrorContains(t, n.try(), "does not accept referrals from your organisation")
	n.accepting(referral.Accepting{Open: true, From: []uuid.UUID{n.other.ID, n.food.ID}})
	require.NoError(t, n.try())
	require.ErrorIs(t, n.SetAccepting(t.Context(), n.lead, referral.Accepting{From: []uuid.UUID{uuid.New()}}, 1), referral.ErrInvalid)
	require.ErrorIs(t, n.SetAccepting(t.Context(), n.lead, referral.Accepting{From: []uuid.UUID{n.debt.ID}}, 1), referral.ErrInvalid, "itself")
}

func TestAWeeklyLimitFillsAndEmptiesOnMonday(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	n.accepting(referral.Accepting{Open: true, WeeklyLimit: 2})
	require.NoError(t, n.try())
	require.NoError(t, n.try())
	require.ErrorContains(t, n.try(), "is full this week and opens again on Monday 8 June 2026")
	seen, err := n.Organisation(t.Context(), n.sender, n.debt.ID)
	require.NoError(t, err)
	require.Equal(t, referral.BarrierWeek, seen.Barrier(n.food.ID).Kind)
	m, err := n.Managed(t.Context(), n.lead)
	require.NoError(t, err)
	require.Equal(t, 2, m.Received)
	require.NoError(t, n.at(monday.AddDate(0, 0, 7)).try())
}

func TestTheLastPlaceOfAWeekIsGivenOnce(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	n.accepting(referral.Accepting{Open: true, WeeklyLimit: 1})
	var wait sync.WaitGroup
	sent := make(chan error, 4)
	for range cap(sent) {
		wait.Go(func() { sent <- n.try() })
	}
	wait.Wait()
	close(sent)
	refused := 0
	for err := range sent {
		if err != nil {
			require.ErrorContains(t, err, "is full this week")
			refused++
		}
	}
	require.Equal(t, cap(sent)-1, refused)
}

func TestForwardingAsksTheSameRule(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r := n.send()
	require.NoError(t, n.SetAccepting(t.Context(), n.stranger, referral.Accepting{OpensOn: referral.NewDate(2026, time.June, 5)}, 1))
	_, err := n.ForwardReferral(t.Context(), n.receiver, schema.ForwardInput{
		ReferralID: r.ID, Version: r.Version, Receivers: []uuid.UUID{n.other.ID}, Consent: form(n.other.ID).Consent,
	})
	require.Error(t, err)
	r = n.must(r, n.receiver, referral.Command{Kind: referral.Decline, Reason: referral.NoCapacity, Words: "Full."})
	_, err = n.ForwardReferral(t.Context(), n.receiver, schema.ForwardInput{
		ReferralID: r.ID, Version: r.Version, Receivers: []uuid.UUID{n.other.ID}, Consent: form(n.other.ID).Consent,
	})
	require.ErrorContains(t, err, "is not accepting referrals until Friday 5 June 2026")
}

func TestWhoMayManageWhat(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	ctx := t.Context()
	days := referral.DayRange{From: referral.NewDate(2026, time.June, 8), To: referral.NewDate(2026, time.June, 9)}
	changes := map[string]func(referral.Actor) error{
		"profile": func(by referral.Actor) error {
			return n.SaveProfile(ctx, by, referral.Profile{Email: "a@example.org"}, n.seen(by).Profile)
		},
		"check": func(by referral.Actor) error { return n.CheckProfile(ctx, by, n.seen(by).Profile) },
		"deadlines": func(by referral.Actor) error {
			return n.SetDeadlines(ctx, by, schema.OwnDeadlines{Decide: 3}, n.seen(by).Deadlines)
		},
		"close": func(by referral.Actor) error { return n.AddClosures(ctx, by, days, n.seen(by).Closures) },
		"open":  func(by referral.Actor) error { return n.RemoveClosures(ctx, by, days, n.seen(by).Closures) },
		"accepting": func(by referral.Actor) error {
			return n.SetAccepting(ctx, by, referral.Accepting{Open: true}, n.seen(by).Accepting)
		},
	}
	before, err := n.Organisation(ctx, n.sender, n.food.ID)
	require.NoError(t, err)
	for name, change := range changes {
		require.NoError(t, change(n.lead), name)
		require.ErrorIs(t, change(n.receiver), referral.ErrNotAllowed, name)
	}
	raw[string](t, n.url, "UPDATE memberships SET may_switch_accepting = true WHERE user_id = '"+n.receiver.UserID.String()+"' RETURNING ''")
	for name, change := range changes {
		if name == "accepting" {
			require.NoError(t, change(n.receiver))
			continue
		}
		require.ErrorIs(t, change(n.receiver), referral.ErrNotAllowed, name)
	}
	after, err := n.Organisation(ctx, n.sender, n.food.ID)
	require.NoError(t, err)
	require.Equal(t, before, after, "another organisation stays as it was")
	require.Equal(t, []int64{7}, raw[int64](t, n.url, "SELECT count(*) FROM audit WHERE organisation_id = '"+n.debt.ID.String()+"' AND object_id = organisation_id"))
}

func TestOwnDeadlinesHoldFromThenOn(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	told := n.send()
	require.NoError(t, n.SetDeadlines(t.Context(), n.lead, schema.OwnDeadlines{Acknowledge: 1}, 1))
	require.NoError(t, n.AddClosures(t.Context(), n.lead, referral.DayRange{From: referral.NewDate(2026, time.June, 2), To: referral.NewDate(2026, time.June, 2)}, 1))
	m, err := n.Managed(t.Context(), n.lead)
	require.NoError(t, err)
	acknowledge, _ := m.Terms(false).Deadlines(m.Calendar, m.ReadAt)
	require.Equal(t, acknowledge.UTC(), n.send().AcknowledgeBy.UTC())
	require.Equal(t, "2026-06-03", referral.DateOf(acknowledge).String())
	kept, err := n.Referral(t.Context(), n.sender, told.ID)
	require.NoError(t, err)
	require.True(t, told.AcknowledgeBy.Equal(kept.AcknowledgeBy))
}
