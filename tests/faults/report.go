package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"
)

// report is what is printed as the run goes, and written down at its end.
type report struct {
	begun time.Time
	seed  uint64
	rows  []string
	tail  []string
}

const heading = "| | what broke | sent | commands | no answer | longest | broken for | calm after | promises |\n|---|---|---|---|---|---|---|---|---|"

func newReport(o options, _ *house) *report {
	fmt.Println(heading)
	return &report{begun: time.Now(), seed: o.seed}
}

// row adds an experiment.
func (r *report) row(e result) {
	verdict := "kept"
	if len(e.failures) > 0 {
		verdict = fmt.Sprintf("**%d broken**: %s", len(e.failures), strings.ReplaceAll(e.failures[0], "|", "/"))
	}
	row := fmt.Sprintf("| %s | %s | %d | %d | %d | %s | %s | %s | %s |", e.tag, e.name, e.sent, e.commands, e.unknown,
		e.longest.Round(10*time.Millisecond), e.outage.Round(time.Second), e.calm.Round(time.Second), verdict)
	fmt.Println(row)
	r.rows = append(r.rows, row)
}

// assertions adds how often each was looked at.
func (r *report) assertions(a *assertions, complete bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	add := func(format string, args ...any) {
		line := fmt.Sprintf(format, args...)
		fmt.Println(line)
		r.tail = append(r.tail, line)
	}
	add("| assertion | what | held | failed |\n|---|---|---|---|")
	for _, what := range a.order {
		e := a.all[what]
		note := ""
		if e.kind == sometimes && e.held == 0 && complete {
			note = " **it never came true: the run proves less than it says**"
		}
		if e.example != "" {
			note += " such as: " + strings.ReplaceAll(e.example, "|", "/")
		}
		add("| %s | %s%s | %d | %d |", e.kind, what, note, e.held, e.failed)
	}
}

// write keeps the report.
func (r *report) write(path string) error {
	if path == "" {
		return nil
	}
	text := fmt.Sprintf("# Faults, %s\n\nMade by `make faults ARGS=\"-seed %d\"` in %s, on %d cores (%s, %s).\n\n%s\n%s\n\n%s\n",
		r.begun.UTC().Format("2 January 2006"), r.seed, time.Since(r.begun).Round(time.Second), runtime.NumCPU(), runtime.GOARCH, runtime.Version(),
		heading, strings.Join(r.rows, "\n"), strings.Join(r.tail, "\n"))
	return os.WriteFile(path, []byte(text), 0o644)
}
