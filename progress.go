package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"
)

// progress says how far slow steps are: on a terminal in one line that changes,
// elsewhere in a new line now and then.
type progress struct {
	mu      sync.Mutex
	out     io.Writer
	live    bool
	step    string
	begun   time.Time
	printed time.Time
}

// quietly is how often a log, which cannot change its last line, hears more.
const quietly = 10 * time.Second

func newProgress(out io.Writer) *progress {
	p := &progress{out: out}
	if f, ok := out.(*os.File); ok {
		info, err := f.Stat()
		p.live = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	return p
}

// report is what package dev and the seed call.
func (p *progress) report(step string, done, total int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	if step != p.step {
		p.finish(now)
		p.step, p.begun, p.printed = step, now, time.Time{}
	}
	over := total > 0 && done >= total
	if said := !p.printed.IsZero(); said && (total <= 1 || !over) && now.Sub(p.printed) < p.pause() {
		if over {
			p.finish(now)
		}
		return
	}
	p.printed = now
	p.print(p.line(done, total))
	if over {
		p.finish(now)
	}
}

func (p *progress) pause() time.Duration {
	if p.live {
		return 100 * time.Millisecond
	}
	return quietly
}

func (p *progress) line(done, total int64) string {
	if total <= 1 {
		return "· " + p.step
	}
	return fmt.Sprintf("· %s, %d of %d", p.step, done, total)
}

func (p *progress) print(line string) {
	if p.live {
		_, _ = fmt.Fprintf(p.out, "\r\x1b[K%s", line)
		return
	}
	_, _ = fmt.Fprintln(p.out, line)
}

// finish ends the step that is under way.
func (p *progress) finish(now time.Time) {
	if p.step == "" {
		return
	}
	if p.live {
		_, _ = fmt.Fprintf(p.out, " (%s)\n", now.Sub(p.begun).Round(100*time.Millisecond))
	}
	p.step = ""
}

// done ends the last step.
func (p *progress) done() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.finish(time.Now())
}
