package referral

import (
	"net/mail"
	"slices"
	"strings"
	"time"
)

// SuggestedPart says which part of a profile somebody finds wrong.
type SuggestedPart string

// The parts of a profile about which something can be suggested (Y3).
const (
	PartOpening  SuggestedPart = "opening"
	PartContact  SuggestedPart = "contact"
	PartAddress  SuggestedPart = "address"
	PartCriteria SuggestedPart = "criteria"
	PartIssues   SuggestedPart = "issues"
	PartWaiting  SuggestedPart = "waiting"
	PartOther    SuggestedPart = "other"
)

// SuggestedParts lists the parts in the order a form shows them.
var SuggestedParts = []SuggestedPart{PartOpening, PartContact, PartAddress, PartCriteria, PartIssues, PartWaiting, PartOther}

// SuggestionState is how far a suggestion has come.
type SuggestionState string

// The states of a suggestion.
const (
	SuggestionOpen     SuggestionState = "open"
	SuggestionDone     SuggestionState = "done"      // the profile says it now
	SuggestionNotRight SuggestionState = "not_right" // the profile was right
)

const (
	longestSuggestion = 1000
	longestAnswer     = 500
	longestEmail      = 254
	// suggestionWaits is how many days a suggestion may wait before coordinators
	// see that it does.
	suggestionWaits = 14
	// suggestionKept is how many months a suggestion is kept, answered or not.
	suggestionKept = 12
)

// Suggestion is what somebody says is wrong in a profile, and what it should say.
type Suggestion struct {
	Part  SuggestedPart
	Text  string
	Email string // to be thanked; of somebody on the public page, and theirs to leave out
}

// Tidy returns it without space around what was typed.
func (s Suggestion) Tidy() Suggestion {
	s.Text, s.Email = strings.TrimSpace(s.Text), strings.TrimSpace(s.Email)
	return s
}

// Check lists what must be put right before it can be sent.
func (s Suggestion) Check() []FieldError {
	c := &checklist{}
	c.say(!slices.Contains(SuggestedParts, s.Part), "part", "Choose what it is about.")
	c.need(s.Text, "text", "Write what is wrong, and what it should say.")
	c.say(tooLong(s.Text, longestSuggestion), "text", "That is too long: keep it under 1,000 characters.")
	if s.Email != "" {
		address, err := mail.ParseAddress(s.Email)
		c.say(err != nil || address.Address != s.Email || len(s.Email) > longestEmail, "email", "Enter an e-mail address such as name@example.org, or leave it empty.")
	}
	return c.errors
}

// CheckSuggestionAnswer lists what keeps a suggestion from being answered like this.
func CheckSuggestionAnswer(state SuggestionState, words string) []FieldError {
	c := &checklist{}
	c.say(state != SuggestionDone && state != SuggestionNotRight, "state", "Choose whether it is done or not right.")
	c.say(tooLong(words, longestAnswer), "words", "That is too long: keep it under 500 characters.")
	return c.errors
}

// SuggestionsLate is the time before which an open suggestion waits too long.
func SuggestionsLate(now time.Time) time.Time { return now.AddDate(0, 0, -suggestionWaits) }

// SuggestionsOver is the time before which suggestions are deleted.
func SuggestionsOver(now time.Time) time.Time { return now.AddDate(0, -suggestionKept, 0) }
