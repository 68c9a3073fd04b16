package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"go.temporal.io/api/workflowservice/v1"

	"onward/dev"
	"onward/referral"
	"onward/tests/rig"
	"onward/workflows"
)

// sum is a promise that holds when the query counts nothing.
type sum struct{ promise, sql string }

// unrest is what must come to nothing by itself once every part is whole again.
var unrest = []sum{
	{"I14 the outbox is empty", "SELECT count(*) FROM outbox WHERE done_at IS NULL AND dead_at IS NULL"},
	{"I7 every letter that is due has left, or is in doubt", "SELECT count(*) FROM notifications WHERE state IN ('due', 'sending') AND release_at < now() - interval '2 seconds'"},
	{"I4 every moment that has come has passed", "SELECT count(*) FROM referrals WHERE next_moment_at < now() - interval '10 seconds'"},
}

// broken is what must count nothing whenever it is looked at.
var broken = []sum{
	{"I4 no moment passes twice", `SELECT count(*) FROM (SELECT FROM referral_events WHERE moment IS NOT NULL
		GROUP BY referral_id, moment ->> 'kind', moment ->> 'day', moment ->> 'at' HAVING count(*) > 1) AS doubled`},
	{"I4 no moment passes early", "SELECT count(*) FROM referral_events WHERE moment IS NOT NULL AND at < (moment ->> 'at')::timestamptz"},
	{"I4 no moment passes after the end", `SELECT count(*) FROM referral_events AS e JOIN referrals AS r ON r.id = e.referral_id
		WHERE e.moment IS NOT NULL AND NOT r.is_open AND e.at > r.closed_at`},
	{"I5 each event has one entry in the audit, and the other way round", `SELECT count(*) FROM
		(SELECT referral_id, kind, at, count(*) AS n FROM referral_events GROUP BY 1, 2, 3) AS e FULL JOIN
		(SELECT object_id, substr(action, 10) AS kind, at, count(*) AS n FROM audit WHERE action LIKE 'referral.%'
			AND action NOT IN ('referral.open', 'referral.print', 'referral.redrive', 'referral.offer') GROUP BY 1, 2, 3) AS a
		ON a.object_id = e.referral_id AND a.kind = e.kind AND a.at = e.at WHERE a.n IS DISTINCT FROM e.n`},
	{"I5 the chain of the audit holds", `SELECT count(*) FROM (SELECT seq, previous, hash, audit_hash(a) AS wanted, lag(hash) OVER w AS before, lag(seq) OVER w AS place
		FROM audit AS a WINDOW w AS (PARTITION BY chain ORDER BY seq)) AS link
		WHERE hash <> wanted OR previous <> coalesce(before, '') OR seq <> coalesce(place, 0) + 1`},
	{"I5 the history of a referral has no gap", `SELECT count(*) FROM (SELECT FROM referral_events GROUP BY referral_id HAVING max(seq) <> count(*)) AS gap`},
	{"I11 no transaction is left open", "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%' AND xact_start < now() - interval '5 seconds'"},
	{"I14 nothing in the outbox is given up", "SELECT count(*) FROM outbox WHERE dead_at IS NOT NULL"},
	{"F17 two of everything never lock each other out", "SELECT coalesce(deadlocks, 0) FROM pg_stat_database WHERE datname = current_database()"},
}

// bit is how a fault shows that it bit.
var bit = []sum{
	{"a row of the outbox was left to the relay", "SELECT count(*) FROM outbox WHERE done_at > created_at + interval '3 seconds'"},
	{"an activity was tried more than once", "SELECT count(*) FROM notifications WHERE attempts > 1"},
	{"a letter's end was in doubt", "SELECT count(*) FROM notifications WHERE doubts > 0"},
}

