package api

import (
	"mime"
	"net/http"
	"runtime/debug"

	"github.com/gin-gonic/gin"

	"onward/files"
	"onward/referral"
)

func stack() []byte { return debug.Stack() }

// headers sets what keeps an answer safe in a browser (R-17, R-19b). The web UI
// sets its own content policy.
func (s *Server) headers(c *gin.Context) {
	h := c.Writer.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	if s.config.SecureCookies {
		h.Set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
	}
	if c.FullPath() == prefix+livePath {
		h.Set("X-Accel-Buffering", "no") // a proxy must not hold events back
	}
	if isAPI(c.Request) {
		h.Set("Cache-Control", "no-store")
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	}
	c.Next()
}

// protect refuses what another site sends in a person's name, what is
// too large, what is not JSON, and who asks too often.
func (s *Server) protect(c *gin.Context) {
	if !isAPI(c.Request) {
		c.Next()
		return
	}
	ctx := c.Request.Context()
	kind, most, words := "application/json", int64(maxBody), wordsTooLarge
	if c.FullPath() == prefix+filesPath {
		kind, most, words = "application/octet-stream", files.MaxSize+1, files.TooLarge().Error()
	}
	if c.FullPath() == prefix+importPath {
		most, words = maxImport, wordsImportTooLarge
	}
	switch {
	case !s.addresses.allow(c.ClientIP(), s.config.Now()):
		c.Header("Retry-After", "30")
		s.writeProblem(c, newProblem(ctx, http.StatusTooManyRequests, referral.CodeTooMany, wordsTooMany))
	case s.crossOrigin.Check(c.Request) != nil:
		s.writeProblem(c, newProblem(ctx, http.StatusForbidden, referral.CodeNotAllowed, wordsCrossSite))
	case c.Request.ContentLength > most:
		c.Header("Connection", "close") // the rest of the body is not read
		s.writeProblem(c, newProblem(ctx, http.StatusRequestEntityTooLarge, codeTooLarge, words))
	case !acceptable(c.Request, kind):
		s.writeProblem(c, newProblem(ctx, http.StatusUnsupportedMediaType, codeMalformed, wordsNotJSON))
	default:
		if c.Request.Body != nil {
			c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, most)
		}
		c.Next()
	}
}

const (
	wordsCrossSite = "This request came from another site, so it was refused. Open Onward itself and try again."
	wordsNotJSON   = "Send JSON, with the header Content-Type: application/json."
)

// acceptable reports whether a body, if there is one, is of the kind and not
// packed. A form in a page of another site can send neither JSON nor bytes.
func acceptable(r *http.Request, wanted string) bool {
	if r.ContentLength == 0 || r.Body == nil || r.Body == http.NoBody {
		return true
	}
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return err == nil && kind == wanted && r.Header.Get("Content-Encoding") == ""
}
