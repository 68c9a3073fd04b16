package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

type options struct {
	seed   uint64
	long   time.Duration
	only   string
	binary string
	report string
}

func main() {
	var o options
	flag.Uint64Var(&o.seed, "seed", uint64(time.Now().Unix()), "of everything that is drawn; the report names it")
	flag.DurationVar(&o.long, "long", 0, "go on with random experiments for so long")
	flag.StringVar(&o.only, "only", "", "tags of the experiments to do, with commas; empty: all")
	flag.StringVar(&o.binary, "onward", "bin/onward", "the program to try")
	flag.StringVar(&o.report, "report", "", "a Markdown file to write the report to")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, o); err != nil {
		fmt.Fprintln(os.Stderr, "faults:", err)
		stop()
		os.Exit(1)
	}
}

// run does the experiments and reports. Its error says that a promise was broken,
// or that the run proves nothing.
func run(ctx context.Context, o options) (err error) {
	chosen, err := choose(o.only)
	if err != nil {
		return err
	}
	fmt.Printf("seed %d\n", o.seed)
	h, err := open(ctx, o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.close()) }()
	r := newReport(o, h)
	for _, e := range chosen {
		r.row(h.experiment(ctx, e))
	}
	for end := time.Now().Add(o.long); time.Now().Before(end) && ctx.Err() == nil; {
		r.row(h.experiment(ctx, chosen[h.random.IntN(len(chosen))]))
	}
	r.row(h.lastLook(ctx))
	complete := o.only == ""
	r.assertions(h.assertions, complete)
	if err := r.write(o.report); err != nil {
		return err
	}
	return errors.Join(ctx.Err(), h.assertions.verdict(complete))
}

// choose picks the experiments of the tags.
func choose(only string) ([]experiment, error) {
	all := experiments()
	if only == "" {
		return all, nil
	}
	var chosen []experiment
	for tag := range strings.SplitSeq(only, ",") {
		found := false
		for _, e := range all {
			if e.tag == strings.TrimSpace(tag) {
				chosen, found = append(chosen, e), true
			}
		}
		if !found {
			return nil, fmt.Errorf("no experiment is called %q", tag)
		}
	}
	return chosen, nil
}
