package activities

import (
	"context"
	"sync/atomic"
	"time"
)

const (
	// tidyEach is how often what is of no more use is removed.
	tidyEach = time.Hour
	// waitingLong is when work for Temporal has waited for so long that somebody
	// should know, though Temporal answers.
	waitingLong = 5 * time.Minute
)

// lastTidy remembers when this worker last removed what is of no more use.
type lastTidy struct{ at atomic.Int64 } // Unix seconds

func (l *lastTidy) due(now time.Time) bool {
	return now.Sub(time.Unix(l.at.Load(), 0)) >= tidyEach
}

// watch says aloud what waits for Temporal and should not.
func (a *Activities) watch(ctx context.Context) error {
	health, err := a.Referrals.OutboxHealth(ctx)
	if err != nil {
		return a.store(err)
	}
	if health.Dead > 0 || health.Oldest > waitingLong {
		a.Log.Error().Int("dead", health.Dead).Int("undone", health.Undone).Dur("oldest_ms", health.Oldest).
			Msg("outbox: work for Temporal is parked or has waited for long")
	}
	return nil
}

// tidy removes what is of no more use, once an hour.
func (a *Activities) tidy(ctx context.Context) error {
	now := time.Now()
	if !a.tidied.due(now) {
		return nil
	}
	removed, err := a.Referrals.Tidy(ctx)
	if err != nil {
		return a.store(err)
	}
	a.tidied.at.Store(now.Unix())
	if a.Cabinet != nil {
		a.complain(a.Cabinet.Sweep(ctx), "files that nobody holds were not swept")
	}
	reminded, err := a.Referrals.RemindToCheck(ctx)
	a.complain(err, "leads were not reminded to check their profiles")
	if reminded > 0 {
		a.Log.Info().Int("organisations", reminded).Msg("reminded leads to check their profiles")
	}
	if removed > 0 {
		a.Log.Info().Int64("rows", removed).Msg("tidied: old keys, ended sessions and links, work done long ago, drafts and exports whose days are over")
	}
	return nil
}

// complain logs what went wrong beside the work of a round, and does not end it:
// it is tried again in the next.
func (a *Activities) complain(err error, message string) {
	if err != nil {
		a.Log.Error().Err(err).Msg(message)
	}
}
