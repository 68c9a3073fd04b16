package dev_test

import (
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"onward/dev"
)

func TestSharedPostgresIsOneForAll(t *testing.T) {
	t.Parallel()
	first, releaseFirst, err := dev.SharedPostgres(t.Context())
	require.NoError(t, err)
	defer releaseFirst()
	second, releaseSecond, err := dev.SharedPostgres(t.Context())
	require.NoError(t, err)
	defer releaseSecond()
	require.Equal(t, first, second)

	connection, err := pgx.Connect(t.Context(), first)
	require.NoError(t, err)
	defer func() { require.NoError(t, connection.Close(t.Context())) }()
	var fsync string
	require.NoError(t, connection.QueryRow(t.Context(), "SHOW fsync").Scan(&fsync))
	require.Equal(t, "off", fsync)
}

func TestSharedPostgresHasWhatClientSearchNeeds(t *testing.T) {
	t.Parallel()
	url, release, err := dev.SharedPostgres(t.Context())
	require.NoError(t, err)
	defer release()
	connection, err := pgx.Connect(t.Context(), url)
	require.NoError(t, err)
	defer func() { require.NoError(t, connection.Close(t.Context())) }()
	var found int
	require.NoError(t, connection.QueryRow(t.Context(),
		"SELECT count(*) FROM pg_available_extensions WHERE name IN ('pg_trgm', 'unaccent', 'fuzzystrmatch')").Scan(&found))
	require.Equal(t, 3, found)
}
