package dev

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
)

// rootFolder holds everything when we run as root: the home of root is closed
// to the account that Postgres runs as, and only root can write beside it.
const rootFolder = "/var/lib/onward"

// DefaultFolder is where an installation keeps its data unless told otherwise.
func DefaultFolder() (string, error) {
	if os.Geteuid() == 0 {
		return filepath.Join(rootFolder, "dev"), nil
	}
	if folder := os.Getenv("XDG_DATA_HOME"); folder != "" {
		return filepath.Join(folder, "onward"), nil
	}
	if runtime.GOOS != "linux" {
		folder, err := os.UserConfigDir()
		return filepath.Join(folder, "onward"), err
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, ".local", "share", "onward"), err
}

// folder is the absolute path of the installation's folder.
func (o Options) folder() (string, error) {
	folder := o.Folder
	if folder == "" {
		return DefaultFolder()
	}
	folder, err := filepath.Abs(folder)
	if err != nil {
		return "", fmt.Errorf("dev: folder: %w", err)
	}
	return folder, nil
}

// reachableFolder holds what may be lost but must be reachable by Postgres'
// account: its binaries, and the clusters of tests.
func reachableFolder() (string, error) {
	folder := rootFolder
	if os.Geteuid() != 0 {
		cache, err := os.UserCacheDir()
		if err != nil {
			return "", fmt.Errorf("dev: cache folder: %w", err)
		}
		folder = filepath.Join(cache, "onward")
	}
	return folder, makeOwnFolder(folder)
}

// makeOwnFolder refuses a folder that somebody else made: programs are run
// from it.
func makeOwnFolder(folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("dev: make folder: %w", err)
	}
	info, err := os.Stat(folder)
	if err != nil {
		return fmt.Errorf("dev: look at folder: %w", err)
	}
	if owner, ok := info.Sys().(*syscall.Stat_t); ok && int(owner.Uid) != os.Geteuid() {
		return fmt.Errorf("dev: %s belongs to another user (id %d): remove it or give it to the current user", folder, owner.Uid)
	}
	return nil
}

// keepPassword reads the password in file, or makes one. Postgres accepts
// connections from loopback, where every user of the machine can knock, and a
// superuser of Postgres can run programs as us.
func keepPassword(file string) (string, error) {
	content, err := os.ReadFile(file)
	if err == nil && len(content) > 0 {
		return strings.TrimSpace(string(content)), nil
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("dev: read the password of Postgres: %w", err)
	}
	password := rand.Text()
	if err := os.WriteFile(file, []byte(password+"\n"), 0o600); err != nil {
		return "", fmt.Errorf("dev: keep the password of Postgres: %w", err)
	}
	return password, nil
}
