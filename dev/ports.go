package dev

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
)

// loopback is the only address that anything here listens on.
const loopback = "127.0.0.1"

// ports of one installation. They are kept, because a Temporal that comes back
// under the addresses it had finds its own membership at once.
type ports struct {
	Postgres, Temporal, TemporalUI                              int
	TemporalHTTP, History, Matching, Worker                     int
	FrontendMember, HistoryMember, MatchingMember, WorkerMember int
}

// keepPorts settles every port: the wish of the caller, else the one of last
// time, else a free one. A wish that is taken is an error.
func keepPorts(o Options) (ports, error) {
	file := filepath.Join(o.Folder, "run", "ports.json")
	var p ports
	if content, err := os.ReadFile(file); err == nil {
		if json.Unmarshal(content, &p) != nil {
			p = ports{} // half written by a kill: choose anew
		}
	}
	for _, w := range p.wishes(o) {
		if err := w.settle(); err != nil {
			return p, err
		}
	}
	content, err := json.Marshal(p)
	if err != nil {
		return p, fmt.Errorf("dev: ports: %w", err)
	}
	if err := os.WriteFile(file, content, 0o644); err != nil {
		return p, fmt.Errorf("dev: keep ports: %w", err)
	}
	return p, nil
}

// wish is what is known about one port before it is settled.
type wish struct {
	port   *int
	wanted int // 0: any
	name   string
	flag   string
	env    string
}

func (p *ports) wishes(o Options) []wish {
	var all []wish
	if o.Postgres {
		all = append(all, wish{&p.Postgres, o.PostgresPort, "Postgres", "--postgres-port", "ONWARD_POSTGRES_PORT"})
	}
	if o.Temporal {
		all = append(all, wish{&p.Temporal, o.TemporalPort, "Temporal", "--temporal-port", "ONWARD_TEMPORAL_PORT"})
		for _, internal := range []*int{
			&p.TemporalHTTP, &p.History, &p.Matching, &p.Worker,
			&p.FrontendMember, &p.HistoryMember, &p.MatchingMember, &p.WorkerMember,
		} {
			all = append(all, wish{port: internal})
		}
	}
	if o.TemporalUI {
		all = append(all, wish{&p.TemporalUI, o.TemporalUIPort, "Temporal UI", "--temporal-ui-port", "ONWARD_TEMPORAL_UI_PORT"})
	}
	return all
}

func (w wish) settle() error {
	if w.wanted != 0 {
		*w.port = w.wanted
		err := portFree(w.wanted)
		if errors.Is(err, syscall.EADDRINUSE) {
			return fmt.Errorf("dev: port %d is in use, and %s wants it: choose another with %s or %s", w.wanted, w.name, w.flag, w.env)
		}
		if err != nil {
			return fmt.Errorf("dev: port %d for %s (%s or %s): %w", w.wanted, w.name, w.flag, w.env, err)
		}
		return nil
	}
	if *w.port != 0 && portFree(*w.port) == nil {
		return nil
	}
	port, err := freePort()
	*w.port = port
	return err
}

// freePort tries at random below the range from which systems take the ports
// of outgoing connections, so that nobody drifts into it meanwhile.
func freePort() (int, error) {
	for range 200 {
		port := 20000 + rand.IntN(12000) //nolint:gosec // a port is no secret
		if portFree(port) == nil {
			return port, nil
		}
	}
	return 0, errors.New("dev: found no free port between 20000 and 32000")
}

func portFree(port int) error {
	listener, err := net.Listen("tcp", net.JoinHostPort(loopback, strconv.Itoa(port)))
	if err != nil {
		return err
	}
	return listener.Close()
}
