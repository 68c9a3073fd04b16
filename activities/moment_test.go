package activities_test

import (
	"bytes"
	"context"
	"testing"
	"time"

	"github.com/rs/zerolog"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/temporal"

	"onward/activities"
	"onward/referral"
	"onward/schema"
)

// clockwork is a store with one referral that waits for one moment.
type clockwork struct {
	event  referral.Event
	passed bool
	err    error
}

func (c *clockwork) PassMoment(_ context.Context, in schema.PassInput) (referral.Event, error) {
	switch {
	case c.err != nil:
		return referral.Event{}, c.err
	case in.Epoch != c.event.Epoch:
		return referral.Event{}, referral.ErrSuperseded
	case c.passed:
		return c.event, referral.ErrSuperseded
	}
	c.passed = true
	return c.event, nil
}

func TestPassMomentTwice(t *testing.T) {
	t.Parallel()
	event := referral.Event{Number: 1042, Epoch: 2, Seq: 7, Kind: referral.PassMoment, Status: referral.Sent}
	for name, tt := range map[string]struct {
		epoch         int
		err           error
		first, second activities.PassMomentResult
		code          activities.Code
	}{
		"the moment has come": {
			epoch: 2, first: activities.PassMomentResult{Outcome: activities.Passed, Event: &event},
			second: activities.PassMomentResult{Outcome: activities.Superseded, Event: &event},
		},
		"it has not come": {
			epoch: 2, err: &schema.EarlyError{Remaining: time.Minute},
			first:  activities.PassMomentResult{Outcome: activities.Early, Wait: time.Minute},
			second: activities.PassMomentResult{Outcome: activities.Early, Wait: time.Minute},
		},
		"another run keeps time": {
			epoch: 1, first: activities.PassMomentResult{Outcome: activities.Superseded},
			second: activities.PassMomentResult{Outcome: activities.Superseded},
		},
		"the database is down": {epoch: 2, err: errSecret, code: activities.CodeStore},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var log bytes.Buffer
			env := environment(&activities.Activities{Moments: &clockwork{event: event, err: tt.err}, Log: zerolog.New(&log)})
			in := activities.PassMomentInput{ReferralID: event.ReferralID, Epoch: tt.epoch, Moment: referral.Moment{Kind: referral.MissAcknowledge, At: now}}
			for _, want := range []activities.PassMomentResult{tt.first, tt.second} {
				value, err := env.ExecuteActivity(activities.NamePassMoment, in)
				if tt.code != "" {
					var failure *temporal.ApplicationError
					require.ErrorAs(t, err, &failure)
					require.Equal(t, string(tt.code), failure.Type())
					require.False(t, failure.NonRetryable(), "a deadline is asked for as long as it takes")
					require.NotContains(t, err.Error(), "Canary")
					continue
				}
				require.NoError(t, err)
				var got activities.PassMomentResult
				require.NoError(t, value.Get(&got))
				require.Equal(t, want, got)
			}
		})
	}
}
