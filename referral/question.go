package referral

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"
)

// QuestionKind is what an extra question is answered with.
type QuestionKind string

// The kinds of extra questions.
const (
	AskText     QuestionKind = "text"
	AskLongText QuestionKind = "long_text"
	AskChoice   QuestionKind = "choice"
	AskChoices  QuestionKind = "choices"
	AskDate     QuestionKind = "date"
	AskNumber   QuestionKind = "number"
	AskYesNo    QuestionKind = "yes_no"
)

// QuestionKinds lists them in the order in which a form offers them.
var QuestionKinds = []QuestionKind{AskText, AskLongText, AskChoice, AskChoices, AskDate, AskNumber, AskYesNo}

// Limits of a question, and of how many of them one organisation or issue asks.
const (
	MaxQuestions = 20
	maxOptions   = 20
)

// Question is what a receiver wants to know beyond the form, or the network for
// an issue (R2, R12).
type Question struct {
	ID             uuid.UUID
	OrganisationID uuid.UUID // whose it is; zero: the network's, for the issue
	Issue          string
	Kind           QuestionKind
	Text           string
	Help           string
	Options        []string // of a choice
	Required       bool
	Retired        bool // asked no more; kept for referrals that answered it
}

// Answer is one answer as it was given. It keeps the question as it was worded
// then, so that changing the question changes no referral.
type Answer struct {
	Question uuid.UUID    `json:"question"`
	Asked    string       `json:"asked,omitempty" maxLength:"300" doc:"The question's words when it was sent; the server fills them in."`
	Kind     QuestionKind `json:"kind,omitempty" enum:"text,long_text,choice,choices,date,number,yes_no"`
	By       uuid.UUID    `json:"by,omitzero" doc:"The receiver that asks; absent for a question about an issue."`
	Values   []string     `json:"values" maxItems:"20" doc:"One, or each that was ticked. A date as 2026-11-27, yes or no as such."`
}

// Tidy returns the question as it should be kept.
func (q Question) Tidy() Question {
	q.Text, q.Help = strings.TrimSpace(q.Text), strings.TrimSpace(q.Help)
	options := []string{}
	if q.Kind == AskChoice || q.Kind == AskChoices {
		for _, o := range q.Options {
			if o = strings.TrimSpace(o); o != "" && !slices.Contains(options, o) {
				options = append(options, o)
			}
		}
	}
	q.Options = options
	return q
}

// Check returns what is wrong with the question itself.
func (q Question) Check() []FieldError {
	c := &checklist{}
	c.say(!slices.Contains(QuestionKinds, q.Kind), "kind", "Choose what it is answered with.")
	c.need(q.Text, "text", "Write the question.")
	c.say(tooLong(q.Text, 300), "text", "That is too long: keep it under 300 characters.")
	c.say(tooLong(q.Help, 500), "help", "That is too long: keep it under 500 characters.")
	if q.Kind == AskChoice || q.Kind == AskChoices {
		c.say(len(q.Options) < 2, "options", "Give at least two different answers to choose from.")
		c.say(len(q.Options) > maxOptions, "options", "Give 20 answers at most.")
	}
	for _, o := range q.Options {
		c.say(tooLong(o, line), "options", "One of the answers is too long: keep each under 200 characters.")
	}
	return c.errors
}

func tooLong(s string, longest int) bool { return utf8.RuneCountInString(s) > longest }

// asks reports whether a send to these receivers about these issues must hear the question.
func (q Question) asks(receivers []uuid.UUID, issues []string) bool {
	if q.OrganisationID != uuid.Nil {
		return slices.Contains(receivers, q.OrganisationID)
	}
	return slices.Contains(issues, q.Issue)
}

// CheckAnswers returns what is missing or wrong in the answers to the questions
// that these receivers ask, and the network about the form's issues.
func (f Form) CheckAnswers(asked []Question, receivers []uuid.UUID) []FieldError {
	c := &checklist{}
	for _, q := range asked {
		if !q.asks(receivers, f.Need.Issues) || q.Retired {
			continue
		}
		field := "answers." + q.ID.String()
		values := f.answerTo(q.ID)
		if len(values) == 0 {
			c.say(q.Required, field, "Answer this: "+q.Text)
			continue
		}
		c.say(!q.fits(values), field, q.misfit())
	}
	return c.errors
}

