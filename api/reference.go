package api

import (
	"context"
	"fmt"

	"onward/referral"
	"onward/schema"
)

// Reference is every list a form offers, and the words it shows.
type Reference struct {
	Issues         []Issue         `json:"issues"`
	DeclineReasons []Choice        `json:"decline_reasons"`
	Outcomes       []OutcomeChoice `json:"outcomes"`
	Channels       []Choice        `json:"channels"`
	Bases          []Choice        `json:"bases" doc:"The lawful bases for sharing."`
	Commands       []CommandChoice `json:"commands" doc:"Every command a person can give, in the order of a menu."`
	Statuses       []Choice        `json:"statuses"`
	Types          []Choice        `json:"types" doc:"What kind of organisation one can be."`
	Access         []Choice        `json:"access" doc:"Ways to an organisation, for its profile."`
	Consent        string          `json:"consent" doc:"The words to read to the client."`
	Urgent         string          `json:"urgent" doc:"What urgent means."`
	Results        []Choice        `json:"results" doc:"How a referral can end."`
	Print          string          `json:"print" doc:"What to be reminded of before a referral is printed."`
	GlassReasons   []Choice        `json:"glass_reasons" doc:"Why a coordinator must see a client."`
	Export         string          `json:"export" doc:"What to be reminded of before referrals are taken out."`
	Remedies       []string        `json:"remedies" doc:"Ready suggestions for what would have made a referral right; one that ends in a colon wants to be finished."`
	RemedyReasons  []string        `json:"remedy_reasons" doc:"The reasons to decline with which the receiver is asked for it."`
	MaxReceivers   int             `json:"max_receivers"`
	OffersNext     bool            `json:"offers_next" doc:"A referral that nobody answers goes to the next receiver that its sender named."`
}

// OutcomeChoice is an answer to "what came of it?".
type OutcomeChoice struct {
	Code  string `json:"code"`
	Label string `json:"label"`
	Group string `json:"group" enum:"successful,unsuccessful"`
}

// CommandChoice is a command in words.
type CommandChoice struct {
	Code  string `json:"code"`
	Label string `json:"label" doc:"As a button says it."`
	Needs string `json:"needs" enum:"nothing,words,reason,outcomes,contact,days,assignee,note,file,receivers" doc:"What its form asks for."`
}

type referenceOutput struct{ Body Reference }

// maxReceivers is how many organisations one send may go to.
const maxReceivers = 20

// urgentWords say what urgent means (N14), by the policy of now.
func urgentWords(p schema.Policy) string {
	return fmt.Sprintf("Urgent means that the client needs help much sooner than %s, for example before a hearing, an eviction or with nothing to eat. "+
		"The receiver is asked to acknowledge within %s and to decide within a further %d.",
		workingDays(p.AcknowledgeDays+p.DecideDays), workingDays(p.UrgentAcknowledgeDays), p.UrgentDecideDays)
}

func (s *Server) reference(ctx context.Context, _ *nothing) (*referenceOutput, error) {
	lists, err := s.lists(ctx)
	if err != nil {
		return nil, err
	}
	policy, err := s.store.Policy(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the policy: %w", err)
	}
	words, err := s.store.Wordings(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the wordings: %w", err)
	}
	r := Reference{
		Issues:         []Issue{},
		DeclineReasons: offered(lists[referral.ListReasons]),
		Outcomes:       []OutcomeChoice{},
		Channels:       choices(referral.Channels, channelLabels),
		Bases:          choices(referral.Bases, basisLabels),
		Statuses:       choices(referral.Statuses, statusLabels),
		Types:          offered(lists[referral.ListTypes]),
		Access:         choices(referral.Facilities, facilityLabels),
		GlassReasons:   choices(referral.GlassReasons, glassLabels),
		Results:        choices(referral.Results, resultLabels),
		Consent:        words[referral.WordingConsent], Print: words[referral.WordingPrint], Export: words[referral.WordingExport],
		Urgent: urgentWords(policy), MaxReceivers: maxReceivers,
		Remedies: referral.Remedies, RemedyReasons: []string{},
		OffersNext: policy.Silence == referral.SilenceOffers,
	}
	for _, reason := range referral.MisfitReasons {
		r.RemedyReasons = append(r.RemedyReasons, string(reason))
	}
	for _, i := range offered(lists[referral.ListIssues]) {
		r.Issues = append(r.Issues, Issue(i))
	}
	for _, o := range lists[referral.ListOutcomes] {
		if o.Active {
			r.Outcomes = append(r.Outcomes, OutcomeChoice{o.Code, o.Label, o.Group})
		}
	}
	for _, k := range referral.Kinds {
		r.Commands = append(r.Commands, CommandChoice{string(k), commandLabels[k].button, commandLabels[k].needs})
	}
	return &referenceOutput{Body: r}, nil
}

// choices pairs codes with their words, in the order of a form.
func choices[C ~string](codes []C, labels map[C]string) []Choice {
	all := make([]Choice, len(codes))
	for i, c := range codes {
		all[i] = Choice{string(c), labels[c]}
	}
	return all
}
