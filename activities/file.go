package activities

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"time"

	"github.com/google/uuid"
	"github.com/rs/zerolog"

	"onward/files"
)

const (
	// filesAtOnce is how many files one round scans or takes away.
	filesAtOnce = 50
	// strangeFor is how old bytes must be before nobody is still about to
	// remember them.
	strangeFor = 24 * time.Hour
	// clocksApart is how far Postgres' clock and that of the bytes may differ.
	clocksApart = time.Hour
	// knownAtOnce is how many rows are compared with what lies in the store.
	knownAtOnce = 1000
)

// FileRows is what Postgres knows of files.
type FileRows interface {
	Now(ctx context.Context) (time.Time, error)
	WaitingFiles(ctx context.Context, limit int) ([]uuid.UUID, error)
	MarkScanned(ctx context.Context, id uuid.UUID, infected bool) error
	ForsakenFiles(ctx context.Context, limit int) ([]uuid.UUID, error)
	ForgetFile(ctx context.Context, id uuid.UUID) (gone bool, err error)
	KnownFiles(ctx context.Context, before time.Time, after uuid.UUID, limit int) ([]uuid.UUID, error)
	UnknownFiles(ctx context.Context, ids []uuid.UUID) ([]uuid.UUID, error)
}

// FileStore is where the bytes of files lie.
type FileStore interface {
	Open(ctx context.Context, id uuid.UUID) (io.ReadCloser, error)
	Delete(ctx context.Context, id uuid.UUID) error
	Kept(ctx context.Context, before time.Time) iter.Seq2[uuid.UUID, error]
}

// FileScanner looks for viruses.
type FileScanner interface {
	Infected(ctx context.Context, content []byte) (bool, error)
}

// Cabinet keeps rows and bytes of files together: what no scanner has seen is
// scanned (F18), and what nobody holds goes (I10). It is safe to run twice.
type Cabinet struct {
	Rows    FileRows
	Store   FileStore
	Scanner FileScanner
	Log     zerolog.Logger
}

// Scan asks the scanner about the files that wait for it. One that cannot be read
// does not keep the others waiting.
func (c *Cabinet) Scan(ctx context.Context) error {
	waiting, err := c.Rows.WaitingFiles(ctx, filesAtOnce)
	if err != nil {
		return fmt.Errorf("list waiting files: %w", err)
	}
	var unread error
	for _, id := range waiting {
		content, err := c.read(ctx, id)
		if err != nil {
			unread = errors.Join(unread, err)
			continue
		}
		infected, err := c.Scanner.Infected(ctx, content)
		if err != nil {
			return errors.Join(unread, err) // the others would wait for the same scanner
		}
		if infected {
			c.Log.Error().Stringer("file", id).Msg("a virus was found in a file, which nobody can open any more")
		}
		if err := c.Rows.MarkScanned(ctx, id, infected); err != nil {
			return fmt.Errorf("mark a file scanned: %w", err)
		}
	}
	return unread
}

func (c *Cabinet) read(ctx context.Context, id uuid.UUID) ([]byte, error) {
	r, err := c.Store.Open(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("open file %s to scan: %w", id, err)
	}
	content, err := io.ReadAll(io.LimitReader(r, files.MaxSize))
	if err := errors.Join(err, r.Close()); err != nil {
		return nil, fmt.Errorf("read file %s to scan: %w", id, err)
	}
	return content, nil
}

// Sweep takes away files that nobody holds. The row goes first, and only if
// nobody took hold of the file at this very moment; bytes without a row are then
// what an upload that never ended leaves, and go the same way.
func (c *Cabinet) Sweep(ctx context.Context) error {
	forsaken, err := c.Rows.ForsakenFiles(ctx, filesAtOnce)
	if err != nil {
		return fmt.Errorf("list forsaken files: %w", err)
	}
	swept := 0
	for _, id := range forsaken {
		gone, err := c.Rows.ForgetFile(ctx, id)
		if err != nil {
			return fmt.Errorf("forget a file: %w", err)
		}
		if !gone {
			continue
		}
		if err := c.Store.Delete(ctx, id); err != nil {
			return fmt.Errorf("take a file away: %w", err)
		}
		swept++
	}
	now, err := c.Rows.Now(ctx)
	if err != nil {
		return fmt.Errorf("read the clock: %w", err)
	}
	before := now.Add(-strangeFor)
	there, strange, err := c.sweepStrange(ctx, before)
	if n := swept + strange; n > 0 {
		c.Log.Info().Int("files", n).Msg("swept: files that nobody holds")
	}
	if err != nil {
		return err
	}
	return c.reportLost(ctx, there, before.Add(-clocksApart))
}

// sweepStrange takes away bytes that no row knows, and returns what else lies
// there from before the time.
func (c *Cabinet) sweepStrange(ctx context.Context, before time.Time) (there map[uuid.UUID]bool, swept int, err error) {
	there = map[uuid.UUID]bool{}
	batch := make([]uuid.UUID, 0, filesAtOnce)
	flush := func() error {
		unknown, err := c.Rows.UnknownFiles(ctx, batch)
		if err != nil {
			return fmt.Errorf("list unknown files: %w", err)
		}
		for _, id := range unknown {
			if err := c.Store.Delete(ctx, id); err != nil {
				return err
			}
			delete(there, id)
		}
		swept, batch = swept+len(unknown), batch[:0]
		return nil
	}
	for id, err := range c.Store.Kept(ctx, before) {
		if err != nil {
			return nil, swept, err
		}
		there[id] = true
		if batch = append(batch, id); len(batch) == cap(batch) {
			if err := flush(); err != nil {
				return nil, swept, err
			}
		}
	}
	return there, swept, flush()
}

// reportLost says aloud which files have a row and no bytes (I10): only a copy
// brings them back, so somebody must know before somebody needs one.
func (c *Cabinet) reportLost(ctx context.Context, there map[uuid.UUID]bool, before time.Time) error {
	var after, first uuid.UUID
	lost := 0
	for {
		known, err := c.Rows.KnownFiles(ctx, before, after, knownAtOnce)
		if err != nil {
			return fmt.Errorf("list known files: %w", err)
		}
		for _, id := range known {
			if after = id; there[id] {
				continue
			}
			if lost++; lost == 1 {
				first = id
			}
		}
		if len(known) < knownAtOnce {
			break
		}
	}
	if lost > 0 {
		c.Log.Error().Int("files", lost).Stringer("first", first).Msg("files are not where they should be: restore the folder or the bucket from its copy")
	}
	return nil
}
