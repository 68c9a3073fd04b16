package web

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strings"
)

const (
	page             = "index.html"
	noncePlaceholder = "__CSP_NONCE__"
	nonceBytes       = 16
	forever          = "public, max-age=31536000, immutable"
	briefly          = "public, max-age=3600"
)

// policy is the content security policy of the page; Mantine's style elements
// carry the nonce, everything else comes from this origin.
const policy = "default-src 'self'; style-src 'self' 'nonce-%s'; img-src 'self' data:; " +
	"base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"

type server struct {
	page   []byte
	assets map[string]asset
}

// New serves the build in files, which must hold index.html. Everything is
// read and compressed once, here.
func New(files fs.FS) (http.Handler, error) {
	s := &server{assets: map[string]asset{}}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(files, name)
		if err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
		if name == page {
			s.page = content
			return nil
		}
		s.assets["/"+name], err = newAsset(name, content)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("load the web UI: %w", err)
	}
	if s.page == nil {
		return nil, fmt.Errorf("load the web UI: %w: %s", fs.ErrNotExist, page)
	}
	return s, nil
}

// ServeHTTP always names the status: a router's "not found" hook starts from 404.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	secure(w.Header())
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		return
	}
	if a, ok := s.assets[r.URL.Path]; ok {
		a.serve(w, r, lifetime(r.URL.Path))
		return
	}
	if !wantsPage(r) {
		http.NotFound(w, r)
		return
	}
	s.servePage(w, r)
}

// servePage writes the page with a nonce of its own, so it is never stored.
func (s *server) servePage(w http.ResponseWriter, r *http.Request) {
	nonce := newNonce()
	body := bytes.ReplaceAll(s.page, []byte(noncePlaceholder), []byte(nonce))
	header := w.Header()
	header.Set("Content-Security-Policy", fmt.Sprintf(policy, nonce))
	header.Set("Content-Type", "text/html; charset=utf-8")
	header.Set("Cache-Control", "no-store")
	header.Set("Content-Length", fmt.Sprint(len(body)))
	w.WriteHeader(http.StatusOK)
	if r.Method == http.MethodHead {
		return
	}
	// A reader that has gone away is not our error.
	_, _ = w.Write(body)
}

// wantsPage tells a person opening an address from a program asking for a file:
// a missing asset or API route must never be answered with a page.
func wantsPage(r *http.Request) bool {
	for _, prefix := range []string{"/assets/", "/api/"} {
		if strings.HasPrefix(r.URL.Path, prefix) {
			return false
		}
	}
	return path.Ext(r.URL.Path) == "" && strings.Contains(r.Header.Get("Accept"), "text/html") || r.URL.Path == "/index.html"
}

// lifetime is for ever under /assets, whose names change with their content.
func lifetime(name string) string {
	if strings.HasPrefix(name, "/assets/") {
		return forever
	}
	return briefly
}

func secure(header http.Header) {
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("X-Frame-Options", "DENY")
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("Cross-Origin-Opener-Policy", "same-origin")
	header.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
}

// newNonce cannot fail: crypto/rand stops the program rather than return weak bytes.
func newNonce() string {
	raw := make([]byte, nonceBytes)
	_, _ = rand.Read(raw)
	return base64.RawURLEncoding.EncodeToString(raw)
}
