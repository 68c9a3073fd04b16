package api_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/api"
	"onward/referral"
)

// Every code that a person could meet has words.
func TestEveryCodeHasWords(t *testing.T) {
	t.Parallel()
	for _, k := range append(referral.Kinds, referral.Send) {
		require.NotEmpty(t, api.Button(k), k)
		require.NotEmpty(t, api.EventLabel(k, nil), k)
	}
	for _, m := range []referral.MomentKind{
		referral.RemindAcknowledge, referral.MissAcknowledge, referral.RemindDecide, referral.MissDecide, referral.Escalate, referral.BecomeStuck,
	} {
		require.NotEmpty(t, api.EventLabel(referral.PassMoment, &referral.Moment{Kind: m}), m)
	}
	for _, r := range []referral.Result{
		referral.ResultSuccessful, referral.ResultUnsuccessful, referral.ResultAccepted, referral.ResultNoFurtherReferral, referral.ResultNoResponse, referral.ResultOfferedOn,
	} {
		require.NotEmpty(t, api.ResultLabel(r), r)
	}
}

func TestDistancesInWords(t *testing.T) {
	t.Parallel()
	for want, given := range map[string]struct {
		days int
		late bool
	}{
		"in 2 working days":   {2, false},
		"in 1 working day":    {1, false},
		"today":               {0, false},
		"late":                {0, true}, // over since the day before a weekend
		"1 working day late":  {-1, true},
		"3 working days late": {-3, true},
	} {
		require.Equal(t, want, api.DistanceWords(given.days, given.late))
	}
}

func TestTracksSkipWhatWillNotCome(t *testing.T) {
	t.Parallel()
	cal := referral.NewCalendar(referral.EnglandAndWales, nil)
	now := time.Date(2026, time.June, 1, 9, 0, 0, 0, time.UTC)
	base := referral.Referral{SentAt: now, AcknowledgeBy: cal.EndOf(now, 3)}
	for name, tt := range map[string]struct {
		change func(*referral.Referral)
		states string
		label  string // of the last step
	}{
		"sent": {func(r *referral.Referral) { r.Status = referral.Sent }, "done waiting ahead ahead", "Outcome"},
		"declined at once": {func(r *referral.Referral) {
			r.Status, r.DecidedAt, r.DeclinedFor = referral.Declined, now, referral.NoCapacity
		}, "done skipped done waiting", "Outcome"},
		"withdrawn": {func(r *referral.Referral) { r.Status, r.ClosedAt = referral.Withdrawn, now }, "done skipped skipped skipped", "Withdrawn"},
		"closed": {func(r *referral.Referral) {
			r.Status, r.Result, r.AcknowledgedAt, r.DecidedAt, r.ClosedAt = referral.Closed, referral.ResultSuccessful, now, now, now
		}, "done done done done", "Closed: successful"},
	} {
		r := base
		tt.change(&r)
		track := api.ShowTrack(r, referral.TrackOf(r, cal, now))
		states := ""
		for _, step := range track.Steps {
			states += " " + step.State
		}
		require.Equal(t, " "+tt.states, states, name)
		require.Equal(t, tt.label, track.Steps[3].Label, name)
		require.NotEmpty(t, track.Sentence, name)
	}
}

func TestALimiterForgetsAFloodOfVisitors(t *testing.T) {
	t.Parallel()
	l := api.NewLimiter(api.Limit{Every: time.Second, Burst: 2})
	now := time.Date(2026, time.June, 1, 9, 0, 0, 0, time.UTC)
	for i := range 3 * api.ManyVisitors {
		l.Allow(string(rune(i)), now)
	}
	require.LessOrEqual(t, l.Visitors(), api.ManyVisitors)
	require.True(t, l.Allow("me", now))
	require.True(t, l.Allow("me", now))
	require.False(t, l.Allow("me", now))
	require.True(t, l.Allow("me", now.Add(time.Second)))
	require.True(t, api.NewLimiter(api.Limit{Off: true}).Allow("me", now))
}

func TestPasswordsAreCheckedAFewAtATimeAndRehashedAtANewCost(t *testing.T) {
	t.Parallel()
	cheap, err := api.NewHasher(api.Hashing{MemoryKiB: 64, Parallel: 1})
	require.NoError(t, err)
	hash, err := cheap.Hash(t.Context(), "three words together")
	require.NoError(t, err)
	match, rehashed, err := cheap.Check("three words together", hash)
	require.NoError(t, err)
	require.True(t, match)
	require.Empty(t, rehashed)

	dearer, err := api.NewHasher(api.Hashing{MemoryKiB: 128, Parallel: 1})
	require.NoError(t, err)
	match, rehashed, err = dearer.Check("three words together", hash)
	require.NoError(t, err)
	require.True(t, match)
	require.NotEmpty(t, rehashed)
	match, _, err = dearer.Check("anything", "")
	require.NoError(t, err)
	require.False(t, match)

	leave, err := cheap.Enter(t.Context())
	require.NoError(t, err)
	defer leave()
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = cheap.Hash(gone, "three words together")
	require.ErrorIs(t, err, &referral.Error{Code: referral.CodeUnavailable})
}
