package api_test

import (
	"io"
	"net"
	"net/http"
	"net/url"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/api"
	"onward/internal/testdb"
	"onward/referral"
)

// wire stands between the store and Postgres, and can be cut.
type wire struct {
	t     *testing.T
	to    string
	mu    sync.Mutex
	dead  bool // new connections are refused, open ones closed
	stuck bool // connections are taken, and nothing comes
	open  map[net.Conn]bool
}

// newWire returns a wire and the URL of the database at its other end.
func newWire(t *testing.T, database string) (*wire, string) {
	t.Helper()
	parsed, err := url.Parse(database)
	require.NoError(t, err)
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	w := &wire{t: t, to: parsed.Host, open: map[net.Conn]bool{}}
	t.Cleanup(func() { require.NoError(t, listener.Close()); w.cut(true, false) })
	go func() {
		for {
			c, err := listener.Accept()
			if err != nil {
				return
			}
			go w.carry(c)
		}
	}()
	parsed.Host = listener.Addr().String()
	return w, parsed.String()
}

func (w *wire) carry(from net.Conn) {
	w.mu.Lock()
	dead := w.dead
	w.mu.Unlock()
	to, err := (&net.Dialer{}).DialContext(w.t.Context(), "tcp", w.to)
	if dead || err != nil {
		_ = from.Close()
		return
	}
	w.mu.Lock()
	w.open[from], w.open[to] = true, true
	w.mu.Unlock()
	go w.copy(to, from)
	w.copy(from, to)
}

func (w *wire) copy(to io.WriteCloser, from io.Reader) {
	defer to.Close() //nolint:errcheck // either side may have gone
	buffer := make([]byte, 32<<10)
	for {
		n, err := from.Read(buffer)
		w.mu.Lock()
		stuck := w.stuck
		w.mu.Unlock()
		if err != nil {
			return
		}
		if stuck {
			continue // swallowed: as if the other machine had gone silent
		}
		if _, err := to.Write(buffer[:n]); err != nil {
			return
		}
	}
}

func (w *wire) cut(dead, stuck bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.dead, w.stuck = dead, stuck
	if !stuck {
		for c := range w.open {
			_ = c.Close()
		}
		clear(w.open)
	}
}

// Postgres goes away in two ways; people hear so within 2 seconds, nothing half
// is kept, and it goes on by itself when Postgres is back.
func TestWithoutPostgresPeopleHearSoAndItRecovers(t *testing.T) {
	t.Parallel()
	for name, stuck := range map[string]bool{"gone": false, "silent": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wire, database := newWire(t, testdb.URL(t))
			w := worldOn(t, database, func(c *api.Config) { c.Timeout = 1900 * time.Millisecond })
			b, r := w.as(receiver), w.send()
			path := "/referrals/" + r.ID.String() + "/acknowledge"

			wire.cut(!stuck, stuck)
			begun := time.Now()
			got := b.post(path, bodies(w, referral.Acknowledge, r))
			took := time.Since(begun)
			p := got.problem(http.StatusServiceUnavailable, "unavailable")
			require.Contains(t, p.Detail, "nothing is done twice")
			require.NotEmpty(t, got.header.Get("Retry-After"))
			require.Less(t, took, 2500*time.Millisecond)
			w.nobody().get("//health/ready").is(http.StatusServiceUnavailable)
			w.nobody().get("//health/live").is(http.StatusOK)

			wire.cut(false, false)
			require.Eventually(t, func() bool {
				return b.post(path, bodies(w, referral.Acknowledge, r)).status == http.StatusOK
			}, 20*time.Second, 50*time.Millisecond)
		})
	}
}
