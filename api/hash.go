package api

import (
	"context"
	"fmt"

	"github.com/alexedwards/argon2id"

	"onward/referral"
)

// hasher hashes passwords, a few at a time: each takes 46 MiB, and a crowd at
// nine o'clock must not take the machine down.
type hasher struct {
	params *argon2id.Params
	places chan struct{}
	dummy  string // compared with when there is no such user, so that both take as long
}

func newHasher(h Hashing) (*hasher, error) {
	p := &argon2id.Params{Memory: h.MemoryKiB, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 32}
	token, _ := newToken()
	dummy, err := argon2id.CreateHash(token, p)
	if err != nil {
		return nil, fmt.Errorf("hash a password: %w", err)
	}
	return &hasher{params: p, places: make(chan struct{}, h.Parallel), dummy: dummy}, nil
}

// enter waits for a place, and gives up with the request.
func (h *hasher) enter(ctx context.Context) (leave func(), err error) {
	select {
	case h.places <- struct{}{}:
		return func() { <-h.places }, nil
	case <-ctx.Done():
		return nil, &referral.Error{Code: referral.CodeUnavailable, Message: "Too many people are signing in at this moment. Try again in a few seconds."}
	}
}

func (h *hasher) hash(ctx context.Context, password string) (string, error) {
	leave, err := h.enter(ctx)
	if err != nil {
		return "", err
	}
	defer leave()
	sum, err := argon2id.CreateHash(password, h.params)
	if err != nil {
		return "", fmt.Errorf("hash a password: %w", err)
	}
	return sum, nil
}

// check reports whether the password is the one of the hash, and returns a new
// hash when the old one was made at another cost. An empty hash is nobody's: it
// takes as long and never matches. Whoever calls it has entered.
func (h *hasher) check(password, hash string) (match bool, rehashed string, err error) {
	nobody := hash == ""
	if nobody {
		hash = h.dummy
	}
	match, params, err := argon2id.CheckHash(password, hash)
	if err != nil || !match || nobody {
		return false, "", wrapHash(err)
	}
	if *params != *h.params {
		rehashed, err = argon2id.CreateHash(password, h.params)
	}
	return true, rehashed, wrapHash(err)
}

func wrapHash(err error) error {
	if err != nil {
		return fmt.Errorf("check a password: %w", err)
	}
	return nil
}
