// Command histories records what the workflows do on a real Temporal server,
// for the test that replays it under later code: `make histories`. It adds a set
// of files named for the release; those of earlier releases stay as they are.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"time"

	"github.com/rs/zerolog"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"

	"onward/dev"
	ours "onward/worker"
	"onward/workflows"
)

func main() {
	release := flag.String("release", "", "the release the histories belong to, such as v1")
	folder := flag.String("folder", "workflows/testdata/histories", "where they go")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if *release == "" {
		fmt.Fprintln(os.Stderr, "histories: say -release, such as -release v2")
		os.Exit(2)
	}
	if err := record(ctx, filepath.Join(*folder, *release)); err != nil {
		fmt.Fprintln(os.Stderr, "histories:", err)
		os.Exit(1)
	}
}

// record plays every scene on a fresh server and keeps its history.
func record(ctx context.Context, prefix string) (err error) {
	temporary, err := os.MkdirTemp("", "onward-histories")
	if err != nil {
		return err
	}
	if err := os.Chmod(temporary, 0o755); err != nil { // Postgres may run as somebody else
		return err
	}
	fmt.Println("starting Postgres and Temporal")
	installation, err := dev.Start(ctx, dev.Options{Folder: temporary, Postgres: true, Temporal: true, Ephemeral: true})
	if err != nil {
		return err
	}
	defer func() { err = firstOf(err, installation.Stop()) }()
	temporal, err := client.Dial(client.Options{
		HostPort: installation.TemporalAddress(), Namespace: dev.DefaultNamespace, Identity: "recorder", Logger: ours.Logger(zerolog.Nop()),
	})
	if err != nil {
		return err
	}
	defer temporal.Close()
	if err := ours.Prepare(ctx, temporal, dev.DefaultNamespace, zerolog.New(os.Stderr)); err != nil {
		return err
	}
	return play(ctx, temporal, prefix)
}

func play(ctx context.Context, temporal client.Client, prefix string) error {
	stage := &stage{}
	options := ours.Options()
	options.Identity = "recorder"
	w := worker.New(temporal, workflows.TaskQueue, options)
	workflows.Register(w)
	stage.register(w)
	if err := w.Start(); err != nil {
		return err
	}
	defer w.Stop()
	exports := worker.New(temporal, workflows.ExportQueue, worker.Options{Identity: "recorder"})
	stage.register(exports)
	if err := exports.Start(); err != nil {
		return err
	}
	defer exports.Stop()
	for number, scene := range scenes {
		fmt.Println("recording", scene.name)
		id, err := scene.play(ctx, temporal, int64(number+1))
		if err != nil {
			return fmt.Errorf("%s: %w", scene.name, err)
		}
		if err := save(ctx, temporal, id, prefix+"-"+scene.name+".json"); err != nil {
			return fmt.Errorf("%s: %w", scene.name, err)
		}
	}
	return nil
}

// settle is how long a scene is given to come to rest where it does not end.
const settle = 3 * time.Second

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
