package schema_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

// asks adds a question and returns it as it is kept.
func (n *network) asks(by referral.Actor, q referral.Question) schema.AskedQuestion {
	n.t.Helper()
	require.NoError(n.t, n.SaveQuestion(n.t.Context(), by, q, 0))
	all, err := n.Questions(n.t.Context(), by)
	require.NoError(n.t, err)
	return all[len(all)-1]
}

func answered(q schema.AskedQuestion, value string) referral.Answer {
	return referral.Answer{Question: q.ID, Values: []string{value}}
}

// Two receivers ask each something of their own, the network something about
// the issue: each receiver reads its own answer and the issue's, and no other.
func TestAnswersReachWhoAsked(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	ours := n.asks(n.lead, referral.Question{Kind: referral.AskText, Text: "Which bailiff?", Required: true})
	theirs := n.asks(leadOf(n.stranger), referral.Question{Kind: referral.AskYesNo, Text: "Is there a dog?", Required: true})
	issue := n.asks(n.coordinator, referral.Question{Kind: referral.AskNumber, Text: "How much is owed?", Issue: "debt"})

	var draft schema.Draft
	n.sendTo(someOrganisations(n.debt, n.other), func(d *schema.Draft) {
		d.Form.Answers = []referral.Answer{answered(ours, "Sandling & Co"), answered(theirs, "yes"), answered(issue, "1,250")}
		draft = *d
	})
	for name, tt := range map[string]struct {
		reader referral.Actor
		want   []string
	}{
		"one receiver": {n.receiver, []string{"Which bailiff? Sandling & Co", "How much is owed? 1,250"}},
		"the other":    {n.stranger, []string{"Is there a dog? Yes", "How much is owed? 1,250"}},
	} {
		page, err := n.List(t.Context(), tt.reader, schema.ListQuery{Box: schema.BoxIncoming})
		require.NoError(t, err, name)
		v, err := n.Referral(t.Context(), tt.reader, page.Items[0].ID)
		require.NoError(t, err, name)
		require.Equal(t, tt.want, names(v.Form.Answers, func(a referral.Answer) string { return a.Asked + " " + a.Words() }), name)
	}

	draft.ID, draft.Version = uuid.Nil, 0
	draft.Form.Answers = []referral.Answer{answered(ours, "Sandling & Co")}
	saved, err := n.SaveDraft(t.Context(), n.sender, draft)
	require.NoError(t, err)
	require.Len(t, saved.Asked, 3)
	_, err = n.SendDraft(t.Context(), n.sender, saved.ID, saved.Version)
	var refused *referral.Error
	require.ErrorAs(t, err, &refused)
	require.Equal(t, []referral.FieldError{{Field: "answers." + theirs.ID.String(), Message: "Answer this: Is there a dog?"}}, refused.Fields)
}

// A question that changes, or retires, changes no referral.
func TestAnswersKeepTheirQuestion(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	q := n.asks(n.lead, referral.Question{Kind: referral.AskText, Text: "Which bailiff?", Required: true})
	r := n.send(func(d *schema.Draft) { d.Form.Answers = []referral.Answer{answered(q, "Sandling & Co")} })
	q.Text = "Who called?"
	require.NoError(t, n.SaveQuestion(t.Context(), n.lead, q.Question, q.Version))
	require.ErrorIs(t, n.SaveQuestion(t.Context(), n.lead, q.Question, q.Version), referral.ErrStale, "changed meanwhile")
	require.NoError(t, n.RetireQuestion(t.Context(), n.lead, q.ID, true))
	r = n.must(r, n.receiver, referral.Command{Kind: referral.Return, Words: "When?"})
	d := n.amending(r, func(f *referral.Form) { f.Need.Reason = "Bailiffs called on Monday." })
	n.must(r, n.sender, sendAgain(d))
	v, err := n.Referral(t.Context(), n.receiver, r.ID)
	require.NoError(t, err)
	require.Equal(t, "Which bailiff?", v.Amendments[0].Before.Answers[0].Asked)
	require.Equal(t, "Sandling & Co", v.Form.Answers[0].Words(), "an amendment loses no answer to what is asked no more")
}

