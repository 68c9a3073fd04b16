package dev

import (
	"bytes"
	"fmt"
	"os"
	"syscall"
)

func attributes(p program) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Pdeathsig: p.death, Credential: p.account.credential()}
}

// runsIn tells whether the process lives and names folder in its arguments. A
// process that has ended but was not yet collected names nothing.
func runsIn(pid int, folder string) bool {
	arguments, err := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid))
	return err == nil && bytes.Contains(arguments, []byte(folder))
}
