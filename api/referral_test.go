package api_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/api"
	"onward/referral"
)

func (b *browser) referral(id uuid.UUID) (r api.ReferralDetail) {
	b.w.t.Helper()
	b.get("/referrals/" + id.String()).is(http.StatusOK).into(&r)
	return r
}

func (b *browser) command(r api.ReferralDetail, kind string, more map[string]any) answer {
	b.w.t.Helper()
	body := map[string]any{"version": r.Version}
	for name, value := range more {
		body[name] = value
	}
	return b.post("/referrals/"+r.ID.String()+"/"+kind, body)
}

// One referral from sent to closed, as both sides see it.
func TestTheLifeOfAReferral(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	theirs, ours := w.as(receiver), w.as(sender)
	r := theirs.referral(w.send().ID)
	require.Equal(t, "incoming", r.Box)
	require.Equal(t, "You: acknowledge by Thursday 4 June, in 3 working days.", r.NextStep.Sentence)
	require.Equal(t, "Sent Monday 1 June. Waiting to be acknowledged, due Thursday 4 June, in 3 working days.", r.Track.Sentence)
	require.Equal(t, 3, r.Track.DueInWorkingDays)
	require.Contains(t, r.AllowedCommands, "acknowledge")
	require.NotContains(t, r.AllowedCommands, "accept")
	require.Equal(t, "Wherry Debt Advice: acknowledge by Thursday 4 June, in 3 working days.", ours.referral(r.ID).NextStep.Sentence)

	theirs.command(r, "acknowledge", nil).is(http.StatusOK).into(&r)
	require.Equal(t, "acknowledged", r.Status)
	w.clock.advance(10 * 24 * time.Hour)
	theirs, ours = w.as(receiver), w.as(sender) // all sessions have ended meanwhile
	r = theirs.referral(r.ID)
	require.Equal(t, "late", r.Track.Tone)
	require.Contains(t, r.Track.Sentence, "3 working days late")

	theirs.command(r, "accept", nil).is(http.StatusOK).into(&r)
	theirs.command(r, "assign", map[string]any{"assignee": w.people[lead].UserID}).is(http.StatusOK).into(&r)
	require.Equal(t, "Lena L.", r.AssignedTo.Name)
	theirs.command(r, "record-contact", map[string]any{"channel": "phone", "reached": false, "at": w.clock.now()}).is(http.StatusOK).into(&r)
	require.Equal(t, 1, r.ContactTries)
	require.Equal(t, 2, r.TriesLeft)
	theirs.command(r, "record-contact", map[string]any{"channel": "phone", "reached": true, "at": w.clock.now(), "words": "Spoke."}).is(http.StatusOK).into(&r)
	require.Equal(t, 0, r.ContactTries, "who was reached is not out of reach")
	theirs.command(r, "close", map[string]any{
		"words": "Debt relief order made.", "outcomes": []map[string]string{{"issue": "debt", "outcome": "problem_resolved"}},
	}).is(http.StatusOK)

	r = ours.referral(r.ID)
	require.Equal(t, "successful", r.Result)
	require.Equal(t, "Closed: successful", r.Track.Steps[3].Label)
	require.Equal(t, "The problem was resolved", r.Outcomes[0].Outcome.Label)
	require.Equal(t, "Debt relief order made.", r.History[len(r.History)-1].Words)
	require.Equal(t, "Harry P.", r.History[1].By.Name)
	require.Equal(t, "Wherry Debt Advice", r.History[1].By.Organisation)
	require.Equal(t, "Nothing more is to be done.", r.NextStep.Sentence)
}

func TestDecliningAndForwardingOn(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	r := w.as(receiver).referral(w.send().ID)
	w.as(receiver).command(r, "decline", map[string]any{"reason": "no_capacity", "words": "Full until July."}).is(http.StatusOK)
	ours := w.as(sender)
	r = ours.referral(r.ID)
	require.Equal(t, "No capacity at the moment", r.DeclinedFor.Label)
	require.Equal(t, "forward", r.NextStep.Command)
	require.True(t, r.Unresolved)
	require.Len(t, r.Openings, 2, "both sides have opened it (R-61)")

	var page api.Dashboard
	ours.get("/dashboard").is(http.StatusOK).into(&page)
	tasks := map[string]int{}
	for _, task := range page.Tasks {
		tasks[task.Kind] = task.Count
	}
	require.Equal(t, 1, tasks["declined"])
	left := func(whose string) int {
		var list api.ReferralPage
		ours.get("/referrals?box=outgoing&status=declined&forwarded=false&sent_by=" + whose).is(http.StatusOK).into(&list)
		return len(list.Items)
	}
	require.Equal(t, 1, left("me"), "what the task leads to")
	require.Zero(t, left(uuid.NewString()))
	ours.get("/referrals?sent_by=somebody").is(http.StatusUnprocessableEntity)
	ours.get("/dashboard?whose=me").is(http.StatusOK).into(&page)
	require.Equal(t, "declined", page.Tasks[0].Kind)

	forward := map[string]any{"receivers": []uuid.UUID{w.other.ID}, "consent": form(w.other.ID).Consent}
	ours.command(r, "forward", map[string]any{"receivers": []uuid.UUID{w.other.ID}, "consent": form(w.debt.ID).Consent}).is(http.StatusUnprocessableEntity)
	var batch api.SentBatch
	ours.command(r, "forward", forward).is(http.StatusCreated).into(&batch)
	require.Zero(t, left("me"), "it is dealt with")
	onward := w.as(outsider).referral(batch.Referrals[0].ID)
	require.Equal(t, "Zoë", onward.Form.Client.FirstName)
	require.Nil(t, onward.Parent, "it does not say to the new receiver that it is a clone")
	require.Equal(t, batch.Referrals[0].Number, ours.referral(r.ID).Children[0].Number)
	require.Empty(t, w.as(receiver).referral(r.ID).Children, "who declined does not see where it went")
}

