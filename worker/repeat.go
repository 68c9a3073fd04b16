package worker

import (
	"context"
	"time"

	"github.com/rs/zerolog"
)

const (
	firstPause   = time.Second
	longestPause = 15 * time.Second
	tryWithin    = 10 * time.Second
	complainEach = time.Minute
)

// complaint is a warning that is given at most once a minute, so that an outage
// is one line a minute in the log and not a hundred.
type complaint struct {
	log  zerolog.Logger
	last time.Time
}

func (c *complaint) make(err error, message string) {
	if time.Since(c.last) < complainEach {
		return
	}
	c.last = time.Now()
	c.log.Warn().Err(err).Msg(message)
}

// repeat tries until it succeeds, pausing longer each time, or until ctx ends. The
// first seconds are not worth a line: what was made just now is often not ready.
func repeat(ctx context.Context, c *complaint, message string, try func(context.Context) error) error {
	for d := firstPause; ; d = min(2*d, longestPause) {
		err := once(ctx, try)
		if err == nil {
			return nil
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if d > 2*firstPause {
			c.make(err, message)
		}
		pause(ctx, d)
	}
}

func once(ctx context.Context, try func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, tryWithin)
	defer cancel()
	return try(ctx)
}

// pause sleeps for d, or until ctx ends.
func pause(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	}
}
