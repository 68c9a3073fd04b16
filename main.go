// Command onward moves clients from one advice organisation to another without
// losing them on the way. Its subcommands are the processes of an installation;
// this package parses, wires and runs them, and is the only place that knows
// everyone.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
	"github.com/rs/zerolog"

	"onward/internal/config"
)

// commands is the command line.
type commands struct {
	Dev           devCommand           `cmd:"" help:"Run a whole installation on this machine, with a demo network: web UI, worker, Postgres, Temporal, Temporal UI and an inbox of the e-mails."`
	API           apiCommand           `cmd:"" name:"api" help:"Serve the API and the web pages."`
	Worker        workerCommand        `cmd:"" help:"Run the workflows: keep time, and deliver e-mails."`
	Migrate       migrateCommand       `cmd:"" help:"Bring the database to this version's schema."`
	Seed          seedCommand          `cmd:"" help:"Fill an empty installation with an invented network."`
	Admin         adminCommand         `cmd:"" help:"What only somebody on this machine may do."`
	Areas         areasCommand         `cmd:"" help:"Bring in areas and postcodes."`
	Doctor        doctorCommand        `cmd:"" help:"Look at this installation, and say what to do."`
	Deadline      deadlineCommand      `cmd:"" help:"Explain a due moment, day by day."`
	OpenAPI       openAPICommand       `cmd:"" name:"openapi" help:"Print the API's OpenAPI document."`
	Configuration configurationCommand `cmd:"" help:"Print the table of settings, as Markdown."`
}

// streams are where commands write for people.
type streams struct {
	out, err io.Writer
}

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is main without the process: it returns the exit code.
func run(args []string, out, errOut io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := config.ReadSecretFiles(); err != nil {
		return fail(errOut, err)
	}
	exit := -1
	var c commands
	parser, err := kong.New(&c,
		kong.Name("onward"),
		kong.Description("Onward moves a client from one advice organisation to another without losing them on the way."),
		kong.Writers(out, errOut), kong.Exit(func(code int) { exit = code }),
		kong.UsageOnError(), kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.BindTo(ctx, (*context.Context)(nil)), kong.Bind(streams{out, errOut}),
	)
	if err != nil {
		return fail(errOut, err)
	}
	parsed, err := parser.Parse(args)
	if exit >= 0 {
		return exit // --help
	}
	if err != nil {
		return fail(errOut, err)
	}
	if err := parsed.Run(); err != nil && !errors.Is(err, context.Canceled) {
		return fail(errOut, err)
	}
	return 0
}

func fail(w io.Writer, err error) int {
	_, _ = fmt.Fprintf(w, "onward: %v\n", err) // where would a failure to say it be said?
	return 1
}

// newLog writes JSON, one line an entry, and never personal data.
func newLog(w io.Writer, level string) zerolog.Logger {
	parsed, err := zerolog.ParseLevel(level)
	if err != nil {
		parsed = zerolog.InfoLevel
	}
	return zerolog.New(w).Level(parsed).With().Timestamp().Logger()
}
