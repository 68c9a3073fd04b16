package demo_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/demo"
	"onward/referral"
)

func TestProfilesPassTheChecks(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, time.November, 27, 9, 0, 0, 0, time.UTC)
	stale, limited, said := 0, 0, 0
	for _, o := range demo.Generate(1, 1, now).Organisations {
		p := referral.Profile{Summary: o.Summary, Email: o.Email, Website: o.Website, Access: o.Access, Opening: o.Opening}
		require.Empty(t, p.Check(), o.Name)
		if referral.StaleSince(o.CheckedAt, now) {
			stale++
		}
		if o.WeeklyLimit > 0 {
			limited++
		}
		if o.Opening.Given() {
			said++
		}
	}
	require.Positive(t, stale)
	require.Positive(t, limited)
	require.Greater(t, said, 35, "opening times are read from the words")
}

func TestSuggestionsStandAtEveryStage(t *testing.T) {
	t.Parallel()
	s, ctx := open(t), t.Context()
	require.NoError(t, demo.Load(ctx, s, demo.Options{Seed: 2, Size: 5}))
	states := map[referral.SuggestionState]int{}
	overseer := referral.Actor{Role: referral.Auditor}
	kept, err := s.Upkeep(ctx, overseer)
	require.NoError(t, err)
	late, stale := 0, 0
	for _, o := range demo.Generate(2, 5, now).Organisations {
		all, err := s.Suggestions(ctx, referral.Actor{OrganisationID: o.ID, Role: referral.Lead})
		require.NoError(t, err)
		for _, one := range all {
			states[one.State]++
		}
		late += kept[o.ID].Waiting
		if kept[o.ID].Stale {
			stale++
		}
	}
	require.Equal(t, map[referral.SuggestionState]int{referral.SuggestionOpen: 2, referral.SuggestionDone: 1}, states)
	require.Equal(t, 1, late)
	require.Positive(t, stale)
}
