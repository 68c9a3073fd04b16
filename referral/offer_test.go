package referral_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
)

func TestNextOffer(t *testing.T) {
	t.Parallel()
	first, second, third := uuid.New(), uuid.New(), uuid.New()
	everybody := func(uuid.UUID) bool { return true }
	consent := referral.Consent{Basis: referral.BasisConsent, To: []uuid.UUID{debtHelp.ID, first, second, third}}
	for name, tt := range map[string]struct {
		change  func(*referral.Referral)
		consent referral.Consent
		takes   func(uuid.UUID) bool
		want    referral.Offer
	}{
		"the first named":                  {func(*referral.Referral) {}, consent, everybody, referral.Offer{To: first, Rest: []uuid.UUID{second, third}}},
		"not one that takes nothing":       {func(*referral.Referral) {}, consent, func(id uuid.UUID) bool { return id != first }, referral.Offer{To: second, Rest: []uuid.UUID{third}}},
		"nobody, when none takes anything": {func(*referral.Referral) {}, consent, func(uuid.UUID) bool { return false }, referral.Offer{}},
		"not one the client knows not of":  {func(*referral.Referral) {}, referral.Consent{Basis: referral.BasisConsent, To: []uuid.UUID{third}}, everybody, referral.Offer{To: third, Rest: []uuid.UUID{}}},
		"any, on another basis":            {func(*referral.Referral) {}, referral.Consent{Basis: referral.BasisVital}, everybody, referral.Offer{To: first, Rest: []uuid.UUID{second, third}}},
		"not the one that did not answer":  {func(r *referral.Referral) { r.Next = []uuid.UUID{debtHelp.ID, second} }, consent, everybody, referral.Offer{To: second, Rest: []uuid.UUID{}}},
		"nobody, where none was named":     {func(r *referral.Referral) { r.Next = nil }, consent, everybody, referral.Offer{}},
		"nobody, under another policy":     {func(r *referral.Referral) { r.Terms.SilenceOffers = false }, consent, everybody, referral.Offer{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, _ := after(t, referral.Send)
			r.Terms.SilenceOffers, r.Next = true, []uuid.UUID{first, second, third}
			tt.change(&r)
			require.Equal(t, tt.want, referral.NextOffer(r, tt.consent, tt.takes))
		})
	}
}

// untilStuck passes every moment but the last, and returns that one.
func untilStuck(t *testing.T, r referral.Referral) (referral.Referral, referral.Moment) {
	t.Helper()
	for r.Moments[0].Kind != referral.BecomeStuck {
		var err error
		r, _, err = referral.Apply(r, referral.Command{Kind: referral.PassMoment, By: referral.TheClock, Moment: r.Moments[0]}, calendar, r.Moments[0].At)
		require.NoError(t, err)
	}
	return r, r.Moments[0]
}

func TestStuckIsOfferedToTheNext(t *testing.T) {
	t.Parallel()
	next := uuid.New()
	for name, tt := range map[string]struct {
		offered uuid.UUID
		policy  bool
		result  referral.Result
		heard   []string
	}{
		"to the one named": {next, true, referral.ResultOfferedOn, []string{
			"stuck → coordinators on Fri 12 Jun 08:00", "offered_on → sender on Fri 12 Jun 08:00",
			"offered_on → sender_adviser on Fri 12 Jun 08:00", "offered_on → receiver on Fri 12 Jun 08:00",
		}},
		"to nobody":                  {uuid.Nil, true, referral.ResultNone, []string{"stuck → coordinators on Fri 12 Jun 08:00"}},
		"never to one not named":     {uuid.New(), true, referral.ResultNone, []string{"stuck → coordinators on Fri 12 Jun 08:00"}},
		"never under another policy": {next, false, referral.ResultNone, []string{"stuck → coordinators on Fri 12 Jun 08:00"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, _ := after(t, referral.Send)
			r.Terms.SilenceOffers, r.Next = tt.policy, []uuid.UUID{next}
			r, m := untilStuck(t, r)
			r, event, err := referral.Apply(r, referral.Command{Kind: referral.PassMoment, By: referral.TheClock, Moment: m, Offered: tt.offered}, calendar, m.At)
			require.NoError(t, err)
			require.True(t, r.Stuck)
			require.Equal(t, tt.result, r.Result)
			require.Equal(t, tt.result != "", event.Final, "its workflow ends with it")
			require.Equal(t, tt.heard, heard(referral.Notices(r, event, calendar), m.At))
			if event.Final {
				require.Empty(t, event.Moments)
				require.Equal(t, referral.Closed, r.Status)
			}
		})
	}
}

// What the clock sends at midnight is e-mailed when people work.
func TestAnOfferIsToldInWorkingHours(t *testing.T) {
	t.Parallel()
	midnight := at("2026-06-12T00:00:40+01:00")
	for name, tt := range map[string]struct {
		offered, urgent bool
		want            string
	}{
		"by a person":          {false, false, "referred → receiver"},
		"by the clock":         {true, false, "referred → receiver on Fri 12 Jun 08:00"},
		"by the clock, urgent": {true, true, "referred → receiver"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := drafted()
			r.Offered, r.Urgent = tt.offered, tt.urgent
			r, event, err := referral.Apply(r, command(referral.Send), calendar, midnight)
			require.NoError(t, err)
			require.Equal(t, []string{tt.want}, heard(referral.Notices(r, event, calendar), midnight))
		})
	}
}
