package api

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"onward/referral"
	"onward/schema"
)

func (s *Server) listQuestions(ctx context.Context, _ *nothing) (*questionListOutput, error) {
	all, err := s.store.Questions(ctx, actor(ctx))
	return showQuestions(all, err)
}

// askedQuestions are what a send to these receivers about these issues is asked.
func (s *Server) askedQuestions(ctx context.Context, in *askedInput) (*questionListOutput, error) {
	all, err := s.store.QuestionsAsked(ctx, actor(ctx), in.Receivers, in.Issues)
	return showQuestions(all, err)
}

func (s *Server) addQuestion(ctx context.Context, in *addQuestionInput) (*questionListOutput, error) {
	return s.questionsAfter(ctx, "add a question", s.store.SaveQuestion(ctx, actor(ctx), in.Body.question(uuid.Nil), 0))
}

func (s *Server) saveQuestion(ctx context.Context, in *saveQuestionInput) (*questionListOutput, error) {
	return s.questionsAfter(ctx, "save a question", s.store.SaveQuestion(ctx, actor(ctx), in.Body.question(in.ID), in.Body.Version))
}

func (s *Server) retireQuestion(ctx context.Context, in *questionInput) (*questionListOutput, error) {
	return s.questionsAfter(ctx, "retire a question", s.store.RetireQuestion(ctx, actor(ctx), in.ID, true))
}

func (s *Server) restoreQuestion(ctx context.Context, in *questionInput) (*questionListOutput, error) {
	return s.questionsAfter(ctx, "restore a question", s.store.RetireQuestion(ctx, actor(ctx), in.ID, false))
}

func (s *Server) moveQuestion(ctx context.Context, in *moveQuestionInput) (*questionListOutput, error) {
	return s.questionsAfter(ctx, "move a question", s.store.MoveQuestion(ctx, actor(ctx), in.ID, in.Body.Up))
}

// questionsAfter answers a change with all of them as they are now.
func (s *Server) questionsAfter(ctx context.Context, what string, err error) (*questionListOutput, error) {
	if err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	return s.listQuestions(ctx, nil)
}

func (b QuestionBody) question(id uuid.UUID) referral.Question {
	return referral.Question{ID: id, Issue: b.Issue, Kind: referral.QuestionKind(b.Kind), Text: b.Text, Help: b.Help, Options: b.Options, Required: b.Required}
}

func showQuestions(all []schema.AskedQuestion, err error) (*questionListOutput, error) {
	if err != nil {
		return nil, fmt.Errorf("list questions: %w", err)
	}
	l := QuestionList{Items: []ExtraQuestion{}}
	for _, q := range all {
		l.Items = append(l.Items, ExtraQuestion{
			ID: q.ID, Version: q.Version, By: q.OrganisationID, Asker: q.Asker, Retired: q.Retired,
			QuestionBody: QuestionBody{Issue: q.Issue, Kind: string(q.Kind), Text: q.Text, Help: q.Help, Options: list(q.Options), Required: q.Required},
		})
	}
	return &questionListOutput{Body: l}, nil
}
