package referral

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// List names one of the lists that the network decides (R2).
type List string

// The lists. The same words are the API's paths.
const (
	ListIssues   List = "issues"
	ListOutcomes List = "outcomes"
	ListReasons  List = "decline-reasons"
	ListTypes    List = "organisation-types" // what kind of organisation one is (R11)
)

// Lists is every list, in the order of the screen.
var Lists = []List{ListIssues, ListOutcomes, ListReasons, ListTypes}

// Choice is one entry of a list. Its code never changes, so that old referrals,
// reports and rules keep their meaning; its label is what people read now. One
// that is retired is offered no more.
type Choice struct {
	Code   string
	Label  string
	Group  string // an issue's heading; an outcome's group (R22); else nothing
	Active bool
}

// Answers are what the network lets a receiver answer with now.
type Answers struct {
	Reasons  []DeclineReason
	Outcomes []Outcome
}

// startingAnswers are what a network begins with.
var startingAnswers = &Answers{Reasons: DeclineReasons, Outcomes: Outcomes}

// AnswersOf are what the lists offer now.
func AnswersOf(reasons, outcomes []Choice) *Answers {
	o := &Answers{}
	for _, c := range reasons {
		if c.Active {
			o.Reasons = append(o.Reasons, DeclineReason(c.Code))
		}
	}
	for _, c := range outcomes {
		if c.Active {
			o.Outcomes = append(o.Outcomes, Outcome{c.Code, c.Label, Group(c.Group)})
		}
	}
	return o
}

// answers are what the store says the network offers, or what one begins with.
func (c Command) answers() *Answers {
	if c.Answers == nil {
		return startingAnswers
	}
	return c.Answers
}

// outcome returns the outcome with the code, if it is offered.
func (o *Answers) outcome(code string) (Outcome, bool) {
	i := slices.IndexFunc(o.Outcomes, func(known Outcome) bool { return known.Code == code })
	if i < 0 {
		return Outcome{}, false
	}
	return o.Outcomes[i], true
}

// ruled are the codes that a rule of this package speaks of, and what it says.
// Without them people would pick a neighbour that no rule watches.
var ruled = map[List]map[string]string{
	ListReasons: {
		string(CouldNotContact): "It takes three tries in vain to reach the client, and stays so that nobody declines for it under another name.",
		string(OtherReason):     "It stays, so that a receiver whose reason is not in the list is never stuck.",
	},
	ListOutcomes: {
		NoResponse: "It takes three tries in vain to reach the client, and stays so that nobody closes for it under another name.",
	},
	ListTypes: {
		"other": "It stays, so that an organisation whose kind is not in the list can still be one.",
	},
	ListIssues: {
		"other": "It stays, so that a client whose need is not in the list can still be referred.",
	},
}

// StaysFor says why a choice can never be retired; nothing when it can.
func StaysFor(list List, code string) string { return ruled[list][code] }

// mostChoices is more than anybody reads in a form.
const mostChoices = 100

// longestChoice is how long a label and a heading may be, in characters.
const longestChoice = 80

// AddChoice returns the list with one more at its end.
func AddChoice(list List, all []Choice, label, group string) ([]Choice, Choice, error) {
	added := Choice{Code: codeFor(label, all), Label: tidyLine(label), Group: tidyLine(group), Active: true}
	if len(all) >= mostChoices {
		return all, added, &Error{Code: CodeRefused, Message: "The list has a hundred entries, which is more than anybody reads. Rename one that is retired instead."}
	}
	return append(slices.Clone(all), added), added, added.check(list, all)
}

// RenameChoice changes what people read, not what it means: the group of an
// outcome stays, or the results of old referrals would change with it.
func RenameChoice(list List, all []Choice, code, label, group string) ([]Choice, error) {
	i, err := indexOf(all, code)
	if err != nil {
		return all, err
	}
	next := slices.Clone(all)
	next[i].Label = tidyLine(label)
	if list == ListIssues {
		next[i].Group = tidyLine(group)
	}
	return next, next[i].check(list, slices.Delete(slices.Clone(all), i, i+1))
}

// RetireChoice takes a choice out of what is offered, or offers it again.
func RetireChoice(list List, all []Choice, code string, retired bool) ([]Choice, error) {
	i, err := indexOf(all, code)
	if err != nil {
		return all, err
	}
	if why := StaysFor(list, code); why != "" && retired {
		return all, &Error{Code: CodeRefused, Message: "“" + all[i].Label + "” cannot be retired. " + why}
	}
	next := slices.Clone(all)
	next[i].Active = !retired
	if retired && lastOfItsKind(list, next, next[i].Group) {
		return all, &Error{Code: CodeRefused, Message: "“" + all[i].Label + "” is the last of its kind that is offered, and people need one. Add another first, then retire this one."}
	}
	return next, nil
}

// MoveChoice puts a choice before (-1) or after (1) its neighbour that is
// offered like it: those retired stand apart on the screen.
func MoveChoice(all []Choice, code string, by int) ([]Choice, error) {
	i, err := indexOf(all, code)
	if err != nil {
		return all, err
	}
	next := slices.Clone(all)
	for j := i + by; j >= 0 && j < len(next); j += by {
		if next[j].Active == next[i].Active {
			next[i], next[j] = next[j], next[i]
			break
		}
	}
	return next, nil
}

// lastOfItsKind reports whether nothing is left to choose: of issues and
// reasons at all, of outcomes in the group (R22).
func lastOfItsKind(list List, all []Choice, group string) bool {
	return !slices.ContainsFunc(all, func(c Choice) bool { return c.Active && (list != ListOutcomes || c.Group == group) })
}

// check refuses a label or a group that a form could not show, and one label
// for two things.
func (c Choice) check(list List, others []Choice) error {
	switch {
	case c.Label == "":
		return invalid("label", "Write what people will read in the list.")
	case utf8.RuneCountInString(c.Label) > longestChoice:
		return invalid("label", "Keep it under 80 characters, so that it fits in the form.")
	case slices.ContainsFunc(others, func(o Choice) bool { return strings.EqualFold(o.Label, c.Label) }):
		return invalid("label", "The list has this already. Look among the retired ones too: one of those can be offered again.")
	case list == ListOutcomes && Group(c.Group) != Successful && Group(c.Group) != Unsuccessful:
		return invalid("group", "Choose whether the outcome helped the client.")
	case list == ListIssues && c.Group == "":
		return invalid("group", "Write the heading that it stands under, such as Money.")
	case utf8.RuneCountInString(c.Group) > longestChoice:
		return invalid("group", "Keep the heading under 80 characters.")
	}
	return nil
}

func indexOf(all []Choice, code string) (int, error) {
	i := slices.IndexFunc(all, func(c Choice) bool { return c.Code == code })
	if i < 0 {
		return i, &Error{Code: CodeNotFound, Message: "There is no such entry in the list. Somebody may have changed the list: look at it again."}
	}
	return i, nil
}

// codeFor makes a code of the label that the list does not have yet.
func codeFor(label string, all []Choice) string {
	code := strings.Trim(notCode.ReplaceAllString(strings.ToLower(label), "_"), "_0123456789")
	code = strings.TrimRight(code[:min(len(code), 40)], "_")
	if code == "" {
		code = "entry"
	}
	for free := code; ; free += "_x" {
		if !slices.ContainsFunc(all, func(c Choice) bool { return c.Code == free }) {
			return free
		}
	}
}

var notCode = regexp.MustCompile(`[^a-z0-9]+`)

// tidyLine is a text on one line, without space around it.
func tidyLine(s string) string { return strings.Join(strings.Fields(s), " ") }
