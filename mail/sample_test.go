package mail_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/mail"
	"onward/referral"
)

func TestEveryLetterCanBeLookedAt(t *testing.T) {
	t.Parallel()
	link := "https://onward.example/administration/letters"
	words := referral.LetterWords{NetworkName: "Marram Advice", Contact: "Ask the office: https://example.org/ask", Closing: "With <thanks>.", Notes: map[referral.Letter]string{}}
	require.Len(t, mail.Letters(), 42)
	for _, letter := range mail.Letters() {
		words.Notes[letter] = "Added to " + string(letter) + "."
		for _, now := range []time.Time{at(23, 10), at(29, 3), time.Date(2026, time.March, 28, 23, 59, 0, 0, referral.London)} {
			plain := mail.Sample(letter, now, link)
			before, err := mail.Render(plain)
			require.NoError(t, err, letter)
			require.NotContains(t, before.Text, "0001", letter)
			require.NotContains(t, before.Text, "  ", letter)
			require.False(t, plain.Overtaken(), "%s is one that would be sent", letter)
			m, err := mail.Render(plain.Saying(words))
			require.NoError(t, err, letter)
			require.Equal(t, before.Subject, m.Subject)
			for _, said := range []string{"Marram Advice", "Ask the office: https://example.org/ask", "Added to " + string(letter) + "."} {
				require.Contains(t, m.Text, said, letter)
				require.Contains(t, m.HTML, said, letter)
			}
			require.Contains(t, m.HTML, "With &lt;thanks&gt;.", "words are text, whatever they hold")
			require.NotContains(t, m.HTML, "<thanks>")
			require.Equal(t, strings.Count(before.HTML, "href="), strings.Count(m.HTML, "href="), "and no button or link is added")
			require.Equal(t, "[Test] "+m.Subject, m.Test().Subject)
		}
	}
	require.False(t, mail.IsLetter("poem"))
}

func TestWithoutWordsOfItsOwnALetterIsAsItWas(t *testing.T) {
	t.Parallel()
	d := samples()["referred"]
	was, err := mail.Render(d)
	require.NoError(t, err)
	is, err := mail.Render(d.Saying(referral.LetterWords{}))
	require.NoError(t, err)
	require.Equal(t, was, is)
}
