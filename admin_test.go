package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"onward/internal/testdb"
	"onward/schema"
)

func TestTheFirstCoordinatorGetsALinkByHand(t *testing.T) {
	t.Parallel()
	url, ctx := testdb.URL(t), context.Background()
	var out, errOut bytes.Buffer
	code := run([]string{"admin", "create", "--database-url", url, "--public-url", "https://onward.example.org/", "--name", "Clara Oswald", "--email", "clara@example.org"}, &out, &errOut)
	require.Zero(t, code, errOut.String())
	require.Contains(t, out.String(), "coswald")
	_, rest, found := strings.Cut(out.String(), "https://onward.example.org/set-password#")
	require.True(t, found, out.String())

	store, err := schema.Open(ctx, url, schema.Options{MaxConns: 2})
	require.NoError(t, err)
	defer func() { require.NoError(t, store.Close()) }()
	owner, err := store.PasswordToken(ctx, sha256.Sum256([]byte(strings.TrimSpace(rest))))
	require.NoError(t, err)
	require.Equal(t, "coswald", owner.Username)

	// A letter of welcome would mint a newer link and make this one worthless.
	connection, err := pgx.Connect(ctx, url)
	require.NoError(t, err)
	defer func() { require.NoError(t, connection.Close(ctx)) }()
	var letters int
	require.NoError(t, connection.QueryRow(ctx, "SELECT count(*) FROM notifications").Scan(&letters))
	require.Zero(t, letters)
}

func TestTheAuditIsWhole(t *testing.T) {
	t.Parallel()
	var out, errOut bytes.Buffer
	require.Zero(t, run([]string{"admin", "audit", "--database-url", testdb.URL(t)}, &out, &errOut), errOut.String())
	require.Contains(t, out.String(), "whole")
}
