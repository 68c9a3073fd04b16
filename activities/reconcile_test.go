package activities_test

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/rs/zerolog"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/temporal"

	"onward/activities"
	"onward/referral"
	"onward/schema"
)

// town is Postgres and Temporal side by side, each with its own view of which
// referrals are open.
type town struct {
	open      []schema.OpenReferral // Postgres
	running   []schema.OpenReferral // Temporal
	unlisted  []schema.OpenReferral // running, but its list does not know yet
	late      []schema.PassInput
	unsent    int
	down      map[string]bool
	health    schema.OutboxHealth
	tidied    int
	digested  int // rounds that looked for digests
	unchecked int // parts of the audit
	reminded  int // rounds that looked for leads to remind

	redriven, terminated []schema.OpenReferral
	rescued              []schema.PassInput
}

var errDown = errors.New("the Canary is down")

func (t *town) failing(method string) error {
	if t.down[method] {
		return errDown
	}
	return nil
}

func (t *town) OpenReferrals(_ context.Context, after int64, limit int) ([]schema.OpenReferral, error) {
	var page []schema.OpenReferral
	for _, r := range t.open {
		if r.Number > after && len(page) < limit {
			page = append(page, r)
		}
	}
	return page, t.failing("OpenReferrals")
}

func (t *town) Redrive(_ context.Context, id uuid.UUID, epoch int) (bool, error) {
	for i, r := range t.open {
		if r.ReferralID == id && r.Epoch == epoch {
			t.redriven = append(t.redriven, r)
			t.open[i].Epoch++
			t.running = append(t.running, t.open[i])
			return true, t.failing("Redrive")
		}
	}
	return false, t.failing("Redrive")
}

func (t *town) Stray(_ context.Context, runs []schema.OpenReferral) ([]schema.OpenReferral, error) {
	var stray []schema.OpenReferral
	for _, r := range runs {
		if !slices.ContainsFunc(t.open, func(o schema.OpenReferral) bool { return o.Number == r.Number && o.Epoch == r.Epoch }) {
			stray = append(stray, r)
		}
	}
	return stray, t.failing("Stray")
}

func (t *town) UnpassedMoments(_ context.Context, olderThan time.Duration, _ int) ([]schema.PassInput, error) {
	if olderThan != 15*time.Minute {
		panic("the reconciler must leave the workflow a quarter of an hour")
	}
	return t.late, t.failing("UnpassedMoments")
}

func (t *town) RescueMoment(_ context.Context, in schema.PassInput) (referral.Event, error) {
	if !slices.ContainsFunc(t.late, func(l schema.PassInput) bool { return l.ReferralID == in.ReferralID }) {
		return referral.Event{}, referral.ErrSuperseded
	}
	t.late = slices.DeleteFunc(slices.Clone(t.late), func(l schema.PassInput) bool { return l.ReferralID == in.ReferralID })
	t.rescued = append(t.rescued, in)
	return referral.Event{}, nil
}

func (t *town) RequeueLetters(context.Context, time.Duration, int) (int, error) {
	n := t.unsent
	t.unsent = 0
	return n, t.failing("RequeueLetters")
}

func (t *town) OutboxHealth(context.Context) (schema.OutboxHealth, error) {
	return t.health, t.failing("OutboxHealth")
}

func (t *town) RemindToCheck(context.Context) (int, error) {
	return 0, t.failing("RemindToCheck")
}

func (t *town) Tidy(context.Context) (int64, error) {
	t.tidied++
	return 0, t.failing("Tidy")
}

func (t *town) RemindOfAgreement(context.Context) (int, error) {
	t.reminded++
	return 0, t.failing("RemindOfAgreement")
}

func (t *town) CheckAudit(context.Context) (bool, error) {
	t.unchecked = max(0, t.unchecked-1)
	return t.unchecked > 0, t.failing("CheckAudit")
}

func (t *town) DecideDigests(context.Context) (int, error) {
	t.digested++
	return 1, t.failing("DecideDigests")
}

func (t *town) EndGlass(context.Context) error { return t.failing("EndGlass") }

// Open gives two runs a page, by number, as they are when it is asked.
func (t *town) Open(_ context.Context, cursor []byte) ([]schema.OpenReferral, []byte, error) {
	after, _ := strconv.ParseInt(string(cursor), 10, 64) // none is the first page
	var page []schema.OpenReferral
	for _, r := range slices.SortedFunc(slices.Values(t.running), func(a, b schema.OpenReferral) int { return int(a.Number - b.Number) }) {
		if r.Number > after && len(page) < 2 {
			page = append(page, r)
		}
	}
	if len(page) < 2 {
		return page, nil, t.failing("Open")
	}
	return page, []byte(strconv.FormatInt(page[1].Number, 10)), t.failing("Open")
}

func (t *town) Running(_ context.Context, number int64, epoch int) (bool, error) {
	same := func(r schema.OpenReferral) bool { return r.Number == number && r.Epoch == epoch }
	return slices.ContainsFunc(t.running, same) || slices.ContainsFunc(t.unlisted, same), t.failing("Running")
}

func (t *town) Terminate(_ context.Context, number int64, epoch int) error {
	t.terminated = append(t.terminated, schema.OpenReferral{Number: number, Epoch: epoch})
	t.running = slices.DeleteFunc(slices.Clone(t.running), func(r schema.OpenReferral) bool { return r.Number == number && r.Epoch == epoch })
	return t.failing("Terminate")
}

