package dev

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/jackc/pgx/v5"
)

// The databases of an installation: ours, and Temporal's two.
const (
	databaseOnward     = "onward"
	databaseTemporal   = "temporal"
	databaseVisibility = "temporal_visibility"
)

func (i *Installation) startPostgres(ctx context.Context) (*process, error) {
	data := filepath.Join(i.options.Folder, "postgres")
	account, err := postgresAccount(data)
	if err != nil {
		return nil, err
	}
	c := cluster{
		binaries: i.programs.postgres, account: account, data: data, port: i.ports.Postgres, password: i.password,
		log: i.file("logs", Postgres, ".log"), pidFile: i.file("run", Postgres, ".pid"),
		volatile: i.options.Ephemeral, settings: []string{"max_connections=300", "shared_buffers=128MB"},
	}
	if _, err := os.Stat(filepath.Join(data, "base")); err != nil {
		i.options.progress("preparing the data folder of Postgres", 0, 1)
	}
	if err := c.initialise(ctx); err != nil {
		return nil, err
	}
	child, err := c.start(ctx)
	if err != nil {
		return child, err
	}
	return child, i.createDatabase(ctx)
}

func (i *Installation) createDatabase(ctx context.Context) error {
	connection, err := pgx.Connect(ctx, i.PostgresURL("postgres"))
	if err != nil {
		return fmt.Errorf("dev: create databases: %w", err)
	}
	defer func() { _ = connection.Close(ctx) }() // what it carried has been answered
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
