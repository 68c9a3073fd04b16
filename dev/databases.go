package dev

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/jackc/pgx/v5"
)

// The databases of an installation: ours, and Temporal's two.
const (
	databaseOnward     = "onward"
	databaseTemporal   = "temporal"
	databaseVisibility = "temporal_visibility"
)

func (i *Installation) startPostgres(ctx context.Context) error {
	binaries, err := findPostgres(ctx, i.progress)
	if err != nil {
		return err
	}
	data := filepath.Join(i.options.Folder, "postgres")
	account, err := postgresAccount(data)
	if err != nil {
		return err
	}
	c := cluster{
		binaries: binaries, account: account, data: data,
		log:     filepath.Join(i.options.Folder, "logs", "postgres.log"),
		pidFile: filepath.Join(i.options.Folder, "run", "postgres.pid"),
		port:    i.ports.Postgres, password: i.password, volatile: i.options.Ephemeral,
		settings: []string{"max_connections=300", "shared_buffers=128MB"},
	}
	i.progress("preparing the data folder of Postgres", 0, 1)
	if err := c.initialise(ctx); err != nil {
		return err
	}
	i.progress("preparing the data folder of Postgres", 1, 1)
	i.progress("starting Postgres", 0, 1)
	if i.postgres, err = c.start(ctx); err != nil {
		return err
	}
	if err := i.createDatabase(ctx); err != nil {
		return err
	}
	i.progress("starting Postgres", 1, 1)
	return nil
}

func (i *Installation) createDatabase(ctx context.Context) error {
	connection, err := pgx.Connect(ctx, i.PostgresURL("postgres"))
	if err != nil {
		return fmt.Errorf("dev: create databases: %w", err)
	}
	defer connection.Close(ctx)
	exists, err := databaseExists(ctx, connection, databaseOnward)
	if err != nil || exists {
		return err
	}
	if _, err := connection.Exec(ctx, "CREATE DATABASE "+databaseOnward); err != nil {
		return fmt.Errorf("dev: create database %s: %w", databaseOnward, err)
	}
	return nil
}

func databaseExists(ctx context.Context, connection *pgx.Conn, name string) (bool, error) {
	var exists bool
	err := connection.QueryRow(ctx, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", name).Scan(&exists)
	if err != nil {
		return false, fmt.Errorf("dev: look for database %s: %w", name, err)
	}
	return exists, nil
}
