package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"syscall"
	"time"

	"onward/dev"
	"onward/referral"
	"onward/tests/rig"
	"onward/workflows"
)

// experiments are the faults, one kind at a time, and at last together.
func experiments() []experiment {
	return []experiment{
		{"F0", "nothing breaks", func(ctx context.Context, _ *house, _ *work) error { sleep(ctx, 10*time.Second); return nil }},
		{"F1", "kill -9 an API, six times", killAPIs},
		{"F2", "kill -9 a worker, six times", killWorkers},
		{"F3", "Temporal is away", temporalAway},
		{"F4", "kill -9 Postgres, twice, and Temporal must come through it (F5)", killPostgres},
		{"F6", "every node is changed under load", changeNodes},
		{"F8", "Postgres is slow", slowPostgres},
		{"F9", "wires are cut, and connections reset in mid-commit", cutWires},
		{"F10", "the mail service refuses, breaks, hangs, and takes letters without saying so", mailFails},
		{"F11", "everything in the outbox is delivered again; fifty start one workflow (F12)", deliverAgain},
		{"F19", "a poisoned row, and three hundred signals to one referral", poison},
		{"F21", "the audit cannot be written", lockAudit},
		{"F*", "everything at once", everything},
	}
}

func killAPIs(ctx context.Context, h *house, _ *work) error {
	return killInTurn(ctx, h.apis)
}

func killWorkers(ctx context.Context, h *house, _ *work) error {
	return killInTurn(ctx, h.workers)
}

func killInTurn(ctx context.Context, processes []*process) error {
	for n := range 6 {
		if err := processes[n%len(processes)].signal(syscall.SIGKILL); err != nil {
			return err
		}
		sleep(ctx, 3*time.Second)
	}
	return nil
}

// temporalAway asserts that people go on as if nothing were.
func temporalAway(ctx context.Context, h *house, w *work) error {
	away := 25 * time.Second
	if h.long {
		away = 5 * time.Minute
	}
	if err := h.installation.Down(ctx, dev.Temporal); err != nil {
		return err
	}
	before := w.unknown.Load()
	sleep(ctx, away)
	missed := w.unknown.Load() - before
	h.assertions.always(missed == 0, "F3 people do not notice that Temporal is away", "%d requests failed", missed)
	return h.installation.Up(ctx, dev.Temporal)
}

func killPostgres(ctx context.Context, h *house, _ *work) error {
	for range 2 {
		if err := h.installation.Kill(ctx, dev.Postgres); err != nil {
			return err
		}
		back := within(ctx, time.Minute, "the APIs serve again", func(ctx context.Context) bool { return h.ready(ctx, 0) && h.ready(ctx, 1) })
		h.assertions.always(back == nil, "F4 the APIs serve again after Postgres, by themselves", "%v", back)
		sleep(ctx, 6*time.Second)
	}
	return nil
}

// changeNodes replaces every process, as an upgrade does: a node that goes says so,
// serves what still comes, and nobody is told anything but the answer.
func changeNodes(ctx context.Context, h *house, w *work) error {
	before := w.unknown.Load()
	for n := range nodes {
		if err := h.apis[n].replace(); err != nil {
			return err
		}
		if err := within(ctx, 30*time.Second, "the new node serves", func(context.Context) bool { return h.up[n].Load() }); err != nil {
			return err
		}
		if err := h.workers[n].replace(); err != nil {
			return err
		}
		h.assertions.sometimes(true, "a node was changed under load")
		sleep(ctx, 2*time.Second)
	}
	missed := w.unknown.Load() - before
	h.assertions.always(missed == 0, "F6 nobody notices that nodes are changed", "%d requests failed", missed)
	return nil
}

func slowPostgres(ctx context.Context, h *house, w *work) error {
	h.apiPostgres.Set(rig.Slow)
	h.workerPostgres.Set(rig.Slow)
	sleep(ctx, 15*time.Second)
	h.apiPostgres.Set(rig.Whole)
	h.workerPostgres.Set(rig.Whole)
	longest := time.Duration(w.longest.Load())
	h.assertions.always(longest < answerWithin, "F8 nobody waits for ever for a slow database", "%s", longest)
	return nil
}

func cutWires(ctx context.Context, h *house, _ *work) error {
	for _, wire := range []*rig.Wire{h.apiPostgres, h.workerTemporal, h.apiTemporal, h.workerPostgres} {
		wire.Set(rig.Cut)
		sleep(ctx, 6*time.Second)
		wire.Set(rig.Whole)
		sleep(ctx, time.Second)
	}
	for range 25 { // many are in the middle of a commit
		h.apiPostgres.Reset()
		h.workerPostgres.Reset()
		sleep(ctx, 300*time.Millisecond)
	}
	return nil
}

func mailFails(ctx context.Context, h *house, _ *work) error {
	for _, mode := range []string{mailBusy, mailBroken, mailHangs, mailCuts, mailWorks} {
		if err := h.mail(ctx, mode); err != nil {
			return err
		}
		sleep(ctx, 6*time.Second)
	}
	return nil
}

