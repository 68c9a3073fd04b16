//go:build !linux

package dev

import (
	"bytes"
	"os/exec"
	"strconv"
	"syscall"
)

// attributes cannot ask for a death signal here: what an unexpected end leaves
// behind is found by its pid file at the next start.
func attributes(p program) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Credential: p.account.credential()}
}

// runsIn tells whether the process lives and names folder in its arguments.
func runsIn(pid int, folder string) bool {
	arguments, err := exec.Command("ps", "-ww", "-o", "command=", "-p", strconv.Itoa(pid)).Output()
	return err == nil && bytes.Contains(arguments, []byte(folder))
}
