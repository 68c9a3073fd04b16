// Package rig is what programs that try the whole system share: wires between
// its parts that can be cut, and a search for words that should not be there.
package rig

import (
	"context"
	"net"
	"sync"
	"time"
)

// Condition is how a wire is.
type Condition int

// The conditions of a wire.
const (
	Whole  Condition = iota
	Cut              // connections are closed, and new ones too
	Silent           // connections are taken and nothing comes through
	Slow             // everything comes, late
)

// slowness is how late a piece arrives on a slow wire. A transaction of five
// statements then takes seconds.
const slowness = 500 * time.Millisecond

// dialWithin is more than a part on this machine ever takes to answer.
const dialWithin = 5 * time.Second

// Wire stands between two parts of the system, and can be cut.
type Wire struct {
	Address string // its near end

	far      string
	listener net.Listener
	mu       sync.Mutex
	now      Condition
	open     map[net.Conn]bool
}

// NewWire opens a wire to the far address.
func NewWire(ctx context.Context, far string) (*Wire, error) {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	w := &Wire{Address: listener.Addr().String(), far: far, listener: listener, open: map[net.Conn]bool{}}
	go func() { //nolint:contextcheck // a wire outlives whoever laid it
		for {
			near, err := listener.Accept()
			if err != nil {
				return
			}
			go w.carry(near)
		}
	}()
	return w, nil
}

// Close ends the wire and all that it carries.
func (w *Wire) Close() error {
	err := w.listener.Close()
	w.Set(Cut)
	return err
}

// Set changes the condition. Connections do not outlive a change, for nobody
// knows what they swallowed; but for those that only become slow.
func (w *Wire) Set(to Condition) {
	w.mu.Lock()
	defer w.mu.Unlock()
	before := w.now
	w.now = to
	if to == Silent || to == Slow || before == Slow && to == Whole {
		return
	}
	w.drop()
}

// Reset cuts what is open now, and takes new connections at once.
func (w *Wire) Reset() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.drop()
}

func (w *Wire) drop() {
	for c := range w.open {
		_ = c.Close() // either side may have gone
	}
	clear(w.open)
}

func (w *Wire) is() Condition {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

func (w *Wire) carry(near net.Conn) {
	if w.is() == Cut {
		_ = near.Close()
		return
	}
	far, err := (&net.Dialer{Timeout: dialWithin}).DialContext(context.Background(), "tcp", w.far)
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

func (w *Wire) pass(to, from net.Conn) {
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
		how := w.is()
		if how == Slow {
			time.Sleep(slowness)
		}
		if n > 0 && (how == Whole || how == Slow) {
			if _, err := to.Write(buffer[:n]); err != nil {
				return
			}
		}
		if err != nil {
			return
		}
	}
}
