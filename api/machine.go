package api

import (
	"context"
	"net/http"
	"regexp"
	"time"

	"github.com/gin-gonic/gin"

	"onward/directory"
	"onward/referral"
)

// Machines are the routes that are no operations of the document, by the id of
// their row in the access matrix. They carry no session and show nothing that
// is not public.
func (s *Server) machines() []machine {
	all := []machine{
		{"sendgrid-events", http.MethodPost, "/webhooks/sendgrid", s.sendgridEvents},
		{"health-live", http.MethodGet, "/health/live", s.healthLive},
		{"health-ready", http.MethodGet, "/health/ready", s.healthReady},
		{"openapi", http.MethodGet, prefix + "/openapi.json", s.showDocument},
		{"docs", http.MethodGet, prefix + "/docs", s.showDocs},
	}
	for _, r := range s.directory.Routes() {
		all = append(all, machine{r.Operation, r.Method, ginPath(r.Path), openPage{s, r.Handle, r.Changes}.serve})
	}
	return all
}

var pathNames = regexp.MustCompile(`{(\w+)}`)

// ginPath is a path of net/http as Gin writes it.
func ginPath(path string) string { return pathNames.ReplaceAllString(path, ":$1") }

// openPage is a public page or feed, which everybody may read as often as an
// address may ask for anything.
type openPage struct {
	server *Server
	handle http.HandlerFunc
	// changes marks what no other site may ask for in somebody's name.
	changes bool
}

func (p openPage) serve(c *gin.Context) {
	s := p.server
	if !s.addresses.allow(c.ClientIP(), s.config.Now()) {
		c.Header("Retry-After", "30")
		s.writeProblem(c, newProblem(c.Request.Context(), http.StatusTooManyRequests, referral.CodeTooMany, wordsTooMany))
		return
	}
	if p.changes && s.crossOrigin.Check(c.Request) != nil {
		s.directory.RefuseCrossSite(c.Writer)
		return
	}
	for _, part := range c.Params {
		c.Request.SetPathValue(part.Key, part.Value)
	}
	p.handle(c.Writer, c.Request.WithContext(directory.WithVisitor(c.Request.Context(), c.ClientIP())))
}

type machine struct {
	operation, method, path string
	handle                  gin.HandlerFunc
}

func (s *Server) registerMachines() {
	for _, m := range s.machines() {
		if !referral.Permits(m.operation, "") {
			panic("api: no row in the access matrix lets machines use " + m.operation)
		}
		s.engine.Handle(m.method, m.path, m.handle)
	}
}

func (s *Server) healthLive(c *gin.Context) { c.JSON(http.StatusOK, gin.H{"status": "ok"}) }

// healthTimeout is how long a part may take to say that it works.
const healthTimeout = time.Second

// healthReady says whether requests should come here. Without Temporal they
// should: clocks and e-mails catch up later.
func (s *Server) healthReady(c *gin.Context) {
	ctx, cancel := context.WithTimeout(c.Request.Context(), healthTimeout)
	defer cancel()
	h := Health{Status: "ok", Database: "ok", Temporal: "ok"}
	status := http.StatusOK
	if !s.temporalAnswers(ctx) {
		h.Status, h.Temporal = "degraded", "down"
	}
	if err := s.store.Ping(ctx); err != nil {
		h.Status, h.Database, status = "down", "down", http.StatusServiceUnavailable
	}
	if s.leaving.Load() {
		h.Status, status = "leaving", http.StatusServiceUnavailable
	}
	c.JSON(status, h)
}
