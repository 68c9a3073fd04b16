package dev

import (
	"context"
	"errors"
	"fmt"
	"syscall"
)

// Down ends one part gracefully and keeps it down until Up: the fault of a
// part that is away for a while. The parts that need it stay as they are.
func (i *Installation) Down(ctx context.Context, part Part) error {
	return i.order(ctx, func(context.Context) error {
		i.held[part] = true
		return i.stopPart(part)
	})
}

// Up starts a part that was put down, and after Postgres Temporal too, unless
// that was itself put down.
func (i *Installation) Up(ctx context.Context, part Part) error {
	return i.order(ctx, func(ctx context.Context) error {
		i.held[part] = false
		return i.restart(ctx, part)
	})
}

// Kill ends one part without a word, as kill -9 does. The supervisor starts it
// again.
func (i *Installation) Kill(ctx context.Context, part Part) error {
	return i.Signal(ctx, part, syscall.SIGKILL)
}

// Signal sends any signal to one part, such as the one that freezes it.
func (i *Installation) Signal(ctx context.Context, part Part, signal syscall.Signal) error {
	return i.order(ctx, func(context.Context) error {
		child := i.running[part]
		if child == nil {
			return fmt.Errorf("dev: %s is not running", part)
		}
		return child.handle.Signal(signal)
	})
}

func (i *Installation) order(ctx context.Context, do func(context.Context) error) error {
	o := order{do: do, answer: make(chan error, 1)}
	select {
	case i.orders <- o:
		return <-o.answer
	case <-ctx.Done():
		return errors.Join(errors.New("dev: the supervisor is busy"), ctx.Err())
	}
}
