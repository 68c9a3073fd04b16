package schema

import (
	"context"
	"errors"
	"io"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// exportPart is how much of a file lies in one row.
const exportPart = 256 << 10

// ErrExportOver says that an export is not to be written (any more): it was
// cancelled, is finished, or its day is over.
var ErrExportOver = errors.New("schema: the export is over")

type partRow struct {
	bun.BaseModel `bun:"table:export_parts"`

	Export uuid.UUID `bun:"export_id,pk"`
	Seq    int       `bun:"seq,pk"`
	Bytes  []byte    `bun:"bytes"`
}

// BeginExport lets a worker write the file, from its beginning: what an earlier
// attempt wrote is gone. It says how many rows there will be.
func (s *Store) BeginExport(ctx context.Context, id uuid.UUID) (x Export, err error) {
	err = s.in(ctx, referral.TheClock, "begin an export", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		var row exportRow
		err = tx.NewUpdate().Model(&row).Set("state = ?", ExportRunning).Set("rows_done = 0").Where("e.id = ?", id).
			Where("e.state IN (?)", bun.List([]ExportState{ExportWaiting, ExportRunning})).Where("e.expires_at > ?", now).
			Returning("*").Scan(ctx)
		if err != nil {
			return found(err, exportOver)
		}
		if x, err = row.export(); err != nil {
			return err
		}
		return dropParts(ctx, tx, id)
	})
	if err != nil {
		return x, over(err)
	}
	x.Query, x.Total, err = s.resolve(ctx, x.By, x.Query)
	if err != nil {
		return x, err
	}
	return x, s.ProgressExport(ctx, x.ID, 0, x.Total)
}

// exportOver is ErrExportOver on its way through the map of errors.
var exportOver = &referral.Error{Code: referral.CodeRefused, Message: "The export is over."}

func over(err error) error {
	if errors.Is(err, exportOver) {
		return ErrExportOver
	}
	return err
}

// resolve settles what a search means, once for the whole file, and counts it.
// Whoever may not take referrals out any more gets no file.
func (s *Store) resolve(ctx context.Context, by referral.Actor, q ListQuery) (_ ListQuery, total int, err error) {
	err = s.in(ctx, by, "count an export", func(ctx context.Context, tx bun.Tx) error {
		if err := mayExport(ctx, tx, by); err != nil {
			return err
		}
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		q.After = ""
		if total, err = q.count(ctx, tx, by, now, 0); err != nil || total > 0 {
			return err
		}
		if q.Surnames, err = q.similar(ctx, tx, by); err != nil || len(q.Surnames) == 0 {
			return err
		}
		total, err = q.count(ctx, tx, by, now, 0)
		return err
	})
	return q, total, err
}

// ProgressExport records how far the file has come.
func (s *Store) ProgressExport(ctx context.Context, id uuid.UUID, done, total int) error {
	return over(s.in(ctx, referral.TheClock, "record an export's progress", func(ctx context.Context, tx bun.Tx) error {
		return running(tx.NewUpdate().Model((*exportRow)(nil)).Set("rows_done = ?", done).Set("rows_total = ?", total).
			Where("e.id = ?", id).Where("e.state = ?", ExportRunning).Exec(ctx))
	}))
}

// running refuses when no running export was changed.
func running(result interface{ RowsAffected() (int64, error) }, err error) error {
	if err != nil {
		return err
	}
	if n, _ := result.RowsAffected(); n == 0 {
		return exportOver
	}
	return nil
}

// FinishExport makes the file ready to fetch.
func (s *Store) FinishExport(ctx context.Context, x Export, rows int, size int64) error {
	return s.endExport(ctx, x, ExportReady, "export.ready", rows, size)
}

// FailExport ends one that cannot be written.
func (s *Store) FailExport(ctx context.Context, x Export) error {
	return s.endExport(ctx, x, ExportFailed, "export.fail", 0, 0)
}

func (s *Store) endExport(ctx context.Context, x Export, state ExportState, action string, rows int, size int64) error {
	return over(s.in(ctx, referral.TheClock, "end an export", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		err = running(tx.NewUpdate().Model((*exportRow)(nil)).Set("state = ?", state).Set("finished_at = ?", now).
			Set("rows_done = ?", rows).Set("rows_total = ?", rows).Set("size = ?", size).
			Where("e.id = ?", x.ID).Where("e.state = ?", ExportRunning).Exec(ctx))
		if err != nil {
			return err
		}
		w := newWrites(tx)
		w.audit(now, x.By, action, x.ID, map[string]any{"format": x.Format, "filters": x.Filters, "rows": rows})
		return w.run(ctx, x.By.OrganisationID)
	}))
}

