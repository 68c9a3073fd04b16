package inbox_test

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/mail"
	"onward/mail/inbox"
)

func TestWhatTheRealClientSendsIsKept(t *testing.T) {
	t.Parallel()
	in := start(t, inbox.Options{})
	id := in.send(t, duty, "Referral #10423 is late")
	require.Equal(t, []inbox.Letter{{
		ID: id, At: noon, From: "onward@norfolk.example", FromName: "Onward", To: duty,
		Subject: "Referral #10423 is late", Text: "Words of Referral #10423 is late", HTML: letterAbout("").HTML,
		NotificationID: notification.String(), Number: 10423,
	}}, in.letters(t, ""))
}

func TestLettersAreFound(t *testing.T) {
	t.Parallel()
	in := start(t, inbox.Options{})
	in.send(t, duty, "New Client Referred to You")
	in.send(t, duty, "Referral #10423 is late")
	in.send(t, "lead@breckland.example", "Referral #1042 was not acknowledged in time")
	for query, want := range map[string][]string{
		"":                             {"Referral #1042 was not acknowledged in time", "Referral #10423 is late", "New Client Referred to You"},
		"?to=NORWICH-debt":             {"Referral #10423 is late", "New Client Referred to You"},
		"?subject=referred+to+you":     {"New Client Referred to You"},
		"?number=1042":                 {"Referral #1042 was not acknowledged in time"},
		"?number=%2310423":             {"Referral #10423 is late"},
		"?to=breckland&number=10423":   {},
		"?q=breckland":                 {"Referral #1042 was not acknowledged in time"},
		"?q=late":                      {"Referral #10423 is late"},
		"?q=%231042":                   {"Referral #1042 was not acknowledged in time"},
		"?to=nobody&wait=10ms":         {},
		"?to=norwich&wait=30s&q=10423": {"Referral #10423 is late"},
	} {
		require.Equal(t, want, subjects(in.letters(t, query)), query)
	}
	answer, _ := in.ask(t, http.MethodGet, "/api/messages?wait=soon", "")
	require.Equal(t, http.StatusBadRequest, answer.StatusCode)
}

func TestATestCanWaitForALetter(t *testing.T) {
	t.Parallel()
	in := start(t, inbox.Options{})
	found := make(chan []string)
	go func() { found <- subjects(in.letters(t, "?subject=second&wait=30s")) }()
	in.send(t, duty, "The first")
	in.send(t, duty, "The second")
	require.Equal(t, []string{"The second"}, <-found)
}

func TestOneLetterAndNone(t *testing.T) {
	t.Parallel()
	in := start(t, inbox.Options{})
	id := in.send(t, duty, "Hello")
	answer, body := in.ask(t, http.MethodGet, "/api/messages/"+id, "")
	require.Equal(t, http.StatusOK, answer.StatusCode)
	require.Contains(t, body, `"subject":"Hello"`)
	answer, _ = in.ask(t, http.MethodGet, "/api/messages/other", "")
	require.Equal(t, http.StatusNotFound, answer.StatusCode)
	answer, _ = in.ask(t, http.MethodDelete, "/api/messages", "")
	require.Equal(t, http.StatusNoContent, answer.StatusCode)
	require.Empty(t, in.letters(t, ""))
}

func TestLettersSurviveARestart(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "inbox")
	first := start(t, inbox.Options{Folder: folder})
	first.send(t, duty, "Kept")
	kept := first.letters(t, "")
	require.NoError(t, first.Close())

	file := filepath.Join(folder, "letters.jsonl")
	torn, err := os.OpenFile(file, os.O_APPEND|os.O_WRONLY, 0o600)
	require.NoError(t, err)
	_, err = torn.WriteString(`{"id":"torn","subj`) // the machine stopped in the middle of a line
	require.NoError(t, err)
	require.NoError(t, torn.Close())

	second := start(t, inbox.Options{Folder: folder})
	require.Equal(t, kept, second.letters(t, ""))
	second.send(t, duty, "After")
	require.NoError(t, second.Close())
	third := start(t, inbox.Options{Folder: folder})
	require.Equal(t, []string{"After", "Kept"}, subjects(third.letters(t, "")))

	info, err := os.Stat(file)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode().Perm(), "letters hold links that set passwords")
}

func TestOnlyTheLatestTwoThousandAreKept(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	in := start(t, inbox.Options{Folder: folder})
	var to []string
	for n := range 1000 {
		to = append(to, fmt.Sprintf(`{"email":"a%d@example.org"}`, n))
	}
	body := `{"from":{"email":"o@example.org"},"subject":"S","content":[{"type":"text/plain","value":"x"}],"personalizations":[{"to":[` + strings.Join(to, ",") + `]}]}`
	for range 5 {
		answer, why := in.ask(t, http.MethodPost, "/v3/mail/send", body, "Authorization", "Bearer k", "Content-Type", "application/json")
		require.Equal(t, http.StatusAccepted, answer.StatusCode, why)
	}
	lines, err := os.ReadFile(filepath.Join(folder, "letters.jsonl"))
	require.NoError(t, err)
	require.Equal(t, 2000, strings.Count(string(lines), "\n"), "the file is cut too")
	require.NoError(t, in.Close())
	again := start(t, inbox.Options{Folder: folder})
	require.Len(t, again.letters(t, ""), 500, "a page of the API")
}

func TestALetterThatCannotBeKeptIsNotAccepted(t *testing.T) {
	t.Parallel()
	in := start(t, inbox.Options{Folder: t.TempDir()})
	require.NoError(t, in.Close()) // its file is closed; requests still come
	_, err := in.sender.Send(t.Context(), duty, letterAbout("x"), notification)
	require.Equal(t, &mail.Failure{Kind: mail.Temporary, Status: 500}, err)
}

func TestAFolderThatCannotBeUsedIsSaidAtOnce(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	_, err := inbox.New(inbox.Options{Folder: filepath.Join(file, "inbox")})
	require.ErrorContains(t, err, "open the inbox")
}
