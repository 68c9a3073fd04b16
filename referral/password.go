package referral

import (
	_ "embed"
	"strings"
	"unicode/utf8"
)

// Lengths of a password, in characters (N3; R-28).
const (
	shortestPassword = 8
	longestPassword  = 256
)

// wellKnown are passwords that guessers try first, one a line, lower case.
//
//go:embed well-known-passwords.txt
var wellKnown string

var wellKnownSet = func() map[string]bool {
	set := map[string]bool{}
	for _, p := range strings.Fields(wellKnown) {
		set[p] = true
	}
	return set
}()

// CheckPassword says why a password cannot be used, or returns nil. About holds
// words that a guesser would try for this person: username, names, organisation.
func CheckPassword(password string, about ...string) error {
	length := utf8.RuneCountInString(password)
	lower := strings.ToLower(password)
	switch {
	case length < shortestPassword:
		return invalid("password", "Use at least 8 characters. Three words together are easy to remember.")
	case length > longestPassword:
		return invalid("password", "Use 256 characters at most.")
	case wellKnownSet[lower] || wellKnownSet[strings.TrimRight(lower, "0123456789!?.")]:
		return invalid("password", "This password is well known, so it would be guessed. Three words together are easy to remember.")
	}
	for _, word := range about {
		if w := strings.ToLower(strings.TrimSpace(word)); len(w) > 3 && strings.Contains(lower, w) && length < len(w)+shortestPassword {
			return invalid("password", "This password holds your name or your organisation's, so it would be guessed.")
		}
	}
	return nil
}
