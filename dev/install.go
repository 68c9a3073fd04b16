package dev

import (
	"context"
	"path/filepath"
)

// programs are where the children's executables lie.
type programs struct {
	postgres                      postgresBinaries
	temporal, sqlTool, temporalUI string
}

// Install fetches and builds what o's parts need, and starts nothing. Start
// does the same on its way: this is for those who want it done beforehand.
func Install(ctx context.Context, o Options) error {
	_, err := o.install(ctx)
	return err
}

func (o Options) install(ctx context.Context) (programs, error) {
	var p programs
	folder, err := o.folder()
	if err == nil && o.Postgres {
		p.postgres, err = findPostgres(ctx, dataVersion(filepath.Join(folder, "postgres")), o.progress)
	}
	if err != nil {
		return p, err
	}
	return p, o.buildTools(ctx, &p)
}
