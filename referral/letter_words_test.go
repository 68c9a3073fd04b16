package referral_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/referral"
)

func TestWhatMayStandAroundALetter(t *testing.T) {
	t.Parallel()
	known := func(l referral.Letter) bool { return l == referral.LetterReferred }
	note := func(text string) referral.LetterWords {
		return referral.LetterWords{Notes: map[referral.Letter]string{referral.LetterReferred: text}}
	}
	for name, w := range map[string]referral.LetterWords{
		"nothing": {}, "a line": {NetworkName: "Norfolk Advice", Contact: "Ask the office: 01603 555 019, office@example.org.", Closing: "With thanks."},
		"a link": note("Read https://www.example.org/guide first."), "a time": note("Call between 9:30 and 12:30: somebody is there."),
		"long enough": note(strings.Repeat("x", 300)), "50% of us": note("About 50% of clients, and {some} more."),
	} {
		require.Empty(t, w.Check(known), name)
	}
	for name, tt := range map[string]struct {
		words referral.LetterWords
		field string
	}{
		"too long a note":        {note(strings.Repeat("x", 301)), "notes.referred"},
		"too long a name":        {referral.LetterWords{NetworkName: strings.Repeat("x", 61)}, "network_name"},
		"too long a line":        {referral.LetterWords{Contact: strings.Repeat("x", 161)}, "contact"},
		"another letter":         {referral.LetterWords{Notes: map[referral.Letter]string{"poem": "x"}}, "notes.poem"},
		"a template":             {note("Dear {{.Greeting}}"), "notes.referred"},
		"another template":       {referral.LetterWords{Closing: "Yours, ${name}"}, "closing"},
		"HTML":                   {referral.LetterWords{Closing: "<b>Yours</b>"}, "closing"},
		"a plain link":           {note("See http://example.org"), "notes.referred"},
		"a script":               {note("javascript:alert(1)"), "notes.referred"},
		"an address to write to": {referral.LetterWords{Contact: "mailto:office@example.org"}, "contact"},
		"half a link":            {note("See www.example.org"), "notes.referred"},
		"one good and one bad":   {note("See https://example.org or ftp://example.org"), "notes.referred"},
	} {
		wrong := tt.words.Check(known)
		require.NotEmpty(t, wrong, name)
		require.Equal(t, tt.field, wrong[0].Field, name)
	}
	tidy := referral.LetterWords{NetworkName: " Norfolk\r\nAdvice ", Notes: map[referral.Letter]string{"sent": " ", "referred": " a\n b "}}.Tidy()
	require.Equal(t, referral.LetterWords{NetworkName: "Norfolk Advice", Notes: map[referral.Letter]string{"referred": "a b"}}, tidy)
	require.True(t, tidy.Same(tidy.Tidy()))
	require.False(t, tidy.Same(referral.LetterWords{NetworkName: "Norfolk Advice", Notes: map[referral.Letter]string{"sent": "a b"}}))
}
