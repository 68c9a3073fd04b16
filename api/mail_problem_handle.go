package api

import (
	"context"
	"fmt"

	"onward/schema"
)

func (s *Server) listMailProblems(ctx context.Context, in *PageQuery) (*mailProblemsOutput, error) {
	page, err := s.store.MailProblems(ctx, actor(ctx), in.Cursor, in.Limit)
	if err != nil {
		return nil, fmt.Errorf("list mail problems: %w", err)
	}
	shown := MailProblemPage{Items: []MailProblem{}, Next: page.Next}
	for _, m := range page.Items {
		shown.Items = append(shown.Items, showMailProblem(m))
	}
	return &mailProblemsOutput{Body: shown}, nil
}

func showMailProblem(m schema.MailProblem) MailProblem {
	return MailProblem{
		ID: m.ID, Letter: string(m.Letter), Label: letterLabels[m.Letter], Audience: string(m.Audience), State: string(m.State),
		Reason: m.Reason, At: m.At, Organisation: showPartyOrNone(m.Organisation),
		ReferralID: idOrNone(m.ReferralID), ReferralNumber: m.Number,
	}
}
