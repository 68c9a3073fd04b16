package api

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"time"
)

// The names of the session's cookie. The prefix makes browsers insist on HTTPS,
// on this host and on this path; plain HTTP on one machine cannot have it.
const (
	secureCookie = "__Host-onward"
	plainCookie  = "onward"
)

// tokenBytes is the length of a session's secret: 256 bits.
const tokenBytes = 32

func (s *Server) cookieName() string {
	if s.config.SecureCookies {
		return secureCookie
	}
	return plainCookie
}

// cookie carries the token until the session must end; without one it clears.
func (s *Server) cookie(token string, until time.Time) http.Cookie {
	c := http.Cookie{ //nolint:gosec // it is secure wherever there is HTTPS; plain HTTP is for one machine
		Name: s.cookieName(), Value: token, Path: "/",
		HttpOnly: true, Secure: s.config.SecureCookies, SameSite: http.SameSiteLaxMode,
	}
	if token == "" {
		c.MaxAge = -1
		return c
	}
	c.MaxAge = int(until.Sub(s.config.Now()).Seconds())
	return c
}

// newToken returns a secret and what the database keeps of it.
func newToken() (token string, sum [sha256.Size]byte) {
	b := make([]byte, tokenBytes)
	_, _ = rand.Read(b) // never fails: crypto/rand ends the program instead
	token = base64.RawURLEncoding.EncodeToString(b)
	return token, sha256.Sum256([]byte(token))
}
