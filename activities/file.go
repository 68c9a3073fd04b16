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
)

// FileRows is what Postgres knows of files.
type FileRows interface {
	Now(ctx context.Context) (time.Time, error)
	WaitingFiles(ctx context.Context, limit int) ([]uuid.UUID, error)
	MarkScanned(ctx context.Context, id uuid.UUID, infected bool) error
	ForsakenFiles(ctx context.Context, limit int) ([]uuid.UUID, error)
	ForgetFile(ctx context.Context, id uuid.UUID) error
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

// Scan asks the scanner about the files that wait for it.
func (c *Cabinet) Scan(ctx context.Context) error {
	waiting, err := c.Rows.WaitingFiles(ctx, filesAtOnce)
	if err != nil {
		return fmt.Errorf("list waiting files: %w", err)
	}
	for _, id := range waiting {
		infected, err := c.infected(ctx, id)
		if err != nil {
			return err // of the scanner, most likely: the others wait as well
		}
		if infected {
			c.Log.Error().Stringer("file", id).Msg("a virus was found in a file, which nobody can open any more")
		}
		if err := c.Rows.MarkScanned(ctx, id, infected); err != nil {
			return fmt.Errorf("mark a file scanned: %w", err)
		}
	}
	return nil
}

func (c *Cabinet) infected(ctx context.Context, id uuid.UUID) (bool, error) {
	r, err := c.Store.Open(ctx, id)
	if err != nil {
		return false, fmt.Errorf("open a file to scan: %w", err)
	}
	content, err := io.ReadAll(io.LimitReader(r, files.MaxSize))
	if err := errors.Join(err, r.Close()); err != nil {
		return false, fmt.Errorf("read a file to scan: %w", err)
	}
	return c.Scanner.Infected(ctx, content)
}

// Sweep takes away files that nobody holds, bytes first: a row without bytes is
// found again, bytes without a row would have to be looked for.
func (c *Cabinet) Sweep(ctx context.Context) error {
	forsaken, err := c.Rows.ForsakenFiles(ctx, filesAtOnce)
	if err != nil {
		return fmt.Errorf("list forsaken files: %w", err)
	}
	for _, id := range forsaken {
		if err := errors.Join(c.Store.Delete(ctx, id), c.Rows.ForgetFile(ctx, id)); err != nil {
			return fmt.Errorf("take a file away: %w", err)
		}
	}
	strange, err := c.sweepStrange(ctx)
	if n := len(forsaken) + strange; n > 0 {
		c.Log.Info().Int("files", n).Msg("swept: files that nobody holds")
	}
	return err
}

// sweepStrange takes away bytes that no row knows: of uploads that never ended.
func (c *Cabinet) sweepStrange(ctx context.Context) (swept int, err error) {
	now, err := c.Rows.Now(ctx)
	if err != nil {
		return 0, fmt.Errorf("read the clock: %w", err)
	}
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
		}
		swept, batch = swept+len(unknown), batch[:0]
		return nil
	}
	for id, err := range c.Store.Kept(ctx, now.Add(-strangeFor)) {
		if err != nil {
			return swept, err
		}
		if batch = append(batch, id); len(batch) == cap(batch) {
			if err := flush(); err != nil {
				return swept, err
			}
		}
	}
	return swept, flush()
}
