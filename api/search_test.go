package api_test

import (
	"crypto/sha256"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/api"
	"onward/referral"
)

// search asks, and reads what was found.
func search(b *browser, body map[string]any) (page api.SearchPage) {
	b.w.t.Helper()
	b.post("/referrals/search", body).is(http.StatusOK).into(&page)
	return page
}

func TestASearchSaysHowManyAndWhatToDrop(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	r := w.send()
	b := w.as(receiver)
	page := search(b, map[string]any{"text": "Ohare", "remember": true})
	require.Equal(t, 1, page.Total)
	require.True(t, page.Similar)
	require.Equal(t, r.Number, page.Items[0].Number)
	page = search(b, map[string]any{"text": "O'Hara", "status": []string{"closed"}, "from": []string{w.shelter.ID.String(), w.other.ID.String()}, "remember": true})
	require.Zero(t, page.Total)
	require.Equal(t, []api.Without{{Filter: "status", Total: 1}}, page.Without)
	require.Zero(t, search(w.as(outsider), map[string]any{"text": "O'Hara"}).Total)

	var kept api.SearchList
	b.get("/searches").is(http.StatusOK).into(&kept)
	require.Len(t, kept.Recent, 1, "only what found something")
	require.Equal(t, "Ohare", kept.Recent[0].Question.Text)
	w.as(sender).get("/searches").is(http.StatusOK).into(&kept)
	require.Empty(t, kept.Recent)
}

func TestAnExportNeedsAReminderAPurposeAndThePassword(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.send()
	_, err := w.store.NewPasswordToken(t.Context(), w.people[receiver].UserID, sha256.Sum256([]byte("token")))
	require.NoError(t, err)
	w.nobody().post("/password", map[string]any{"token": "token", "password": "moss on the north side"}).is(http.StatusOK)
	b := w.as(receiver)
	body := map[string]any{"format": "csv", "purpose": " ", "confirmed": false, "question": map[string]any{"text": "O'Hara"}}
	refusal := b.post("/exports", body).problem(http.StatusUnprocessableEntity, "invalid")
	require.Len(t, refusal.Errors, 2)

	w.clock.advance(11 * time.Minute)
	body["purpose"], body["confirmed"] = "A report.", true
	refusal = b.post("/exports", body).problem(http.StatusUnprocessableEntity, "invalid")
	require.Equal(t, "password", refusal.Errors[0].Field)
	body["password"] = "wrong"
	b.post("/exports", body).problem(http.StatusUnprocessableEntity, "invalid")
	var list api.ExportList
	b.get("/exports").is(http.StatusOK).into(&list)
	require.True(t, list.PasswordNeeded)
	require.Empty(t, list.Items)

	body["password"] = "moss on the north side"
	var x api.Export
	b.post("/exports", body).is(http.StatusCreated).into(&x)
	require.Equal(t, "waiting", x.State)
	delete(body, "password") // it counts for ten minutes
	b.post("/exports", body).problem(http.StatusTooManyRequests, "too_many")
	b.get("/exports/"+x.ID.String()+"/file").problem(http.StatusNotFound, "not_found")

	begun, err := w.store.BeginExport(t.Context(), x.ID)
	require.NoError(t, err)
	require.Equal(t, 1, begun.Total)
	file := w.store.ExportWriter(t.Context(), x.ID)
	_, err = file.Write([]byte("Number,Surname\r\n"))
	require.NoError(t, err)
	require.NoError(t, file.Close())
	require.NoError(t, w.store.FinishExport(t.Context(), begun, 1, 16))
	for _, who := range []string{sender, lead, outsider} {
		w.as(who).get("/exports/"+x.ID.String()+"/file").problem(http.StatusNotFound, "not_found")
		w.as(who).post("/exports/"+x.ID.String()+"/cancel", nil).problem(http.StatusNotFound, "not_found")
	}
	got := b.get("/exports/" + x.ID.String() + "/file")
	require.Equal(t, http.StatusOK, got.status)
	require.Equal(t, "Number,Surname\r\n", string(got.body))
	require.Contains(t, got.header.Get("Content-Disposition"), "attachment; filename=\"referrals-2026-06-01")
	require.NotContains(t, got.header.Get("Content-Disposition"), "Hara")
	require.Equal(t, http.StatusNoContent, b.post("/exports/"+x.ID.String()+"/cancel", nil).status)
	b.get("/exports/"+x.ID.String()+"/file").problem(http.StatusNotFound, "not_found")
}

// Every code has its words in a sheet, too.
func TestSheetsHaveWordsForEveryCode(t *testing.T) {
	t.Parallel()
	labels := api.SheetLabels()
	for _, s := range referral.Statuses {
		require.NotEmpty(t, labels.Status[s])
	}
	for _, r := range referral.Results {
		require.NotEmpty(t, labels.Result[r])
	}
	for _, k := range referral.Kinds {
		require.NotEmpty(t, labels.Command[k])
	}
}
