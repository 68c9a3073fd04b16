package main

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"onward/files"
)

// filesIn is where an installation of `onward dev` keeps attached files, and the
// key that encrypts them, which is made at the first start.
func filesIn(folder string) (bucket, keys string, err error) {
	at := filepath.Join(folder, "files.key")
	known, err := os.ReadFile(at)
	if errors.Is(err, os.ErrNotExist) {
		known = []byte(files.NewKey())
		err = os.WriteFile(at, known, 0o600)
	}
	if err != nil {
		return "", "", fmt.Errorf("the key of attached files: %w", err)
	}
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(folder, "files")), RawQuery: "create_dir=true&no_tmp_dir=true"}
	return u.String(), strings.TrimSpace(string(known)), nil
}
