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
	"onward/schema"
)

func draftBody(f referral.Form, to ...uuid.UUID) map[string]any {
	return map[string]any{"form": f.Tidy(), "receivers": append([]uuid.UUID{}, to...), "copy_sender": true}
}

// write begins a draft that could be sent.
func (b *browser) write(f referral.Form, to ...uuid.UUID) api.Draft {
	b.w.t.Helper()
	var d api.Draft
	b.post("/drafts", draftBody(f, to...)).is(http.StatusCreated).into(&d)
	return d
}

func (b *browser) sendDraft(d api.Draft, key string) answer {
	b.w.t.Helper()
	return b.with("Idempotency-Key", key).post("/drafts/"+d.ID.String()+"/send", map[string]any{"version": d.Version})
}

func TestADraftIsSavedAsTypedAndSaysWhatIsMissing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.as(sender)
	d := b.write(referral.Form{}.Tidy())
	require.Equal(t, int64(1), d.Version)
	fields := map[string]bool{}
	for _, p := range d.Problems {
		fields[p.Field] = true
	}
	for _, field := range []string{"client.first_name", "client.last_name", "contact.phone", "need.reason", "need.issues", "consent.given", "receivers"} {
		require.True(t, fields[field], field)
	}

	save := draftBody(form(w.debt.ID), w.debt.ID)
	save["version"] = 1
	b.put("/drafts/"+d.ID.String(), save).is(http.StatusOK).into(&d)
	require.Equal(t, int64(2), d.Version)
	require.Empty(t, d.Problems)
	p := b.put("/drafts/"+d.ID.String(), save).problem(http.StatusConflict, "stale")
	require.Contains(t, p.Detail, "another window")

	var list api.DraftList
	b.get("/drafts").is(http.StatusOK).into(&list)
	require.Equal(t, "Zoë O'Hara", list.Items[0].ClientName)
	require.Equal(t, "Wherry Debt Advice", list.Items[0].Receivers[0].Name)
	w.as(receiver).get("/drafts/"+d.ID.String()).problem(http.StatusNotFound, "not_found")
	b.do(http.MethodDelete, "/drafts/"+d.ID.String(), nil).is(http.StatusNoContent)
	b.get("/drafts/"+d.ID.String()).problem(http.StatusNotFound, "not_found")
}

func TestADraftMayHaveHalfADateAndASenderMayNot(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.as(sender)
	body := `{"form":{"client":{"title":"","first_name":"","last_name":"","date_of_birth":"","gender":"","ethnicity":"","disability":"","language":"","needs_interpreter":false,"address":{"line_1":"","line_2":"","town":"","county":"","postcode":""}},"contact":{"phone":"","other_phone":"","email":"","preferred":"","voicemail":false,"safe_times":"","do_not_contact":false,"safety":""},"need":{"reason":"","wanted":"","others_involved":"","other_referrals":"","still_doing":"","risks":"","support":"","urgent":false,"issues":[],"key_dates":[{"what":"Hearing","on":""}]},"consent":{"given":false,"wording":"","why":"","to":[]}},"receivers":[],"copy_sender":false}`
	b.post("/drafts", body).is(http.StatusCreated)
	p := b.post("/drafts", strings.Replace(body, `"date_of_birth":""`, `"date_of_birth":"1990-02-30"`, 1)).problem(http.StatusUnprocessableEntity, "invalid")
	require.Equal(t, "client.date_of_birth", p.Errors[0].Field)
	require.NotContains(t, p.Errors[0].Message, "1990")
}

func TestADoubleClickSendsOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.as(sender)
	d := b.write(form(w.debt.ID, w.other.ID), w.debt.ID, w.other.ID)
	answers := make([]answer, 4)
	var clicks sync.WaitGroup
	for i := range answers {
		clicks.Go(func() { answers[i] = b.sendDraft(d, "the-same-click") })
	}
	clicks.Wait()
	var batch api.SentBatch
	for _, a := range answers {
		a.is(http.StatusCreated)
		require.JSONEq(t, string(answers[0].body), string(a.body))
	}
	answers[0].into(&batch)
	require.Len(t, batch.Referrals, 2)

	var page api.ReferralPage
	b.get("/referrals?box=outgoing").is(http.StatusOK).into(&page)
	require.Len(t, page.Items, 2)
	other := b.write(form(w.debt.ID), w.debt.ID)
	b.sendDraft(other, "the-same-click").problem(http.StatusConflict, "conflict")
	b.post("/drafts/"+other.ID.String()+"/send", map[string]any{"version": 1}).problem(http.StatusUnprocessableEntity, "invalid")
}

