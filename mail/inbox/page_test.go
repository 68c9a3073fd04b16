package inbox_test

import (
	"bufio"
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/mail/inbox"
)

func TestTheListShowsWhatCame(t *testing.T) {
	t.Parallel()
	now := noon.Add(-26 * time.Hour)
	in := start(t, inbox.Options{Title: "Norfolk inbox", Now: func() time.Time { return now }})
	_, page := in.ask(t, http.MethodGet, "/", "")
	require.Contains(t, page, "No e-mails yet")
	in.send(t, duty, "Referral #10423 <b>is</b> late")
	now = noon
	in.send(t, "lead@breckland.example", "Hello")
	answer, page := in.ask(t, http.MethodGet, "/", "")
	require.Equal(t, http.StatusOK, answer.StatusCode)
	require.Contains(t, page, "<title>Norfolk inbox</title>")
	require.Less(t, strings.Index(page, "<h2>Today</h2>"), strings.Index(page, "<h2>Yesterday</h2>"))
	require.Contains(t, page, "Referral #10423 &lt;b&gt;is&lt;/b&gt; late")
	require.Contains(t, page, duty)
	_, page = in.ask(t, http.MethodGet, "/?q=breckland", "")
	require.Contains(t, page, "Hello")
	require.NotContains(t, page, duty)
	_, page = in.ask(t, http.MethodGet, `/?q=%22%3E%3Cscript%3E`, "")
	require.Contains(t, page, "No e-mail matches")
	require.NotContains(t, page, "<script>")
}

func TestALongListGoesOn(t *testing.T) {
	t.Parallel()
	in := start(t, inbox.Options{})
	for range 101 {
		in.send(t, duty, "Again")
	}
	_, page := in.ask(t, http.MethodGet, "/", "")
	require.Equal(t, 100, strings.Count(page, `class="row"`))
	_, rest, found := strings.Cut(page, `href="/?before=`)
	require.True(t, found)
	id, _, _ := strings.Cut(rest, `"`)
	_, page = in.ask(t, http.MethodGet, "/?before="+id, "")
	require.Equal(t, 1, strings.Count(page, `class="row"`))
}

func TestALetterIsShownThreeWays(t *testing.T) {
	t.Parallel()
	in := start(t, inbox.Options{})
	id := in.send(t, duty, "First")
	next := in.send(t, duty, "Second")
	_, page := in.ask(t, http.MethodGet, "/messages/"+id, "")
	require.Contains(t, page, `src="/messages/`+id+`/html" sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"`)
	require.Contains(t, page, `id="newer" href="/messages/`+next+`"`)
	require.NotContains(t, page, `id="older"`)
	require.Contains(t, page, "Monday 23 November 2026, 12:00:00")
	_, page = in.ask(t, http.MethodGet, "/messages/"+id+"?view=phone", "")
	require.Contains(t, page, `class="stage phone"`)
	_, page = in.ask(t, http.MethodGet, "/messages/"+id+"?view=text", "")
	require.Contains(t, page, "Words of First</pre>")
	answer, _ := in.ask(t, http.MethodGet, "/messages/none", "")
	require.Equal(t, http.StatusNotFound, answer.StatusCode)
}

func TestALetterCanDoNothingToThePage(t *testing.T) {
	t.Parallel()
	in := start(t, inbox.Options{})
	id := in.send(t, duty, "First")
	answer, html := in.ask(t, http.MethodGet, "/messages/"+id+"/html", "")
	policy := answer.Header.Get("Content-Security-Policy")
	require.Contains(t, policy, "default-src 'none'")
	require.Contains(t, policy, "sandbox allow-same-origin allow-popups")
	require.NotContains(t, policy, "script")
	require.Contains(t, html, `<head><base target="_blank">`)
	answer, _ = in.ask(t, http.MethodGet, "/", "")
	require.NotContains(t, answer.Header.Get("Content-Security-Policy"), "unsafe")
	for _, path := range []string{"/assets/inbox.css", "/assets/inbox.js", "/assets/icon.svg"} {
		answer, _ = in.ask(t, http.MethodGet, path, "")
		require.Equal(t, http.StatusOK, answer.StatusCode, path)
	}
	for _, path := range []string{"/assets/none.css", "/elsewhere", "/api/elsewhere"} {
		answer, _ = in.ask(t, http.MethodGet, path, "")
		require.Equal(t, http.StatusNotFound, answer.StatusCode, path)
	}
	answer, _ = in.ask(t, http.MethodGet, "/assets/..%2fpages%2flist.html", "")
	require.Equal(t, http.StatusNotFound, answer.StatusCode)
}

func TestAnotherSiteCannotUseTheInbox(t *testing.T) {
	t.Parallel()
	in := start(t, inbox.Options{})
	for _, tt := range [][2]string{{http.MethodPut, "/faults"}, {http.MethodPost, "/faults/none"}, {http.MethodDelete, "/api/messages"}} {
		answer, _ := in.ask(t, tt[0], tt[1], `{"mode":"500"}`, "Sec-Fetch-Site", "cross-site")
		require.Equal(t, http.StatusForbidden, answer.StatusCode, tt)
	}
}

func TestThePageHearsOfEveryLetter(t *testing.T) {
	t.Parallel()
	in := start(t, inbox.Options{})
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, in.url+"/live", nil)
	require.NoError(t, err)
	answer, err := http.DefaultClient.Do(request)
	require.NoError(t, err)
	defer answer.Body.Close() //nolint:errcheck // a stream has no end to miss
	require.Equal(t, "text/event-stream", answer.Header.Get("Content-Type"))
	lines := bufio.NewScanner(answer.Body)
	require.True(t, lines.Scan())
	require.Equal(t, ": hello", lines.Text())
	in.send(t, duty, "News")
	require.True(t, lines.Scan()) // the empty line that ends the greeting
	require.True(t, lines.Scan())
	require.Equal(t, "data: changed", lines.Text())
	require.NoError(t, in.Close())
	for lines.Scan() {
		require.Empty(t, lines.Text(), "a closed inbox ends its streams")
	}
	require.NoError(t, lines.Err())
}
