package api

import (
	"context"
	"fmt"
	"net/http"

	"onward/referral"
)

// Digests are which figures a lead gets by e-mail.
type Digests struct {
	Weekly  bool   `json:"weekly" doc:"Mondays at 08:00, or the next working day."`
	Monthly bool   `json:"monthly" doc:"On the first working day of the month."`
	About   string `json:"about" doc:"The organisation that the reader acts for, which a digest sent now is about."`
}

type digestsOutput struct{ Body Digests }

// DigestBody says whether one wants a digest.
type DigestBody struct {
	Wanted bool `json:"wanted"`
}

type digestInput struct {
	Kind string `path:"digest" enum:"weekly,monthly"`
	Body DigestBody
}

type sendDigestInput struct {
	Kind string `path:"digest" enum:"weekly,monthly"`
}

func (s *Server) registerDigests() {
	add(s, operation("digests", http.MethodGet, "/me/digests", tagAccount, "Which digests a lead gets"), s.digests)
	add(s, operation("choose-digest", http.MethodPut, "/me/digests/{digest}", tagAccount, "Get a digest, or get it no more"), s.chooseDigest)
	add(s, operation("send-digest", http.MethodPost, "/me/digests/{digest}/send", tagAccount, "Send the latest digest now"), s.sendDigest)
}

func (s *Server) digests(ctx context.Context, _ *nothing) (*digestsOutput, error) {
	wanted, err := s.store.DigestChoices(ctx, actor(ctx))
	if err != nil {
		return nil, fmt.Errorf("read digest choices: %w", err)
	}
	d := Digests{Weekly: wanted[referral.DigestWeekly], Monthly: wanted[referral.DigestMonthly]}
	if me := signedIn(ctx); me.Organisation != nil {
		d.About = me.Organisation.Name
	}
	return &digestsOutput{Body: d}, nil
}

func (s *Server) chooseDigest(ctx context.Context, in *digestInput) (*digestsOutput, error) {
	if err := s.store.ChooseDigest(ctx, actor(ctx), referral.DigestKind(in.Kind), in.Body.Wanted); err != nil {
		return nil, fmt.Errorf("choose a digest: %w", err)
	}
	return s.digests(ctx, nil)
}

func (s *Server) sendDigest(ctx context.Context, in *sendDigestInput) (*messageOutput, error) {
	if err := s.store.AskDigest(ctx, actor(ctx), referral.DigestKind(in.Kind)); err != nil {
		return nil, fmt.Errorf("ask for a digest: %w", err)
	}
	return &messageOutput{Body: Message{"It is on its way to your own address."}}, nil
}
