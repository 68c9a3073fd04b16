package api

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"onward/referral"
	"onward/schema"
)

// issuesAgain is how long the network's issues are remembered: every answer
// names some, and they hardly ever change.
const issuesAgain = 30 * time.Second

type issueCache struct {
	mu    sync.Mutex
	asked time.Time
	list  []schema.Issue
}

// issueList asks without holding the lock: behind a silent database, everybody
// waits their own time and not one another's.
func (s *Server) issueList(ctx context.Context) ([]schema.Issue, error) {
	now := s.config.Now()
	if list, fresh := s.issues.known(now); fresh {
		return list, nil
	}
	list, err := s.store.Issues(ctx)
	if err != nil {
		return nil, fmt.Errorf("list issues: %w", err)
	}
	s.issues.keep(list, now)
	return list, nil
}

func (c *issueCache) known(now time.Time) (list []schema.Issue, fresh bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.list, c.list != nil && now.Sub(c.asked) < issuesAgain
}

func (c *issueCache) keep(list []schema.Issue, now time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.list, c.asked = list, now
}

// issueLabels are the words for every issue, those no longer offered too.
func (s *Server) issueLabels(ctx context.Context) (map[string]string, error) {
	issues, err := s.issueList(ctx)
	if err != nil {
		return nil, err
	}
	labels := make(map[string]string, len(issues))
	for _, i := range issues {
		labels[i.Code] = i.Label
	}
	return labels, nil
}

func showIssues(codes []string, labels map[string]string) []Issue {
	shown := make([]Issue, len(codes))
	for i, c := range codes {
		shown[i] = Issue{c, labels[c]}
	}
	return shown
}

// knownIssues refuses codes that the network does not have.
func (s *Server) knownIssues(ctx context.Context, codes []string) error {
	labels, err := s.issueLabels(ctx)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(codes, func(c string) bool { return labels[c] == "" }) {
		return &referral.Error{
			Code: referral.CodeInvalid, Message: wordsCheck,
			Fields: []referral.FieldError{{Field: "issues", Message: "Choose issues from the list."}},
		}
	}
	return nil
}
