#!/bin/bash
# Runs once, when Postgres makes its data folder: a database and an owner for
# each of the two that use it, so that neither can read the other's.
set -euo pipefail
role() { # name, file with its password
  psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres -v name="$1" -v password="$(cat "$2")" <<'SQL'
SELECT format('CREATE ROLE %I LOGIN PASSWORD %L', :'name', :'password') \gexec
SQL
}
database() { # name, owner
  psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres -v name="$1" -v owner="$2" <<'SQL'
SELECT format('CREATE DATABASE %I OWNER %I', :'name', :'owner') \gexec
SELECT format('REVOKE CONNECT ON DATABASE %I FROM PUBLIC', :'name') \gexec
SQL
}
role onward /run/secrets/onward_database_password
role temporal /run/secrets/temporal_database_password
database onward onward
database temporal temporal
database temporal_visibility temporal
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres -c 'ALTER ROLE onward CREATEROLE'
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname onward -c 'CREATE EXTENSION IF NOT EXISTS pg_trgm; CREATE EXTENSION IF NOT EXISTS unaccent; CREATE EXTENSION IF NOT EXISTS fuzzystrmatch'
