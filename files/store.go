package files

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"time"

	"github.com/google/uuid"
	"gocloud.dev/blob"
	_ "gocloud.dev/blob/fileblob" // a folder: file:///var/lib/onward/files
	_ "gocloud.dev/blob/memblob"  // nothing at all, for tests: mem://
	_ "gocloud.dev/blob/s3blob"   // what speaks S3: s3://bucket?region=…&endpoint=…
	"gocloud.dev/gcerrors"
)

// Store keeps files by their ids.
type Store struct {
	bucket *blob.Bucket
	keys   Keys
}

// ErrMissing says that there is no such file.
var ErrMissing = errors.New("files: there is no such file")

// Open opens the bucket at the URL: a folder by file://, or S3 by s3://.
func Open(ctx context.Context, url string, keys Keys) (*Store, error) {
	bucket, err := blob.OpenBucket(ctx, url)
	if err != nil {
		return nil, fmt.Errorf("files: open the bucket: %w", err)
	}
	return &Store{bucket: bucket, keys: keys}, nil
}

// Close lets the bucket go.
func (s *Store) Close() error { return s.bucket.Close() }

// Put keeps the content under the id, whole or not at all.
func (s *Store) Put(ctx context.Context, id uuid.UUID, content []byte) error {
	ctx, cancel := context.WithCancel(ctx) // a writer whose context ends leaves nothing behind
	defer cancel()
	w, err := s.bucket.NewWriter(ctx, id.String(), &blob.WriterOptions{ContentType: "application/octet-stream"})
	if err != nil {
		return fmt.Errorf("files: write: %w", err)
	}
	if err := s.fill(w, id, content); err != nil {
		cancel()
		return errors.Join(err, ignoreCancelled(w.Close()))
	}
	if err := w.Close(); err != nil {
		return fmt.Errorf("files: write: %w", err)
	}
	return nil
}

func (s *Store) fill(w io.Writer, id uuid.UUID, content []byte) error {
	to, err := s.keys.encrypt(w, id.String())
	if err != nil {
		return err
	}
	if _, err := io.Copy(to, bytes.NewReader(content)); err != nil {
		return fmt.Errorf("files: write: %w", err)
	}
	return to.Close()
}

func ignoreCancelled(err error) error {
	if errors.Is(err, context.Canceled) || gcerrors.Code(err) == gcerrors.Canceled {
		return nil
	}
	return err
}

// Open returns the file's content. What was changed since it was put fails to
// be read; nothing of it that is not whole is ever returned.
func (s *Store) Open(ctx context.Context, id uuid.UUID) (io.ReadCloser, error) {
	r, err := s.bucket.NewReader(ctx, id.String(), nil)
	if gcerrors.Code(err) == gcerrors.NotFound {
		return nil, ErrMissing
	}
	if err != nil {
		return nil, fmt.Errorf("files: read: %w", err)
	}
	plain, err := s.keys.decrypt(r, id.String())
	if err != nil {
		return nil, errors.Join(err, r.Close())
	}
	return struct {
		io.Reader
		io.Closer
	}{plain, r}, nil
}

// Delete takes the file away; one that is not there is no error.
func (s *Store) Delete(ctx context.Context, id uuid.UUID) error {
	if err := s.bucket.Delete(ctx, id.String()); err != nil && gcerrors.Code(err) != gcerrors.NotFound {
		return fmt.Errorf("files: delete: %w", err)
	}
	return nil
}

// Kept yields the ids of the files that were put before the time, for whoever
// looks for those that nobody holds. What has no id for a name is not ours and
// is passed over.
func (s *Store) Kept(ctx context.Context, before time.Time) iter.Seq2[uuid.UUID, error] {
	return func(yield func(uuid.UUID, error) bool) {
		all := s.bucket.List(nil)
		for {
			object, err := all.Next(ctx)
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(uuid.Nil, fmt.Errorf("files: list: %w", err))
				return
			}
			id, err := uuid.Parse(object.Key)
			if err != nil || !object.ModTime.Before(before) {
				continue
			}
			if !yield(id, nil) {
				return
			}
		}
	}
}
