package referral

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// Username returns the first free username for a person: first initial and
// surname in plain lower-case letters, numbered from 2 when taken (N2):
// "hpotter", "hpotter2". It returns "" when the names hold no such letter, and
// somebody must choose one.
func Username(firstName, surname string, taken func(string) bool) string {
	first, last := plain(firstName), plain(surname)
	if first == "" || last == "" {
		return ""
	}
	base := first[:1] + last
	name := base
	for n := 2; taken(name); n++ {
		name = base + strconv.Itoa(n)
	}
	return name
}

// plain keeps the letters a to z, with accents taken off.
func plain(s string) string {
	unaccented, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), s)
	if err != nil {
		return ""
	}
	return strings.Map(func(r rune) rune {
		r = unicode.ToLower(r)
		if r < 'a' || r > 'z' {
			return -1
		}
		return r
	}, unaccented)
}

// ShortName is a person as the history shows them: "Amina K." (H3).
func ShortName(firstName, surname string) string {
	last := []rune(strings.TrimSpace(surname))
	if len(last) == 0 {
		return strings.TrimSpace(firstName)
	}
	return strings.TrimSpace(firstName) + " " + string(unicode.ToUpper(last[0])) + "."
}
