package referral

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// Limits of what the network says around its letters: a line each, and a
// sentence for one letter.
const (
	longestLetterLine = 160
	longestLetterName = 60
	longestLetterNote = 300
)

// LetterWords is what the network says around its letters, in its own words.
// What is empty stays unsaid; without a name it is the installation's.
type LetterWords struct {
	NetworkName string            `json:"network_name,omitempty"`
	Contact     string            `json:"contact,omitempty"` // whom to ask
	Closing     string            `json:"closing,omitempty"`
	Notes       map[Letter]string `json:"notes,omitempty"` // one sentence more, by letter
}

// Tidy returns the words as they should be kept: each on one line, and nothing
// of what says nothing.
func (w LetterWords) Tidy() LetterWords {
	notes := map[Letter]string{}
	for letter, note := range w.Notes {
		if note = tidyLine(note); note != "" {
			notes[letter] = note
		}
	}
	return LetterWords{NetworkName: tidyLine(w.NetworkName), Contact: tidyLine(w.Contact), Closing: tidyLine(w.Closing), Notes: notes}
}

// Check returns what keeps the words out of a letter; known says which letters
// there are.
func (w LetterWords) Check(known func(Letter) bool) []FieldError {
	c := &checklist{}
	line := func(field, text string, longest int, words string) {
		c.say(utf8.RuneCountInString(text) > longest, field, words)
		c.say(looksLikeTemplate(text), field, "Write plain words: marks such as {{ }}, ${ } or < > stand for nothing here, and readers would see them.")
		c.say(unsafeLink(text), field, "Write a link in full, beginning with https://. No other kind may stand in a letter.")
	}
	line("network_name", w.NetworkName, longestLetterName, "Keep the name under 60 characters: it stands at the top of every letter.")
	line("contact", w.Contact, longestLetterLine, "Keep it under 160 characters, so that it stays a line or two.")
	line("closing", w.Closing, longestLetterLine, "Keep it under 160 characters, so that it stays a line or two.")
	for letter, note := range w.Notes {
		field := "notes." + string(letter)
		c.say(!known(letter), field, "There is no such letter.")
		line(field, note, longestLetterNote, "Keep the added sentence under 300 characters.")
	}
	return c.errors
}

// Same reports whether both say the same.
func (w LetterWords) Same(o LetterWords) bool {
	if w.NetworkName != o.NetworkName || w.Contact != o.Contact || w.Closing != o.Closing || len(w.Notes) != len(o.Notes) {
		return false
	}
	for letter, note := range w.Notes {
		if o.Notes[letter] != note {
			return false
		}
	}
	return true
}

// Marks by which templates of all kinds know their places.
var templateMarks = []string{"{{", "}}", "{%", "%}", "${", "#{", "<", ">", "[[", "]]"}

func looksLikeTemplate(s string) bool {
	for _, mark := range templateMarks {
		if strings.Contains(s, mark) {
			return true
		}
	}
	return false
}

// What mail programs make a link of.
var (
	anyLink = regexp.MustCompile(`(?i)\b[a-z][a-z0-9+.-]*://|\b(?:javascript|data|mailto|file|vbscript|tel|sms):|\bwww\.`)
	goodWWW = regexp.MustCompile(`(?i)https://www\.`)
)

func unsafeLink(s string) bool {
	s = goodWWW.ReplaceAllString(s, "https://")
	for _, found := range anyLink.FindAllString(s, -1) {
		if !strings.EqualFold(found, "https://") {
			return true
		}
	}
	return false
}
