package activities

import (
	"context"
	"errors"
	"io"
	"time"

	"github.com/google/uuid"
	"go.temporal.io/sdk/activity"

	"onward/referral"
	"onward/schema"
	"onward/sheet"
)

// Exports is where it is kept who asked for which file, and the referrals that
// go into it.
type Exports interface {
	Now(ctx context.Context) (time.Time, error)
	Lists(ctx context.Context) (schema.Lists, error)
	BeginExport(ctx context.Context, id uuid.UUID) (schema.Export, error)
	ExportRows(ctx context.Context, x schema.Export, after string) (rows []schema.ExportRow, next string, err error)
	ProgressExport(ctx context.Context, id uuid.UUID, done, total int) error
	FinishExport(ctx context.Context, x schema.Export, rows int, size int64) error
	FailExport(ctx context.Context, x schema.Export) error
	RemoveExports(ctx context.Context) (int, error)
}

// Files is where finished files lie until they are fetched or removed. To keep
// them elsewhere, such as in a bucket, give another.
type Files interface {
	ExportWriter(ctx context.Context, id uuid.UUID) io.WriteCloser
}

// WriteExport writes the file of an export, from its beginning each time it is
// run: half a file of an earlier run is thrown away. Cancelling, in Onward or in
// Temporal, is noticed within a batch of rows.
func (a *Activities) WriteExport(ctx context.Context, in WriteExportInput) (WriteExportResult, error) {
	x, err := a.Exports.BeginExport(ctx, in.ExportID)
	switch {
	case errors.Is(err, schema.ErrExportOver):
		return WriteExportResult{Outcome: ExportOver}, nil
	case errors.Is(err, &referral.Error{Code: referral.CodeNotAllowed}):
		return a.failExport(ctx, x)
	case err != nil:
		return WriteExportResult{}, a.store(err)
	case x.Format == schema.ExportXLSX && x.Total > sheet.MostRows:
		return a.failExport(ctx, x)
	}
	rows, size, err := a.writeSheet(ctx, x)
	if err == nil {
		err = a.Exports.FinishExport(ctx, x, rows, size)
	}
	switch {
	case errors.Is(err, schema.ErrExportOver):
		return WriteExportResult{Outcome: ExportOver}, nil
	case ctx.Err() != nil:
		return WriteExportResult{}, ctx.Err()
	case err != nil:
		return WriteExportResult{}, a.store(err)
	}
	return WriteExportResult{Outcome: ExportWritten, Rows: rows}, nil
}

func (a *Activities) failExport(ctx context.Context, x schema.Export) (WriteExportResult, error) {
	if err := a.Exports.FailExport(ctx, x); err != nil && !errors.Is(err, schema.ErrExportOver) {
		return WriteExportResult{}, a.store(err)
	}
	return WriteExportResult{Outcome: ExportRefused}, nil
}

// writeSheet reads the referrals, a batch at a time, into the file.
func (a *Activities) writeSheet(ctx context.Context, x schema.Export) (rows int, size int64, err error) {
	labels, now, err := a.sheetWords(ctx)
	if err != nil {
		return 0, 0, err
	}
	file := &counted{to: a.Files.ExportWriter(ctx, x.ID), beat: func() { activity.RecordHeartbeat(ctx, rows) }}
	out, err := sheet.New(file, x.Format, labels, x.By.OrganisationID, now)
	if out != nil {
		defer out.Drop()
	}
	if err != nil {
		return 0, 0, err
	}
	for after, more := "", true; more; more = after != "" {
		var batch []schema.ExportRow
		if batch, after, err = a.Exports.ExportRows(ctx, x, after); err != nil {
			return 0, 0, err
		}
		for _, row := range batch {
			if err := out.Add(row); err != nil {
				return 0, 0, err
			}
		}
		rows += len(batch)
		file.beat()
		if err := a.Exports.ProgressExport(ctx, x.ID, rows, max(x.Total, rows)); err != nil {
			return 0, 0, err
		}
	}
	return rows, file.n, errors.Join(out.Close(), file.to.Close())
}

// sheetWords are the labels and the time of this file.
func (a *Activities) sheetWords(ctx context.Context) (labels sheet.Labels, now time.Time, err error) {
	labels = a.Labels
	lists, err := a.Exports.Lists(ctx)
	if err != nil {
		return labels, now, err
	}
	labels.Issue, labels.Outcome, labels.Reason = map[string]string{}, map[string]string{}, map[referral.DeclineReason]string{}
	for _, c := range lists[referral.ListIssues] {
		labels.Issue[c.Code] = c.Label
	}
	for _, c := range lists[referral.ListOutcomes] {
		labels.Outcome[c.Code] = c.Label
	}
	for _, c := range lists[referral.ListReasons] {
		labels.Reason[referral.DeclineReason(c.Code)] = c.Label
	}
	now, err = a.Exports.Now(ctx)
	return labels, now, err
}

// RemoveExports throws away the files whose day is over.
func (a *Activities) RemoveExports(ctx context.Context) error {
	if _, err := a.Exports.RemoveExports(ctx); err != nil {
		return a.store(err)
	}
	return nil
}

// counted counts what is written, and shows that somebody is still at it.
type counted struct {
	to   io.WriteCloser
	beat func()
	n    int64
}

// Write hands on.
func (c *counted) Write(p []byte) (int, error) {
	c.beat()
	n, err := c.to.Write(p)
	c.n += int64(n)
	return n, err
}
