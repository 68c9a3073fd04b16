package inbox_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/mail"
	"onward/mail/inbox"
)

const goodBody = `{"from":{"email":"o@example.org"},"subject":"S","content":[{"type":"text/plain","value":"x"},{"type":"text/html","value":"<p>"}],"personalizations":[{"to":[{"email":"a@example.org"}]}]}`

func TestWhatSendGridWouldRefuseIsRefused(t *testing.T) {
	t.Parallel()
	in := start(t, inbox.Options{APIKey: "SG.right"})
	change := func(from, to string) string { return strings.Replace(goodBody, from, to, 1) }
	for name, tt := range map[string]struct {
		body, key, kind string
		status          int
		says            string
	}{
		"all is well":          {goodBody, "Bearer SG.right", "application/json; charset=utf-8", 202, ""},
		"no key":               {goodBody, "", "application/json", 401, "authorization"},
		"another key":          {goodBody, "Bearer SG.wrong", "application/json", 401, "authorization"},
		"not a bearer":         {goodBody, "Basic SG.right", "application/json", 401, "authorization"},
		"a form":               {goodBody, "Bearer SG.right", "text/plain", 415, "Content-Type"},
		"no JSON":              {"hello", "Bearer SG.right", "application/json", 400, "JSON"},
		"a number as subject":  {change(`"S"`, "7"), "Bearer SG.right", "application/json", 400, `"field":"subject"`},
		"no sender":            {change("o@example.org", ""), "Bearer SG.right", "application/json", 400, `"field":"from.email"`},
		"nobody":               {change(`{"email":"a@example.org"}`, ""), "Bearer SG.right", "application/json", 400, `"field":"personalizations.0.to"`},
		"no personalization":   {change(`{"to":[{"email":"a@example.org"}]}`, ""), "Bearer SG.right", "application/json", 400, `"field":"personalizations"`},
		"a broken address":     {change("a@example.org", "a@"), "Bearer SG.right", "application/json", 400, `"field":"personalizations.0.to.0.email"`},
		"no subject":           {change(`"S"`, `" "`), "Bearer SG.right", "application/json", 400, `"field":"subject"`},
		"no content":           {change(`{"type":"text/plain","value":"x"},{"type":"text/html","value":"<p>"}`, ""), "Bearer SG.right", "application/json", 400, `"field":"content"`},
		"empty content":        {change(`"x"`, `""`), "Bearer SG.right", "application/json", 400, `"field":"content.0.value"`},
		"plain text not first": {change("text/html", "text/plain"), "Bearer SG.right", "application/json", 400, `"field":"content.1.type"`},
		"no type of content":   {change("text/html", "html"), "Bearer SG.right", "application/json", 400, `"field":"content.1.type"`},
		"a megabyte and more":  {change("x", strings.Repeat("x", 1<<20)), "Bearer SG.right", "application/json", 413, "large"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			answer, body := in.ask(t, http.MethodPost, "/v3/mail/send", tt.body, "Authorization", tt.key, "Content-Type", tt.kind)
			require.Equal(t, tt.status, answer.StatusCode, body)
			require.Contains(t, body, tt.says)
			require.Equal(t, tt.status == 202, answer.Header.Get("X-Message-Id") != "")
		})
	}
}

func TestTheInboxFailsAsItIsTold(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		fault string
		want  mail.Failure
		kept  int
	}{
		"too many":     {`{"mode":"429","times":1,"retry_after":7}`, mail.Failure{Kind: mail.Temporary, After: 7 * time.Second, Status: 429}, 0},
		"broken":       {`{"mode":"500","times":1}`, mail.Failure{Kind: mail.Temporary, Status: 500}, 0},
		"unauthorised": {`{"mode":"401","times":1}`, mail.Failure{Kind: mail.Unauthorised, Status: 401}, 0},
		"hanging":      {`{"mode":"hang","times":1}`, mail.Failure{Kind: mail.Ambiguous}, 0},
		"resetting":    {`{"mode":"reset_after_accept","times":1}`, mail.Failure{Kind: mail.Ambiguous}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			in := start(t, inbox.Options{})
			answer, body := in.ask(t, http.MethodPut, "/faults", tt.fault)
			require.Equal(t, http.StatusOK, answer.StatusCode, body)
			require.JSONEq(t, tt.fault, body)
			_, err := in.sender.Send(t.Context(), duty, letterAbout("x"), notification)
			require.Equal(t, &tt.want, err)
			require.Len(t, in.letters(t, ""), tt.kept)
			in.send(t, duty, "once is enough")
			_, body = in.ask(t, http.MethodGet, "/faults", "")
			require.JSONEq(t, `{"mode":"none"}`, body)
		})
	}
}

func TestAFaultLastsUntilItIsEnded(t *testing.T) {
	t.Parallel()
	in := start(t, inbox.Options{})
	in.ask(t, http.MethodPut, "/faults", `{"mode":"500"}`)
	for range 3 {
		_, err := in.sender.Send(t.Context(), duty, letterAbout("x"), notification)
		require.Error(t, err)
	}
	_, page := in.ask(t, http.MethodGet, "/", "")
	require.Contains(t, page, "Failing on purpose.")
	answer, _ := in.ask(t, http.MethodPost, "/faults/none", "")
	require.Equal(t, http.StatusSeeOther, answer.StatusCode)
	in.send(t, duty, "well again")
}

func TestAFaultThatIsNoneIsRefused(t *testing.T) {
	t.Parallel()
	in := start(t, inbox.Options{})
	for _, body := range []string{"", `{"mode":"418"}`, `{"mode":"500","times":-1}`, `{"modus":"500"}`} {
		answer, _ := in.ask(t, http.MethodPut, "/faults", body)
		require.Equal(t, http.StatusBadRequest, answer.StatusCode, body)
	}
	in.send(t, duty, "no fault")
}
