package api

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/rs/zerolog"
)

type requestIDKey struct{}

// requestID returns the request's id: what a person quotes, and what the log has.
func requestID(ctx context.Context) string {
	id, _ := ctx.Value(requestIDKey{}).(string)
	return id
}

func newRequestID() string {
	b := make([]byte, 8)
	_, _ = rand.Read(b) // never fails: crypto/rand ends the program instead
	return hex.EncodeToString(b)
}

// begin names the request, sets its time limit and writes the one line of log
// it gets. Routes, never paths or queries, are logged: people type anything.
func (s *Server) begin(c *gin.Context) {
	start := s.config.Now()
	id := newRequestID()
	ctx := context.WithValue(c.Request.Context(), requestIDKey{}, id)
	if patience := s.patience(c); patience > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, patience)
		defer cancel()
	}
	c.Request = c.Request.WithContext(ctx)
	c.Header("X-Request-Id", id)
	c.Next()
	status := c.Writer.Status()
	level := zerolog.InfoLevel
	if status >= http.StatusInternalServerError {
		level = zerolog.WarnLevel
	}
	took := s.config.Now().Sub(start)
	s.config.Log.WithLevel(level).Str("request_id", id).Str("method", c.Request.Method).Str("route", c.FullPath()).
		Int("status", status).Dur("took_ms", took).Msg("request")
	if s.config.Observe != nil {
		s.config.Observe(c.FullPath(), c.Request.Method, status, took)
	}
}

// patience is how long the request may take; 0 is for ever. A file comes and goes
// over a slow line, for which the connection's own limits are put off.
func (s *Server) patience(c *gin.Context) time.Duration {
	switch c.FullPath() {
	case prefix + livePath, prefix + auditFilePath, prefix + strings.ReplaceAll(exportFilePath, "{id}", ":id"):
		return 0
	case prefix + filesPath, prefix + filesPath + "/:id", prefix + "/referrals/:id/files/:file":
		until := time.Now().Add(filePatience)
		line := http.NewResponseController(c.Writer)
		if err := errors.Join(line.SetReadDeadline(until), line.SetWriteDeadline(until)); err != nil {
			s.config.Log.Warn().Err(err).Msg("a file has no more time than other requests")
		}
		return filePatience
	case prefix + daysPath, prefix + daysPath + "/:id/remove":
		return calendarPatience
	case prefix + testLetterPath:
		return testLetterPatience
	case prefix + importPath:
		return importPatience
	}
	return s.config.Timeout
}

// survive answers a panic as an internal error, without its text.
func (s *Server) survive(c *gin.Context) {
	defer func() {
		cause := recover()
		if cause == nil {
			return
		}
		if err, ok := cause.(error); ok && errors.Is(err, http.ErrAbortHandler) {
			panic(cause)
		}
		s.config.Log.Error().Str("request_id", requestID(c.Request.Context())).Str("route", c.FullPath()).
			Bytes("stack", stack()).Type("panic", cause).Msg("panic")
		if c.Writer.Written() {
			c.Abort()
			return
		}
		s.writeProblem(c, newProblem(c.Request.Context(), http.StatusInternalServerError, codeInternal, wordsInternal))
	}()
	c.Next()
}

// writeProblem answers outside huma.
func (s *Server) writeProblem(c *gin.Context, p *Problem) {
	c.Header("Content-Type", "application/problem+json")
	c.AbortWithStatusJSON(p.Status, p)
}

// isAPI reports whether the request is for the API and not for the web UI.
func isAPI(r *http.Request) bool {
	return strings.HasPrefix(r.URL.Path, "/api/") || r.URL.Path == "/api"
}

// elsewhere serves the web UI, and a problem for what the API does not have.
func (s *Server) elsewhere(c *gin.Context) {
	if isAPI(c.Request) || s.config.Web == nil {
		s.writeProblem(c, newProblem(c.Request.Context(), http.StatusNotFound, "not_found", wordsNotFound))
		return
	}
	s.config.Web.ServeHTTP(c.Writer, c.Request)
}

// wrongMethod answers a method that a path does not have.
func (s *Server) wrongMethod(c *gin.Context) {
	s.writeProblem(c, newProblem(c.Request.Context(), http.StatusMethodNotAllowed, codeMalformed, wordsMalformed))
}

// retryAfter is how long somebody refused by a limit or an outage should wait.
func retryAfter(status int) time.Duration {
	switch status {
	case http.StatusTooManyRequests:
		return 30 * time.Second
	case http.StatusServiceUnavailable:
		return 5 * time.Second
	}
	return 0
}
