package demo

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
)

// story is one client's circumstances: what stays the same in every sentence
// about them.
type story struct {
	name      string // first name
	age       int
	pronouns  pronouns
	town      string
	condition string
	work      string
	relative  string
	landlord  string
	children  string
	sender    string // organisations, for the wording of the consent
	receivers string
}

// pronouns are how a sentence speaks of the client, with the verbs that agree.
type pronouns struct{ she, her, them, is, has, was, s, es string }

var (
	feminine  = pronouns{"she", "her", "her", "is", "has", "was", "s", "es"}
	masculine = pronouns{"he", "his", "him", "is", "has", "was", "s", "es"}
	neutral   = pronouns{"they", "their", "them", "are", "have", "were", "", ""}
)

func newStory(rng *rand.Rand, name string, age int, p pronouns, t town) story {
	return story{
		name: name, age: age, pronouns: p, town: t.name,
		condition: clientWords.pick(rng, "condition"), work: clientWords.pick(rng, "work"), landlord: clientWords.pick(rng, "landlord"),
		relative: clientWords.pick(rng, "relative "+generation(age)), children: clientWords.pick(rng, "children "+generation(age)),
	}
}

// generation keeps grandchildren from those who are too young for them.
func generation(age int) string {
	switch {
	case age < 35:
		return "under 35"
	case age < 60:
		return "under 60"
	}
	return "over 60"
}

// tell picks a sentence of the section and fills its gaps.
func (s *story) tell(rng *rand.Rand, book phrasebook, section string) string {
	return s.fill(rng, book.pick(rng, section))
}

// fill replaces each {gap}. What a client has only one of is the same each
// time; sums and spans of time are not.
func (s *story) fill(rng *rand.Rand, sentence string) string {
	if !strings.Contains(sentence, "{") {
		return sentence
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(sentence, "{")
		b.WriteString(before)
		if !found {
			return capital(b.String())
		}
		gap, after, _ := strings.Cut(rest, "}")
		b.WriteString(s.gap(rng, gap))
		sentence = after
	}
}

func (s *story) gap(rng *rand.Rand, gap string) string {
	p := s.pronouns
	switch gap {
	case "name":
		return s.name
	case "She":
		return capital(p.she)
	case "she":
		return p.she
	case "her":
		return p.her
	case "them":
		return p.them
	case "is":
		return p.is
	case "has":
		return p.has
	case "was":
		return p.was
	case "s":
		return p.s
	case "es":
		return p.es
	}
	return s.fact(rng, gap)
}

func (s *story) fact(rng *rand.Rand, gap string) string {
	switch gap {
	case "age":
		return strconv.Itoa(s.age)
	case "town":
		return s.town
	case "condition":
		return s.condition
	case "work":
		return s.work
	case "relative":
		return s.relative
	case "landlord":
		return s.landlord
	case "children":
		return s.children
	case "sender":
		return s.sender
	case "receivers":
		return s.receivers
	case "creditor":
		return clientWords.pick(rng, "creditor")
	case "amount":
		return pounds(18 + rng.IntN(600))
	case "small":
		return strconv.Itoa(5 * (3 + rng.IntN(28)))
	case "weeks", "months":
		return strconv.Itoa(2 + rng.IntN(10))
	}
	return "{" + gap + "}" // a mistake in the words; a test looks for braces
}

// pounds writes a sum of so many tens of pounds.
func pounds(tens int) string {
	if tens < 100 {
		return fmt.Sprintf("£%d0", tens)
	}
	return fmt.Sprintf("£%d,%02d0", tens/100, tens%100)
}

// capital begins a sentence that may start with a gap.
func capital(s string) string {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return string(s[0]-'a'+'A') + s[1:]
}