// What one receiver asked does not go on to the next, who asks for itself.
func TestForwardingAsksAfresh(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	ours := n.asks(n.lead, referral.Question{Kind: referral.AskText, Text: "Which bailiff?"})
	issue := n.asks(n.coordinator, referral.Question{Kind: referral.AskText, Text: "How much is owed?", Issue: "debt"})
	old := n.send(func(d *schema.Draft) {
		d.Form.Answers = []referral.Answer{answered(ours, "Sandling & Co"), answered(issue, "1,250")}
	})
	theirs := n.asks(leadOf(n.stranger), referral.Question{Kind: referral.AskText, Text: "Is there a dog?", Required: true})
	in := schema.ForwardInput{ReferralID: old.ID, Version: old.Version, Receivers: someOrganisations(n.other), Consent: form(n.other.ID).Consent}
	_, err := n.ForwardReferral(t.Context(), n.sender, in)
	require.ErrorIs(t, err, referral.ErrInvalid, "the new one asks something that must be answered")
	in.Answers = []referral.Answer{answered(theirs, "No dog")}
	sent, err := n.ForwardReferral(t.Context(), n.sender, in)
	require.NoError(t, err)
	v, err := n.Referral(t.Context(), n.stranger, sent[0].ID)
	require.NoError(t, err)
	require.Equal(t, []string{"No dog", "1,250"}, names(v.Form.Answers, referral.Answer.Words))
}

func TestWhoseQuestions(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	ctx := t.Context()
	q := n.asks(n.lead, referral.Question{Kind: referral.AskText, Text: "First?"})
	second := n.asks(n.lead, referral.Question{Kind: referral.AskText, Text: "Second?"})
	for name, by := range map[string]referral.Actor{"an adviser": n.receiver, "an auditor": {UserID: n.coordinator.UserID, Role: referral.Auditor}} {
		require.ErrorIs(t, n.SaveQuestion(ctx, by, q.Question, q.Version), referral.ErrNotAllowed, name)
		require.ErrorIs(t, n.RetireQuestion(ctx, by, q.ID, true), referral.ErrNotAllowed, name)
	}
	for name, by := range map[string]referral.Actor{"another organisation's lead": leadOf(n.stranger), "a coordinator": n.coordinator} {
		other := q.Question
		other.Issue = "debt"
		require.ErrorIs(t, n.SaveQuestion(ctx, by, other, q.Version), referral.ErrNotFound, name)
		require.ErrorIs(t, n.MoveQuestion(ctx, by, q.ID, true), referral.ErrNotFound, name)
	}
	rows, err := n.asApp(leadOf(n.stranger), "UPDATE questions SET question = 'x'")
	require.NoError(t, err)
	require.Zero(t, rows, "whatever a query asks")
	require.ErrorIs(t, n.MoveQuestion(ctx, n.lead, q.ID, true), referral.ErrRefused, "it is the first")
	require.NoError(t, n.MoveQuestion(ctx, n.lead, second.ID, true))
	all, err := n.QuestionsAsked(ctx, n.sender, someOrganisations(n.debt), nil)
	require.NoError(t, err)
	require.Equal(t, []string{"Second?", "First?"}, names(all, func(q schema.AskedQuestion) string { return q.Text }))
	require.Equal(t, n.debt.Name, all[0].Asker)
	require.NoError(t, n.RetireQuestion(ctx, n.lead, q.ID, true))
	require.NoError(t, n.RetireQuestion(ctx, n.lead, q.ID, false))
	for range referral.MaxQuestions - 2 {
		require.NoError(t, n.SaveQuestion(ctx, n.lead, referral.Question{Kind: referral.AskYesNo, Text: "One more?"}, 0))
	}
	require.ErrorIs(t, n.SaveQuestion(ctx, n.lead, referral.Question{Kind: referral.AskYesNo, Text: "One too many?"}, 0), &referral.Error{Code: referral.CodeTooMany})
}
