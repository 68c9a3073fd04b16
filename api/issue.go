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

// listsAgain is how long the network's lists are remembered: every answer names
// an issue, and they hardly ever change. Whoever changes one here sees it at
// once; another process of the installation, after so long.
const listsAgain = 30 * time.Second

type listCache struct {
	mu    sync.Mutex
	asked time.Time
	lists schema.Lists
}

// lists asks without holding the lock: behind a silent database, everybody
// waits their own time and not one another's.
func (s *Server) lists(ctx context.Context) (schema.Lists, error) {
	now := s.config.Now()
	if lists, fresh := s.listCache.known(now); fresh {
		return lists, nil
	}
	lists, err := s.store.Lists(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the network's lists: %w", err)
	}
	s.listCache.keep(lists, now)
	return lists, nil
}

func (c *listCache) known(now time.Time) (lists schema.Lists, fresh bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.lists, c.lists != nil && now.Sub(c.asked) < listsAgain
}

func (c *listCache) keep(lists schema.Lists, now time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.lists, c.asked = lists, now
}

// forget makes the next answer ask again.
func (c *listCache) forget() { c.keep(nil, time.Time{}) }

// issueLabels are the words for every issue, those no longer offered too.
func (s *Server) issueLabels(ctx context.Context) (map[string]string, error) {
	lists, err := s.lists(ctx)
	return labelsOf(lists[referral.ListIssues]), err
}

// labelsOf are the words for every choice, those no longer offered too.
func labelsOf(all []referral.Choice) map[string]string {
	labels := make(map[string]string, len(all))
	for _, c := range all {
		labels[c.Code] = c.Label
	}
	return labels
}

// offered are the choices that a form shows.
func offered(all []referral.Choice) []Choice {
	shown := []Choice{}
	for _, c := range all {
		if c.Active {
			shown = append(shown, Choice{c.Code, c.Label})
		}
	}
	return shown
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

// knownType refuses a kind of organisation that the network does not have.
func (s *Server) knownType(ctx context.Context, code string) error {
	lists, err := s.lists(ctx)
	if err != nil {
		return err
	}
	if code != "" && labelsOf(lists[referral.ListTypes])[code] == "" {
		return &referral.Error{
			Code: referral.CodeInvalid, Message: wordsCheck,
			Fields: []referral.FieldError{{Field: "type", Message: "Choose the type from the list."}},
		}
	}
	return nil
}