// fits reports whether the question can be answered so.
func (q Question) fits(values []string) bool {
	if q.Kind != AskChoices && len(values) > 1 {
		return false
	}
	for _, v := range values {
		switch q.Kind {
		case AskText:
			if tooLong(v, line) {
				return false
			}
		case AskLongText:
			if tooLong(v, page) {
				return false
			}
		case AskChoice, AskChoices:
			if !slices.Contains(q.Options, v) {
				return false
			}
		case AskDate:
			if _, err := ParseDate(v); err != nil {
				return false
			}
		case AskNumber:
			if _, err := strconv.ParseFloat(strings.ReplaceAll(v, ",", ""), 64); err != nil || tooLong(v, 30) {
				return false
			}
		case AskYesNo:
			if v != "yes" && v != "no" {
				return false
			}
		}
	}
	return true
}

func (q Question) misfit() string {
	switch q.Kind {
	case AskDate:
		return "Enter a whole date, with day, month and year: " + q.Text
	case AskNumber:
		return "Enter a number: " + q.Text
	case AskText:
		return fmt.Sprintf("Keep it under %d characters: %s", line, q.Text)
	case AskLongText:
		return fmt.Sprintf("Keep it under %d characters: %s", page, q.Text)
	default:
		return "Choose from the answers: " + q.Text
	}
}

// AnswersFor are the answers that a referral to the receiver holds: to its own
// questions and to those about the issues, in the questions' order and words of
// now. What another receiver asked stays with that one.
func (f Form) AnswersFor(receiver uuid.UUID, asked []Question) []Answer {
	var kept []Answer
	for _, q := range asked {
		values := f.answerTo(q.ID)
		if len(values) == 0 || !q.asks([]uuid.UUID{receiver}, f.Need.Issues) {
			continue
		}
		kept = append(kept, Answer{Question: q.ID, Asked: q.Text, Kind: q.Kind, By: q.OrganisationID, Values: values})
	}
	return kept
}

// Asked is the form of a draft whose answers say what is asked now; those to
// what is not asked any more are kept and say nothing.
func (f Form) Asked(questions []Question) Form {
	answers := slices.Clone(f.Answers)
	for i, a := range answers {
		answers[i] = Answer{Question: a.Question, Values: a.Values}
		if at := slices.IndexFunc(questions, func(q Question) bool { return q.ID == a.Question }); at >= 0 {
			q := questions[at]
			answers[i].Asked, answers[i].Kind, answers[i].By = q.Text, q.Kind, q.OrganisationID
		}
	}
	f.Answers = answers
	return f
}

// SharedAnswers are those that go on with a copy: to questions about issues. What
// one receiver asked is not for the next.
func (f Form) SharedAnswers() []Answer {
	return slices.DeleteFunc(slices.Clone(f.Answers), func(a Answer) bool { return a.By != uuid.Nil })
}

func (f Form) answerTo(question uuid.UUID) []string {
	for _, a := range f.Answers {
		if a.Question == question {
			return a.Values
		}
	}
	return nil
}

// tidyAnswers drops what was left empty.
func tidyAnswers(answers []Answer) []Answer {
	var kept []Answer
	for _, a := range answers {
		values := []string{}
		for _, v := range a.Values {
			if v = strings.TrimSpace(v); v != "" {
				values = append(values, v)
			}
		}
		if a.Values = values; len(values) > 0 {
			kept = append(kept, a)
		}
	}
	return kept
}

// Words are the answer as people read it.
func (a Answer) Words() string {
	words := slices.Clone(a.Values)
	for i, v := range words {
		switch d, err := ParseDate(v); {
		case a.Kind == AskDate && err == nil:
			words[i] = d.At(12, 0, 0).Format("2 January 2006")
		case a.Kind == AskYesNo && v == "yes":
			words[i] = "Yes"
		case a.Kind == AskYesNo && v == "no":
			words[i] = "No"
		}
	}
	return strings.Join(words, ", ")
}
