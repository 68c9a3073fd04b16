#!/bin/sh
# Bring Temporal's two databases to the version of its server. Safe to run again.
set -eu
SQL_PASSWORD=$(cat "$POSTGRES_PWD_FILE")
export SQL_PASSWORD SQL_PLUGIN=postgres12_pgx SQL_HOST="$POSTGRES_SEEDS" SQL_PORT="${DB_PORT:-5432}" SQL_USER="$POSTGRES_USER"
for pair in "$DBNAME postgresql/v12/temporal" "$VISIBILITY_DBNAME postgresql/v12/visibility"; do
  database=${pair% *} schema=${pair#* }
  SQL_DATABASE=$database temporal-sql-tool setup-schema --version 0.0 --disable-versioning=false 2>/dev/null || true
  SQL_DATABASE=$database temporal-sql-tool update-schema --schema-name "$schema"
done