// RemoveExports throws away the files whose day is over, and what was asked. It
// returns how many went.
func (s *Store) RemoveExports(ctx context.Context) (removed int, err error) {
	err = s.in(ctx, referral.TheClock, "remove old exports", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		var ids []uuid.UUID
		old := tx.NewSelect().Table("exports").Column("id").Where("expires_at <= ?", now).Where("state <> ?", ExportRemoved).
			OrderExpr("expires_at, id").Limit(maxLimit).For("UPDATE SKIP LOCKED")
		err = tx.NewRaw("UPDATE exports SET state = ?, query = '{}' WHERE id IN (?) RETURNING id", ExportRemoved, old).Scan(ctx, &ids)
		if err != nil || len(ids) == 0 {
			return err
		}
		removed = len(ids)
		_, err = tx.NewDelete().Table("export_parts").Where("export_id IN (?)", bun.List(ids)).Exec(ctx)
		return err
	})
	return removed, err
}

// ExportWriter returns where the worker writes the file. It holds one part in
// memory, however large the file is.
func (s *Store) ExportWriter(ctx context.Context, id uuid.UUID) io.WriteCloser {
	return &partWriter{ctx: ctx, store: s, id: id}
}

type partWriter struct {
	ctx   context.Context //nolint:containedctx // io.Writer has no place for it
	store *Store
	id    uuid.UUID
	seq   int
	held  []byte
}

// Write keeps the bytes, and sends a part when it is full.
func (w *partWriter) Write(p []byte) (int, error) {
	for rest := p; len(rest) > 0; {
		n := min(len(rest), exportPart-len(w.held))
		w.held, rest = append(w.held, rest[:n]...), rest[n:]
		if len(w.held) == exportPart {
			if err := w.send(); err != nil {
				return 0, err
			}
		}
	}
	return len(p), nil
}

// Close sends what is left.
func (w *partWriter) Close() error {
	if len(w.held) == 0 {
		return nil
	}
	return w.send()
}

func (w *partWriter) send() error {
	w.seq++
	row := partRow{Export: w.id, Seq: w.seq, Bytes: w.held}
	err := w.store.in(w.ctx, referral.TheClock, "write an export", func(ctx context.Context, tx bun.Tx) error {
		_, err := tx.NewInsert().Model(&row).Returning("NULL").Exec(ctx)
		return err
	})
	w.held = w.held[:0]
	return err
}

// OpenExport returns a finished export of the person's own, and a reader of its
// file. That it was fetched is audited.
func (s *Store) OpenExport(ctx context.Context, by referral.Actor, id uuid.UUID) (x Export, file io.Reader, err error) {
	err = s.in(ctx, by, "open an export", func(ctx context.Context, tx bun.Tx) error {
		if err := mayExport(ctx, tx, by); err != nil {
			return err
		}
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		var row exportRow
		err = ownExports(tx, by, time.Time{}).Model(&row).Where("e.id = ?", id).Where("e.state = ?", ExportReady).Where("e.expires_at > ?", now).Scan(ctx)
		if err != nil {
			return found(err, errNoExport)
		}
		if x, err = row.export(); err != nil {
			return err
		}
		w := newWrites(tx)
		w.audit(now, by, "export.download", id, map[string]any{"rows": x.Done})
		return w.run(ctx, by.OrganisationID)
	})
	return x, &partReader{ctx: ctx, store: s, by: by, id: id}, err
}

type partReader struct {
	ctx   context.Context //nolint:containedctx // io.Reader has no place for it
	store *Store
	by    referral.Actor
	id    uuid.UUID
	seq   int
	held  []byte
}

// Read gives what is held, and fetches the next part when that is used up.
func (r *partReader) Read(p []byte) (int, error) {
	if len(r.held) == 0 {
		if err := r.fetch(); err != nil {
			return 0, err
		}
	}
	n := copy(p, r.held)
	r.held = r.held[n:]
	return n, nil
}

func (r *partReader) fetch() error {
	r.seq++
	var row partRow
	err := r.store.in(r.ctx, r.by, "read an export", func(ctx context.Context, tx bun.Tx) error {
		return found(tx.NewSelect().Model(&row).Where("export_id = ?", r.id).Where("seq = ?", r.seq).Scan(ctx), errNoExport)
	})
	if errors.Is(err, errNoExport) {
		return io.EOF
	}
	r.held = row.Bytes
	return err
}
