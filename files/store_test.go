package files_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/files"
)

func open(t *testing.T, folder string, keys ...string) *files.Store {
	t.Helper()
	all := ""
	for _, k := range keys {
		all += k + "\n"
	}
	parsed, err := files.ParseKeys(all)
	require.NoError(t, err)
	s, err := files.Open(t.Context(), "file://"+folder+"?create_dir=true&no_tmp_dir=true", parsed)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s
}

func read(t *testing.T, s *files.Store, id uuid.UUID) ([]byte, error) {
	t.Helper()
	r, err := s.Open(t.Context(), id)
	if err != nil {
		return nil, err
	}
	defer func() { require.NoError(t, r.Close()) }()
	return io.ReadAll(r)
}

func TestFilesAreEncryptedWhereTheyLie(t *testing.T) {
	t.Parallel()
	folder, id := t.TempDir(), uuid.New()
	s := open(t, folder, files.NewKey())
	content := bytes.Repeat([]byte("Wilhelmina owes the council. "), 100_000) // several segments
	require.NoError(t, s.Put(t.Context(), id, content))
	got, err := read(t, s, id)
	require.NoError(t, err)
	require.Equal(t, content, got)
	stored, err := os.ReadFile(filepath.Join(folder, id.String()))
	require.NoError(t, err)
	require.NotContains(t, string(stored), "Wilhelmina")

	t.Run("a changed byte is noticed", func(t *testing.T) {
		broken := bytes.Clone(stored)
		broken[len(broken)/2] ^= 1
		require.NoError(t, os.WriteFile(filepath.Join(folder, id.String()), broken, 0o600))
		_, err := read(t, s, id)
		require.Error(t, err)
	})
	t.Run("a file cut short is noticed", func(t *testing.T) {
		require.NoError(t, os.WriteFile(filepath.Join(folder, id.String()), stored[:len(stored)-1], 0o600))
		_, err := read(t, s, id)
		require.Error(t, err)
	})
	t.Run("one file does not pass for another", func(t *testing.T) {
		other := uuid.New()
		require.NoError(t, os.WriteFile(filepath.Join(folder, other.String()), stored, 0o600))
		_, err := read(t, s, other)
		require.Error(t, err)
	})
}

func TestKeysChange(t *testing.T) {
	t.Parallel()
	folder, old, id := t.TempDir(), files.NewKey(), uuid.New()
	require.NoError(t, open(t, folder, old).Put(t.Context(), id, []byte("a letter")))
	fresh := files.NewKey()
	got, err := read(t, open(t, folder, fresh, old), id)
	require.NoError(t, err)
	require.Equal(t, "a letter", string(got))
	_, err = read(t, open(t, folder, fresh), id)
	require.ErrorIs(t, err, files.ErrKey)

	for _, wrong := range []string{"", "short", "bm90IDMyIGJ5dGVz"} {
		_, err := files.ParseKeys(wrong)
		require.Error(t, err)
		if wrong != "" {
			require.NotContains(t, err.Error(), wrong)
		}
	}
}

func TestFilesGo(t *testing.T) {
	t.Parallel()
	s, id := open(t, t.TempDir(), files.NewKey()), uuid.New()
	require.NoError(t, s.Put(t.Context(), id, []byte("a letter")))
	var kept []uuid.UUID
	for one, err := range s.Kept(t.Context(), time.Now().Add(time.Hour)) {
		require.NoError(t, err)
		kept = append(kept, one)
	}
	require.Equal(t, []uuid.UUID{id}, kept)
	for one, err := range s.Kept(t.Context(), time.Now().Add(-time.Hour)) {
		require.NoError(t, err)
		require.Fail(t, "it is younger than that", one.String())
	}
	require.NoError(t, s.Delete(t.Context(), id))
	require.NoError(t, s.Delete(t.Context(), id), "twice is once")
	_, err := read(t, s, id)
	require.ErrorIs(t, err, files.ErrMissing)
}
