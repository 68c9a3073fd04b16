package main

import (
	"context"
	"fmt"
	"os"

	"onward/demo"
	"onward/schema"
)

// database is where a command finds its data.
type database struct {
	URL string `name:"database-url" env:"ONWARD_DATABASE_URL" required:"" placeholder:"URL" help:"Postgres. ONWARD_DATABASE_URL_FILE names a file that holds it."`
}

// open opens the store, and returns how to close it.
func (d database) open(ctx context.Context, to streams) (*schema.Store, func(), error) {
	store, err := schema.Open(ctx, d.URL, schema.Options{Log: newLog(to.err, "warn")})
	if err != nil {
		return nil, nil, err
	}
	return store, func() { _ = store.Close() }, nil // the process ends next
}

// migrateCommand brings the database to this version's schema.
type migrateCommand struct {
	database
	Down bool `help:"Take the last migration back instead. Its data is lost."`
}

// Run migrates.
func (c migrateCommand) Run(ctx context.Context, to streams) error {
	if c.Down {
		return schema.Rollback(ctx, c.URL)
	}
	if err := schema.Migrate(ctx, c.URL); err != nil {
		return err
	}
	_, err := fmt.Fprintln(to.out, "The database has this version's schema.")
	return err
}

// seedCommand fills an empty installation with an invented network.
type seedCommand struct {
	database
	Size int    `default:"1500" help:"How many referrals."`
	Seed uint64 `default:"1" help:"Another number invents another year."`
	Add  bool   `help:"Add to a network that has some."`
}

// Run fills the installation.
func (c seedCommand) Run(ctx context.Context, to streams) error {
	store, closeStore, err := c.open(ctx, to)
	if err != nil {
		return err
	}
	defer closeStore()
	progress := newProgress(to.err)
	defer progress.done()
	return demo.Load(ctx, store, demo.Options{Seed: c.Seed, Size: c.Size, Add: c.Add, Progress: func(done, total int) {
		progress.report("inventing referrals", int64(done), int64(total))
	}})
}

// adminCommand is what only somebody on the machine may do.
type adminCommand struct {
	Create adminCreateCommand `cmd:"" help:"Make a coordinator, and print a link with which they set their password (once, within 72 hours)."`
	Unlock adminUnlockCommand `cmd:"" help:"Unlock an account when no coordinator can."`
	Audit  adminAuditCommand  `cmd:"" help:"Check that the audit is whole."`
}

// adminAuditCommand checks the chain of the audit.
type adminAuditCommand struct{ database }

// Run checks, and fails when a row was changed or taken away.
func (c adminAuditCommand) Run(ctx context.Context, to streams) error {
	store, closeStore, err := c.open(ctx, to)
	if err != nil {
		return err
	}
	defer closeStore()
	breaks, err := store.VerifyAudit(ctx)
	if err != nil {
		return err
	}
	for _, b := range breaks {
		_, _ = fmt.Fprintf(os.Stderr, "%+v\n", b)
	}
	if len(breaks) > 0 {
		return fmt.Errorf("the audit was changed in %d places", len(breaks))
	}
	_, err = fmt.Fprintln(to.out, "The audit is whole.")
	return err
}
