package api

import (
	"context"
	"fmt"
	"net/http"

	"onward/referral"
)

// PreferenceBody is how a person likes to look at one thing.
type PreferenceBody struct {
	Value string `json:"value" maxLength:"4000" doc:"JSON that only the screens read."`
}

type preferenceInput struct {
	Name string `path:"name" enum:"hidden-columns,dashboard,first-day,announcements"`
	Body PreferenceBody
}

func (s *Server) registerPreferences() {
	add(s, answering(http.StatusNoContent, operation("set-preference", http.MethodPut, "/account/preferences/{name}", tagAccount, "Keep how you like to look at something")), s.setPreference)
}

func (s *Server) setPreference(ctx context.Context, in *preferenceInput) (*nothing, error) {
	if err := s.store.SetPreference(ctx, actor(ctx), in.Name, in.Body.Value); err != nil {
		return nil, fmt.Errorf("set a preference: %w", err)
	}
	return nil, nil
}

// preferences never keep anybody from their work: without them they see what is usual.
func (s *Server) preferences(ctx context.Context, by referral.Actor) map[string]string {
	all, err := s.store.Preferences(ctx, by)
	if err != nil {
		s.config.Log.Warn().Err(err).Msg("preferences cannot be read")
		return map[string]string{}
	}
	return all
}
