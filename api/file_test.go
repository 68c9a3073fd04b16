package api_test

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/api"
	"onward/files"
	"onward/referral"
	"onward/schema"
)

const letter = "%PDF-1.7 a letter from the bailiffs"

// upload hands a file over.
func (b *browser) upload(name, content string) answer {
	b.w.t.Helper()
	return b.with("Content-Type", "application/octet-stream").with("File-Name", url.PathEscape(name)).post("/files", content)
}

func (b *browser) uploaded(name, content string) (f api.Upload) {
	b.w.t.Helper()
	b.upload(name, content).is(http.StatusCreated).into(&f)
	return f
}

// holding is a referral with a file.
func (w *world) holding(f api.Upload) referral.Referral {
	w.t.Helper()
	d, err := w.store.SaveDraft(w.t.Context(), w.people[sender], schema.Draft{Form: form(w.debt.ID), Receivers: []uuid.UUID{w.debt.ID}, Files: []schema.File{{ID: f.ID}}})
	require.NoError(w.t, err)
	sent, err := w.store.SendDraft(w.t.Context(), w.people[sender], d.ID, d.Version)
	require.NoError(w.t, err)
	return sent[0]
}

func (b *browser) filesOf(r referral.Referral) []api.AttachedFile {
	b.w.t.Helper()
	var detail api.ReferralDetail
	b.get("/referrals/" + r.ID.String()).is(http.StatusOK).into(&detail)
	return detail.Files
}

func TestAFileFromTheFormToTheReceiver(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	from, to := w.as(sender), w.as(receiver)
	f := from.uploaded("../Bailiffs’ letter.pdf", letter)
	require.Equal(t, "Bailiffs’ letter.pdf", f.Name)
	require.Equal(t, "pdf", f.Kind)
	require.Equal(t, "clean", f.State)
	require.True(t, f.Preview)
	require.Equal(t, letter, string(from.get("/files/"+f.ID.String()).is(http.StatusOK).body))

	var draft api.Draft
	body := map[string]any{"form": form(w.debt.ID), "receivers": []uuid.UUID{w.debt.ID}, "copy_sender": false, "files": []uuid.UUID{f.ID}}
	from.post("/drafts", body).is(http.StatusCreated).into(&draft)
	require.Equal(t, []uuid.UUID{f.ID}, draft.Files)
	require.Equal(t, []api.Upload{f}, draft.Attached)
	var sent api.SentBatch
	from.with("Idempotency-Key", uuid.NewString()).post("/drafts/"+draft.ID.String()+"/send", map[string]any{"version": draft.Version}).is(http.StatusCreated).into(&sent)
	r := referral.Referral{ID: sent.Referrals[0].ID}

	attached := to.filesOf(r)
	require.Len(t, attached, 1)
	require.Equal(t, f.Name, attached[0].Name)
	require.False(t, attached[0].Mine)
	path := "/referrals/" + r.ID.String() + "/files/" + attached[0].ID.String()
	got := to.get(path).is(http.StatusOK)
	require.Equal(t, letter, string(got.body))
	require.Equal(t, "application/pdf", got.header.Get("Content-Type"))
	require.Equal(t, "attachment; filename*=utf-8''Bailiffs%E2%80%99%20letter.pdf", got.header.Get("Content-Disposition"))
	require.Equal(t, "nosniff", got.header.Get("X-Content-Type-Options"))
	require.Equal(t, "no-store", got.header.Get("Cache-Control"))
	require.Contains(t, got.header.Get("Content-Security-Policy"), "default-src 'none'")
	require.True(t, strings.HasPrefix(to.get(path+"?preview=true").is(http.StatusOK).header.Get("Content-Disposition"), "inline"))
	to.with("Sec-Fetch-Site", "cross-site").get(path).problem(http.StatusForbidden, "not_allowed")
}

// Whoever has nothing to do with a referral cannot tell that it has files, and
// people of the network see none.
func TestFilesAreTheTwoOrganisations(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	f := w.as(sender).uploaded("letter.pdf", letter)
	r := w.holding(f)
	path := "/referrals/" + r.ID.String() + "/files/" + w.as(sender).filesOf(r)[0].ID.String()
	w.as(outsider).get(path).problem(http.StatusNotFound, "not_found")
	w.as(coordinator).get(path).problem(http.StatusForbidden, "not_allowed")
	w.as(auditor).get(path).problem(http.StatusForbidden, "not_allowed")
	w.as(receiver).get("/files/"+f.ID.String()).problem(http.StatusNotFound, "not_found")
	require.Empty(t, w.as(coordinator).filesOf(r))
	w.as(receiver).post("/referrals/"+r.ID.String()+"/add-file", map[string]any{"file": f.ID}).problem(http.StatusUnprocessableEntity, "invalid")
}

