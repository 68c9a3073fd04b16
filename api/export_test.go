package api

import (
	"context"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"onward/referral"
	"onward/schema"
)

// What the tests of single parts call.
var (
	DistanceWords = distanceWords
	ShowTrack     = showTrack
	EventLabel    = eventLabel
	NewLimiter    = newLimiter
	NewHasher     = newHasher
)

// ManyVisitors is how many a limiter remembers.
const ManyVisitors = manyVisitors

// AuditSentence says what was done.
func AuditSentence(action string) string { return auditSentence(schema.AuditEntry{Action: action}) }

// Button is the command on a button.
func Button(k referral.Kind) string { return commandLabels[k].button }

// ResultLabel is the result in words.
func ResultLabel(r referral.Result) string { return resultLabels[r] }

// Allow reports whether the visitor may ask now.
func (l *limiter) Allow(key string, now time.Time) bool { return l.allow(key, now) }

// Visitors is how many are remembered.
func (l *limiter) Visitors() int { return len(l.visitors) }

// Hash hashes a password.
func (h *hasher) Hash(ctx context.Context, password string) (string, error) {
	return h.hash(ctx, password)
}

// Check compares a password.
func (h *hasher) Check(password, hash string) (bool, string, error) { return h.check(password, hash) }

// Enter takes a place.
func (h *hasher) Enter(ctx context.Context) (func(), error) { return h.enter(ctx) }

// Routes lists what the server answers, for the test that nothing is missing
// from the access matrix.
func (s *Server) Routes() gin.RoutesInfo { return s.engine.Routes() }

// MachineRoutes lists those that are no operations of the document, by the key
// of their row in the matrix.
func (s *Server) MachineRoutes() map[string]string {
	all := map[string]string{}
	for _, m := range s.machines() {
		all[m.method+" "+strings.ReplaceAll(m.path, ":id", "{id}")] = m.operation
	}
	return all
}
