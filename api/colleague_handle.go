package api

import (
	"context"
	"fmt"
)

func (s *Server) colleagues(ctx context.Context, in *colleaguesInput) (*colleaguesOutput, error) {
	found, err := s.store.Colleagues(ctx, actor(ctx), in.Referral)
	if err != nil {
		return nil, fmt.Errorf("list colleagues: %w", err)
	}
	all := ColleagueList{Items: []Colleague{}}
	for _, c := range found {
		all.Items = append(all.Items, Colleague{ID: c.ID, Name: c.Name, Organisation: showParty(c.Organisation), Role: string(c.Role), Own: c.Own})
	}
	return &colleaguesOutput{Body: all}, nil
}
