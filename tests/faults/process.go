package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"syscall"
	"time"
)

// restartAfter is how long a process stays dead: what a supervisor such as systemd
// waits before it starts one again.
const restartAfter = time.Second

// process is one of ours, which is started again whenever it ends.
type process struct {
	name, binary string
	args         []string
	env          func() []string
	log          *os.File

	mu      sync.Mutex
	command *exec.Cmd
	over    bool
	starts  int
	ended   chan struct{} // of the present run
	watched sync.WaitGroup
}

func (p *process) start() error {
	if err := p.launch(); err != nil {
		return err
	}
	p.watched.Go(p.watch)
	return nil
}

func (p *process) launch() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.over {
		return nil
	}
	command := exec.Command(p.binary, p.args...) //nolint:noctx // signals end it, as they would a real one
	command.Env = p.env()
	command.Stdout, command.Stderr = p.log, p.log
	command.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := command.Start(); err != nil {
		return fmt.Errorf("start %s: %w", p.name, err)
	}
	p.command, p.ended = command, make(chan struct{})
	p.starts++
	return nil
}

// watch is the supervisor.
func (p *process) watch() {
	for {
		p.mu.Lock()
		command, ended := p.command, p.ended
		p.mu.Unlock()
		_ = command.Wait() // that it was killed is no news
		close(ended)
		p.mu.Lock()
		over := p.over
		p.mu.Unlock()
		if over {
			return
		}
		time.Sleep(restartAfter)
		if err := p.launch(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return
		}
	}
}

// signal reaches the present run.
func (p *process) signal(s syscall.Signal) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	err := p.command.Process.Signal(s)
	if errors.Is(err, os.ErrProcessDone) {
		return nil // it is dead already, and comes again
	}
	return err
}

// replace ends the present run gracefully and returns when it has ended. The
// supervisor starts the next.
func (p *process) replace() error {
	p.mu.Lock()
	ended := p.ended
	p.mu.Unlock()
	if err := p.signal(syscall.SIGTERM); err != nil {
		return err
	}
	select {
	case <-ended:
		return nil
	case <-time.After(30 * time.Second):
		return fmt.Errorf("%s does not end within half a minute", p.name)
	}
}

func (p *process) stop() error {
	p.mu.Lock()
	p.over = true
	p.mu.Unlock()
	err := p.signal(syscall.SIGTERM)
	p.watched.Wait()
	return errors.Join(err, p.log.Close())
}
