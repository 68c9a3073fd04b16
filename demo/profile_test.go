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
