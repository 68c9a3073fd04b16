package api

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/google/uuid"

	"onward/referral"
	"onward/schema"
)

// SuggestionBody is what somebody finds wrong in a profile.
type SuggestionBody struct {
	Part string `json:"part" enum:"opening,contact,address,criteria,issues,waiting,other" doc:"What it is about."`
	Text string `json:"text" maxLength:"1000" doc:"What is wrong, and what it should say."`
}

// Suggestion is one with who made it and what became of it.
type Suggestion struct {
	ID uuid.UUID `json:"id"`
	SuggestionBody
	MadeAt        time.Time  `json:"made_at"`
	By            *Person    `json:"by,omitempty" doc:"Absent: somebody on the public page."`
	WillBeThanked bool       `json:"will_be_thanked" doc:"They left an address, which nobody sees."`
	State         string     `json:"state" enum:"open,done,not_right"`
	Words         string     `json:"words" doc:"What the lead answered."`
	AnsweredAt    *time.Time `json:"answered_at,omitempty"`
	AnsweredBy    *Person    `json:"answered_by,omitempty"`
}

// SuggestionList is suggestions, those that wait first.
type SuggestionList struct {
	Items []Suggestion `json:"items"`
}

// AnswerSuggestionBody says what became of a suggestion.
type AnswerSuggestionBody struct {
	State string `json:"state" enum:"done,not_right"`
	Words string `json:"words" maxLength:"500" doc:"For whoever made it, if they are of the network."`
}

type (
	suggestInput struct {
		ID   uuid.UUID `path:"id"`
		Body SuggestionBody
	}
	answerSuggestionInput struct {
		ID   uuid.UUID `path:"id"`
		Body AnswerSuggestionBody
	}
	suggestionListOutput struct{ Body SuggestionList }
)

func (s *Server) registerSuggestions() {
	add(s, answering(http.StatusCreated, operation("suggest-change", http.MethodPost, "/organisations/{id}/suggestions", tagOrganisation, "Suggest a change of an organisation's profile")), s.suggestChange)
	add(s, operation("own-suggestions", http.MethodGet, "/organisations/{id}/suggestions", tagOrganisation, "What you suggested to an organisation, and what became of it"), s.ownSuggestions)
	add(s, operation("list-suggestions", http.MethodGet, "/organisation/suggestions", tagManage, "What was suggested about your organisation's profile"), s.listSuggestions)
	add(s, operation("answer-suggestion", http.MethodPost, "/organisation/suggestions/{id}/answer", tagManage, "Say what became of a suggestion"), s.answerSuggestion)
}

func (s *Server) suggestChange(ctx context.Context, in *suggestInput) (*suggestionListOutput, error) {
	what := referral.Suggestion{Part: referral.SuggestedPart(in.Body.Part), Text: in.Body.Text}
	if err := s.store.Suggest(ctx, actor(ctx), in.ID, what); err != nil {
		return nil, fmt.Errorf("suggest a change: %w", err)
	}
	return s.ownSuggestions(ctx, &organisationInput{ID: in.ID})
}

func (s *Server) ownSuggestions(ctx context.Context, in *organisationInput) (*suggestionListOutput, error) {
	return showSuggestions(s.store.OwnSuggestions(ctx, actor(ctx), in.ID))
}

func (s *Server) listSuggestions(ctx context.Context, _ *nothing) (*suggestionListOutput, error) {
	return showSuggestions(s.store.Suggestions(ctx, actor(ctx)))
}

func (s *Server) answerSuggestion(ctx context.Context, in *answerSuggestionInput) (*suggestionListOutput, error) {
	err := s.store.AnswerSuggestion(ctx, actor(ctx), in.ID, referral.SuggestionState(in.Body.State), strings.TrimSpace(in.Body.Words))
	if err != nil {
		return nil, fmt.Errorf("answer a suggestion: %w", err)
	}
	return s.listSuggestions(ctx, nil)
}

func showSuggestions(all []schema.Suggestion, err error) (*suggestionListOutput, error) {
	if err != nil {
		return nil, fmt.Errorf("list suggestions: %w", err)
	}
	l := SuggestionList{Items: []Suggestion{}}
	for _, g := range all {
		l.Items = append(l.Items, Suggestion{
			ID: g.ID, SuggestionBody: SuggestionBody{string(g.Part), g.Text}, MadeAt: g.MadeAt, By: showPersonOrNone(g.By), WillBeThanked: g.WillBeThanked,
			State: string(g.State), Words: g.Answer, AnsweredAt: orAbsent(g.AnsweredAt), AnsweredBy: showPersonOrNone(g.AnsweredBy),
		})
	}
	return &suggestionListOutput{Body: l}, nil
}
