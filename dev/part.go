package dev

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// Part is one program of an installation.
type Part int

// The parts, each of which needs the ones before it.
const (
	Postgres Part = iota
	Temporal
	TemporalUI
)

// String is the name as people read it.
func (p Part) String() string {
	return [...]string{"Postgres", "Temporal", "Temporal UI"}[p]
}

// farewell is how a part is asked to end, and how long it may take.
func (p Part) farewell() (syscall.Signal, time.Duration) {
	if p == Postgres { // "fast shutdown": ends sessions and writes everything down
		return syscall.SIGINT, 30 * time.Second
	}
	return syscall.SIGTERM, 15 * time.Second
}

// parts are the ones asked for, in the order in which they start.
func (o Options) parts() []Part {
	var parts []Part
	for part, wanted := range []bool{o.Postgres, o.Temporal, o.TemporalUI} {
		if wanted {
			parts = append(parts, Part(part))
		}
	}
	return parts
}

func (o Options) progress(step string, done, total int64) {
	if o.Progress != nil {
		o.Progress(step, done, total)
	}
}

// file is where something of a part is kept: run/temporal-ui.pid.
func (i *Installation) file(folder string, part Part, extension string) string {
	name := strings.ToLower(strings.ReplaceAll(part.String(), " ", "-"))
	return filepath.Join(i.options.Folder, folder, name+extension)
}

// program fills in what all parts have in common.
func (i *Installation) program(part Part) program {
	return program{
		name: part.String(), folder: i.options.Folder, death: syscall.SIGKILL,
		log: i.file("logs", part, ".log"), pidFile: i.file("run", part, ".pid"),
	}
}

func (i *Installation) startPart(ctx context.Context, part Part) error {
	step := "starting " + part.String()
	i.options.progress(step, 0, 1)
	child, err := [...]func(context.Context) (*process, error){
		Postgres: i.startPostgres, Temporal: i.startTemporal, TemporalUI: i.startTemporalUI,
	}[part](ctx)
	if child != nil {
		i.running[part] = child
	}
	if err != nil {
		return errors.Join(err, i.stopPart(part))
	}
	i.options.progress(step, 1, 1)
	return nil
}

func (i *Installation) stopPart(part Part) error {
	child := i.running[part]
	delete(i.running, part)
	if child == nil {
		return nil
	}
	return child.end(part.farewell())
}

// endOrphans ends what a killed installation left, before its ports are
// looked at: it may hold the very ones that we were asked to use.
func (i *Installation) endOrphans() error {
	var errs []error
	for part := TemporalUI; part >= Postgres; part-- {
		signal, _ := part.farewell()
		errs = append(errs, endOrphan(i.program(part), signal))
	}
	return errors.Join(errs...)
}

// untilReady repeats check until it succeeds, the child dies or ctx ends.
func untilReady(ctx context.Context, child *process, check func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	for {
		err := attempt(ctx, check)
		if err == nil {
			return nil
		}
		select {
		case <-child.done:
			return fmt.Errorf("%w, whose last lines are:\n%s", child.died(), lastLines(child.log, 15))
		case <-ctx.Done():
			return fmt.Errorf("dev: %s does not answer: %w; the last lines of %s:\n%s", child.name, err, child.log, lastLines(child.log, 15))
		case <-time.After(30 * time.Millisecond):
		}
	}
}

func attempt(ctx context.Context, try func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	return try(ctx)
}

func pause(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}
