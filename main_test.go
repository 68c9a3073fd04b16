package main

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestDeadlineExplainsADueMoment(t *testing.T) {
	t.Parallel()
	var out, errOut bytes.Buffer
	code := run([]string{"deadline", "--nation", "scotland", "--sent", "2026-06-12T10:00:00+01:00", "--days", "3", "--json"}, &out, &errOut)
	require.Zero(t, code, errOut.String())
	var said struct {
		Due  string `json:"due"`
		Days []struct {
			Date   string `json:"date"`
			Counts bool   `json:"counts"`
			Why    string `json:"why"`
		} `json:"days"`
	}
	require.NoError(t, json.Unmarshal(out.Bytes(), &said))
	require.Equal(t, "2026-06-18T23:59:59+01:00", said.Due)
	require.Contains(t, out.String(), "World Cup", "15 June 2026 is a bank holiday in Scotland alone")
}

func TestDeadlineCountsClosures(t *testing.T) {
	t.Parallel()
	var out, errOut bytes.Buffer
	code := run([]string{"deadline", "--nation", "scotland", "--sent", "2026-06-12T10:00:00+01:00", "--closed", "2026-06-17,2026-06-18"}, &out, &errOut)
	require.Zero(t, code, errOut.String())
	require.Contains(t, out.String(), "22 June 2026")
}

func TestAWrongCommandSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	for name, args := range map[string][]string{
		"no such nation":  {"deadline", "--nation", "atlantis", "--sent", "2026-06-12T10:00:00+01:00"},
		"no such command": {"fly"},
		"no database":     {"migrate", "--database-url", "postgres://onward@127.0.0.1:1/onward"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var out, errOut bytes.Buffer
			require.Equal(t, 1, run(args, &out, &errOut))
			require.NotEmpty(t, errOut.String())
			require.NotContains(t, errOut.String(), "panic")
		})
	}
}

func TestTheConfigurationTableIsCurrent(t *testing.T) {
	t.Parallel()
	var out, errOut bytes.Buffer
	require.Zero(t, run([]string{"configuration"}, &out, &errOut))
	kept, err := os.ReadFile("docs/configuration.md")
	require.NoError(t, err)
	require.Equal(t, string(kept), out.String(), "run make generate")
}
