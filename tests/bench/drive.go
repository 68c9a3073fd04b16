package main

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"
)

// errExhausted ends a turn early: everything that was prepared is used up.
var errExhausted = errors.New("nothing left to do")

// result is one turn of one target.
type result struct {
	rate     float64 // a second
	p50, p99 time.Duration
}

// drive has so many clients do the same, over and over, for so long.
func drive(ctx context.Context, clients int, turn time.Duration, do func(ctx context.Context, client int) error) (result, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	begun := time.Now()
	took := make([][]time.Duration, clients)
	var group sync.WaitGroup
	for client := range clients {
		group.Go(func() {
			for time.Since(begun) < turn && ctx.Err() == nil {
				start := time.Now()
				err := do(ctx, client)
				if errors.Is(err, errExhausted) {
					return
				}
				if err != nil {
					cancel(err)
					return
				}
				took[client] = append(took[client], time.Since(start))
			}
		})
	}
	group.Wait()
	if err := context.Cause(ctx); err != nil {
		return result{}, err
	}
	elapsed := time.Since(begun)
	all := slices.Concat(took...)
	if len(all) == 0 {
		return result{}, errExhausted
	}
	slices.Sort(all)
	return result{
		rate: float64(len(all)) / elapsed.Seconds(),
		p50:  all[len(all)/2], p99: all[len(all)*99/100],
	}, nil
}
