package api_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"

	"github.com/stretchr/testify/require"

	"onward/api"
)

// browser asks in one person's name.
type browser struct {
	w      *world
	cookie *http.Cookie
	header http.Header
}

// answer is what came back.
type answer struct {
	w      *world
	status int
	header http.Header
	body   []byte
}

// with returns the browser sending a header as well.
func (b *browser) with(name, value string) *browser {
	other := *b
	other.header = b.header.Clone()
	if other.header == nil {
		other.header = http.Header{}
	}
	other.header.Set(name, value)
	return &other
}

func (b *browser) get(path string) answer { b.w.t.Helper(); return b.do(http.MethodGet, path, nil) }

func (b *browser) post(path string, body any) answer {
	b.w.t.Helper()
	return b.do(http.MethodPost, path, body)
}

func (b *browser) put(path string, body any) answer {
	b.w.t.Helper()
	return b.do(http.MethodPut, path, body)
}

// do sends a request below /api/v1, or anywhere when the path says so with "//".
// A string body goes as it is.
func (b *browser) do(method, path string, body any) answer {
	b.w.t.Helper()
	var content io.Reader
	switch body := body.(type) {
	case nil:
	case string:
		content = strings.NewReader(body)
	default:
		encoded, err := json.Marshal(body)
		require.NoError(b.w.t, err)
		content = bytes.NewReader(encoded)
	}
	url := b.w.url + "/api/v1" + path
	if elsewhere, absolute := strings.CutPrefix(path, "//"); absolute {
		url = b.w.url + "/" + elsewhere
	}
	req, err := http.NewRequestWithContext(b.w.t.Context(), method, url, content)
	require.NoError(b.w.t, err)
	if content != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	for name, values := range b.header {
		req.Header[name] = values
	}
	if b.cookie != nil {
		req.AddCookie(b.cookie)
	}
	res, err := http.DefaultClient.Do(req)
	require.NoError(b.w.t, err)
	defer res.Body.Close() //nolint:errcheck // read to its end below
	read, err := io.ReadAll(res.Body)
	require.NoError(b.w.t, err)
	return answer{w: b.w, status: res.StatusCode, header: res.Header, body: read}
}

// is checks the status and shows the body when it is another.
func (a answer) is(status int) answer {
	a.w.t.Helper()
	require.Equal(a.w.t, status, a.status, string(a.body))
	return a
}

// into reads the body.
func (a answer) into(v any) {
	a.w.t.Helper()
	require.NoError(a.w.t, json.Unmarshal(a.body, v), string(a.body))
}

// problem reads a refusal, which must look like one.
func (a answer) problem(status int, code string) api.Problem {
	a.w.t.Helper()
	a.is(status)
	var p api.Problem
	a.into(&p)
	require.Equal(a.w.t, code, p.Code, string(a.body))
	require.Equal(a.w.t, "application/problem+json", a.header.Get("Content-Type"))
	require.Equal(a.w.t, status, p.Status)
	require.NotEmpty(a.w.t, p.Detail)
	require.Equal(a.w.t, a.header.Get("X-Request-Id"), p.RequestID)
	return p
}
