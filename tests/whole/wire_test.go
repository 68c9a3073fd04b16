package whole_test

import (
	"net"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// condition is how a wire is.
type condition int

// The conditions of a wire.
const (
	whole  condition = iota
	cut              // connections are closed, and new ones too
	silent           // connections are taken and nothing comes through
)

// wire stands between two parts of the system, and can be cut.
type wire struct {
	address string // its near end
	far     string
	mu      sync.Mutex
	now     condition
	open    map[net.Conn]bool
}

func newWire(t *testing.T, far string) *wire {
	t.Helper()
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	w := &wire{address: listener.Addr().String(), far: far, open: map[net.Conn]bool{}}
	t.Cleanup(func() {
		require.NoError(t, listener.Close())
		w.set(cut)
	})
	go func() {
		for {
			near, err := listener.Accept()
			if err != nil {
				return
			}
			go w.carry(near)
		}
	}()
	return w
}

// set changes the condition. Connections do not outlive a change, for nobody
// knows what they swallowed.
func (w *wire) set(to condition) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = to
	if to == silent {
		return
	}
	for c := range w.open {
		_ = c.Close() // either side may have gone
	}
	clear(w.open)
}

func (w *wire) is() condition {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

func (w *wire) carry(near net.Conn) {
	if w.is() == cut {
		_ = near.Close()
		return
	}
	far, err := net.Dial("tcp", w.far)
	if err != nil {
		_ = near.Close()
		return
	}
	w.mu.Lock()
	w.open[near], w.open[far] = true, true
	w.mu.Unlock()
	go w.pass(far, near)
	w.pass(near, far)
}

func (w *wire) pass(to, from net.Conn) {
	defer func() {
		_ = to.Close() // either side may have gone
		_ = from.Close()
		w.mu.Lock()
		defer w.mu.Unlock()
		delete(w.open, to)
		delete(w.open, from)
	}()
	buffer := make([]byte, 32<<10)
	for {
		n, err := from.Read(buffer)
		if n > 0 && w.is() == whole {
			if _, err := to.Write(buffer[:n]); err != nil {
				return
			}
		}
		if err != nil {
			return
		}
	}
}
