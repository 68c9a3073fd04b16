package dev

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// launchDetached starts a process that outlives us and is nobody's child, so
// that whoever ends it need not be the one who started it.
func launchDetached(p program) (int, error) {
	log, err := openLog(p.log)
	if err != nil {
		return 0, err
	}
	defer func() { _ = log.Close() }() // the child has its own
	var output bytes.Buffer
	arguments := append([]string{"-c", `"$@" </dev/null >&2 & echo $!`, "sh", p.path}, p.args...)
	shell := exec.Command("/bin/sh", arguments...) //nolint:noctx // what it starts outlives every context
	shell.Env, shell.Dir, shell.Stdout, shell.Stderr = p.env, p.folder, &output, log
	shell.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Credential: p.account.credential()}
	if err := shell.Run(); err != nil {
		return 0, fmt.Errorf("dev: start %s: %w", p.name, err)
	}
	pid, err := strconv.Atoi(strings.TrimSpace(output.String()))
	if err != nil {
		return 0, fmt.Errorf("dev: start %s: %w", p.name, err)
	}
	return pid, recordPid(p, pid)
}

func recordPid(p program, pid int) error {
	if err := os.WriteFile(p.pidFile, []byte(strconv.Itoa(pid)+"\n"), 0o644); err != nil {
		return fmt.Errorf("dev: record %s: %w", p.name, err)
	}
	return nil
}

// recorded gives the process in p's pid file if it lives and is still ours: a
// number may have been given to a stranger since.
func recorded(p program) (int, bool) {
	content, err := os.ReadFile(p.pidFile)
	if err != nil {
		return 0, false
	}
	first, _, _ := strings.Cut(string(content), "\n")
	pid, err := strconv.Atoi(strings.TrimSpace(first))
	return pid, err == nil && pid > 1 && runsIn(pid, p.folder)
}

func alive(p program) bool {
	_, ok := recorded(p)
	return ok
}

// endOrphan ends the process that an earlier run recorded and left.
func endOrphan(p program, signal syscall.Signal) error {
	pid, ok := recorded(p)
	if !ok {
		return nil
	}
	for _, s := range []syscall.Signal{signal, syscall.SIGKILL} {
		if err := syscall.Kill(pid, s); err != nil && !errors.Is(err, syscall.ESRCH) {
			return fmt.Errorf("dev: stop the %s that an earlier run left (process %d): %w", p.name, pid, err)
		}
		for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
			if !runsIn(pid, p.folder) {
				return nil
			}
		}
	}
	return fmt.Errorf("dev: the %s that an earlier run left (process %d) does not end", p.name, pid)
}
