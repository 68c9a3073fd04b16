package schema_test

import (
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

func wrongTimes(text string) referral.Suggestion {
	return referral.Suggestion{Part: referral.PartOpening, Text: text}
}

func (n *network) suggestions(by referral.Actor) []schema.Suggestion {
	n.t.Helper()
	all, err := n.Suggestions(n.t.Context(), by)
	require.NoError(n.t, err)
	return all
}

func TestASuggestionReachesTheLeadsAndItsMakerReadsWhatBecameOfIt(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	require.NoError(t, n.Suggest(t.Context(), n.sender, n.debt.ID, wrongTimes(" They close at four. ")))
	require.NoError(t, n.Suggest(t.Context(), n.sender, n.debt.ID, wrongTimes("They close at four.")), "once more, before anybody answered")
	require.Empty(t, n.suggestions(n.stranger), "another organisation's lead")
	require.ErrorIs(t, n.Suggest(t.Context(), n.sender, uuid.New(), wrongTimes("x")), referral.ErrNotFound)
	all := n.suggestions(n.lead)
	require.Len(t, all, 1)
	require.Equal(t, "They close at four.", all[0].Text)
	require.Equal(t, &schema.Person{ID: n.sender.UserID, Name: "Amina K.", Organisation: "Harbour Food Bank"}, all[0].By)
	m, err := n.Managed(t.Context(), n.lead)
	require.NoError(t, err)
	require.Equal(t, 1, m.Suggested)
	d, err := n.Dashboard(t.Context(), n.lead, false)
	require.NoError(t, err)
	require.Equal(t, []schema.Task{{Kind: schema.TaskSuggested, Count: 1}}, d.Tasks)
	_, err = n.Suggestions(t.Context(), n.receiver)
	require.ErrorIs(t, err, referral.ErrNotAllowed)

	require.ErrorIs(t, n.AnswerSuggestion(t.Context(), n.receiver, all[0].ID, referral.SuggestionDone, ""), referral.ErrNotAllowed)
	require.ErrorIs(t, n.AnswerSuggestion(t.Context(), n.stranger, all[0].ID, referral.SuggestionDone, ""), referral.ErrNotFound)
	require.NoError(t, n.AnswerSuggestion(t.Context(), n.lead, all[0].ID, referral.SuggestionDone, "Thank you."))
	err = n.AnswerSuggestion(t.Context(), n.lead, all[0].ID, referral.SuggestionNotRight, "")
	require.ErrorIs(t, err, referral.ErrStale)
	require.ErrorContains(t, err, "Lena L. changed this on 1 June at 10:00")
	own, err := n.OwnSuggestions(t.Context(), n.sender, n.debt.ID)
	require.NoError(t, err)
	require.Equal(t, referral.SuggestionDone, own[0].State)
	require.Equal(t, "Thank you.", own[0].Answer)
	require.Equal(t, "Lena L.", own[0].AnsweredBy.Name)
	others, err := n.OwnSuggestions(t.Context(), n.stranger, n.debt.ID)
	require.NoError(t, err)
	require.Empty(t, others)
}

func TestAnOrganisationIsWrittenToOnceAnHour(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	var wait sync.WaitGroup
	for _, text := range []string{"One.", "Two.", "Three."} {
		wait.Go(func() { require.NoError(t, n.Suggest(t.Context(), n.sender, n.debt.ID, wrongTimes(text))) })
	}
	wait.Wait()
	require.Len(t, n.suggestions(n.lead), 3)
	require.EqualValues(t, 1, n.letters(referral.LetterSuggested))
	require.NoError(t, n.at(monday.Add(61*time.Minute)).Suggest(t.Context(), n.sender, n.debt.ID, wrongTimes("Four.")))
	require.EqualValues(t, 2, n.letters(referral.LetterSuggested))
	l, err := n.Letter(t.Context(), raw[uuid.UUID](t, n.url, "SELECT id FROM notifications WHERE letter = 'suggested' LIMIT 1")[0])
	require.NoError(t, err)
	require.Equal(t, "debt@example.org", l.To)
	require.Equal(t, "Debt Advice Norwich", l.OrganisationName)
}

func TestAVisitorIsThankedAndForgotten(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	what := wrongTimes("They moved.")
	what.Email = "visitor@example.net"
	require.ErrorIs(t, n.SuggestPublicly(t.Context(), n.debt.ID, what), referral.ErrNotFound, "it is not public")
	require.NoError(t, n.Publish(t.Context(), n.lead, n.debt.ID, true))
	require.NoError(t, n.SuggestPublicly(t.Context(), n.debt.ID, what))
	all := n.suggestions(n.lead)
	require.Nil(t, all[0].By)
	require.True(t, all[0].WillBeThanked)
	require.Zero(t, n.letters(referral.LetterThanks))
	require.NoError(t, n.AnswerSuggestion(t.Context(), n.lead, all[0].ID, referral.SuggestionNotRight, "No, we did not."))
	thanks := raw[uuid.UUID](t, n.url, "SELECT id FROM notifications WHERE letter = 'thanks'")
	require.Len(t, thanks, 1)
	l, err := n.Letter(t.Context(), thanks[0])
	require.NoError(t, err)
	require.Equal(t, "visitor@example.net", l.To)
	require.Empty(t, l.Name)
	require.Equal(t, n.debt.Slug, l.AboutSlug)
	log, err := n.Emails(t.Context(), n.coordinator, schema.EmailQuery{Letter: referral.LetterThanks})
	require.NoError(t, err)
	require.Equal(t, "v•••@example.net", log.Items[0].Address)

	address := "SELECT email FROM suggestions"
	_, err = n.Tidy(t.Context())
	require.NoError(t, err)
	require.Equal(t, []string{"visitor@example.net"}, raw[string](t, n.url, address), "the letter has not left")
	require.NoError(t, n.MarkSent(t.Context(), thanks[0], "m"))
	_, err = n.Tidy(t.Context())
	require.NoError(t, err)
	require.Equal(t, []string{""}, raw[string](t, n.url, address))
	_, err = n.at(monday.AddDate(1, 0, 1)).Tidy(t.Context())
	require.NoError(t, err)
	require.Empty(t, raw[string](t, n.url, address), "a year later")
}

func TestAnAddressIsErasedThoughTheThanksNeverLeft(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	require.NoError(t, n.Publish(t.Context(), n.lead, n.debt.ID, true))
	what := wrongTimes("They moved.")
	what.Email = "visitor@example.net"
	require.NoError(t, n.SuggestPublicly(t.Context(), n.debt.ID, what))
	require.NoError(t, n.AnswerSuggestion(t.Context(), n.lead, n.suggestions(n.lead)[0].ID, referral.SuggestionDone, ""))
	_, err := n.at(monday.AddDate(0, 0, 8)).Tidy(t.Context())
	require.NoError(t, err)
	require.Equal(t, []string{""}, raw[string](t, n.url, "SELECT email FROM suggestions"))
}

func TestAFloodOfSuggestionsEnds(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	raw[string](t, n.url, "INSERT INTO suggestions (id, organisation_id, part, text, made_at) SELECT gen_random_uuid(), $1, 'other', n::text, now() FROM generate_series(1, 100) AS n RETURNING ''", n.debt.ID)
	err := n.Suggest(t.Context(), n.sender, n.debt.ID, wrongTimes("One more."))
	require.ErrorIs(t, err, &referral.Error{Code: referral.CodeTooMany})
}
