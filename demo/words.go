package demo

import (
	"embed"
	"math/rand/v2"
	"strings"
)

//go:embed words/*.txt
var wordFiles embed.FS

// A phrasebook holds the sentences that texts are made of, by section.
type phrasebook map[string][]string

// The phrasebooks: about people, about clients, about what happens to a
// referral, and one for each issue.
var (
	peopleWords = mustRead("people")
	clientWords = mustRead("client")
	lifeWords   = mustRead("life")
	issueWords  = readIssues()
)

// issueCodes are the network's issues that the demo has words for.
var issueCodes = []string{
	"debt", "benefits", "housing", "homelessness", "employment", "food", "energy", "domestic_abuse", "immigration", "mental_health",
	"disability", "caring", "family", "consumer", "discrimination", "education", "addiction", "crime", "older_people", "other",
}

func readIssues() map[string]phrasebook {
	books := make(map[string]phrasebook, len(issueCodes))
	for _, code := range issueCodes {
		books[code] = mustRead(code)
	}
	return books
}

// mustRead reads a file of sections: "[name]" on a line, then a sentence a line.
func mustRead(name string) phrasebook {
	file, err := wordFiles.ReadFile("words/" + name + ".txt")
	if err != nil {
		panic("demo: " + err.Error()) // impossible: the files are linked in
	}
	book, section := phrasebook{}, ""
	for line := range strings.Lines(string(file)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
		case strings.HasPrefix(line, "["):
			section = strings.Trim(line, "[]")
		default:
			book[section] = append(book[section], line)
		}
	}
	return book
}

// pick takes one sentence of a section.
func (p phrasebook) pick(rng *rand.Rand, section string) string { return one(rng, p[section]) }

func one[T any](rng *rand.Rand, of []T) T { return of[rng.IntN(len(of))] }

// chance is true in that share of cases.
func chance(rng *rand.Rand, share float64) bool { return rng.Float64() < share }