// deliverAgain does what a relay does that died before it noted what it did, and
// starts the workflow of an open referral fifty times at once.
func deliverAgain(ctx context.Context, h *house, _ *work) error {
	if _, err := h.sql.Exec(ctx, "UPDATE outbox SET done_at = NULL, try_at = now() WHERE id IN (SELECT id FROM outbox WHERE done_at IS NOT NULL ORDER BY id DESC LIMIT 400)"); err != nil {
		return err
	}
	event, err := h.openReferral(ctx)
	if err != nil {
		return err
	}
	options, in := workflows.ReferralStart(event)
	var all sync.WaitGroup
	for range 50 {
		all.Go(func() {
			_, _ = h.temporal.ExecuteWorkflow(ctx, options, workflows.NameReferral, in) // what comes of it is checked: one runs
		})
	}
	all.Wait()
	sleep(ctx, 6*time.Second)
	return nil
}

// openReferral is how the workflow of one that is open was started.
func (h *house) openReferral(ctx context.Context) (e referral.Event, err error) {
	var payload []byte
	err = h.sql.QueryRow(ctx, `SELECT x.payload FROM outbox AS x JOIN referrals AS r ON r.id = x.referral_id
		WHERE x.kind = 'start' AND r.is_open AND x.epoch = r.epoch ORDER BY x.id DESC LIMIT 1`).Scan(&payload)
	if err != nil {
		return e, fmt.Errorf("find an open referral: %w", err)
	}
	return e, json.Unmarshal(payload, &e)
}

// poison puts a row into the outbox that nobody can read, and tells one referral's
// workflow of the same event three hundred times. Everybody else's go on.
func poison(ctx context.Context, h *house, _ *work) error {
	e, err := h.openReferral(ctx)
	if err != nil {
		return err
	}
	var row int64
	err = h.sql.QueryRow(ctx, `INSERT INTO outbox (kind, referral_id, epoch, seq, payload) VALUES ('transition', $1, 99, 99, '{"seq": "not a number"}') RETURNING id`, e.ReferralID).Scan(&row)
	if err != nil {
		return err
	}
	for range 300 {
		if err := h.temporal.SignalWorkflow(ctx, workflows.ReferralID(e.Number, e.Epoch), "", workflows.SignalTransition, e); err != nil {
			break // its people have ended it meanwhile
		}
	}
	parked := within(ctx, time.Minute, "the poisoned row is parked", func(ctx context.Context) bool {
		n, err := h.count(ctx, "SELECT count(*) FROM outbox WHERE id = $1 AND dead_at IS NOT NULL", row)
		return err == nil && n == 1
	})
	h.assertions.sometimes(parked == nil, "a poisoned row was parked")
	h.assertions.always(parked == nil, "F19 a poisoned row is parked and holds nobody up", "%v", parked)
	_, err = h.sql.Exec(ctx, "DELETE FROM outbox WHERE id = $1", row) // as an operator does who has read why
	return err
}

// lockAudit keeps the audit from being written: nothing may change meanwhile.
func lockAudit(ctx context.Context, h *house, _ *work) (err error) {
	tx, err := h.sql.Begin(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, tx.Rollback(ctx)) }()
	if _, err := tx.Exec(ctx, "LOCK TABLE audit IN ACCESS EXCLUSIVE MODE"); err != nil {
		return err
	}
	before, err := h.count(ctx, "SELECT coalesce(sum(version), 0) FROM referrals")
	if err != nil {
		return err
	}
	sleep(ctx, 12*time.Second)
	after, err := h.count(ctx, "SELECT coalesce(sum(version), 0) FROM referrals")
	h.assertions.always(err == nil && before == after, "F21 nothing changes that cannot be audited", "%d before, %d after, %v", before, after, err)
	return err
}

// everything breaks one thing after another, before the last is mended.
func everything(ctx context.Context, h *house, _ *work) error {
	wires := []*rig.Wire{h.apiPostgres, h.apiTemporal, h.workerPostgres, h.workerTemporal}
	modes := []string{mailBusy, mailBroken, mailCuts, mailWorks}
	steps := []func() error{
		func() error { return h.apis[h.random.IntN(nodes)].signal(syscall.SIGKILL) },
		func() error { return h.workers[h.random.IntN(nodes)].signal(syscall.SIGKILL) },
		func() error { return h.mail(ctx, modes[h.random.IntN(len(modes))]) },
		func() error { wires[h.random.IntN(len(wires))].Set(rig.Cut); return nil },
		func() error { wires[h.random.IntN(len(wires))].Set(rig.Whole); return nil },
		func() error { wires[h.random.IntN(len(wires))].Reset(); return nil },
		func() error { return h.installation.Kill(ctx, dev.Postgres) },
		func() error { return h.installation.Kill(ctx, dev.Temporal) },
	}
	for _, n := range h.random.Perm(len(steps) * 2) {
		if err := steps[n%len(steps)](); err != nil {
			return err
		}
		sleep(ctx, 2*time.Second)
	}
	for _, wire := range wires {
		wire.Set(rig.Whole)
	}
	return errors.Join(h.mail(ctx, mailWorks), within(ctx, 2*time.Minute, "the APIs serve again", func(ctx context.Context) bool {
		return h.ready(ctx, 0) && h.ready(ctx, 1)
	}))
}