// calm waits until everything that mends itself has.
func (h *house) calm(ctx context.Context) {
	for _, s := range unrest {
		err := within(ctx, calmWithin, s.promise, func(ctx context.Context) bool {
			n, err := h.count(ctx, s.sql)
			return err == nil && n == 0
		})
		h.assertions.always(err == nil, s.promise, "%v", err)
	}
	var last string
	err := within(ctx, calmWithin, "workflows as they should be", func(ctx context.Context) bool {
		last = h.compare(ctx)
		return last == ""
	})
	h.assertions.always(err == nil, "I2 each open referral has its one workflow, and no other runs", "%s", last)
}

// check asserts every promise that must hold now.
func (h *house) check(ctx context.Context) {
	for _, s := range broken {
		n, err := h.count(ctx, s.sql)
		h.assertions.always(err == nil && n == 0, s.promise, "%d %v", n, err)
	}
	for _, s := range bit {
		n, err := h.count(ctx, s.sql)
		h.assertions.sometimes(err == nil && n > 0, s.promise)
	}
	h.checkLedger(ctx)
	h.checkLetters(ctx)
}

// checkLedger compares what people were told with what there is (I1).
func (h *house) checkLedger(ctx context.Context) {
	arrived := h.ledger.arrived()
	for _, s := range arrived {
		n, err := h.count(ctx, `SELECT count(*) FROM referrals AS r JOIN referral_clients AS c ON c.referral_id = r.id
			WHERE r.id = $1 AND r.number = $2 AND c.form::text LIKE '%' || $3 || '%'`, s.id, s.number, s.canary)
		h.assertions.always(err == nil && n == 1, "I1 what somebody was told is sent, is there as it was written", "%s: %d %v", s.canary, n, err)
	}
	rows, err := h.count(ctx, "SELECT count(*) FROM referrals")
	h.assertions.always(err == nil && rows == len(arrived), "I1 nothing is there that nobody sent", "%d rows, %d sent, %v", rows, len(arrived), err)
	differ := h.compareCommands(ctx)
	h.assertions.always(differ == "", "I1 each command that succeeded is one event, and no other happened", "%s", differ)
}

// doing is what somebody did to a referral.
type doing struct {
	referral, by uuid.UUID
	kind         string
}

// compareCommands says how the ledger's commands and the history differ.
func (h *house) compareCommands(ctx context.Context) string {
	rows, err := h.sql.Query(ctx, "SELECT referral_id, actor_id, kind FROM referral_events WHERE actor_id IS NOT NULL AND kind <> 'send'")
	if err != nil {
		return err.Error()
	}
	events, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (d doing, err error) {
		return d, row.Scan(&d.referral, &d.by, &d.kind)
	})
	if err != nil {
		return err.Error()
	}
	balance := map[doing]int{}
	for _, d := range events {
		balance[d]++
	}
	h.ledger.mu.Lock()
	defer h.ledger.mu.Unlock()
	for _, g := range h.ledger.commands {
		if g.outcome == done {
			balance[doing{g.referral, g.by.id, string(g.kind)}]--
		}
	}
	var differ []string
	for d, n := range balance {
		if n != 0 {
			differ = append(differ, fmt.Sprintf("%s of %s: %+d events", d.kind, d.referral, n))
		}
	}
	return strings.Join(differ, ", ")
}

// checkLetters asserts that each letter that left was taken once; once more for
// each time that its end was in doubt (I7).
func (h *house) checkLetters(ctx context.Context) {
	rows, err := h.sql.Query(ctx, "SELECT id::text, state, doubts FROM notifications")
	if err != nil {
		h.assertions.never("the letters can be read", "%v", err)
		return
	}
	defer rows.Close()
	copies := h.post.copies()
	for rows.Next() {
		var id, state string
		var doubts int
		if err := rows.Scan(&id, &state, &doubts); err != nil {
			h.assertions.never("the letters can be read", "%v", err)
			return
		}
		n := copies[id]
		left := state == "sent" || state == "delivered"
		h.assertions.always(!left || n >= 1, "I7 what is said to have left was taken", "%s is %s", id, state)
		h.assertions.always(n <= 1+doubts, "I7 no letter is sent twice, but for those in doubt", "%s was taken %d times with %d doubts", id, n, doubts)
	}
	h.assertions.always(rows.Err() == nil, "the letters can be read", "%v", rows.Err())
}

