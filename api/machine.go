package api

import (
	"context"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"onward/referral"
)

// Machines are the routes that machines call, by the id of their row in the
// access matrix. They carry no session and show no data.
func (s *Server) machines() []machine {
	return []machine{
		{"sendgrid-events", http.MethodPost, "/webhooks/sendgrid", s.sendgridEvents},
		{"health-live", http.MethodGet, "/health/live", s.healthLive},
		{"health-ready", http.MethodGet, "/health/ready", s.healthReady},
		{"openapi", http.MethodGet, prefix + "/openapi.json", s.showDocument},
		{"docs", http.MethodGet, prefix + "/docs", s.showDocs},
	}
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

// healthReady says whether requests can be served. Without Temporal they can:
// clocks and e-mails catch up later.
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
	c.JSON(status, h)
}