// Two people decide at once: one wins, the other is told who.
func TestTwoPeopleDecideAtOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	r := w.as(receiver).referral(w.at(referral.Acknowledged).ID)
	browsers := []*browser{w.as(receiver), w.as(lead)}
	answers := make([]answer, 2)
	var both sync.WaitGroup
	for i, b := range browsers {
		both.Go(func() { answers[i] = b.command(r, "accept", nil) })
	}
	both.Wait()
	won, lost := answers[0], answers[1]
	if won.status != http.StatusOK {
		won, lost = lost, won
	}
	won.is(http.StatusOK)
	p := lost.problem(http.StatusConflict, "stale")
	require.Regexp(t, `^(Harry P\.|Lena L\.) \(Wherry Debt Advice\) changed this referral since you opened it: Accepted\.`, p.Detail)
}

func TestNotesArePublicOrTheirAuthorsAlone(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	path := "/referrals/" + w.send().ID.String()
	ours, theirs := w.as(sender), w.as(receiver)
	ours.post(path+"/add-note", map[string]any{"text": "for both", "notify": []uuid.UUID{w.people[lead].UserID}}).is(http.StatusOK)
	var r api.ReferralDetail
	ours.post(path+"/add-note", map[string]any{"text": "for me", "private": true}).is(http.StatusOK).into(&r)
	require.Len(t, r.Notes, 2)
	ours.post(path+"/add-note", map[string]any{"text": "x", "private": true, "notify": []uuid.UUID{w.people[lead].UserID}}).problem(http.StatusUnprocessableEntity, "invalid")
	ours.post(path+"/add-note", map[string]any{"text": "x", "notify": []uuid.UUID{w.people[outsider].UserID}}).problem(http.StatusUnprocessableEntity, "invalid")

	seen := theirs.referral(r.ID)
	require.Len(t, seen.Notes, 1)
	require.Equal(t, "for both", seen.Notes[0].Text)
	require.False(t, seen.Notes[0].Mine)
	theirs.post(path+"/delete-note", map[string]any{"note_id": seen.Notes[0].ID}).problem(http.StatusForbidden, "not_allowed")
	ours.post(path+"/delete-note", map[string]any{"note_id": seen.Notes[0].ID}).is(http.StatusOK)
	seen = theirs.referral(r.ID)
	require.True(t, seen.Notes[0].Deleted)
	require.Empty(t, seen.Notes[0].Text)
}

func TestListsAreFilteredAndPaged(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for range 3 {
		w.send()
	}
	w.send(func(f *referral.Form) { f.Need.Urgent = true })
	w.at(referral.Declined)
	b := w.as(receiver)
	for query, want := range map[string]int{
		"":                               5,
		"?box=incoming":                  5,
		"?box=outgoing":                  0,
		"?status=declined":               1,
		"?status=declined,sent":          5,
		"?urgent=true":                   1,
		"?urgent=false":                  4,
		"?overdue=true":                  0,
		"?issue=debt":                    5,
		"?issue=housing":                 0,
		"?from=" + w.shelter.ID.String(): 5,
		"?to=" + w.shelter.ID.String():   0,
		"?sent_from=2026-06-01":          5,
		"?sent_to=2026-05-31":            0,
		"?assigned=nobody":               5,
		"?assigned=me":                   0,
		"?order=due&status=sent":         4,
	} {
		var page api.ReferralPage
		b.get("/referrals" + query).is(http.StatusOK).into(&page)
		require.Len(t, page.Items, want, query)
	}
	seen := map[int64]bool{}
	path := "/referrals?limit=2"
	for path != "" {
		var page api.ReferralPage
		b.get(path).is(http.StatusOK).into(&page)
		for _, row := range page.Items {
			require.False(t, seen[row.Number])
			seen[row.Number] = true
		}
		path = ""
		if page.Next != "" {
			path = "/referrals?limit=2&cursor=" + page.Next
		}
	}
	require.Len(t, seen, 5)
	b.get("/referrals?cursor=nonsense").problem(http.StatusUnprocessableEntity, "invalid")
	b.get("/referrals?assigned=nonsense").problem(http.StatusUnprocessableEntity, "invalid")
	b.get("/referrals?surname=O'Hara").problem(http.StatusUnprocessableEntity, "invalid")
}

func TestCoordinatorsSeeStuckReferralsWithTheirWorkflows(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *api.Config) {
		c.TemporalUI = "http://localhost:8233/namespaces/onward"
		c.WorkflowID = func(number int64, _ int) string { return "referral-" + strings.Repeat("1", int(number%3)+1) }
	})
	r := w.send()
	w.clock.advance(11 * 24 * time.Hour)
	for _, m := range r.Moments {
		_, err := w.store.PassMoment(t.Context(), schemaPass(r, m))
		if err != nil {
			break
		}
	}
	var page api.StuckPage
	w.as(coordinator).get("/stuck").is(http.StatusOK).into(&page)
	require.Len(t, page.Items, 1)
	require.Equal(t, r.Number, page.Items[0].Number)
	require.Positive(t, page.Items[0].WorkingDaysLate)
	require.True(t, strings.HasPrefix(page.Items[0].WorkflowURL, "http://localhost:8233/namespaces/onward/workflows/referral-"))
	require.Empty(t, w.as(sender).referral(r.ID).WorkflowURL)
}