// compare says how the open referrals and the running workflows differ.
func (h *house) compare(ctx context.Context) string {
	rows, err := h.sql.Query(ctx, "SELECT number, epoch FROM referrals WHERE is_open")
	if err != nil {
		return err.Error()
	}
	defer rows.Close()
	var wanted []string
	for rows.Next() {
		var number int64
		var epoch int
		if err := rows.Scan(&number, &epoch); err != nil {
			return err.Error()
		}
		wanted = append(wanted, workflows.ReferralID(number, epoch))
	}
	running, err := h.running(ctx)
	if err != nil {
		return err.Error()
	}
	slices.Sort(wanted)
	slices.Sort(running)
	if slices.Equal(wanted, running) {
		return ""
	}
	lost := slices.DeleteFunc(slices.Clone(wanted), func(id string) bool { return slices.Contains(running, id) })
	orphans := slices.DeleteFunc(running, func(id string) bool { return slices.Contains(wanted, id) })
	return fmt.Sprintf("without a workflow %v, without a referral %v", lost, orphans)
}

// running lists the workflows of referrals that run.
func (h *house) running(ctx context.Context) (ids []string, err error) {
	var token []byte
	for {
		page, err := h.temporal.ListWorkflow(ctx, &workflowservice.ListWorkflowExecutionsRequest{
			Namespace: dev.DefaultNamespace, Query: `WorkflowType = "Referral" AND ExecutionStatus = "Running"`, PageSize: 1000, NextPageToken: token,
		})
		if err != nil {
			return nil, err
		}
		for _, e := range page.GetExecutions() {
			ids = append(ids, e.GetExecution().GetWorkflowId())
		}
		if token = page.GetNextPageToken(); len(token) == 0 {
			return ids, nil
		}
	}
}

// tidy has people withdraw what is still open, so that no experiment works for
// the one before.
func (h *house) tidy(ctx context.Context) {
	w := &work{h: h}
	for _, s := range h.ledger.arrived() {
		var version int64
		if h.sql.QueryRow(ctx, "SELECT version FROM referrals WHERE id = $1 AND status IN ('sent', 'acknowledged', 'accepted')", s.id).Scan(&version) != nil {
			continue // it is over
		}
		w.give(ctx, s.by, s.id, referral.Withdraw, view{Version: version}, map[string]any{"words": "The experiment is over."})
	}
}

// checkPrivacy looks for canaries in Temporal and in the logs (I9).
func (h *house) checkPrivacy(ctx context.Context) {
	words := []string{"Qanari", "Zwaluw", "example.org", "01603 555"}
	for _, database := range []string{"temporal", "temporal_visibility"} {
		all, err := rig.Dump(ctx, h.installation.PostgresURL(database))
		hits := rig.Hits(all, words)
		h.assertions.always(err == nil && len(hits) == 0, "I9 no personal data in Temporal", "%s: %v %v", database, hits, err)
	}
	logs, err := filepath.Glob(filepath.Join(h.folder, "logs", "*"))
	h.assertions.always(err == nil && len(logs) > 2*nodes, "the logs are there", "%v %v", logs, err)
	for _, name := range logs {
		if strings.Contains(name, "postgres") {
			continue // Postgres repeats statements that fail; operators read it as they read the database
		}
		text, err := os.ReadFile(name)
		hits := rig.Hits(text, words)
		h.assertions.always(err == nil && len(hits) == 0, "I9 no personal data in the logs", "%s: %v %v", filepath.Base(name), hits, err)
	}
	for n := range nodes {
		h.assertions.always(h.ready(ctx, n), "both nodes serve at the end", "node %d does not", n+1)
	}
}
