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
	clients := flag.String("clients", "1,16", "how many clients at once")
	turn := flag.Duration("turn", 4*time.Second, "how long each target is measured each time")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *size, numbers(*clients), *turn); err != nil {
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
	fmt.Printf("%s/%s, %d cores, %s; %d referrals to begin with; %d rounds of %s, the best is quoted\n\n",
		runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version(), size, rounds, turn)
	fmt.Printf("%-30s %8s %10s %10s %10s %8s\n", "operation", "clients", "a second", "p50 ms", "p99 ms", "× floor")
	for _, n := range clients {
		if err := house.measure(ctx, n, turn); err != nil {
			return err
		}
	}
	return nil
}

// measure gives each target its turn in each round, and prints the best.
func (h *house) measure(ctx context.Context, clients int, turn time.Duration) error {
	targets := h.targets()
	best := make([]result, len(targets))
	for range rounds {
		for i, t := range targets {
			if t.prepare != nil {
				if err := t.prepare(ctx, clients, turn); err != nil {
					return fmt.Errorf("prepare %s: %w", t.name, err)
				}
			}
			r, err := drive(ctx, clients, turn, t.do)
			if err != nil {
				return fmt.Errorf("%s: %w", t.name, err)
			}
			if t.after != nil {
				t.after()
			}
			if best[i].p50 == 0 || r.p50 < best[i].p50 {
				best[i] = r
			}
		}
	}
	for i, t := range targets {
		ratio := "floor"
		if t.floor >= 0 {
			ratio = fmt.Sprintf("%.1f", float64(best[i].p50)/float64(best[t.floor].p50))
		}
		fmt.Printf("%-30s %8d %10.0f %10.2f %10.2f %8s\n", t.name, clients, best[i].rate, ms(best[i].p50), ms(best[i].p99), ratio)
	}
	fmt.Println()
	return nil
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
