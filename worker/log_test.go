package worker_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/rs/zerolog"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/log"

	"onward/worker"
)

func TestLogger(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		say  func(log.Logger)
		want string
	}{
		"the SDK's keys in our case": {
			func(l log.Logger) { l.Info("Started Worker", "TaskQueue", "onward", "WorkerID", "w1", "Attempt", 3) },
			`{"level":"info","task_queue":"onward","worker_id":"w1","attempt":3,"message":"Started Worker"}`,
		},
		"an error": {
			func(l log.Logger) { l.Error("Activity error.", "Error", errors.New("store")) },
			`{"level":"error","error":"store","message":"Activity error."}`,
		},
		"with what is always there": {
			func(l log.Logger) { log.With(l, "RunID", "r").Warn("careful") },
			`{"level":"warn","run_id":"r","message":"careful"}`,
		},
		"a key without a value": {
			func(l log.Logger) { l.Debug("odd", "Namespace", "default", "lost") },
			`{"level":"debug","namespace":"default","message":"odd"}`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			tt.say(worker.Logger(zerolog.New(&out)))
			require.JSONEq(t, tt.want, out.String())
		})
	}
}
