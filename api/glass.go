package api

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/google/uuid"

	"onward/referral"
)

// BreakGlassBody is why a coordinator must see one referral's client, and once
// more that it is them.
type BreakGlassBody struct {
	Reason   string `json:"reason" maxLength:"40" doc:"A code of the reference lists."`
	Words    string `json:"words" maxLength:"4000" doc:"Why, for both organisations to read."`
	Password string `json:"password" maxLength:"256"`
	Code     string `json:"code,omitempty" maxLength:"40" doc:"Of the second factor, for whoever has one."`
}

type breakGlassInput struct {
	ID   uuid.UUID `path:"id"`
	Body BreakGlassBody
}

// Glass says that the reader may see the client, and until when.
type Glass struct {
	Reason Choice    `json:"reason"`
	Until  time.Time `json:"until"`
}

func (s *Server) registerGlass() {
	const path = "/referrals/{id}/glass"
	add(s, s.guessable(operation("break-glass", http.MethodPost, path, tagNetwork, "Read one referral's client for half an hour, told to both sides")), s.breakGlass)
	add(s, operation("close-glass", http.MethodDelete, path, tagNetwork, "Stop reading the client before the half hour is over"), s.closeGlass)
}

// breakGlass asks for the reason first: a code of the second factor works once.
func (s *Server) breakGlass(ctx context.Context, in *breakGlassInput) (*referralOutput, error) {
	cmd := referral.Command{ReferralID: in.ID, Kind: referral.BreakGlass, By: actor(ctx), Glass: referral.GlassReason(in.Body.Reason), Words: in.Body.Words}
	if err := cmd.CheckGlass(); err != nil {
		return nil, err
	}
	if err := s.againWithCode(ctx, in.Body.Password, in.Body.Code); err != nil {
		return nil, err
	}
	r, err := s.store.BreakGlass(ctx, cmd)
	if err != nil {
		return nil, fmt.Errorf("break the glass: %w", err)
	}
	s.dispatch(ctx, r)
	return s.referral(ctx, &referralInput{ID: in.ID})
}

func (s *Server) closeGlass(ctx context.Context, in *referralInput) (*referralOutput, error) {
	if err := s.store.CloseGlass(ctx, actor(ctx), in.ID); err != nil {
		return nil, fmt.Errorf("close the glass: %w", err)
	}
	return s.referral(ctx, in)
}
