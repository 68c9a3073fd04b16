package activities_test

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/rs/zerolog"
	"github.com/stretchr/testify/require"

	"onward/activities"
	"onward/files"
)

// register is what Postgres knows of files.
type register struct {
	held, forsaken, waiting, infected map[uuid.UUID]bool
	now                               time.Time
}

func newRegister() *register {
	none := func() map[uuid.UUID]bool { return map[uuid.UUID]bool{} }
	return &register{held: none(), forsaken: none(), waiting: none(), infected: none(), now: time.Now().Add(48 * time.Hour)}
}

func keys(m map[uuid.UUID]bool) []uuid.UUID {
	all := make([]uuid.UUID, 0, len(m))
	for id := range m {
		all = append(all, id)
	}
	return all
}

func (r *register) Now(context.Context) (time.Time, error) { return r.now, nil }

func (r *register) WaitingFiles(context.Context, int) ([]uuid.UUID, error) {
	return keys(r.waiting), nil
}

func (r *register) MarkScanned(_ context.Context, id uuid.UUID, infected bool) error {
	delete(r.waiting, id)
	r.infected[id] = infected
	return nil
}

func (r *register) ForsakenFiles(context.Context, int) ([]uuid.UUID, error) {
	return keys(r.forsaken), nil
}

func (r *register) ForgetFile(_ context.Context, id uuid.UUID) (bool, error) {
	if r.held[id] {
		return false, nil
	}
	delete(r.forsaken, id)
	return true, nil
}

func (r *register) KnownFiles(_ context.Context, _ time.Time, after uuid.UUID, limit int) ([]uuid.UUID, error) {
	all := slices.Concat(keys(r.held), keys(r.forsaken))
	slices.SortFunc(all, func(a, b uuid.UUID) int { return bytes.Compare(a[:], b[:]) })
	all = slices.DeleteFunc(all, func(id uuid.UUID) bool { return bytes.Compare(id[:], after[:]) <= 0 })
	return all[:min(limit, len(all))], nil
}

func (r *register) UnknownFiles(_ context.Context, ids []uuid.UUID) (unknown []uuid.UUID, _ error) {
	for _, id := range ids {
		if !r.held[id] && !r.forsaken[id] {
			unknown = append(unknown, id)
		}
	}
	return unknown, nil
}

// clamd finds one virus, or is out of order.
type clamd struct{ broken bool }

func (c *clamd) Infected(_ context.Context, content []byte) (bool, error) {
	if c.broken {
		return false, errors.New("out of order")
	}
	return strings.Contains(string(content), "EICAR"), nil
}

func cabinet(t *testing.T) (*files.Store, *register, *clamd, *activities.Cabinet) {
	t.Helper()
	key, err := files.ParseKeys(files.NewKey())
	require.NoError(t, err)
	store, err := files.Open(t.Context(), "mem://", key)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, store.Close()) })
	rows, scanner := newRegister(), &clamd{}
	return store, rows, scanner, &activities.Cabinet{Rows: rows, Store: store, Scanner: scanner, Log: zerolog.Nop()}
}

func put(t *testing.T, store *files.Store, content string) uuid.UUID {
	t.Helper()
	id := uuid.New()
	require.NoError(t, store.Put(t.Context(), id, []byte(content)))
	return id
}

// What waits for a scanner that is down is scanned when it is back (F18).
func TestFilesThatWaitAreScanned(t *testing.T) {
	t.Parallel()
	store, rows, scanner, c := cabinet(t)
	clean, infected := put(t, store, "a letter"), put(t, store, "EICAR")
	rows.waiting[clean], rows.waiting[infected] = true, true
	scanner.broken = true
	require.Error(t, c.Scan(t.Context()))
	require.Len(t, rows.waiting, 2)
	scanner.broken = false
	require.NoError(t, c.Scan(t.Context()))
	require.NoError(t, c.Scan(t.Context()), "twice is once")
	require.Equal(t, map[uuid.UUID]bool{clean: false, infected: true}, rows.infected)
}

// No file without its bytes, no bytes without a file (I10).
func TestFilesThatNobodyHoldsGo(t *testing.T) {
	t.Parallel()
	store, rows, _, c := cabinet(t)
	held, forsaken, strange := put(t, store, "held"), put(t, store, "forsaken"), put(t, store, "never remembered")
	rows.held[held], rows.forsaken[forsaken] = true, true
	for range 2 {
		require.NoError(t, c.Sweep(t.Context()))
	}
	r, err := store.Open(t.Context(), held)
	require.NoError(t, err)
	require.NoError(t, r.Close())
	for _, gone := range []uuid.UUID{forsaken, strange} {
		_, err := store.Open(t.Context(), gone)
		require.ErrorIs(t, err, files.ErrMissing)
	}
	require.Empty(t, rows.forsaken)

	young := put(t, store, "just arriving")
	rows.now = time.Now()
	require.NoError(t, c.Sweep(t.Context()))
	r, err = store.Open(t.Context(), young)
	require.NoError(t, err, "what was stored a moment ago may be remembered in the next")
	require.NoError(t, r.Close())
}

// Whoever attaches an old upload while it is being swept keeps it whole.
func TestAFileThatSomebodyTakesHoldOfStays(t *testing.T) {
	t.Parallel()
	store, rows, _, c := cabinet(t)
	taken := put(t, store, "attached at this very moment")
	rows.forsaken[taken], rows.held[taken] = true, true
	require.NoError(t, c.Sweep(t.Context()))
	r, err := store.Open(t.Context(), taken)
	require.NoError(t, err)
	require.NoError(t, r.Close())
}

// A file whose bytes are lost keeps no other waiting, and somebody is told (I10).
func TestFilesWhoseBytesAreLost(t *testing.T) {
	t.Parallel()
	store, rows, _, c := cabinet(t)
	var said bytes.Buffer
	c.Log = zerolog.New(&said)
	lost, there := uuid.New(), put(t, store, "a letter")
	for _, id := range []uuid.UUID{lost, there} {
		rows.waiting[id], rows.held[id] = true, true
	}
	for range 2 {
		require.ErrorIs(t, c.Scan(t.Context()), files.ErrMissing)
	}
	require.Equal(t, map[uuid.UUID]bool{there: false}, rows.infected)

	require.NoError(t, c.Sweep(t.Context()))
	require.Contains(t, said.String(), `"files":1,"first":"`+lost.String())
	require.NotContains(t, said.String(), there.String())
}
