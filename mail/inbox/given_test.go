package inbox_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/mail"
	"onward/mail/inbox"
)

var (
	noon         = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	notification = uuid.MustParse("01937c2e-6f0a-7c11-9a52-3d1f0c5b7e21")
)

// patience is how long the client waits: long enough for a busy machine.
const patience = 3 * time.Second

const duty = "duty@norwich-debt.example"

// installation is an inbox behind a real server, and the real client.
type installation struct {
	*inbox.Inbox
	url    string
	sender *mail.Sender
}

func start(t *testing.T, o inbox.Options) installation {
	t.Helper()
	if o.Now == nil {
		o.Now = func() time.Time { return noon }
	}
	in, err := inbox.New(o)
	require.NoError(t, err)
	server := httptest.NewServer(in)
	t.Cleanup(func() {
		require.NoError(t, in.Close())
		server.Close()
	})
	sender, err := mail.NewSender(mail.Config{
		BaseURL: server.URL, APIKey: "SG.local", From: "onward@norfolk.example", FromName: "Onward", Timeout: patience,
	})
	require.NoError(t, err)
	return installation{Inbox: in, url: server.URL, sender: sender}
}

// send sends a letter with that subject, and returns its id.
func (i installation) send(t *testing.T, to, subject string) string {
	t.Helper()
	id, err := i.sender.Send(t.Context(), to, letterAbout(subject), notification)
	require.NoError(t, err)
	return id
}

func letterAbout(subject string) mail.Message {
	return mail.Message{
		Subject: subject, Text: "Words of " + subject,
		HTML: `<html><head><style>p{margin:0}</style></head><body><p>Words &amp; <a href="https://onward.example/">link</a></p></body></html>`,
	}
}

// ask asks for a page or an answer, and returns its status and body.
func (i installation) ask(t *testing.T, method, path, body string, headers ...string) (*http.Response, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, i.url+path, strings.NewReader(body))
	require.NoError(t, err)
	for h := 0; h+1 < len(headers); h += 2 {
		request.Header.Set(headers[h], headers[h+1])
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := client.Do(request)
	require.NoError(t, err)
	defer answer.Body.Close() //nolint:errcheck // read to its end
	all, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	return answer, string(all)
}

// letters returns what the API says of the letters that match, newest first.
func (i installation) letters(t *testing.T, query string) []inbox.Letter {
	t.Helper()
	answer, body := i.ask(t, http.MethodGet, "/api/messages"+query, "")
	require.Equal(t, http.StatusOK, answer.StatusCode, body)
	var found struct {
		Messages []inbox.Letter `json:"messages"`
	}
	require.NoError(t, json.Unmarshal([]byte(body), &found))
	return found.Messages
}

func subjects(letters []inbox.Letter) []string {
	all := []string{}
	for _, l := range letters {
		all = append(all, l.Subject)
	}
	return all
}
