package dev

import (
	"context"
	"errors"
	"fmt"
	"syscall"
	"time"
)

const (
	firstBackoff = 200 * time.Millisecond
	maxBackoff   = 64 // times the first
	// A part that dies this often within graceTime is not brought back again.
	maxDeaths = 8
	graceTime = 5 * time.Minute
)

// order is a request of a test to the supervisor, which alone touches the parts.
type order struct {
	do     func(context.Context) error
	answer chan error
}

// supervise brings back what dies until ctx ends or hope does.
func (i *Installation) supervise(ctx context.Context) {
	deaths := map[Part][]time.Time{}
	sick := i.watchTemporal(ctx)
	for {
		var part Part
		var reason error
		select {
		case <-ctx.Done():
			return
		case o := <-i.orders:
			o.answer <- o.do(ctx)
			continue
		case reason = <-sick:
			part = Temporal
		case <-i.ended(Postgres):
			part, reason = Postgres, i.running[Postgres].died()
		case <-i.ended(Temporal):
			part, reason = Temporal, i.running[Temporal].died()
		case <-i.ended(TemporalUI):
			part, reason = TemporalUI, i.running[TemporalUI].died()
		}
		i.say("%v: starting %s again", reason, part)
		if err := i.revive(ctx, part, deaths); err != nil && ctx.Err() == nil {
			i.failed <- errors.Join(fmt.Errorf("dev: gave up on %s after %d attempts", part, maxDeaths), reason, err)
			return
		}
	}
}

func (i *Installation) ended(part Part) <-chan struct{} {
	if child := i.running[part]; child != nil {
		return child.done
	}
	return nil // never
}

// revive starts the part again, more slowly each time.
func (i *Installation) revive(ctx context.Context, part Part, deaths map[Part][]time.Time) error {
	for {
		deaths[part] = append(since(deaths[part], time.Now().Add(-graceTime)), time.Now())
		n := len(deaths[part])
		if err := pause(ctx, i.options.firstBackoff()*time.Duration(min(1<<(n-1), maxBackoff))); err != nil {
			return err
		}
		err := i.restart(ctx, part)
		if err == nil {
			i.say("%s is running again", part)
			return nil
		}
		if ctx.Err() != nil || n >= maxDeaths {
			return err
		}
		i.say("%v", err)
	}
}

// restart ends the part, however sick, and starts it, and Temporal after
// Postgres: its connections may stay closed for good while it says that it is
// serving (temporalio/temporal#11691).
func (i *Installation) restart(ctx context.Context, part Part) error {
	if part == Postgres && i.options.Temporal && !i.held[Temporal] {
		if err := errors.Join(i.kill(Temporal), i.kill(Postgres), i.startPart(ctx, Postgres)); err != nil {
			return err
		}
		return i.startPart(ctx, Temporal)
	}
	if err := i.kill(part); err != nil {
		return err
	}
	if part == Temporal && i.held[Postgres] {
		return nil // it comes back with Postgres
	}
	return i.startPart(ctx, part)
}

func (i *Installation) kill(part Part) error {
	child := i.running[part]
	delete(i.running, part)
	if child == nil {
		return nil
	}
	return child.end(syscall.SIGKILL, 5*time.Second)
}

func (o Options) firstBackoff() time.Duration {
	if o.backoff == 0 {
		return firstBackoff
	}
	return o.backoff
}

func since(moments []time.Time, start time.Time) []time.Time {
	for len(moments) > 0 && moments[0].Before(start) {
		moments = moments[1:]
	}
	return moments
}

func (i *Installation) say(format string, values ...any) {
	if i.options.LogWriter != nil {
		_, _ = fmt.Fprintf(i.options.LogWriter, format+"\n", values...)
	}
}
