package api

import (
	"context"
	"crypto/sha256"
	"errors"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"

	"onward/referral"
	"onward/schema"
)

// principal is who is signed in on this request.
type principal struct {
	schema.Session
	token [sha256.Size]byte
}

type principalKey struct{}

// signedIn returns who is signed in. The guard has let nobody else through.
func signedIn(ctx context.Context) principal {
	p, _ := ctx.Value(principalKey{}).(principal)
	return p
}

// actor returns who gives a command or asks.
func actor(ctx context.Context) referral.Actor { return signedIn(ctx).Actor }

// guard is the one place where the access matrix decides who may use an
// operation at all. Whether one referral is theirs, the store and the rules
// decide.
func (s *Server) guard(hctx huma.Context, next func(huma.Context)) {
	id := hctx.Operation().OperationID
	if referral.Permits(id, "") {
		next(hctx)
		return
	}
	p, err := s.identify(hctx.Context(), sessionToken(hctx, s.cookieName()))
	switch {
	case err != nil:
	case !s.sessions.allow(string(p.token[:]), s.config.Now()):
		err = &referral.Error{Code: referral.CodeTooMany, Message: wordsTooMany}
	case !p.Actor.May(id):
		err = &referral.Error{Code: referral.CodeNotAllowed, Message: wordsNotAllowed}
	}
	if err != nil {
		s.writeRefusal(hctx, err)
		return
	}
	next(huma.WithValue(hctx, principalKey{}, p))
}

var errUnsignedIn = &referral.Error{Code: referral.CodeUnsignedIn, Message: wordsUnsignedIn}

// identify finds the session of a cookie's secret.
func (s *Server) identify(ctx context.Context, token string) (principal, error) {
	if token == "" {
		return principal{}, errUnsignedIn
	}
	sum := sha256.Sum256([]byte(token))
	session, err := s.store.Session(ctx, sum)
	return principal{session, sum}, err
}

func sessionToken(hctx huma.Context, name string) string {
	c, err := huma.ReadCookie(hctx, name)
	if err != nil {
		return ""
	}
	return c.Value
}

// writeRefusal answers outside an operation's handler.
func (s *Server) writeRefusal(hctx huma.Context, err error) {
	refusal := s.refuse(hctx.Context(), err)
	var headers huma.HeadersError
	if errors.As(refusal, &headers) {
		for name, values := range headers.GetHeaders() {
			hctx.SetHeader(name, values[0])
		}
	}
	var p *Problem
	if !errors.As(refusal, &p) {
		return
	}
	hctx.SetHeader("Content-Type", p.ContentType(""))
	hctx.SetStatus(p.Status)
	if err := s.api.Marshal(hctx.BodyWriter(), "application/json", p); err != nil {
		s.config.Log.Warn().Err(err).Str("request_id", p.RequestID).Msg("a refusal was not written")
	}
}

// throttle counts an attempt of this address at something that could be guessed
// . It comes before anything is looked up.
func (s *Server) throttle(hctx huma.Context, next func(huma.Context)) {
	if s.signIns.allow(humagin.Unwrap(hctx).ClientIP(), s.config.Now()) {
		next(hctx)
		return
	}
	s.writeRefusal(hctx, &referral.Error{
		Code: referral.CodeTooMany, Message: "Too many attempts from this place. Wait five minutes, then try again.",
	})
}

// guessable are the operations that throttle counts.
func (s *Server) guessable(op huma.Operation) huma.Operation {
	op.Middlewares = append(op.Middlewares, s.throttle)
	return op
}
