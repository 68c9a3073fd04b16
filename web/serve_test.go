package web_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"onward/web"
)

const html = "text/html,application/xhtml+xml"

var script = strings.Repeat("export const answer = 42;\n", 100)

// build is a small UI: a page, a compressible asset and one too small to compress.
var build = fstest.MapFS{
	"index.html":        {Data: []byte(`<meta property="csp-nonce" content="__CSP_NONCE__"><div id="root">`)},
	"assets/main-a1.js": {Data: []byte(script)},
	"assets/dot.woff2":  {Data: []byte("x")},
	"favicon.svg":       {Data: []byte("<svg/>")},
}

// notFoundFirst is a response writer as a router's "not found" hook hands it out.
type notFoundFirst struct{ *httptest.ResponseRecorder }

func newNotFoundFirst() notFoundFirst {
	rec := httptest.NewRecorder()
	rec.Code = http.StatusNotFound
	return notFoundFirst{rec}
}

func get(t *testing.T, path string, header map[string]string) *httptest.ResponseRecorder {
	t.Helper()
	handler, err := web.New(build)
	require.NoError(t, err)
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for name, value := range header {
		r.Header.Set(name, value)
	}
	w := newNotFoundFirst()
	handler.ServeHTTP(w, r)
	return w.ResponseRecorder
}

func TestStatusAndCaching(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		path, accept string
		status       int
		cache, kind  string
	}{
		"a person opens the start page":        {"/", html, 200, "no-store", "text/html; charset=utf-8"},
		"a person opens a referral":            {"/referrals/0199", html, 200, "no-store", "text/html; charset=utf-8"},
		"a program asks for an unknown path":   {"/referrals/0199", "application/json", 404, "", ""},
		"an asset":                             {"/assets/main-a1.js", "*/*", 200, "public, max-age=31536000, immutable", "text/javascript; charset=utf-8"},
		"an asset of an older release":         {"/assets/main-00.js", html, 404, "", ""},
		"a file outside assets":                {"/favicon.svg", "*/*", 200, "public, max-age=3600", "image/svg+xml"},
		"an unknown file opened by a person":   {"/robots.txt", html, 404, "", ""},
		"an API route that fell through to us": {"/api/v1/nothing", html, 404, "", ""},
		"a way out of the folder":              {"/assets/../embed.go", html, 404, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := get(t, tt.path, map[string]string{"Accept": tt.accept})
			require.Equal(t, tt.status, w.Code)
			require.Equal(t, "nosniff", w.Header().Get("X-Content-Type-Options"))
			if tt.status == http.StatusOK {
				require.Equal(t, tt.cache, w.Header().Get("Cache-Control"))
				require.Equal(t, tt.kind, w.Header().Get("Content-Type"))
			}
		})
	}
}

func TestEachPageHasItsOwnNonce(t *testing.T) {
	t.Parallel()
	inPage := regexp.MustCompile(`content="([A-Za-z0-9_-]{22})"`)
	first, second := get(t, "/", map[string]string{"Accept": html}), get(t, "/", map[string]string{"Accept": html})
	nonces := inPage.FindStringSubmatch(first.Body.String())
	require.Len(t, nonces, 2, first.Body.String())
	require.NotContains(t, first.Body.String(), "__CSP_NONCE__")
	policy := first.Header().Get("Content-Security-Policy")
	require.Contains(t, policy, "style-src 'self' 'nonce-"+nonces[1]+"'")
	for _, part := range []string{"default-src 'self'", "img-src 'self' data:", "base-uri 'none'", "frame-ancestors 'none'", "object-src 'none'"} {
		require.Contains(t, policy, part)
	}
	require.NotContains(t, second.Body.String(), nonces[1])
}

func TestAssetsAreCompressedOnce(t *testing.T) {
	t.Parallel()
	w := get(t, "/assets/main-a1.js", map[string]string{"Accept-Encoding": "gzip, br"})
	require.Equal(t, "gzip", w.Header().Get("Content-Encoding"))
	require.Equal(t, "Accept-Encoding", w.Header().Get("Vary"))
	r, err := gzip.NewReader(w.Body)
	require.NoError(t, err)
	got, err := io.ReadAll(r)
	require.NoError(t, err)
	require.Equal(t, script, string(got))

	plain := get(t, "/assets/main-a1.js", nil)
	require.Empty(t, plain.Header().Get("Content-Encoding"))
	require.Equal(t, script, plain.Body.String())
	require.NotEqual(t, plain.Header().Get("ETag"), w.Header().Get("ETag"))

	small := get(t, "/assets/dot.woff2", map[string]string{"Accept-Encoding": "gzip"})
	require.Empty(t, small.Header().Get("Content-Encoding"))
	require.Equal(t, "x", small.Body.String())
}

func TestAnUnchangedAssetIsNotSentAgain(t *testing.T) {
	t.Parallel()
	first := get(t, "/assets/main-a1.js", map[string]string{"Accept-Encoding": "gzip"})
	again := get(t, "/assets/main-a1.js", map[string]string{"Accept-Encoding": "gzip", "If-None-Match": first.Header().Get("ETag")})
	require.Equal(t, http.StatusNotModified, again.Code)
	require.Empty(t, again.Body.String())
}

func TestOnlyReadingIsAllowed(t *testing.T) {
	t.Parallel()
	handler, err := web.New(build)
	require.NoError(t, err)
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/", nil))
	require.Equal(t, http.StatusMethodNotAllowed, w.Code)
	require.Equal(t, "GET, HEAD", w.Header().Get("Allow"))
}

func TestABuildWithoutAPageIsRefused(t *testing.T) {
	t.Parallel()
	_, err := web.New(fstest.MapFS{"assets/main.js": {Data: []byte("1")}})
	require.ErrorContains(t, err, "index.html")
}

func TestTheEmbeddedBuildServesAPage(t *testing.T) {
	t.Parallel()
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.Header.Set("Accept", html)
	w := httptest.NewRecorder()
	web.Handler().ServeHTTP(w, r)
	require.Equal(t, http.StatusOK, w.Code)
	require.Contains(t, w.Body.String(), "<title>Onward</title>")
}