func open(numbers ...int64) []schema.OpenReferral {
	all := make([]schema.OpenReferral, len(numbers))
	for i, n := range numbers {
		all[i] = schema.OpenReferral{ReferralID: uuid.NewSHA1(uuid.Nil, []byte{byte(n), byte(n >> 8)}), Number: n, Epoch: 1}
	}
	return all
}

func many(n int) []schema.OpenReferral {
	numbers := make([]int64, n)
	for i := range numbers {
		numbers[i] = int64(i + 1)
	}
	return open(numbers...)
}

func TestReconcileTwice(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		town town
		want activities.ReconcileResult
	}{
		"all is well":                {town{open: open(1, 2, 3), running: open(3, 1, 2)}, activities.ReconcileResult{}},
		"nothing anywhere":           {town{}, activities.ReconcileResult{}},
		"a workflow is missing":      {town{open: open(1, 2, 3), running: open(1, 3)}, activities.ReconcileResult{Restarted: 1}},
		"Temporal lost everything":   {town{open: many(1203)}, activities.ReconcileResult{Restarted: 1203}},
		"its list lags":              {town{open: open(1, 2), running: open(1), unlisted: open(2)}, activities.ReconcileResult{}},
		"a workflow has no referral": {town{open: open(1), running: open(1, 4, 5)}, activities.ReconcileResult{Terminated: 2}},
		"of another epoch": {
			town{open: open(7), running: []schema.OpenReferral{{Number: 7, Epoch: 3}}}, activities.ReconcileResult{Terminated: 1, Restarted: 1},
		},
		"moments nobody passed":        {town{late: []schema.PassInput{{ReferralID: letterID}, {ReferralID: uuid.Max}}}, activities.ReconcileResult{Rescued: 2}},
		"letters nobody is at work on": {town{unsent: 4}, activities.ReconcileResult{Requeued: 4}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var log bytes.Buffer
			env := environment(&activities.Activities{Referrals: &tt.town, Runs: &tt.town, Log: zerolog.New(&log)})
			for _, want := range []activities.ReconcileResult{tt.want, {}} {
				value, err := env.ExecuteActivity(activities.NameReconcile)
				require.NoError(t, err)
				var got activities.ReconcileResult
				require.NoError(t, value.Get(&got))
				require.Equal(t, want, got, "the second run finds nothing left")
			}
			require.Equal(t, tt.want != activities.ReconcileResult{}, log.Len() > 0, "it speaks only when it repaired something")
		})
	}
}

func TestReconcileWhileSomethingIsDown(t *testing.T) {
	t.Parallel()
	for method, code := range map[string]activities.Code{
		"OpenReferrals": activities.CodeStore, "Redrive": activities.CodeStore, "Stray": activities.CodeStore,
		"UnpassedMoments": activities.CodeStore, "RequeueLetters": activities.CodeStore,
		"OutboxHealth": activities.CodeStore, "Tidy": activities.CodeStore,
		"Open": activities.CodeTemporal, "Running": activities.CodeTemporal, "Terminate": activities.CodeTemporal,
	} {
		t.Run(method, func(t *testing.T) {
			t.Parallel()
			both := town{open: open(1, 2), running: open(1, 3), down: map[string]bool{method: true}}
			env := environment(&activities.Activities{Referrals: &both, Runs: &both, Log: zerolog.Nop()})
			_, err := env.ExecuteActivity(activities.NameReconcile)
			var failure *temporal.ApplicationError
			require.ErrorAs(t, err, &failure)
			require.Equal(t, string(code), failure.Type())
			require.False(t, failure.NonRetryable())
			require.NotContains(t, err.Error(), "Canary")
		})
	}
}

func TestTheOutboxIsWatched(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		health schema.OutboxHealth
		alarm  bool
	}{
		"empty":               {schema.OutboxHealth{}, false},
		"on its way":          {schema.OutboxHealth{Undone: 3, Oldest: time.Second}, false},
		"parked":              {schema.OutboxHealth{Dead: 1}, true},
		"waiting for an hour": {schema.OutboxHealth{Undone: 1, Oldest: time.Hour}, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var log bytes.Buffer
			both := town{health: tt.health}
			env := environment(&activities.Activities{Referrals: &both, Runs: &both, Log: zerolog.New(&log)})
			_, err := env.ExecuteActivity(activities.NameReconcile)
			require.NoError(t, err)
			require.Equal(t, tt.alarm, bytes.Contains(log.Bytes(), []byte(`"level":"error"`)))
		})
	}
}

func TestTidyOnceAnHour(t *testing.T) {
	t.Parallel()
	var both town
	env := environment(&activities.Activities{Referrals: &both, Runs: &both, Log: zerolog.Nop()})
	for range 3 {
		_, err := env.ExecuteActivity(activities.NameReconcile)
		require.NoError(t, err)
	}
	require.Equal(t, 1, both.tidied)
}

// Reminders of the agreement are beside the work of a round: without them it
// still ends well, and says so aloud.
func TestARoundGoesOnWithoutItsReminders(t *testing.T) {
	t.Parallel()
	both := town{down: map[string]bool{"RemindOfAgreement": true}}
	var log bytes.Buffer
	env := environment(&activities.Activities{Referrals: &both, Runs: &both, Log: zerolog.New(&log)})
	for range 2 {
		_, err := env.ExecuteActivity(activities.NameReconcile)
		require.NoError(t, err)
	}
	require.Equal(t, 2, both.reminded, "each round looks")
	require.Contains(t, log.String(), "leads are not reminded of the agreement")
}
