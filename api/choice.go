package api

import "onward/referral"

// NetworkList is one of the lists that the network decides (R2).
type NetworkList struct {
	Name    string          `json:"name"`
	Choices []NetworkChoice `json:"choices"`
}

// NetworkChoice is one entry, as those who look after the list see it.
type NetworkChoice struct {
	Code   string `json:"code"`
	Label  string `json:"label"`
	Group  string `json:"group,omitempty" doc:"An issue's heading; an outcome's group."`
	Active bool   `json:"active" doc:"Offered; if not, it is retired."`
	Stays  string `json:"stays,omitempty" doc:"Why it can never be retired."`
}

// NetworkLists is every list.
type NetworkLists struct {
	Lists []NetworkList `json:"lists"`
}

// ChoiceBody is what people read of an entry.
type ChoiceBody struct {
	Label string `json:"label" maxLength:"500"`
	Group string `json:"group,omitempty" maxLength:"500" doc:"An issue's heading; for a new outcome, successful or unsuccessful."`
}

// RetireBody takes an entry out of what is offered, or offers it again.
type RetireBody struct {
	Retired bool `json:"retired"`
}

// MoveBody puts an entry before or after its neighbour.
type MoveBody struct {
	To string `json:"to" enum:"up,down"`
}

// ChoiceUses says how often an entry was used.
type ChoiceUses struct {
	Sentence string `json:"sentence" doc:"For whoever is about to retire it."`
}

// ListPath names a list.
type ListPath struct {
	List string `path:"list" enum:"issues,outcomes,decline-reasons,organisation-types"`
}

// ChoicePath names an entry of a list.
type ChoicePath struct {
	ListPath
	Code string `path:"code" maxLength:"60"`
}

type addChoiceInput struct {
	ListPath
	Body ChoiceBody
}

type changeChoiceInput struct {
	ChoicePath
	Body ChoiceBody
}

type retireChoiceInput struct {
	ChoicePath
	Body RetireBody
}

type moveChoiceInput struct {
	ChoicePath
	Body MoveBody
}

type listsOutput struct{ Body NetworkLists }

type listOutput struct{ Body NetworkList }

type usesOutput struct{ Body ChoiceUses }

func showList(list referral.List, all []referral.Choice) NetworkList {
	shown := NetworkList{Name: string(list), Choices: []NetworkChoice{}}
	for _, c := range all {
		shown.Choices = append(shown.Choices, NetworkChoice{c.Code, c.Label, c.Group, c.Active, referral.StaysFor(list, c.Code)})
	}
	return shown
}
