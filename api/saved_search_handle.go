package api

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"onward/schema"
)

func (s *Server) listSearches(ctx context.Context, _ *nothing) (*searchListOutput, error) {
	saved, recent, err := s.store.Searches(ctx, actor(ctx))
	if err != nil {
		return nil, fmt.Errorf("list searches: %w", err)
	}
	return &searchListOutput{Body: SearchList{Saved: showSearches(saved), Recent: showSearches(recent)}}, nil
}

// showSearches leaves out what an older version kept and this one cannot read.
func showSearches(kept []schema.SavedSearch) []SavedSearch {
	all := []SavedSearch{}
	for _, k := range kept {
		shown := SavedSearch{ID: k.ID, Name: k.Name, UsedAt: k.UsedAt}
		if json.Unmarshal(k.Question, &shown.Question) == nil {
			all = append(all, shown)
		}
	}
	return all
}

func (s *Server) saveSearch(ctx context.Context, in *saveSearchInput) (*savedSearchOutput, error) {
	name, err := searchName(in.Body.Name)
	if err != nil {
		return nil, err
	}
	question, err := asKept(in.Body.Question)
	if err != nil {
		return nil, err
	}
	saved, err := s.store.SaveSearch(ctx, actor(ctx), name, question)
	if err != nil {
		return nil, fmt.Errorf("save a search: %w", err)
	}
	return &savedSearchOutput{Body: SavedSearch{ID: saved.ID, Name: saved.Name, Question: in.Body.Question, UsedAt: saved.UsedAt}}, nil
}

func searchName(typed string) (string, error) {
	name := strings.Join(strings.Fields(typed), " ")
	if name == "" {
		return "", invalid("name", "Give the search a name, such as “Urgent, waiting for us”.")
	}
	return name, nil
}

func asKept(q Question) (json.RawMessage, error) {
	q.Text = strings.TrimSpace(q.Text)
	kept, err := json.Marshal(q)
	if err != nil {
		return nil, fmt.Errorf("write down a search: %w", err)
	}
	return kept, nil
}

// remember puts the question among the person's latest.
func (s *Server) remember(ctx context.Context, q Question) error {
	kept, err := asKept(q)
	if err != nil {
		return err
	}
	if err := s.store.RememberSearch(ctx, actor(ctx), kept); err != nil {
		return fmt.Errorf("remember a search: %w", err)
	}
	return nil
}

func (s *Server) renameSearch(ctx context.Context, in *renameSearchInput) (*nothing, error) {
	name, err := searchName(in.Body.Name)
	if err != nil {
		return nil, err
	}
	if err := s.store.RenameSearch(ctx, actor(ctx), in.ID, name); err != nil {
		return nil, fmt.Errorf("rename a search: %w", err)
	}
	return &nothing{}, nil
}

func (s *Server) deleteSearch(ctx context.Context, in *searchInput) (*nothing, error) {
	if err := s.store.DeleteSearch(ctx, actor(ctx), in.ID); err != nil {
		return nil, fmt.Errorf("delete a search: %w", err)
	}
	return &nothing{}, nil
}
