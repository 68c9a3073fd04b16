package referral

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"
)

// WordingKind names a text that the network writes itself.
type WordingKind string

// The texts.
const (
	WordingConsent WordingKind = "consent" // read to the client (R17, R58)
	WordingPrint   WordingKind = "print"   // shown before a referral is printed (N29)
	WordingExport  WordingKind = "export"  // shown before referrals are taken out (R-56, N36)
)

// Wordings is every text, in the order of the screen.
var Wordings = []WordingKind{WordingConsent, WordingPrint, WordingExport}

// Wording is one version of a text. A version never changes: what a client was
// told stays what they were told.
type Wording struct {
	Kind    WordingKind
	Version int
	Text    string
	At      time.Time
	By      uuid.UUID // zero: what the network began with
}

// longestWording is how long a text may be, in characters: nobody reads more to
// a client, or on a screen before a button.
const longestWording = 2000

// Next is the version after this one, if its text may stand on a screen.
func (w Wording) Next(text string, by uuid.UUID, now time.Time) (Wording, error) {
	text = strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
	switch {
	case text == "":
		return w, invalid("text", "Write the words. People need them where they stand.")
	case utf8.RuneCountInString(text) > longestWording:
		return w, invalid("text", "Keep it under 2,000 characters, so that it is read to the end.")
	case text == w.Text:
		return w, invalid("text", "These are the words of now already. Change them first.")
	}
	return Wording{Kind: w.Kind, Version: w.Version + 1, Text: text, At: now, By: by}, nil
}
