package mail_test

import (
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/mail"
)

const reader = "duty.desk@norwich-debt.example"

var notification = uuid.MustParse("01937c2e-6f0a-7c11-9a52-3d1f0c5b7e21")

// patience is how long a test waits for an answer that never comes: long enough
// for a busy machine to have sent the request.
const patience = 3 * time.Second

func sender(t *testing.T, base string) *mail.Sender {
	t.Helper()
	s, err := mail.NewSender(mail.Config{
		BaseURL: base, APIKey: "SG.key", From: "onward@norfolk.example", FromName: "Onward\r\nBcc: all@example.org",
		Timeout: patience,
	})
	require.NoError(t, err)
	return s
}

func letter() mail.Message {
	return mail.Message{Subject: "New Client\r\nBcc: all@example.org", Text: "words", HTML: "<p>words</p>"}
}

func TestALetterTravelsAsSendGridWantsIt(t *testing.T) {
	t.Parallel()
	var got map[string]any
	var header http.Header
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header = r.Header
		if r.URL.Path != "/v3/mail/send" || r.Method != http.MethodPost || json.NewDecoder(r.Body).Decode(&got) != nil {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		w.Header().Set("X-Message-Id", "14c5d75ce93.dfd.64b469")
		w.WriteHeader(http.StatusAccepted)
	}))
	defer server.Close()

	id, err := sender(t, server.URL+"/").Send(t.Context(), reader, letter(), notification)
	require.NoError(t, err)
	require.Equal(t, "14c5d75ce93.dfd.64b469", id)
	require.Equal(t, "Bearer SG.key", header.Get("Authorization"))
	require.Equal(t, map[string]any{
		"from":             map[string]any{"email": "onward@norfolk.example", "name": "Onward Bcc: all@example.org"},
		"subject":          "New Client Bcc: all@example.org",
		"personalizations": []any{map[string]any{"to": []any{map[string]any{"email": reader}}}},
		"content": []any{
			map[string]any{"type": "text/plain", "value": "words"},
			map[string]any{"type": "text/html", "value": "<p>words</p>"},
		},
		"headers":     map[string]any{"Auto-Submitted": "auto-generated"},
		"custom_args": map[string]any{"notification_id": notification.String()},
		"tracking_settings": map[string]any{
			"click_tracking":        map[string]any{"enable": false, "enable_text": false},
			"open_tracking":         map[string]any{"enable": false},
			"subscription_tracking": map[string]any{"enable": false},
			"ganalytics":            map[string]any{"enable": false},
		},
	}, got)
}

// answer is a server that answers every letter so, and repeats its address in
// the body as SendGrid may.
func answer(status int, headers ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		for i := 0; i+1 < len(headers); i += 2 {
			w.Header().Set(headers[i], headers[i+1])
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, `{"errors":[{"message":"no `+reader+`"}]}`)
	}
}

// reset takes the whole letter, then cuts the connection without an answer.
func reset(w http.ResponseWriter, r *http.Request) {
	_, _ = io.Copy(io.Discard, r.Body)
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(err)
	}
	_ = conn.(*net.TCPConn).SetLinger(0)
	_ = conn.Close()
}

// cutAnswer accepts the letter and loses the connection in its answer.
func cutAnswer(w http.ResponseWriter, r *http.Request) {
	_, _ = io.Copy(io.Discard, r.Body)
	conn, buffer, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(err)
	}
	_, _ = buffer.WriteString("HTTP/1.1 202 Accepted\r\nX-Message-Id: abc\r\nContent-Length: 500\r\n\r\nhalf")
	_ = buffer.Flush()
	_ = conn.Close()
}

func hang(_ http.ResponseWriter, r *http.Request) {
	_, _ = io.Copy(io.Discard, r.Body)
	<-r.Context().Done()
}

