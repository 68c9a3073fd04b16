package api

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha256"
	"errors"
	"fmt"

	"github.com/google/uuid"
)

// shortestKey is the fewest characters a key may have: 32 of base64 or more.
const shortestKey = 32

// sealer keeps secrets unreadable in the database.
type sealer struct{ aead cipher.AEAD }

// newSealer makes a sealer of the configured key; none without one.
func newSealer(key string) (*sealer, error) {
	switch {
	case key == "":
		return nil, nil //nolint:nilnil // no key is no error: there is no second factor then
	case len(key) < shortestKey:
		return nil, fmt.Errorf("ONWARD_SECOND_FACTOR_KEY is shorter than %d characters", shortestKey)
	}
	sum := sha256.Sum256([]byte(key))
	block, err := aes.NewCipher(sum[:])
	if err != nil {
		return nil, fmt.Errorf("make a cipher: %w", err)
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		return nil, fmt.Errorf("make a cipher: %w", err)
	}
	return &sealer{aead}, nil
}

// seal binds the secret to its owner: moved to another row, it does not open.
func (s *sealer) seal(owner uuid.UUID, secret string) []byte {
	return s.aead.Seal(nil, nil, []byte(secret), owner[:]) //nolint:gosec // the cipher makes a random nonce itself: NewGCMWithRandomNonce
}

func (s *sealer) open(owner uuid.UUID, sealed []byte) (string, error) {
	if s == nil {
		return "", errors.New("a second factor cannot be read: ONWARD_SECOND_FACTOR_KEY is not set")
	}
	secret, err := s.aead.Open(nil, nil, sealed, owner[:])
	if err != nil {
		return "", errors.New("a second factor cannot be read: ONWARD_SECOND_FACTOR_KEY is not the key it was sealed with")
	}
	return string(secret), nil
}
