package referral_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/referral"
)

func TestADraftIsKeptThirtyDaysAndPointedOutForTheLastFive(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		saved time.Time
		last  string
	}{
		"in winter":                         {time.Date(2026, 11, 27, 9, 0, 0, 0, time.UTC), "2026-12-27"},
		"half past midnight in summer time": {time.Date(2026, 6, 30, 23, 30, 0, 0, time.UTC), "2026-07-31"},
		"across the change of the clocks":   {time.Date(2026, 10, 24, 22, 0, 0, 0, time.UTC), "2026-11-23"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tt.last, referral.DraftKeptUntil(tt.saved).String())
		})
	}
	last := referral.NewDate(2026, 12, 27)
	for before, soon := range map[int]bool{6: false, 5: true, 0: true, -1: true} {
		require.Equal(t, soon, referral.DraftGoesSoon(last, last.AddDays(-before)), before)
	}
}