func TestWhatCannotBeSentSaysWhyAtTheField(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	tomorrow := referral.DateOf(monday).AddDays(1)
	for name, tt := range map[string]struct {
		spoil func(*referral.Form)
		to    uuid.UUID
		field string
	}{
		"born tomorrow":              {func(f *referral.Form) { f.Client.DateOfBirth = &tomorrow }, w.debt.ID, "client.date_of_birth"},
		"a telephone that is none":   {func(f *referral.Form) { f.Contact.Phone = "call me" }, w.debt.ID, "contact.phone"},
		"no consent":                 {func(f *referral.Form) { f.Consent.Given = false }, w.debt.ID, "consent.given"},
		"an issue of one's own":      {func(f *referral.Form) { f.Need.Issues = []string{"made_up"} }, w.debt.ID, "need.issues"},
		"to oneself":                 {func(*referral.Form) {}, w.shelter.ID, "receivers"},
		"nobody named to the client": {func(f *referral.Form) { f.Consent.To = nil }, w.debt.ID, "consent.to"},
	} {
		t.Run(name, func(t *testing.T) {
			b := w.in(t).as(sender)
			f := form(tt.to)
			tt.spoil(&f)
			got := b.sendDraft(b.write(f, tt.to), uuid.NewString())
			require.Equal(t, http.StatusUnprocessableEntity, got.status, string(got.body))
			var p api.Problem
			got.into(&p)
			require.Equal(t, tt.field, p.Errors[0].Field, string(got.body))
		})
	}
}

func TestAReceiverThatStoppedAcceptingMeanwhile(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.as(sender)
	d := b.write(form(w.debt.ID), w.debt.ID)
	w.as(coordinator).post("/organisations/"+w.debt.ID.String()+"/pause", map[string]string{"reason": "Closed for stocktaking."}).is(http.StatusOK)
	got := b.sendDraft(d, uuid.NewString())
	require.Contains(t, []int{http.StatusConflict, http.StatusUnprocessableEntity}, got.status, string(got.body))
	require.Contains(t, string(got.body), "Wherry Debt Advice")
	b.get("/drafts/" + d.ID.String()).is(http.StatusOK) // nothing typed is lost

	var list api.OrganisationList
	b.get("/organisations?search=wherry").is(http.StatusOK).into(&list)
	require.False(t, list.Items[0].Accepting)
	require.Equal(t, "Closed for stocktaking.", list.Items[0].AcceptingNote)
	w.as(coordinator).post("/organisations/"+w.debt.ID.String()+"/resume", nil).is(http.StatusOK)
	b.sendDraft(d, uuid.NewString()).is(http.StatusCreated)
}

func TestNamesOfTheWholeWorldComeBackAsTheyWere(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.as(sender)
	for _, name := range []string{"שרה בן־דוד", "محمّد العربي", "👩🏽‍🚀 O’Néill", "Đặng Thị Ánh", "<script>alert(1)</script>", "Robert'); DROP TABLE clients;--", "=HYPERLINK(\"x\")"} {
		f := form(w.debt.ID)
		f.Client.LastName = name
		var batch api.SentBatch
		b.sendDraft(b.write(f, w.debt.ID), uuid.NewString()).is(http.StatusCreated).into(&batch)
		var r api.ReferralDetail
		w.as(receiver).get("/referrals/" + batch.Referrals[0].ID.String()).is(http.StatusOK).into(&r)
		require.Equal(t, name, r.Form.Client.LastName)
		require.Equal(t, "Zoë "+name, r.ClientName)
		var found api.ReferralPage
		w.as(receiver).post("/referrals/search", map[string]any{"text": name}).is(http.StatusOK).into(&found)
		require.NotEmpty(t, found.Items, name)
	}
}

func TestDraftsBelongToTheirOrganisation(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	d, err := w.store.SaveDraft(t.Context(), w.people[sender], schema.Draft{Form: form()})
	require.NoError(t, err)
	save := draftBody(form())
	save["version"] = 1
	w.as(outsider).put("/drafts/"+d.ID.String(), save).problem(http.StatusNotFound, "not_found")
	w.as(outsider).do(http.MethodDelete, "/drafts/"+d.ID.String(), nil).problem(http.StatusNotFound, "not_found")
}

func TestTheListSaysUntilWhenADraftIsKept(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	d := w.as(sender).write(referral.Form{}.Tidy())
	shown := func() api.DraftRow {
		var list api.DraftList
		w.as(sender).get("/drafts").is(http.StatusOK).into(&list)
		require.Len(t, list.Items, 1)
		return list.Items[0]
	}
	require.Equal(t, "2026-07-01", shown().KeptUntil.String())
	require.False(t, shown().GoesSoon)
	w.clock.advance(25 * 24 * time.Hour)
	require.True(t, shown().GoesSoon)
	w.as(receiver).post("/drafts/"+d.ID.String()+"/keep", nil).problem(http.StatusNotFound, "not_found")
	w.as(sender).post("/drafts/"+d.ID.String()+"/keep", nil).is(http.StatusOK)
	require.Equal(t, "2026-07-26", shown().KeptUntil.String())
	require.False(t, shown().GoesSoon)
}
