package api

import (
	"context"
	"fmt"

	"onward/referral"
)

type defaultTextsInput struct{ Body referral.DefaultTexts }

type defaultTextsOutput struct{ Body referral.DefaultTexts }

// defaultTexts are what the form of a new referral starts with (N10-N12).
func (s *Server) defaultTexts(ctx context.Context, _ *nothing) (*defaultTextsOutput, error) {
	texts, err := s.store.DefaultTexts(ctx, actor(ctx))
	if err != nil {
		return nil, fmt.Errorf("read default texts: %w", err)
	}
	return &defaultTextsOutput{Body: texts}, nil
}

func (s *Server) setDefaultTexts(ctx context.Context, in *defaultTextsInput) (*defaultTextsOutput, error) {
	if err := s.store.SetDefaultTexts(ctx, actor(ctx), in.Body); err != nil {
		return nil, fmt.Errorf("set default texts: %w", err)
	}
	return s.defaultTexts(ctx, nil)
}
