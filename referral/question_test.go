package referral_test

import (
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
)

var (
	debtors = uuid.MustParse("0198c0de-0000-7000-8000-0000000000f1")
	lodgers = uuid.MustParse("0198c0de-0000-7000-8000-0000000000f2")
)

func question(kind referral.QuestionKind, required bool) referral.Question {
	return referral.Question{ID: uuid.MustParse("0198c0de-0000-7000-8000-00000000aaaa"), OrganisationID: debtors, Kind: kind, Text: "What of it?", Options: []string{"Rent", "Council tax"}, Required: required}
}

func TestAnswersFitTheirQuestion(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		kind   referral.QuestionKind
		values []string
		fits   bool
	}{
		"words":                  {referral.AskText, []string{"Mrs Sandling"}, true},
		"too many words":         {referral.AskText, []string{strings.Repeat("a", 201)}, false},
		"many words":             {referral.AskLongText, []string{strings.Repeat("a", 201)}, true},
		"without end":            {referral.AskLongText, []string{strings.Repeat("a", 10_001)}, false},
		"one of the choices":     {referral.AskChoice, []string{"Rent"}, true},
		"no choice of these":     {referral.AskChoice, []string{"Food"}, false},
		"two where one is asked": {referral.AskChoice, []string{"Rent", "Council tax"}, false},
		"two choices":            {referral.AskChoices, []string{"Rent", "Council tax"}, true},
		"a day":                  {referral.AskDate, []string{"2026-02-28"}, true},
		"no day":                 {referral.AskDate, []string{"2026-02-30"}, false},
		"a number":               {referral.AskNumber, []string{"1,250.50"}, true},
		"no number":              {referral.AskNumber, []string{"a lot"}, false},
		"yes":                    {referral.AskYesNo, []string{"yes"}, true},
		"perhaps":                {referral.AskYesNo, []string{"perhaps"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			q := question(tt.kind, true)
			form := referral.Form{Answers: []referral.Answer{{Question: q.ID, Values: tt.values}}}
			wrong := form.CheckAnswers([]referral.Question{q}, []uuid.UUID{debtors})
			if tt.fits {
				require.Empty(t, wrong)
				return
			}
			require.Len(t, wrong, 1)
			require.Equal(t, "answers."+q.ID.String(), wrong[0].Field)
		})
	}
}

func TestWhoIsAsked(t *testing.T) {
	t.Parallel()
	own, issue := question(referral.AskText, true), question(referral.AskText, true)
	issue.ID, issue.OrganisationID, issue.Issue = uuid.Max, uuid.Nil, "debt"
	asked := []referral.Question{own, issue}
	form := referral.Form{Need: referral.Need{Issues: []string{"debt"}}}
	require.Len(t, form.CheckAnswers(asked, []uuid.UUID{debtors}), 2)
	require.Len(t, form.CheckAnswers(asked, []uuid.UUID{lodgers}), 1, "only what the issue asks")
	require.Empty(t, referral.Form{}.CheckAnswers(asked, []uuid.UUID{lodgers}), "another issue, another receiver")
	own.Required, issue.Retired = false, true
	require.Empty(t, form.CheckAnswers([]referral.Question{own, issue}, []uuid.UUID{debtors}), "neither is required any more")
}

// What one receiver asked is for that one alone, and is kept in the words in
// which it was asked; what is forwarded takes only what the issues asked.
func TestAnswersGoWhereTheyBelong(t *testing.T) {
	t.Parallel()
	own, issue := question(referral.AskYesNo, true), question(referral.AskDate, true)
	issue.ID, issue.OrganisationID, issue.Issue, issue.Text = uuid.Max, uuid.Nil, "debt", "Since when?"
	form := referral.Form{Need: referral.Need{Issues: []string{"debt"}}, Answers: []referral.Answer{
		{Question: issue.ID, Values: []string{"2026-11-27"}},
		{Question: own.ID, Asked: "Is the client rich?", Values: []string{"yes"}},
		{Question: uuid.MustParse("0198c0de-0000-7000-8000-00000000bbbb"), Asked: "Nobody asked this.", Values: []string{"x"}},
	}}
	asked := []referral.Question{own, issue}
	got := form.AnswersFor(debtors, asked)
	require.Equal(t, []referral.Answer{
		{Question: own.ID, Asked: "What of it?", Kind: referral.AskYesNo, By: debtors, Values: []string{"yes"}},
		{Question: issue.ID, Asked: "Since when?", Kind: referral.AskDate, Values: []string{"2026-11-27"}},
	}, got)
	require.Equal(t, []string{"Yes", "27 November 2026"}, []string{got[0].Words(), got[1].Words()})
	require.Equal(t, got[1:], form.AnswersFor(lodgers, asked))
	form.Answers = got
	require.Equal(t, got[1:], form.SharedAnswers())
}

func TestAQuestionMustMakeSense(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		change func(q *referral.Question)
		field  string
	}{
		"no words":        {func(q *referral.Question) { q.Text = " " }, "text"},
		"too many":        {func(q *referral.Question) { q.Text = strings.Repeat("a", 301) }, "text"},
		"too much help":   {func(q *referral.Question) { q.Help = strings.Repeat("a", 501) }, "help"},
		"made-up kind":    {func(q *referral.Question) { q.Kind = "smell" }, "kind"},
		"nothing to tick": {func(q *referral.Question) { q.Kind, q.Options = referral.AskChoices, []string{"One", " One "} }, "options"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			q := question(referral.AskText, false)
			require.Empty(t, q.Tidy().Check())
			tt.change(&q)
			wrong := q.Tidy().Check()
			require.NotEmpty(t, wrong)
			require.Equal(t, tt.field, wrong[0].Field)
		})
	}
}
