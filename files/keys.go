package files

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/tink-crypto/tink-go/v2/streamingaead/subtle"
)

const (
	keySize = 32 // AES-256
	// nameSize is how much of a key's hash stands before what it encrypted.
	nameSize = 8
	// segment is how much is decrypted, and known to be whole, at a time.
	segment = 1 << 20
)

// Keys encrypt files, each under a key of its own that is derived from the
// newest of these, and decrypt what any of them encrypted. A new key is
// put before the old ones; an old one is taken away when nothing needs it.
type Keys struct{ all []key }

type key struct {
	name [nameSize]byte
	aead *subtle.AESGCMHKDF
}

// ErrKey says that a file was encrypted with a key that is not among the keys.
var ErrKey = errors.New("files: the key of this file is not among the keys")

// NewKey makes a key, as ParseKeys reads it.
func NewKey() string {
	secret := make([]byte, keySize)
	_, _ = rand.Read(secret) // never fails: crypto/rand ends the program instead
	return base64.StdEncoding.EncodeToString(secret)
}

// ParseKeys reads keys of 32 bytes in base64, the newest first, separated by
// commas or space. Its errors never repeat a key.
func ParseKeys(s string) (Keys, error) {
	var k Keys
	for i, word := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(", \t\r\n", r) }) {
		secret, err := base64.StdEncoding.DecodeString(word)
		if err != nil || len(secret) != keySize {
			return Keys{}, fmt.Errorf("files: key %d is not 32 bytes in base64", i+1)
		}
		aead, err := subtle.NewAESGCMHKDF(secret, "SHA256", keySize, segment, 0)
		if err != nil {
			return Keys{}, fmt.Errorf("files: key %d cannot be used", i+1)
		}
		sum := sha256.Sum256(secret)
		k.all = append(k.all, key{name: [nameSize]byte(sum[:nameSize]), aead: aead})
	}
	if len(k.all) == 0 {
		return Keys{}, errors.New("files: there is no key")
	}
	return k, nil
}

// encrypt writes to w what is written to it. The file's own name is bound to
// it, so that one file never passes for another.
func (k Keys) encrypt(w io.Writer, name string) (io.WriteCloser, error) {
	newest := k.all[0]
	if _, err := w.Write(newest.name[:]); err != nil {
		return nil, fmt.Errorf("files: encrypt: %w", err)
	}
	to, err := newest.aead.NewEncryptingWriter(w, []byte(name))
	if err != nil {
		return nil, fmt.Errorf("files: encrypt: %w", err)
	}
	return to, nil
}

func (k Keys) decrypt(r io.Reader, name string) (io.Reader, error) {
	var used [nameSize]byte
	if _, err := io.ReadFull(r, used[:]); err != nil {
		return nil, fmt.Errorf("files: decrypt: %w", err)
	}
	for _, one := range k.all {
		if !bytes.Equal(one.name[:], used[:]) {
			continue
		}
		from, err := one.aead.NewDecryptingReader(r, []byte(name))
		if err != nil {
			return nil, fmt.Errorf("files: decrypt: %w", err)
		}
		return from, nil
	}
	return nil, ErrKey
}