func TestFilesAreAddedAndRemovedAtAnyStage(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	r := w.at(referral.Closed)
	to := w.as(receiver)
	f := to.uploaded("outcome.txt", "The plan is agreed.")
	to.post("/referrals/"+r.ID.String()+"/add-file", map[string]any{"file": f.ID, "notify": []uuid.UUID{w.people[sender].UserID}}).is(http.StatusOK)
	attached := w.as(sender).filesOf(r)
	require.Len(t, attached, 1)
	remove := map[string]any{"file": attached[0].ID}
	w.as(sender).post("/referrals/"+r.ID.String()+"/remove-file", remove).problem(http.StatusForbidden, "not_allowed")
	to.post("/referrals/"+r.ID.String()+"/remove-file", remove).is(http.StatusOK)
	attached = w.as(sender).filesOf(r)
	require.True(t, attached[0].Removed)
	require.Equal(t, "Harry P.", attached[0].RemovedBy.Name)
	require.Empty(t, attached[0].Name)
}

func TestFilesThatAreRefused(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	from := w.as(sender)
	for name, tt := range map[string]struct {
		name, content string
		status        int
		code, words   string
	}{
		"not what it says":  {"letter.pdf", "<html>", http.StatusUnprocessableEntity, "invalid", "not what its name says"},
		"no kind of ours":   {"setup.exe", "MZ", http.StatusUnprocessableEntity, "invalid", "cannot be attached"},
		"nothing":           {"letter.pdf", "", http.StatusUnprocessableEntity, "invalid", "empty"},
		"no name":           {"", letter, http.StatusUnprocessableEntity, "invalid", "name"},
		"too large":         {"letter.pdf", letter + strings.Repeat("a", files.MaxSize), http.StatusRequestEntityTooLarge, "too_large", "larger than 25 MB"},
		"a damaged picture": {"photo.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", http.StatusUnprocessableEntity, "invalid", "damaged"},
	} {
		p := from.upload(tt.name, tt.content).problem(tt.status, tt.code)
		words := p.Detail
		for _, one := range p.Errors {
			words += one.Message
		}
		require.Contains(t, words, tt.words, name)
	}
	from.with("Content-Type", "multipart/form-data; boundary=x").with("File-Name", "a.pdf").post("/files", letter).is(http.StatusUnsupportedMediaType)
	from.with("Content-Type", "application/octet-stream").with("File-Name", "%zz").post("/files", letter).problem(http.StatusUnprocessableEntity, "invalid")
}

// scanner is a virus scanner that finds one, or is out of order.
type scanner struct{ err error }

func (s scanner) Infected(_ context.Context, content []byte) (bool, error) {
	return strings.Contains(string(content), "EICAR"), s.err
}

func TestFilesAreScanned(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *api.Config) { c.Scanner = scanner{} })
	p := w.as(sender).upload("letter.pdf", letter+"EICAR").problem(http.StatusUnprocessableEntity, "invalid")
	require.Contains(t, p.Errors[0].Message, "virus")
	require.Equal(t, "clean", w.as(sender).uploaded("letter.pdf", letter).State)

	w = newWorld(t, func(c *api.Config) { c.Scanner = scanner{errors.New("out of order")} })
	f := w.as(sender).uploaded("letter.pdf", letter)
	require.Equal(t, "waiting", f.State)
	w.as(sender).get("/files/"+f.ID.String()).problem(http.StatusConflict, "refused")
	r := w.holding(f)
	w.as(receiver).get("/referrals/"+r.ID.String()+"/files/"+w.as(receiver).filesOf(r)[0].ID.String()).problem(http.StatusConflict, "refused")
	require.NoError(t, w.store.MarkScanned(t.Context(), f.ID, false))
	w.as(receiver).get("/referrals/" + r.ID.String() + "/files/" + w.as(receiver).filesOf(r)[0].ID.String()).is(http.StatusOK)
}
