package api

import (
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// manyVisitors is how many are remembered before idle ones are forgotten.
const manyVisitors = 10_000

// limiter allows each visitor so many requests.
type limiter struct {
	limit    Limit
	mu       sync.Mutex
	visitors map[string]*visitor
}

type visitor struct {
	bucket *rate.Limiter
	seen   time.Time
}

func newLimiter(l Limit) *limiter {
	return &limiter{limit: l, visitors: map[string]*visitor{}}
}

// allow reports whether the visitor may ask now.
func (l *limiter) allow(key string, now time.Time) bool {
	if l.limit.Off {
		return true
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	v, known := l.visitors[key]
	if !known {
		l.forget(now)
		v = &visitor{bucket: rate.NewLimiter(rate.Every(l.limit.Every), l.limit.Burst)}
		l.visitors[key] = v
	}
	v.seen = now
	return v.bucket.AllowN(now, 1)
}

// forget drops those whose allowance has filled up again, so that a flood of
// addresses cannot fill the memory.
func (l *limiter) forget(now time.Time) {
	if len(l.visitors) < manyVisitors {
		return
	}
	full := l.limit.Every * time.Duration(l.limit.Burst)
	for key, v := range l.visitors {
		if now.Sub(v.seen) > full {
			delete(l.visitors, key)
		}
	}
	if len(l.visitors) >= manyVisitors {
		clear(l.visitors) // a flood: starting again is better than growing
	}
}
