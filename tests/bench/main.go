// Command bench measures the API of a whole installation on this machine beside
// the floor of the same operation, in the same run and in turn with it: only the
// ratios count, for machines differ and are noisy.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// rounds is how often each target has its turn; the best round is quoted.
const rounds = 3

func main() {
	size := flag.Int("size", 1500, "referrals in the database to begin with")
	reads := flag.String("reads", "", "measure only what people read, on databases of these sizes, such as 10000,100000,1000000; each is built once and kept")
	clients := flag.String("clients", "1,16", "how many clients at once")
	turn := flag.Duration("turn", 4*time.Second, "how long each target is measured each time")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	measure := func() error { return run(ctx, *size, numbers(*clients), *turn) }
	if *reads != "" {
		measure = func() error { return runReads(ctx, numbers(*reads), numbers(*clients), *turn) }
	}
	if err := measure(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func numbers(list string) []int {
	var out []int
	for _, s := range strings.Split(list, ",") {
		if n, err := strconv.Atoi(strings.TrimSpace(s)); err == nil && n > 0 {
			out = append(out, n)
		}
	}
	return out
}

func run(ctx context.Context, size int, clients []int, turn time.Duration) error {
	house, err := open(ctx, size)
	if err != nil {
		return err
	}
	defer house.close()
	machine(turn)
	fmt.Printf("%d referrals to begin with\n\n", size)
	for _, n := range clients {
		targets := house.targets(ctx)
		best, err := measure(ctx, targets, n, turn)
		if err != nil {
			return err
		}
		table{targets: targets, best: best, clients: n}.print()
	}
	return nil
}

// machine says what the figures were measured on.
func machine(turn time.Duration) {
	fmt.Printf("%s/%s, %d cores, %s; %d rounds of %s, the best is quoted\n", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version(), rounds, turn)
}

// measure gives each target its turn in each round, and keeps the best.
func measure(ctx context.Context, targets []target, clients int, turn time.Duration) ([]result, error) {
	best := make([]result, len(targets))
	for range rounds {
		for i, t := range targets {
			if t.prepare != nil {
				if err := t.prepare(ctx, clients, turn); err != nil {
					return nil, fmt.Errorf("prepare %s: %w", t.name, err)
				}
			}
			r, err := drive(ctx, clients, turn, t.do)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", t.name, err)
			}
			if t.after != nil {
				t.after()
			}
			if best[i].p50 == 0 || r.p50 < best[i].p50 {
				best[i] = r
			}
		}
	}
	return best, nil
}

// table is what was measured, ready to be printed.
type table struct {
	targets []target
	best    []result
	clients int
	smaller []result // on the database before, which was smaller; may be nil
}

func (t table) print() {
	fmt.Printf("%-38s %8s %10s %10s %10s %8s %8s\n", "operation", "clients", "a second", "p50 ms", "p99 ms", "× floor", "growth")
	for i, target := range t.targets {
		ratio, growth := "floor", ""
		if target.floor >= 0 {
			ratio = fmt.Sprintf("%.1f", float64(t.best[i].p50)/float64(t.best[target.floor].p50))
		}
		if t.smaller != nil {
			growth = fmt.Sprintf("%.1f", float64(t.best[i].p50)/float64(t.smaller[i].p50))
		}
		fmt.Printf("%-38s %8d %10.1f %10.2f %10.2f %8s %8s\n", target.name, t.clients, t.best[i].rate, ms(t.best[i].p50), ms(t.best[i].p99), ratio, growth)
	}
	fmt.Println()
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
