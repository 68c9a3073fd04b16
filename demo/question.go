package demo

import (
	"context"
	"fmt"

	"onward/referral"
	"onward/schema"
)

// questions are what some organisations ask beside the form, and the network
// about an issue.
var questions = []struct {
	slug string // of the organisation; empty: the network
	referral.Question
}{
	{"newcomers-law", referral.Question{Kind: referral.AskYesNo, Text: "Does another immigration adviser act for them?", Required: true}},
	{"newcomers-law", referral.Question{Kind: referral.AskDate, Text: "When does their leave to remain end?", Help: "As far as they know. Leave it empty if there is no such date."}},
	{"newcomers-law", referral.Question{Kind: referral.AskChoices, Text: "What have they applied for?", Options: []string{"Asylum", "Settlement", "A visa for family", "Citizenship", "Nothing yet"}}},
	{"heronlode-housing-aid", referral.Question{Kind: referral.AskChoice, Text: "From whom do they rent?", Options: []string{"The council", "A housing association", "A private landlord", "They do not rent"}, Required: true}},
	{"heronlode-housing-aid", referral.Question{Kind: referral.AskText, Text: "Who is the landlord, or the agent?"}},
	{"", referral.Question{Issue: "homelessness", Kind: referral.AskLongText, Text: "Where will they sleep tonight?", Help: "If nowhere, telephone the receiver as well."}},
}

// askQuestions has them asked by whoever may ask.
func (n Network) askQuestions(ctx context.Context, store *schema.Store) error {
	for _, q := range questions {
		by := referral.Actor{Role: referral.Coordinator}
		for _, p := range n.People {
			if q.slug == "" && p.Network == referral.Coordinator {
				by.UserID = p.ID
				break
			}
		}
		for _, o := range n.Organisations {
			if o.Slug == q.slug {
				by = referral.Actor{UserID: o.staff[0], OrganisationID: o.ID, Role: referral.Lead}
			}
		}
		if err := store.SaveQuestion(ctx, by, q.Question, 0); err != nil {
			return fmt.Errorf("demo: ask a question: %w", err)
		}
	}
	return nil
}
