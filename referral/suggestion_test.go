package referral_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/referral"
)

func TestASuggestionSaysWhatItIsAboutAndWhatIsWrong(t *testing.T) {
	t.Parallel()
	good := referral.Suggestion{Part: referral.PartOpening, Text: "Closed on Fridays.", Email: "a@example.org"}
	require.Empty(t, good.Check())
	for name, tt := range map[string]struct {
		spoil func(*referral.Suggestion)
		field string
	}{
		"about nothing":      {func(s *referral.Suggestion) { s.Part = "" }, "part"},
		"about no such part": {func(s *referral.Suggestion) { s.Part = "soul" }, "part"},
		"no words":           {func(s *referral.Suggestion) { s.Text = " \n" }, "text"},
		"a thousand and one": {func(s *referral.Suggestion) { s.Text = strings.Repeat("é", 1001) }, "text"},
		"no address":         {func(s *referral.Suggestion) { s.Email = "nobody" }, "email"},
		"a name with it":     {func(s *referral.Suggestion) { s.Email = "A <a@example.org>" }, "email"},
		"two addresses":      {func(s *referral.Suggestion) { s.Email = "a@example.org, b@example.org" }, "email"},
		"a header":           {func(s *referral.Suggestion) { s.Email = "a@example.org\r\nBcc: b@example.org" }, "email"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := good
			tt.spoil(&s)
			wrong := s.Tidy().Check()
			require.Len(t, wrong, 1)
			require.Equal(t, tt.field, wrong[0].Field)
		})
	}
	long := good
	long.Text = strings.Repeat("é", 1000)
	require.Empty(t, long.Check())
}

func TestAnAnswerIsOneOfTwo(t *testing.T) {
	t.Parallel()
	require.Empty(t, referral.CheckSuggestionAnswer(referral.SuggestionDone, ""))
	require.Empty(t, referral.CheckSuggestionAnswer(referral.SuggestionNotRight, strings.Repeat("x", 500)))
	require.Len(t, referral.CheckSuggestionAnswer(referral.SuggestionOpen, strings.Repeat("x", 501)), 2)
}

func TestRemindersComeAMonthBeforeOnTheDayAndEachMonthAfter(t *testing.T) {
	t.Parallel()
	checked := time.Date(2026, time.January, 15, 14, 0, 0, 0, time.UTC)
	for at, want := range map[string]int{
		"2026-01-15": 0, "2026-06-14": 0, "2026-06-15": 1, "2026-07-14": 1, "2026-07-15": 2, "2026-08-15": 3, "2027-01-15": 8,
	} {
		day, err := referral.ParseDate(at)
		require.NoError(t, err)
		number, due := referral.DueReminder(checked, day.At(0, 0, 0))
		require.Equal(t, want, number, at)
		require.Equal(t, want > 0, due, at)
	}
	number, _ := referral.DueReminder(checked, referral.NewDate(2026, time.July, 15).At(14, 30, 0))
	require.True(t, referral.StaleSince(checked, referral.NewDate(2026, time.July, 15).At(15, 30, 0)))
	require.Equal(t, 2, number, "the second is of the day on which it is stale")
}