func TestEveryAnswerIsJudged(t *testing.T) {
	t.Parallel()
	const date, later = "Sun, 22 Nov 2026 13:00:00 GMT", "Sun, 22 Nov 2026 13:01:30 GMT"
	for name, tt := range map[string]struct {
		answer http.HandlerFunc
		want   mail.Failure
	}{
		"too many, for seven seconds":  {answer(429, "Retry-After", "7"), mail.Failure{Kind: mail.Temporary, After: 7 * time.Second, Status: 429}},
		"too many, until a time":       {answer(429, "Retry-After", later, "Date", date), mail.Failure{Kind: mail.Temporary, After: 90 * time.Second, Status: 429}},
		"too many, SendGrid's own way": {answer(429, "X-RateLimit-Reset", "1795352430", "Date", date), mail.Failure{Kind: mail.Temporary, After: 30 * time.Second, Status: 429}},
		"too many, for ever":           {answer(429, "Retry-After", "99999999"), mail.Failure{Kind: mail.Temporary, After: time.Hour, Status: 429}},
		"too many, for nonsense":       {answer(429, "Retry-After", "-soon"), mail.Failure{Kind: mail.Temporary, Status: 429}},
		"broken":                       {answer(500), mail.Failure{Kind: mail.Temporary, Status: 500}},
		"away":                         {answer(503, "Retry-After", "2"), mail.Failure{Kind: mail.Temporary, After: 2 * time.Second, Status: 503}},
		"key unknown":                  {answer(401), mail.Failure{Kind: mail.Unauthorised, Status: 401}},
		"key may not send":             {answer(403), mail.Failure{Kind: mail.Unauthorised, Status: 403}},
		"letter malformed":             {answer(400), mail.Failure{Kind: mail.Permanent, Status: 400}},
		"letter too large":             {answer(413), mail.Failure{Kind: mail.Permanent, Status: 413}},
		"sent elsewhere":               {answer(307, "Location", "http://127.0.0.1:1/"), mail.Failure{Kind: mail.Temporary, Status: 307}},
		"no answer in time":            {hang, mail.Failure{Kind: mail.Ambiguous}},
		"connection reset":             {reset, mail.Failure{Kind: mail.Ambiguous}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := httptest.NewServer(tt.answer)
			defer server.Close()
			id, err := sender(t, server.URL).Send(t.Context(), reader, letter(), notification)
			require.Empty(t, id)
			var failure *mail.Failure
			require.ErrorAs(t, err, &failure)
			require.Equal(t, tt.want, *failure)
			require.NotContains(t, err.Error(), "norwich")
			require.NotContains(t, err.Error(), "errors")
			require.NotContains(t, err.Error(), "127.0.0.1")
		})
	}
}

func TestAnAcceptedLetterIsSentEvenIfTheAnswerBreaksOff(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(cutAnswer))
	defer server.Close()
	id, err := sender(t, server.URL).Send(t.Context(), reader, letter(), notification)
	require.NoError(t, err)
	require.Equal(t, "abc", id)
}

func TestWhatNeverReachedTheServiceIsTriedAgain(t *testing.T) {
	t.Parallel()
	gone := httptest.NewServer(http.NotFoundHandler())
	refusing := gone.URL
	gone.Close()
	silent := httptest.NewServer(http.HandlerFunc(hang))
	t.Cleanup(silent.Close)
	over, cancel := context.WithCancel(t.Context())
	cancel()
	for name, tt := range map[string]struct {
		base string
		ctx  context.Context
	}{
		"connection refused":       {refusing, t.Context()},
		"stopped before it began":  {silent.URL, over},
		"no such host":             {"https://sendgrid.invalid", t.Context()},
		"not the TLS we asked for": {strings.Replace(silent.URL, "http:", "https:", 1), t.Context()},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := sender(t, tt.base).Send(tt.ctx, reader, letter(), notification)
			require.Equal(t, &mail.Failure{Kind: mail.Temporary}, err)
		})
	}
}

func TestALetterGoesToExactlyOneAddress(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(answer(http.StatusAccepted))
	t.Cleanup(server.Close) // after the parallel cases
	for name, to := range map[string]string{
		"nobody": "", "no address": "norwich", "two": "a@example.org, b@example.org",
		"a header": "a@example.org\r\nBcc: b@example.org", "a name too": "A <a@example.org>", "a space": " a@example.org",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := sender(t, server.URL).Send(t.Context(), to, letter(), notification)
			require.Equal(t, &mail.Failure{Kind: mail.Permanent}, err)
		})
	}
}

func TestASenderRefusesAConfigurationThatCannotBeMeant(t *testing.T) {
	t.Parallel()
	good := mail.Config{BaseURL: "https://api.sendgrid.com", APIKey: "SG.secret", From: "onward@norfolk.example"}
	for name, spoil := range map[string]func(*mail.Config){
		"plain HTTP over the network": func(c *mail.Config) { c.BaseURL = "http://api.sendgrid.com" },
		"no base URL":                 func(c *mail.Config) { c.BaseURL = "" },
		"another scheme":              func(c *mail.Config) { c.BaseURL = "ftp://api.sendgrid.com" },
		"a query":                     func(c *mail.Config) { c.BaseURL = "https://api.sendgrid.com?x=" },
		"no key":                      func(c *mail.Config) { c.APIKey = " " },
		"a key with a line break":     func(c *mail.Config) { c.APIKey = "SG.secret\n" },
		"no sender":                   func(c *mail.Config) { c.From = "" },
		"two senders":                 func(c *mail.Config) { c.From = "a@example.org,b@example.org" },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := good
			spoil(&c)
			_, err := mail.NewSender(c)
			require.Error(t, err)
			require.NotContains(t, err.Error(), "secret")
		})
	}
	for _, base := range []string{"https://api.eu.sendgrid.com/", "http://127.0.0.1:8025", "http://[::1]:8025", "http://localhost:8025"} {
		c := good
		c.BaseURL = base
		_, err := mail.NewSender(c)
		require.NoError(t, err, base)
	}
}
