package dev

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// loopback is the only address that anything here listens on.
const loopback = "127.0.0.1"

// Ports are taken in blocks, below the range from which systems take those of
// outgoing connections. We listen on the first of a block ourselves: whoever
// finds it taken leaves the others alone, though our children are not yet there.
const (
	firstBlock = 20000
	lastBlock  = 30992
	blockSize  = 16
	// Clusters of tests outlive whoever could listen for them.
	firstShared, lastShared = 31008, 31999
)

// ports of one installation.
type ports struct {
	guard                                                       net.Listener
	Postgres, Temporal, TemporalUI                              int
	TemporalHTTP, History, Matching, Worker                     int
	FrontendMember, HistoryMember, MatchingMember, WorkerMember int
}

// keepPorts settles every port: the wish of the caller, else one of last
// time's block, else one of a free block. A Temporal that comes back under the
// addresses it had finds its own membership at once.
func keepPorts(ctx context.Context, o Options) (ports, error) {
	file := filepath.Join(o.Folder, "run", "ports")
	var p ports
	last := 0
	if content, err := os.ReadFile(file); err == nil {
		last, _ = strconv.Atoi(strings.TrimSpace(string(content))) // half-written by a kill: any block
	}
	block, err := p.takeBlock(ctx, last)
	if err != nil {
		return p, err
	}
	for n, port := range []*int{
		&p.Postgres, &p.Temporal, &p.TemporalUI, &p.TemporalHTTP, &p.History, &p.Matching, &p.Worker,
		&p.FrontendMember, &p.HistoryMember, &p.MatchingMember, &p.WorkerMember,
	} {
		*port = block + 1 + n
	}
	if err := p.grant(ctx, o); err != nil {
		return p, err
	}
	if err := os.WriteFile(file, []byte(strconv.Itoa(block)+"\n"), 0o644); err != nil {
		return p, fmt.Errorf("dev: keep ports: %w", err)
	}
	return p, nil
}

func (p *ports) takeBlock(ctx context.Context, last int) (int, error) {
	for range 500 {
		block := last
		if block < firstBlock || block > lastBlock {
			block = firstBlock + blockSize*rand.IntN((lastBlock-firstBlock)/blockSize+1) //nolint:gosec // a port is no secret
		}
		last = 0
		guard, err := listen(ctx, block)
		if err != nil {
			continue
		}
		if blockFree(ctx, block) {
			p.guard = guard
			return block, nil
		}
		if err := guard.Close(); err != nil {
			return 0, fmt.Errorf("dev: give back port %d: %w", block, err)
		}
	}
	return 0, fmt.Errorf("dev: found no %d free ports between %d and %d", blockSize, firstBlock, lastBlock)
}

func blockFree(ctx context.Context, block int) bool {
	for port := block + 1; port < block+blockSize; port++ {
		if portFree(ctx, port) != nil {
			return false
		}
	}
	return true
}

// grant replaces ports of the block by those that the caller wishes.
func (p *ports) grant(ctx context.Context, o Options) error {
	for _, wish := range []struct {
		part      Part
		port      *int
		wanted    int
		flag, env string
	}{
		{Postgres, &p.Postgres, o.PostgresPort, "--postgres-port", "ONWARD_POSTGRES_PORT"},
		{Temporal, &p.Temporal, o.TemporalPort, "--temporal-port", "ONWARD_TEMPORAL_PORT"},
		{TemporalUI, &p.TemporalUI, o.TemporalUIPort, "--temporal-ui-port", "ONWARD_TEMPORAL_UI_PORT"},
	} {
		if wish.wanted == 0 || !slices.Contains(o.parts(), wish.part) {
			continue
		}
		err := portFree(ctx, wish.wanted)
		if errors.Is(err, syscall.EADDRINUSE) {
			return fmt.Errorf("dev: port %d is in use, and %s wants it: choose another with %s or %s", wish.wanted, wish.part, wish.flag, wish.env)
		}
		if err != nil {
			return fmt.Errorf("dev: port %d for %s (%s or %s): %w", wish.wanted, wish.part, wish.flag, wish.env, err)
		}
		*wish.port = wish.wanted
	}
	return nil
}

// sharedPort is a free port for a cluster that outlives us.
func sharedPort(ctx context.Context) (int, error) {
	for range 200 {
		port := firstShared + rand.IntN(lastShared-firstShared+1) //nolint:gosec // a port is no secret
		if portFree(ctx, port) == nil {
			return port, nil
		}
	}
	return 0, fmt.Errorf("dev: found no free port between %d and %d", firstShared, lastShared)
}

func address(port int) string {
	return net.JoinHostPort(loopback, strconv.Itoa(port))
}

func listen(ctx context.Context, port int) (net.Listener, error) {
	return (&net.ListenConfig{}).Listen(ctx, "tcp", address(port))
}

func portFree(ctx context.Context, port int) error {
	listener, err := listen(ctx, port)
	if err != nil {
		return err
	}
	return listener.Close()
}
