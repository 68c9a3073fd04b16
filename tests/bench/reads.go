package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"onward/api"
	"onward/dev"
	"onward/referral"
	"onward/schema"
	"onward/sheet"
)

// runReads measures what people read on each size in turn. Temporal is not
// running: nothing is written, and its work would be in the figures.
func runReads(ctx context.Context, sizes, clients []int, turn time.Duration) error {
	machine(turn)
	smaller := map[int][]result{}
	for _, size := range sizes {
		if err := readsOf(ctx, size, clients, turn, smaller); err != nil {
			return fmt.Errorf("%d referrals: %w", size, err)
		}
	}
	return nil
}

func readsOf(ctx context.Context, size int, clients []int, turn time.Duration, smaller map[int][]result) error {
	h := &house{kept: true, progress: func(done, total int) { fmt.Fprintf(os.Stderr, "\rfilling a database, %d of %d ", done, total) }}
	defer h.close()
	if err := h.startReads(ctx, size); err != nil {
		return err
	}
	fmt.Printf("\n%d referrals, %d of them received by whoever reads\n\n", size, h.received)
	for _, n := range clients {
		targets := h.pages(ctx, 0)
		if n == 1 {
			targets = append(targets, h.exports(len(targets))...)
		}
		best, err := measure(ctx, targets, n, turn)
		if err != nil {
			return err
		}
		table{targets: targets, best: best, clients: n, smaller: smaller[n]}.print()
		smaller[n] = best
	}
	return nil
}

// startReads opens the database of a size, which is filled once: remove its
// folder to have it filled anew.
func (h *house) startReads(ctx context.Context, size int) (err error) {
	folder := filepath.Join(os.TempDir(), fmt.Sprintf("onward-bench-of-%d", size))
	if h.installation, err = dev.Start(ctx, dev.Options{Folder: folder, Postgres: true}); err != nil {
		return err
	}
	if err := h.furnish(ctx, size); err != nil {
		return err
	}
	if err := h.serveAPI(nobodyWaits{}); err != nil {
		return err
	}
	if err := h.signIn(ctx); err != nil {
		return err
	}
	return h.bare.QueryRow(ctx, "SELECT count(*) FROM referrals WHERE receiver_id = $1", h.receiver.organisation).Scan(&h.received)
}

// nobodyWaits is a dispatcher for an API that is only read.
type nobodyWaits struct{}

// Now does nothing.
func (nobodyWaits) Now(context.Context, ...uuid.UUID) {}

// pages are what people open all day; at is the place of the first among the targets.
func (h *house) pages(ctx context.Context, at int) []target {
	floorRow, floorList := at+1, at+2
	opened := h.opened(ctx)
	get := func(path string) func(context.Context, int) error {
		return func(ctx context.Context, _ int) error { return h.receiver.call(ctx, http.MethodGet, path, nil, nil) }
	}
	return []target{
		{name: "floor: nothing but HTTP", floor: -1, do: h.floorHTTP},
		{name: "floor: one row and its form", floor: -1, do: func(ctx context.Context, _ int) error { return h.floorPage(ctx, opened()) }},
		{name: "floor: 25 rows by index", floor: -1, do: h.floorRows},
		{name: "dashboard", floor: floorList, do: get("/dashboard")},
		{name: "referral page", floor: floorRow, do: func(ctx context.Context, client int) error {
			return get("/referrals/"+opened().String())(ctx, client)
		}},
		{name: "incoming, 25 rows", floor: floorList, do: get("/referrals?box=incoming&limit=25")},
		{name: "search by surname", floor: floorList, do: h.search(map[string]any{"text": "Smith"})},
		{name: "search by a misspelt surname", floor: floorList, do: h.search(map[string]any{"text": "Smyhte"})},
		{name: "search by several filters", floor: floorList, do: h.search(map[string]any{"box": "incoming", "status": []string{"sent", "accepted"}, "urgent": true})},
	}
}

// opened chooses the next referral to open, of the hundred latest received.
func (h *house) opened(ctx context.Context) func() uuid.UUID {
	var ids []uuid.UUID
	rows, err := h.bare.Query(ctx, "SELECT id FROM referrals WHERE receiver_id = $1 ORDER BY sent_at DESC LIMIT 100", h.receiver.organisation)
	if err == nil {
		ids, err = pgx.CollectRows(rows, pgx.RowTo[uuid.UUID])
	}
	if err != nil || len(ids) == 0 {
		ids = []uuid.UUID{uuid.Nil} // the first read fails and says so
	}
	var next atomic.Int64
	return func() uuid.UUID { return ids[int(next.Add(1))%len(ids)] }
}

// search asks for the first page of what the question finds, with its count.
func (h *house) search(question map[string]any) func(context.Context, int) error {
	return func(ctx context.Context, _ int) error {
		return h.receiver.call(ctx, http.MethodPost, "/referrals/search", question, nil)
	}
}

func (h *house) floorHTTP(ctx context.Context, _ int) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, h.server.URL+"/health/live", nil)
	if err != nil {
		return err
	}
	response, err := h.receiver.client.Do(request)
	if err != nil {
		return err
	}
	return response.Body.Close()
}

func (h *house) floorPage(ctx context.Context, id uuid.UUID) error {
	var status, form string
	return h.bare.QueryRow(ctx, "SELECT r.status, c.form::text FROM referrals AS r JOIN referral_clients AS c ON c.referral_id = r.id WHERE r.id = $1", id).Scan(&status, &form)
}

func (h *house) floorRows(ctx context.Context, _ int) error {
	rows, err := h.bare.Query(ctx, "SELECT id, number, status, sent_at FROM referrals WHERE receiver_id = $1 ORDER BY sent_at DESC, id DESC LIMIT 25", h.receiver.organisation)
	if err != nil {
		return err
	}
	rows.Close()
	return rows.Err()
}

// exports are the files of everything that was received, beside the bare COPY of the same rows.
func (h *house) exports(at int) []target {
	return []target{
		{name: "floor: COPY of the same rows", floor: -1, do: h.floorCopy},
		{name: "export of all received, CSV", floor: at, do: h.export(schema.ExportCSV)},
		{name: "export of all received, Excel", floor: at, do: h.export(schema.ExportXLSX)},
	}
}

func (h *house) floorCopy(ctx context.Context, _ int) error {
	connection, err := h.bare.Acquire(ctx)
	if err != nil {
		return err
	}
	defer connection.Release()
	_, err = connection.Conn().PgConn().CopyTo(ctx, io.Discard, fmt.Sprintf(
		"COPY (SELECT r.*, c.form FROM referrals AS r JOIN referral_clients AS c ON c.referral_id = r.id WHERE r.receiver_id = '%s') TO STDOUT (FORMAT csv)", h.receiver.organisation))
	return err
}

// export writes the file as the worker does, and throws it away.
func (h *house) export(format schema.ExportFormat) func(context.Context, int) error {
	return func(ctx context.Context, _ int) error {
		file, err := sheet.New(io.Discard, format, api.SheetLabels(), h.receiver.organisation, time.Now())
		if err != nil {
			return err
		}
		defer file.Drop()
		x := schema.Export{
			By:    referral.Actor{UserID: h.receiver.user, OrganisationID: h.receiver.organisation, Role: referral.Lead},
			Query: schema.ListQuery{Box: schema.BoxIncoming},
		}
		for after, more := "", true; more; more = after != "" {
			var rows []schema.ExportRow
			if rows, after, err = h.store.ExportRows(ctx, x, after); err != nil {
				return err
			}
			for _, row := range rows {
				if err := file.Add(row); err != nil {
					return err
				}
			}
		}
		return file.Close()
	}
}
