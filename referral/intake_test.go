package referral_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
)

func TestIntakeSaysWhetherAndWhyNot(t *testing.T) {
	t.Parallel()
	sender, other := uuid.New(), uuid.New()
	friday := referral.NewDate(2026, time.November, 27)
	sunday, monday := friday.AddDays(2).At(23, 59, 59), friday.AddDays(3)
	for name, tt := range map[string]struct {
		intake referral.Intake
		at     time.Time
		want   string
	}{
		"open to all":                 {referral.Intake{Accepting: true}, sunday, ""},
		"open to the sender":          {referral.Intake{Accepting: true, From: []uuid.UUID{other, sender}}, sunday, ""},
		"open to another":             {referral.Intake{Accepting: true, From: []uuid.UUID{other}}, sunday, "It takes referrals from chosen organisations only."},
		"switched off":                {referral.Intake{}, sunday, "Not accepting referrals now."},
		"until tomorrow":              {referral.Intake{OpensOn: monday}, sunday, "Not accepting referrals until Monday 30 November 2026."},
		"until today":                 {referral.Intake{OpensOn: monday}, monday.At(0, 0, 0), ""},
		"full":                        {referral.Intake{Accepting: true, Full: true}, sunday, "Full this week, opens again on Monday 30 November 2026."},
		"full on a Monday":            {referral.Intake{Accepting: true, Full: true}, monday.At(0, 0, 0), "Full this week, opens again on Monday 7 December 2026."},
		"paused outweighs":            {referral.Intake{Paused: true, Full: true}, sunday, "Paused in the network."},
		"open again, and full":        {referral.Intake{OpensOn: monday, Full: true}, monday.At(9, 0, 0), "Full this week, opens again on Monday 7 December 2026."},
		"open again, not to sender":   {referral.Intake{OpensOn: monday, From: []uuid.UUID{other}}, monday.At(9, 0, 0), "It takes referrals from chosen organisations only."},
		"full, and not to the sender": {referral.Intake{Accepting: true, Full: true, From: []uuid.UUID{other}}, sunday, "It takes referrals from chosen organisations only."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			barrier := tt.intake.Barrier(sender, tt.at)
			require.Equal(t, tt.want, barrier.Words())
			refusal := barrier.Refusal("Wherry Debt Advice")
			if tt.want == "" {
				require.True(t, barrier.Open())
				require.Nil(t, refusal)
				return
			}
			require.ErrorIs(t, refusal, referral.ErrInvalid)
			require.Contains(t, refusal.Fields[0].Message, "Wherry Debt Advice")
			require.Contains(t, refusal.Fields[0].Message, "Choose another organisation", "what to do")
		})
	}
}

func TestAWeekIsMondayToSundayInLondon(t *testing.T) {
	t.Parallel()
	june := referral.NewDate(2026, time.June, 1) // a Monday, in summer time
	require.Equal(t, june, referral.WeekOf(june.At(0, 0, 0)), "23:00 on Sunday in UTC")
	require.Equal(t, june, referral.WeekOf(june.AddDays(6).At(23, 59, 59)))
	require.Equal(t, june.AddDays(-7), referral.WeekOf(june.At(0, 0, -1)))
}

func TestAcceptingIsChecked(t *testing.T) {
	t.Parallel()
	now := referral.NewDate(2026, time.November, 27).At(9, 0, 0)
	for name, tt := range map[string]struct {
		accepting referral.Accepting
		field     string
	}{
		"open":               {referral.Accepting{Open: true, WeeklyLimit: 5}, ""},
		"until tomorrow":     {referral.Accepting{OpensOn: referral.NewDate(2026, time.November, 28)}, ""},
		"until today":        {referral.Accepting{OpensOn: referral.NewDate(2026, time.November, 27)}, "opens_on"},
		"for ten years":      {referral.Accepting{OpensOn: referral.NewDate(2036, time.November, 27)}, "opens_on"},
		"less than none":     {referral.Accepting{Open: true, WeeklyLimit: -1}, "weekly_limit"},
		"from one not known": {referral.Accepting{Open: true, From: []uuid.UUID{uuid.New()}}, "from"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := tt.accepting.Tidy().Check(now, 0)
			if tt.field == "" {
				require.NoError(t, err)
				return
			}
			var refusal *referral.Error
			require.ErrorAs(t, err, &refusal)
			require.Equal(t, tt.field, refusal.Fields[0].Field)
		})
	}
}

func TestAProfileIsChecked(t *testing.T) {
	t.Parallel()
	good := referral.Profile{Email: "a@example.org", Website: " example.org ", Areas: []string{" Norwich ", ""}}
	require.Empty(t, good.Tidy().Check())
	require.Equal(t, "https://example.org", good.Tidy().Website)
	require.Equal(t, []string{"Norwich"}, good.Tidy().Areas)
	for field, wrong := range map[string]referral.Profile{
		"email":   {Email: "nobody"},
		"website": {Email: "a@example.org", Website: "javascript:alert(1)//x.y"},
		"opening": {Email: "a@example.org", Opening: make(referral.Opening, 5)},
		"access":  {Email: "a@example.org", Access: []referral.Facility{"helicopter"}},
	} {
		problems := wrong.Tidy().Check()
		require.Len(t, problems, 1, field)
		require.Equal(t, field, problems[0].Field)
	}
}
