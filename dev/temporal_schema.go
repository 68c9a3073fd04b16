package dev

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"

	"github.com/jackc/pgx/v5"
)

// migrateTemporal brings Temporal's two databases to the version of its server.
func (i *Installation) migrateTemporal(ctx context.Context) error {
	for _, schema := range []temporalSchema{
		{databaseTemporal, "postgresql/v12/temporal"},
		{databaseVisibility, "postgresql/v12/visibility"},
	} {
		if err := i.migrateSchema(ctx, schema); err != nil {
			return err
		}
	}
	return nil
}

type temporalSchema struct{ database, name string }

// migrateSchema updates a database that exists. A new one is made under
// another name first: the tool's steps are not one transaction, and a schema
// that was interrupted half-way cannot be continued.
func (i *Installation) migrateSchema(ctx context.Context, s temporalSchema) error {
	connection, err := pgx.Connect(ctx, i.PostgresURL("postgres"))
	if err != nil {
		return fmt.Errorf("dev: Temporal's databases: %w", err)
	}
	defer func() { _ = connection.Close(ctx) }() // what it carried has been answered
	exists, err := databaseExists(ctx, connection, s.database)
	if err != nil {
		return err
	}
	if exists {
		return i.runSQLTool(ctx, s, s.database, "update-schema", "--schema-name", s.name)
	}
	work := s.database + "_setup"
	drop := "DROP DATABASE IF EXISTS " + work
	for _, statement := range []string{drop, "CREATE DATABASE " + work} {
		if _, err := connection.Exec(ctx, statement); err != nil {
			return fmt.Errorf("dev: prepare %s: %w", s.database, err)
		}
	}
	err = errors.Join(
		i.runSQLTool(ctx, s, work, "setup-schema", "--version", "0.0"),
		i.runSQLTool(ctx, s, work, "update-schema", "--schema-name", s.name),
	)
	if err == nil {
		err = i.nameSchema(ctx, work, s.database)
	}
	if err != nil {
		return err
	}
	rename := "ALTER DATABASE " + work + " RENAME TO " + s.database
	if _, err := connection.Exec(ctx, rename); err != nil {
		return fmt.Errorf("dev: put %s in place: %w", s.database, err)
	}
	return nil
}

// nameSchema tells the schema the name it will have: Temporal finds its version
// by the name of the database.
func (i *Installation) nameSchema(ctx context.Context, database, name string) error {
	connection, err := pgx.Connect(ctx, i.PostgresURL(database))
	if err != nil {
		return fmt.Errorf("dev: name the schema of %s: %w", name, err)
	}
	_, err = connection.Exec(ctx, "UPDATE schema_version SET db_name = $1", name)
	// A database with a connection cannot be renamed.
	if err := errors.Join(err, connection.Close(ctx)); err != nil {
		return fmt.Errorf("dev: name the schema of %s: %w", name, err)
	}
	return nil
}

func (i *Installation) runSQLTool(ctx context.Context, s temporalSchema, database string, arguments ...string) error {
	command := exec.CommandContext(ctx, i.programs.sqlTool, arguments...)
	command.Env = []string{
		"PATH=" + os.Getenv("PATH"), "SQL_PLUGIN=postgres12_pgx", "SQL_HOST=" + loopback, "SQL_PORT=" + strconv.Itoa(i.ports.Postgres),
		"SQL_USER=" + superuser, "SQL_PASSWORD=" + i.password, "SQL_DATABASE=" + database,
	}
	if output, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("dev: schema of %s: %w\n%s", s.database, err, output)
	}
	return nil
}
