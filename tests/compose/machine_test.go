package compose_test

import (
	"bytes"
	"context"
	"fmt"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/compose-spec/compose-go/v2/types"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"onward/dev"
	"onward/mail/inbox"
)

// patience is how long anything may take on a busy machine.
const patience = 2 * time.Minute

// machine plays the containers' host: it says what stands here for each of their
// names, and runs their programs.
type machine struct {
	t        *testing.T
	project  *types.Project
	secrets  string
	bin      string
	files    string
	postgres string // port
	temporal []string
	api      string // port
	letters  *httptest.Server
}

func newMachine(t *testing.T) *machine {
	t.Helper()
	m := &machine{t: t, secrets: makeSecrets(t), bin: t.TempDir(), files: t.TempDir(), temporal: freePorts(t, 9), api: freePorts(t, 1)[0]}
	m.project = load(t, m.secrets)
	in, err := inbox.New(inbox.Options{APIKey: "dummy"})
	require.NoError(t, err)
	m.letters = httptest.NewServer(in)
	t.Cleanup(m.letters.Close)
	t.Cleanup(func() { require.NoError(t, in.Close()) })
	m.installPrograms()
	m.startPostgres()
	return m
}

// installPrograms puts into one folder what the images have in /usr/local/bin.
func (m *machine) installPrograms() {
	m.t.Helper()
	require.NoError(m.t, dev.Install(m.t.Context(), dev.Options{Postgres: true, Temporal: true}))
	cache, err := os.UserCacheDir()
	require.NoError(m.t, err)
	for _, name := range []string{"temporal-server", "temporal-sql-tool"} {
		built, err := filepath.Glob(filepath.Join(cache, "onward", "bin", name+"-*"))
		require.NoError(m.t, err)
		require.NotEmpty(m.t, built)
		slices.Sort(built)
		require.NoError(m.t, os.Symlink(built[len(built)-1], filepath.Join(m.bin, name)))
	}
	build := exec.CommandContext(m.t.Context(), "go", "build", "-o", filepath.Join(m.bin, "onward"), ".")
	build.Dir = root(m.t)
	output, err := build.CombinedOutput()
	require.NoError(m.t, err, string(output))
}

// startPostgres makes a server as the postgres image does: its superuser is
// postgres, and there is nothing of ours in it.
func (m *machine) startPostgres() {
	t := m.t
	t.Helper()
	folder, err := os.MkdirTemp("/var/tmp", "onward-compose-")
	require.NoError(t, err)
	require.NoError(t, os.Chmod(folder, 0o755)) // Postgres may run as somebody else
	installation, err := dev.Start(t.Context(), dev.Options{Folder: folder, Postgres: true, Ephemeral: true})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, installation.Stop()) })
	at, err := url.Parse(installation.PostgresURL("postgres"))
	require.NoError(t, err)
	m.postgres = at.Port()
	m.execute(at.String(), "CREATE ROLE postgres SUPERUSER LOGIN PASSWORD '"+m.secret("postgres_password")+"'")
	m.execute(m.superuser("postgres"), "DROP DATABASE onward")
	m.execute(m.superuser("postgres"), "ALTER ROLE onward RENAME TO installer")
}

func (m *machine) superuser(database string) string {
	return fmt.Sprintf("postgres://postgres:%s@127.0.0.1:%s/%s?sslmode=disable", m.secret("postgres_password"), m.postgres, database)
}

func (m *machine) execute(at, statement string) {
	m.t.Helper()
	c, err := pgx.Connect(m.t.Context(), at)
	require.NoError(m.t, err)
	defer func() { require.NoError(m.t, c.Close(m.t.Context())) }()
	_, err = c.Exec(m.t.Context(), statement)
	require.NoError(m.t, err, statement)
}

func (m *machine) secret(name string) string {
	m.t.Helper()
	content, err := os.ReadFile(filepath.Join(m.secrets, name))
	require.NoError(m.t, err)
	return strings.TrimSpace(string(content))
}

// environment is the service's own, with what the names of containers and their
// files stand for here.
func (m *machine) environment(service string, more ...string) []string {
	m.t.Helper()
	s, known := m.project.Services[service]
	require.True(m.t, known, service)
	env := []string{"PATH=" + m.bin + ":" + os.Getenv("PATH"), "HOME=" + m.t.TempDir()}
	for name, value := range s.Environment {
		if value != nil {
			env = append(env, name+"="+m.here(name, *value))
		}
	}
	return append(env, more...)
}

func (m *machine) here(name, value string) string {
	switch {
	case name == "POSTGRES_SEEDS" && value == "postgres", name == "BIND_ON_IP" && value == "0.0.0.0":
		return "127.0.0.1"
	case name == "DB_PORT" && value == "5432":
		return m.postgres
	case name == "ONWARD_DATABASE_URL_FILE":
		return m.databaseURL(value)
	}
	return strings.NewReplacer(
		"/run/secrets", m.secrets, "temporal:7233", "127.0.0.1:"+m.temporal[0], "0.0.0.0:8080", "127.0.0.1:"+m.api,
		"/var/lib/onward/files", m.files, "/etc/temporal/dynamicconfig.yaml", filepath.Join(root(m.t), "dev/temporal/dynamicconfig.yaml"),
	).Replace(value)
}

// databaseURL is a copy of the secret that names this machine.
func (m *machine) databaseURL(file string) string {
	m.t.Helper()
	content := m.secret(strings.TrimPrefix(file, "/run/secrets/"))
	require.Contains(m.t, content, "@postgres:5432/")
	path := filepath.Join(m.t.TempDir(), "url")
	require.NoError(m.t, os.WriteFile(path, []byte(strings.Replace(content, "@postgres:5432/", "@127.0.0.1:"+m.postgres+"/", 1)), 0o400))
	return path
}

// arguments are how the service's image is started.
func (m *machine) arguments(service string) []string {
	command := slices.Clone([]string(m.project.Services[service].Command))
	switch service {
	case "temporal", "temporal-schema": // the scripts lie in deploy/; the image's own command starts the server
		if len(command) == 0 {
			command = []string{"temporal.sh"}
		}
		return []string{"sh", filepath.Join(root(m.t), "deploy", filepath.Base(command[0]))}
	}
	return append([]string{filepath.Join(m.bin, "onward")}, command...)
}

// once runs a service that ends by itself and returns what it wrote.
func (m *machine) once(service string, arguments ...string) string {
	m.t.Helper()
	all := append(m.arguments(service), arguments...)
	command := exec.CommandContext(m.t.Context(), all[0], all[1:]...)
	command.Env = m.environment(service)
	output, err := command.CombinedOutput()
	require.NoError(m.t, err, string(output))
	return string(output)
}

// output is what a program wrote so far.
type output struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// start runs a service that stays, and ends it with the test, gracefully.
func (m *machine) start(service string, more ...string) *output {
	m.t.Helper()
	all := m.arguments(service)
	ctx, cancel := context.WithCancel(context.Background())
	command := exec.CommandContext(ctx, all[0], all[1:]...)
	command.Env, command.Dir = m.environment(service, more...), m.t.TempDir()
	said := &output{}
	command.Stdout, command.Stderr = said, said
	command.Cancel = func() error { return command.Process.Signal(syscall.SIGTERM) }
	command.WaitDelay = 30 * time.Second
	require.NoError(m.t, command.Start())
	m.t.Cleanup(func() {
		cancel()
		_ = command.Wait() // being told to stop is how it ends
		if m.t.Failed() {
			text := said.String()
			m.t.Logf("%s said at the end:\n%s", service, text[max(0, len(text)-3000):])
		}
	})
	return said
}
