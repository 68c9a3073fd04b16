package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/rs/zerolog"
	"go.temporal.io/sdk/client"

	"onward/internal/config"
	"onward/schema"
	"onward/worker"
)

// lookWithin is how long each part may take to answer the doctor.
const lookWithin = 10 * time.Second

// doctorCommand looks at an installation and says what to do.
type doctorCommand struct {
	config.Config
}

// severity is how bad something is.
type severity string

const (
	well  severity = "✓"
	worry severity = "!" // it works, and might not always
	ill   severity = "✗"
)

// finding is what the doctor says of one part.
type finding struct {
	severity severity
	what     string
	advice   string // what to do; empty where all is well
}

func fine(format string, args ...any) finding {
	return finding{severity: well, what: fmt.Sprintf(format, args...)}
}

// Run looks at everything, whatever it finds, and fails when something is ill.
// It changes nothing but a file that it takes away again.
func (c doctorCommand) Run(ctx context.Context, to streams) error {
	if err := c.Problems(); err != nil {
		return err
	}
	ills := 0
	for _, f := range c.findings(ctx) {
		if f.severity == ill {
			ills++
		}
		if err := f.print(to.out); err != nil {
			return err
		}
	}
	if ills > 0 {
		return fmt.Errorf("%d of these must be put right", ills)
	}
	return nil
}

func (f finding) print(to io.Writer) error {
	if f.advice == "" {
		_, err := fmt.Fprintf(to, "%s %s\n", f.severity, f.what)
		return err
	}
	_, err := fmt.Fprintf(to, "%s %s\n    → %s\n", f.severity, f.what, f.advice)
	return err
}

// findings asks every part. One that does not answer hides none of the others.
func (c doctorCommand) findings(ctx context.Context) []finding {
	var all []finding
	for _, look := range []func(context.Context) []finding{c.lookAtPostgres, c.lookAtTemporal, c.lookAtMail, c.lookAtFiles, c.lookAtScanner, c.lookAtPages} {
		ctx, cancel := context.WithTimeout(ctx, lookWithin)
		all = append(all, look(ctx)...)
		cancel()
	}
	return all
}

func (c doctorCommand) lookAtPostgres(ctx context.Context) []finding {
	pending, err := schema.Pending(ctx, c.DatabaseURL)
	switch {
	case err != nil:
		return []finding{{ill, "Postgres does not answer, or refuses us: " + err.Error(), "Check that it runs, and ONWARD_DATABASE_URL. Nobody can work until it does."}}
	case len(pending) > 0:
		return []finding{{
			ill, fmt.Sprintf("The database lacks %d changes of this version, from %s on.", len(pending), pending[0]),
			"Run: onward migrate. Start the API and the worker after it.",
		}}
	}
	store, err := schema.Open(ctx, c.DatabaseURL, schema.Options{MaxConns: 2, Log: zerolog.Nop()})
	if err != nil {
		return []finding{{ill, "Postgres lets us in, but not as the role onward_app: " + err.Error(), "Let the account of ONWARD_DATABASE_URL take the role: GRANT onward_app TO …"}}
	}
	defer func() { _ = store.Close() }() // nothing was written
	return append([]finding{fine("Postgres answers, and has this version's schema.")}, lookAtStore(ctx, store)...)
}

// How long work may wait, and clocks differ, before somebody should look.
const (
	worryingWait   = time.Minute
	worryingSkew   = 5 * time.Second
	wordsOutbox    = "Check that `onward worker` runs and that it reaches Temporal: reminders and e-mails are late until then."
	wordsDeadLines = "Look for \"given up\" in the logs of API and worker; the reconciler starts lost clocks again, but letters that were given up were not sent."
)

func lookAtStore(ctx context.Context, store *schema.Store) []finding {
	health, err := store.OutboxHealth(ctx)
	now, errNow := store.Now(ctx)
	if err := errors.Join(err, errNow); err != nil {
		return []finding{{ill, "The database cannot be read: " + err.Error(), "Look at the log of Postgres."}}
	}
	var all []finding
	switch {
	case health.Dead > 0:
		all = append(all, finding{ill, fmt.Sprintf("%d pieces of work for Temporal were given up.", health.Dead), wordsDeadLines})
	case health.Oldest > worryingWait:
		all = append(all, finding{ill, fmt.Sprintf("%d pieces of work wait for Temporal, one of them for %s.", health.Undone, health.Oldest.Round(time.Second)), wordsOutbox})
	default:
		all = append(all, fine("Nothing waits for Temporal that should not."))
	}
	if skew := time.Since(now).Abs(); skew > worryingSkew {
		return append(all, finding{worry, fmt.Sprintf("The clocks of Postgres and of this machine differ by %s.", skew.Round(time.Second)), "Set both by the network (NTP). Deadlines go by the clock of Postgres."})
	}
	return append(all, fine("The clocks of Postgres and of this machine agree."))
}

func (c doctorCommand) lookAtTemporal(ctx context.Context) []finding {
	temporal, err := client.NewLazyClient(client.Options{HostPort: c.TemporalAddress, Namespace: c.TemporalNamespace, Logger: worker.Logger(zerolog.Nop())})
	if err != nil {
		return []finding{{ill, "Temporal's address cannot be read.", "Check ONWARD_TEMPORAL_ADDRESS."}}
	}
	defer temporal.Close()
	missing, err := worker.Missing(ctx, temporal, c.TemporalNamespace)
	switch {
	case err != nil:
		return []finding{{ill, "Temporal does not answer at " + c.TemporalAddress + ".", "Check that it runs, and ONWARD_TEMPORAL_ADDRESS. People can work meanwhile; reminders and e-mails wait."}}
	case len(missing) > 0:
		return []finding{{ill, fmt.Sprintf("Temporal lacks %d things, the first being %s.", len(missing), missing[0]), "Start `onward worker`, which makes them; where it may not, an operator of Temporal must."}}
	}
	pollers, err := worker.Pollers(ctx, temporal)
	if err != nil || pollers == 0 {
		return []finding{fine("Temporal answers, and has what the workflows need."), {ill, "No worker has asked Temporal for work lately.", "Start `onward worker`: reminders and e-mails wait for it."}}
	}
	return []finding{fine("Temporal answers, has what the workflows need, and a worker asks it for work.")}
}

// get asks an address for its status; 0 is no answer.
func get(ctx context.Context, url string) int {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return 0
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0
	}
	_ = response.Body.Close() // its status is all that is asked
	return response.StatusCode
}
