package api

import (
	"context"
	"fmt"
	"net/http"

	"onward/referral"
)

func (s *Server) registerWordings() {
	add(s, operation("network-wordings", http.MethodGet, "/network/wordings", tagNetwork, "The texts that the network writes itself"), s.networkWordings)
	add(s, operation("set-wording", http.MethodPut, "/network/wordings/{kind}", tagNetwork, "Change a text, for what is read from now on"), s.setWording)
}

func (s *Server) networkWordings(ctx context.Context, _ *nothing) (*wordingsOutput, error) {
	shown := NetworkWordings{Items: []NetworkWording{}}
	for _, kind := range referral.Wordings {
		one, err := s.wording(ctx, kind)
		if err != nil {
			return nil, err
		}
		shown.Items = append(shown.Items, one)
	}
	return &wordingsOutput{Body: shown}, nil
}

func (s *Server) setWording(ctx context.Context, in *setWordingInput) (*wordingOutput, error) {
	kind := referral.WordingKind(in.Kind)
	if err := s.store.SetWording(ctx, actor(ctx), kind, in.Body.Version, in.Body.Text); err != nil {
		return nil, fmt.Errorf("set a wording: %w", err)
	}
	one, err := s.wording(ctx, kind)
	return &wordingOutput{Body: one}, err
}

func (s *Server) wording(ctx context.Context, kind referral.WordingKind) (NetworkWording, error) {
	versions, err := s.store.WordingVersions(ctx, actor(ctx), kind)
	if err != nil {
		return NetworkWording{}, fmt.Errorf("list the versions of a wording: %w", err)
	}
	shown := NetworkWording{Kind: string(kind), Versions: []WordingVersion{}}
	for _, v := range versions {
		shown.Versions = append(shown.Versions, WordingVersion{v.Version, v.Text, v.At, showPersonOrNone(v.Author)})
	}
	return shown, nil
}
