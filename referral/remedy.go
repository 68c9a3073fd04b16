package referral

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// longestRemedy is how long a remedy may be, in characters: one line.
const longestRemedy = 200

// Remedies are ready suggestions for what would have made a referral right for
// its receiver (K4). One that ends in a colon wants to be finished.
var Remedies = []string{
	"Ask for income and outgoings first",
	"Ask which documents the client has first",
	"Check that the client lives in our area",
	"Check the age group that we help",
	"Try to solve it with the other side first",
	"Telephone us before you refer",
	"Another organisation: ",
}

// AsksRemedy reports whether a receiver that declines for the reason is asked
// what would have made the referral right. A duplicate would never be right.
func AsksRemedy(reason DeclineReason) bool { return slices.Contains(MisfitReasons, reason) }

// MisfitReasons are those for which a referral was wrong for its receiver, and
// would be again (K4).
var MisfitReasons = []DeclineReason{Inappropriate, OutsideGroup, OutsideExpertise}

// RemedyLine is a remedy as it is kept: on one line, and nothing when it is
// a suggestion that nobody finished.
func RemedyLine(words string) string {
	line := tidyLine(words)
	if strings.HasSuffix(line, ":") {
		return ""
	}
	return line
}

// RemedyGroup is what remedies that say the same have in common: a suggestion
// that is finished in several ways is one, and so are words that differ in
// capitals or a full stop only.
func RemedyGroup(words string) string {
	line := RemedyLine(words)
	for _, s := range Remedies {
		open := strings.TrimSpace(s)
		if strings.HasSuffix(open, ":") && len(line) >= len(open) && strings.EqualFold(line[:len(open)], open) {
			return strings.TrimSuffix(open, ":")
		}
		if strings.EqualFold(strings.TrimRight(line, "."), open) {
			return open
		}
	}
	return strings.TrimRight(line, ".")
}

// remedy checks what a receiver says would have made the referral right.
func remedy(cmd Command) error {
	if utf8.RuneCountInString(RemedyLine(cmd.Remedy)) > longestRemedy {
		return invalid("remedy", "Keep it under 200 characters: one line that they remember. The rest can stand in your words.")
	}
	return nil
}

// Asked is how often receivers asked for something.
type Asked struct {
	Words string
	Count int
}

// MostAsked groups remedies and returns the n that were asked for most; of as
// many, in the order of the alphabet.
func MostAsked(all []Asked, n int) []Asked {
	var groups []Asked
	for _, a := range all {
		name := RemedyGroup(a.Words)
		i := slices.IndexFunc(groups, func(g Asked) bool { return strings.EqualFold(g.Words, name) })
		if i < 0 {
			groups = append(groups, Asked{Words: name})
			i = len(groups) - 1
		}
		groups[i].Count += a.Count
	}
	slices.SortStableFunc(groups, func(a, b Asked) int {
		if a.Count != b.Count {
			return b.Count - a.Count
		}
		return strings.Compare(strings.ToLower(a.Words), strings.ToLower(b.Words))
	})
	return groups[:min(n, len(groups))]
}

// How many of a sender's latest referrals to a receiver are looked at, and how
// many of them must have been wrong for it before the sender is told.
const (
	LatestLookedAt = 10
	ManyMisfits    = 3
)
