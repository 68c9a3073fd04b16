package main

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// keptKey returns the key that seals the second factors of an installation on
// this machine. It is made once and stays in the folder: with another, what was
// sealed could not be read again.
func keptKey(folder string) (string, error) {
	path := filepath.Join(folder, "second_factor_key")
	kept, err := os.ReadFile(path)
	if err == nil || !errors.Is(err, os.ErrNotExist) {
		return string(kept), err
	}
	secret := make([]byte, 32)
	if _, err := rand.Read(secret); err != nil {
		return "", fmt.Errorf("make a key: %w", err)
	}
	key := hex.EncodeToString(secret)
	if err := os.WriteFile(path, []byte(key), 0o600); err != nil {
		return "", fmt.Errorf("keep a key: %w", err)
	}
	return key, nil
}
