package dev

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"time"
)

// program says how to run a child.
type program struct {
	name    string // as people read it
	path    string
	args    []string // one of them names folder, by which an orphan is recognised
	env     []string
	folder  string // where it runs
	log     string // file that takes its output
	pidFile string
	account *account
	death   syscall.Signal // sent when we die without a word
}

// process is a running child.
type process struct {
	program
	handle *os.Process
	pid    int
	done   chan struct{} // closed when it has ended
	err    error         // why, once done
}

const maxLog = 20 << 20

// launch starts a child in a process group of its own, so that Ctrl-C in a
// terminal reaches us alone and we can end the children in order.
func launch(p program) (*process, error) {
	log, err := openLog(p.log)
	if err != nil {
		return nil, err
	}
	defer func() { _ = log.Close() }()     // the child has its own
	cmd := exec.Command(p.path, p.args...) //nolint:noctx // only end, step by step, ends a child
	cmd.Env, cmd.Dir, cmd.Stdout, cmd.Stderr = p.env, p.folder, log, log
	cmd.SysProcAttr = attributes(p)

	child := &process{program: p, done: make(chan struct{})}
	started := make(chan error)
	go func() {
		// Linux sends the death signal when the thread that forked ends.
		runtime.LockOSThread()
		err := cmd.Start()
		started <- err
		if err == nil {
			child.err = cmd.Wait()
			close(child.done)
		}
	}()
	if err := <-started; err != nil {
		return nil, fmt.Errorf("dev: start %s: %w", p.name, err)
	}
	child.handle, child.pid = cmd.Process, cmd.Process.Pid
	if err := recordPid(p, child.pid); err != nil {
		return nil, errors.Join(err, child.end(syscall.SIGKILL, time.Second))
	}
	return child, nil
}

// end asks with signal, waits, and in the end insists.
func (p *process) end(signal syscall.Signal, patience time.Duration) error {
	defer func() { _ = os.Remove(p.pidFile) }() // a stale one is checked before it is believed
	for _, step := range []struct {
		signal   syscall.Signal
		patience time.Duration
	}{{signal, patience}, {syscall.SIGQUIT, 3 * time.Second}, {syscall.SIGKILL, 3 * time.Second}} {
		if err := p.handle.Signal(step.signal); err != nil && !errors.Is(err, os.ErrProcessDone) {
			return fmt.Errorf("dev: stop %s: %w", p.name, err)
		}
		select {
		case <-p.done:
			return nil
		case <-time.After(step.patience):
		}
	}
	return fmt.Errorf("dev: %s (process %d) does not end", p.name, p.pid)
}

// died describes an end that nobody asked for.
func (p *process) died() error {
	return fmt.Errorf("dev: %s ended (%w), see %s", p.name, orExit(p.err), p.log)
}

func orExit(err error) error {
	if err == nil {
		return errors.New("exit status 0")
	}
	return err
}

// openLog appends, and starts afresh when the log has grown large.
func openLog(path string) (*os.File, error) {
	if info, err := os.Stat(path); err == nil && info.Size() > maxLog {
		if err := os.Rename(path, path+".old"); err != nil {
			return nil, fmt.Errorf("dev: put %s aside: %w", filepath.Base(path), err)
		}
	}
	log, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return nil, fmt.Errorf("dev: open log: %w", err)
	}
	return log, nil
}

func lastLines(path string, n int) string {
	content, err := os.ReadFile(path)
	if err != nil {
		return err.Error()
	}
	lines := bytes.Split(bytes.TrimSpace(content), []byte("\n"))
	return string(bytes.Join(lines[max(0, len(lines)-n):], []byte("\n")))
}
