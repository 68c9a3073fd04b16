package api_test

import (
	"context"
	"net/http"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/api"
	"onward/mail"
	"onward/referral"
)

// postbox keeps what was handed over.
type postbox struct {
	to   []string
	sent []mail.Message
	fail error
}

func (p *postbox) Send(_ context.Context, to string, m mail.Message, _ uuid.UUID) (string, error) {
	if p.fail != nil {
		return "", p.fail
	}
	p.to, p.sent = append(p.to, to), append(p.sent, m)
	return "1", nil
}

func around(change map[string]any) map[string]any {
	words := map[string]any{"network_name": "Marram Advice", "contact": "Ask the office.", "closing": "", "notes": []map[string]any{{"letter": "referred", "text": " Thank you. "}}}
	for field, value := range change {
		words[field] = value
	}
	return words
}

func TestTheNetworkSpeaksAroundItsLetters(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var all api.NetworkLetters
	b := w.as(coordinator)
	b.get("/network/letters").is(http.StatusOK).into(&all)
	require.Len(t, all.Letters, len(mail.Letters()))
	for _, letter := range all.Letters {
		require.True(t, mail.IsLetter(referral.Letter(letter.Code)), letter.Code)
		require.NotContains(t, []string{letter.Label, letter.When, letter.To}, "", letter.Code)
	}
	require.Equal(t, 1, all.Versions[0].Version)
	require.Equal(t, coordinator+"@example.org", all.TestAddress)
	b.put("/network/letters", around(map[string]any{"version": 1})).is(http.StatusOK).into(&all)
	require.Equal(t, []api.LetterNote{{Letter: "referred", Text: "Thank you."}}, all.Versions[0].Words.Notes)
	b.put("/network/letters", around(map[string]any{"version": 1, "closing": "Yours."})).problem(http.StatusConflict, "stale")
	bad := around(map[string]any{"version": 2, "notes": []map[string]any{{"letter": "referred", "text": "Dear {{.Client}}"}}})
	require.Equal(t, "notes.referred", b.put("/network/letters", bad).problem(http.StatusUnprocessableEntity, "invalid").Errors[0].Field)

	var shown api.LetterPreview
	w.as(auditor).post("/network/letters/preview", map[string]any{"letter": "referred", "words": around(map[string]any{"closing": "Not kept."})}).is(http.StatusOK).into(&shown)
	require.Equal(t, "New Client Referred to You", shown.Subject)
	for _, said := range []string{"Marram Advice", "Ask the office.", "Not kept.", "Thank you."} {
		require.Contains(t, shown.Text, said)
		require.Contains(t, shown.HTML, said)
	}
	b.post("/network/letters/preview", map[string]any{"letter": "poem", "words": around(nil)}).problem(http.StatusNotFound, "not_found")
	w.as(lead).get("/network/letters").problem(http.StatusForbidden, "not_allowed")
}

func TestATestGoesToOneselfAndNobodyElse(t *testing.T) {
	t.Parallel()
	post := &postbox{}
	w := newWorld(t, func(c *api.Config) { c.Post = post })
	try := map[string]any{"letter": "missed", "words": around(nil)}
	w.as(auditor).post("/network/letters/test", try).problem(http.StatusForbidden, "not_allowed")
	b := w.as(coordinator)
	for range 5 {
		b.post("/network/letters/test", try).is(http.StatusOK)
	}
	refused := b.post("/network/letters/test", try).problem(http.StatusTooManyRequests, "too_many")
	require.Contains(t, refused.Detail, "Wait a minute")
	require.Len(t, post.sent, 5)
	require.Equal(t, coordinator+"@example.org", post.to[0])
	require.Regexp(t, `^\[Test\] `, post.sent[0].Subject)
	require.Contains(t, post.sent[0].Text, "Marram Advice")
	var audit api.AuditPage
	b.post("/audit", map[string]any{"kind": "network"}).is(http.StatusOK).into(&audit)
	require.Contains(t, audit.Items[0].Sentence, "sent a letter to themselves")

	without := newWorld(t)
	without.as(coordinator).post("/network/letters/test", try).problem(http.StatusConflict, "refused")
	broken := newWorld(t, func(c *api.Config) { c.Post = &postbox{fail: &mail.Failure{Kind: mail.Unauthorised, Status: 401}} })
	broken.as(coordinator).post("/network/letters/test", try).problem(http.StatusServiceUnavailable, "unavailable")
}
