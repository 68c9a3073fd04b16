package api

import (
	"context"

	"onward/referral"
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
	Access         []Choice        `json:"access" doc:"Ways to an organisation, for its profile."`
	Consent        string          `json:"consent" doc:"The words to read to the client."`
	Urgent         string          `json:"urgent" doc:"What urgent means."`
	MaxReceivers   int             `json:"max_receivers"`
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
	Needs string `json:"needs" enum:"nothing,words,reason,outcomes,contact,days,assignee,note,receivers" doc:"What its form asks for."`
}

type referenceOutput struct{ Body Reference }

// maxReceivers is how many organisations one send may go to.
const maxReceivers = 20

// consentWords are read to the client before their details are shared (R58).
const consentWords = "We would like to send your details, and what you have told us, to the organisations we named to you, so that they can help you. " +
	"They will keep them safe and use them only for this. You can say no, and you can change your mind later: it will not change how we help you. Do you agree?"

// urgentWords say what urgent means (N14).
const urgentWords = "Urgent means that the client needs help much sooner than 8 working days, for example before a hearing, an eviction or with nothing to eat. " +
	"The receiver is asked to acknowledge within 1 working day and to decide within a further 2."

func (s *Server) reference(ctx context.Context, _ *nothing) (*referenceOutput, error) {
	issues, err := s.issueList(ctx)
	if err != nil {
		return nil, err
	}
	r := Reference{
		Issues:         []Issue{},
		DeclineReasons: choices(referral.DeclineReasons, reasonLabels),
		Channels:       choices(referral.Channels, channelLabels),
		Bases:          choices(referral.Bases, basisLabels),
		Statuses:       choices(referral.Statuses, statusLabels),
		Access:         choices(referral.Facilities, facilityLabels),
		Consent:        consentWords, Urgent: urgentWords, MaxReceivers: maxReceivers,
	}
	for _, i := range issues {
		if i.Active {
			r.Issues = append(r.Issues, Issue{i.Code, i.Label})
		}
	}
	for _, o := range referral.Outcomes {
		r.Outcomes = append(r.Outcomes, OutcomeChoice{o.Code, o.Label, string(o.Group)})
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
