package main

import (
	"bytes"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/files"
	"onward/internal/testdb"
	"onward/mail/inbox"
)

// doctor looks at an installation whose mail service takes only the key "right".
func doctor(t *testing.T, flags ...string) (code int, said string) {
	t.Helper()
	in, err := inbox.New(inbox.Options{APIKey: "right"})
	require.NoError(t, err)
	letters := httptest.NewServer(in)
	t.Cleanup(letters.Close)
	t.Cleanup(func() { require.NoError(t, in.Close()) })
	var out, errOut bytes.Buffer
	code = run(append([]string{
		"doctor", "--sendgrid-url", letters.URL, "--sendgrid-api-key", "right", "--files-url", "mem://", "--files-keys", files.NewKey(),
		"--temporal-address", "127.0.0.1:1", "--public-url", letters.URL,
	}, flags...), &out, &errOut)
	return code, out.String() + errOut.String()
}

func TestTheDoctorSaysWhatToDo(t *testing.T) {
	t.Parallel()
	migrated := testdb.URL(t)
	empty := strings.Replace(migrated, "/"+databaseOf(migrated), "/postgres", 1)
	for name, tt := range map[string]struct {
		flags []string
		want  []string
	}{
		"what is well, and what is not": {[]string{"--database-url", migrated}, []string{
			"✓ Postgres answers", "✓ Nothing waits for Temporal", "✓ The clocks of Postgres", "✗ Temporal does not answer at 127.0.0.1:1",
			"✓ SendGrid takes our key", "! Nobody tells us which e-mails arrive", "✓ Attached files are kept", "! Attached files are not looked at",
			"! The web pages are served without https",
		}},
		"no Postgres":             {[]string{"--database-url", "postgres://onward:secret@127.0.0.1:1/onward"}, []string{"✗ Postgres does not answer", "✓ SendGrid"}},
		"a database of no schema": {[]string{"--database-url", empty}, []string{"✗ The database lacks", "onward migrate"}},
		"a key that is refused":   {[]string{"--database-url", migrated, "--sendgrid-api-key", "wrong"}, []string{"✗ SendGrid refuses our key"}},
		"no virus scanner":        {[]string{"--database-url", migrated, "--clamd", "127.0.0.1:1"}, []string{"✗ The virus scanner does not answer"}},
		"nothing to tell":         {nil, []string{"ONWARD_DATABASE_URL is not set"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			code, said := doctor(t, tt.flags...)
			require.Equal(t, 1, code, said)
			for _, words := range tt.want {
				require.Contains(t, said, words)
			}
			require.NotContains(t, said, "secret")
		})
	}
}

// databaseOf is the name of the database in a URL.
func databaseOf(url string) string {
	_, rest, _ := strings.Cut(strings.TrimPrefix(url, "postgres://"), "/")
	name, _, _ := strings.Cut(rest, "?")
	return name
}
