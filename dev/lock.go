package dev

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// folderLock is held by one process at a time; the system lets go of it when
// that process ends, however it ends.
type folderLock struct{ file *os.File }

// lockFolder takes the folder for an installation or says who has it. It waits
// a moment for one that is just ending.
func lockFolder(ctx context.Context, folder string) (*folderLock, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	lock, err := waitLock(ctx, filepath.Join(folder, "lock"), nil)
	if !errors.Is(err, context.DeadlineExceeded) {
		return lock, err
	}
	holder, _ := os.ReadFile(filepath.Join(folder, "lock"))
	return nil, fmt.Errorf("dev: an installation is already running in %s (process %s): stop it, or choose another folder with --folder or ONWARD_FOLDER",
		folder, strings.TrimSpace(string(holder)))
}

// waitLock takes the lock, waiting for whoever has it. meanwhile is told once
// if there is somebody to wait for.
func waitLock(ctx context.Context, path string, meanwhile func()) (*folderLock, error) {
	for told := false; ; told = true {
		lock, err := tryLock(path)
		if !errors.Is(err, syscall.EWOULDBLOCK) {
			return lock, err
		}
		if !told && meanwhile != nil {
			meanwhile()
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("dev: wait for %s: %w", path, ctx.Err())
		case <-time.After(50 * time.Millisecond):
		}
	}
}

func tryLock(path string) (*folderLock, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, fmt.Errorf("dev: open lock: %w", err)
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		return nil, errors.Join(fmt.Errorf("dev: lock %s: %w", path, err), file.Close())
	}
	// The number is only for the message that the next process prints.
	if err := file.Truncate(0); err == nil {
		_, _ = file.WriteAt([]byte(strconv.Itoa(os.Getpid())+"\n"), 0)
	}
	return &folderLock{file: file}, nil
}

func (l *folderLock) release() error {
	return l.file.Close()
}
