package schema

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"
	"github.com/uptrace/bun/migrate"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migrationLock keeps two programs that start at once from migrating at once.
// Bun's own lock is a row, which a crash leaves behind.
const migrationLock = 0x6f6e77617264 // "onward"

// Migrate brings the database at the URL, whose owner it names, to the newest
// schema.
func Migrate(ctx context.Context, url string) error {
	return withMigrator(ctx, url, func(m *migrate.Migrator) error {
		_, err := m.Migrate(ctx)
		return err
	})
}

// Pending lists the migrations that the database at the URL has not had. It
// changes nothing.
func Pending(ctx context.Context, url string) (names []string, err error) {
	all, err := discover()
	if err != nil {
		return nil, err
	}
	raw, err := sql.Open("pgx", url)
	if err != nil {
		return nil, errors.New("schema: the database URL cannot be read") // the cause repeats the password
	}
	defer func() { err = errors.Join(err, raw.Close()) }()
	var table sql.NullString
	if err := raw.QueryRowContext(ctx, "SELECT to_regclass('bun_migrations')").Scan(&table); err != nil {
		return nil, mapError(err, "read the migrations")
	}
	had := map[string]bool{}
	if table.Valid { // without its table there was no migration yet
		if had, err = applied(ctx, raw); err != nil {
			return nil, err
		}
	}
	for _, m := range all.Sorted() {
		if !had[m.Name] {
			names = append(names, m.Name+"_"+m.Comment)
		}
	}
	return names, nil
}

func applied(ctx context.Context, raw *sql.DB) (names map[string]bool, err error) {
	rows, err := raw.QueryContext(ctx, "SELECT name FROM bun_migrations")
	if err != nil {
		return nil, mapError(err, "read the migrations")
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	names = map[string]bool{}
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, mapError(err, "read the migrations")
		}
		names[name] = true
	}
	return names, mapError(rows.Err(), "read the migrations")
}

// discover reads the migrations that are in this program.
func discover() (*migrate.Migrations, error) {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, fmt.Errorf("schema: read migrations: %w", err)
	}
	all := migrate.NewMigrations()
	if err := all.Discover(files); err != nil {
		return nil, fmt.Errorf("schema: read migrations: %w", err)
	}
	return all, nil
}

// Rollback takes back every migration: all data is lost.
func Rollback(ctx context.Context, url string) error {
	return withMigrator(ctx, url, func(m *migrate.Migrator) error {
		for {
			group, err := m.Rollback(ctx)
			if err != nil || group.IsZero() {
				return err
			}
		}
	})
}

// Fingerprint tells the migrations in this program from those in another, so
// that tests can share a database that one of them has migrated.
func Fingerprint() (string, error) {
	hash := sha256.New()
	err := fs.WalkDir(migrations, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := migrations.ReadFile(path)
		_, _ = fmt.Fprintf(hash, "%s\n%s\n", path, content) // a hash never fails to write
		return err
	})
	if err != nil {
		return "", fmt.Errorf("schema: read migrations: %w", err)
	}
	return hex.EncodeToString(hash.Sum(nil)[:8]), nil
}

func withMigrator(ctx context.Context, url string, do func(*migrate.Migrator) error) (err error) {
	all, err := discover()
	if err != nil {
		return err
	}
	raw, err := sql.Open("pgx", url)
	if err != nil {
		return errors.New("schema: the database URL cannot be read") // the cause repeats the password
	}
	db := bun.NewDB(raw, pgdialect.New())
	defer func() { err = errors.Join(err, db.Close()) }()
	// The lock lives as long as its connection, whatever becomes of us.
	lock, err := db.Conn(ctx)
	if err != nil {
		return mapError(err, "migrate")
	}
	defer func() { err = errors.Join(err, lock.Close()) }()
	if _, err := lock.ExecContext(ctx, "SELECT pg_advisory_lock(?)", migrationLock); err != nil {
		return mapError(err, "wait to migrate")
	}
	defer func() {
		_, unlockErr := lock.ExecContext(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock(?)", migrationLock)
		err = errors.Join(err, unlockErr)
	}()
	m := migrate.NewMigrator(db, all, migrate.WithMarkAppliedOnSuccess(true))
	if err := m.Init(ctx); err != nil {
		return mapError(err, "migrate")
	}
	if err := do(m); err != nil {
		return fmt.Errorf("schema: migrate: %w", err)
	}
	return nil
}
