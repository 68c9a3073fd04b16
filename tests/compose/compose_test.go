package compose_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// The services in the order in which docker compose starts them, up to the first
// coordinator's sign-in.
func TestTheServicesMakeAnInstallation(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	m.initialisePostgres()
	m.once("temporal-schema")
	m.once("temporal-schema") // every `docker compose up` runs it
	m.start("temporal", m.temporalPorts()...)
	m.eventually(func() bool {
		return m.status("http://127.0.0.1:"+m.temporal[1]+"/api/v1/cluster-info") == http.StatusOK
	}, "Temporal is healthy")
	m.once("migrate")
	require.Contains(t, m.once("migrate"), "has this version's schema")
	m.start("api")
	ready := m.start("worker", "SENDGRID_BASE_URL="+m.letters.URL)
	m.eventually(func() bool { return strings.Contains(ready.String(), "worker: ready") }, "the worker is ready")
	m.eventually(func() bool {
		_, body := m.ask(http.MethodGet, "/health/ready", nil, nil)
		return strings.Contains(string(body), `"status":"ok","database":"ok","temporal":"ok"`)
	}, "the API is ready")

	said := m.once("onward-admin", "--name", "Cora Coord", "--email", "cora@example.org")
	link := regexp.MustCompile(`https://referrals\.example\.org/set-password#(\S+)`).FindStringSubmatch(said)
	require.NotNil(t, link, said)
	require.Contains(t, said, "ccoord")
	m.signIn("ccoord", link[1])
}

// initialisePostgres runs what the postgres image runs when it makes its data.
func (m *machine) initialisePostgres() {
	m.t.Helper()
	if _, err := exec.LookPath("psql"); err != nil {
		m.initialiseByHand()
		return
	}
	script, err := os.ReadFile(filepath.Join(root(m.t), "deploy", "postgres-init.sh"))
	require.NoError(m.t, err)
	command := exec.CommandContext(m.t.Context(), "bash", "-c", strings.ReplaceAll(string(script), "/run/secrets", m.secrets))
	command.Env = []string{
		"PATH=" + os.Getenv("PATH"), "POSTGRES_USER=postgres",
		"PGHOST=127.0.0.1", "PGPORT=" + m.postgres, "PGPASSWORD=" + m.secret("postgres_password"),
	}
	output, err := command.CombinedOutput()
	require.NoError(m.t, err, string(output))
}

// initialiseByHand does what the script does, on a machine without psql.
func (m *machine) initialiseByHand() {
	m.t.Helper()
	for _, role := range []string{"onward", "temporal"} {
		m.execute(m.superuser("postgres"), "CREATE ROLE "+role+" LOGIN PASSWORD '"+m.secret(role+"_database_password")+"'")
	}
	for database, owner := range map[string]string{"onward": "onward", "temporal": "temporal", "temporal_visibility": "temporal"} {
		m.execute(m.superuser("postgres"), "CREATE DATABASE "+database+" OWNER "+owner)
		m.execute(m.superuser("postgres"), "REVOKE CONNECT ON DATABASE "+database+" FROM PUBLIC")
	}
	m.execute(m.superuser("postgres"), "ALTER ROLE onward CREATEROLE")
	for _, extension := range []string{"pg_trgm", "unaccent", "fuzzystrmatch"} {
		m.execute(m.superuser("onward"), "CREATE EXTENSION "+extension)
	}
}

// temporalPorts are this machine's in place of the container's own.
func (m *machine) temporalPorts() []string {
	env := []string{"TEMPORAL_BROADCAST_ADDRESS=127.0.0.1"}
	for i, name := range []string{
		"FRONTEND_GRPC_PORT", "FRONTEND_HTTP_PORT", "FRONTEND_MEMBERSHIP_PORT", "HISTORY_GRPC_PORT", "HISTORY_MEMBERSHIP_PORT",
		"MATCHING_GRPC_PORT", "MATCHING_MEMBERSHIP_PORT", "WORKER_GRPC_PORT", "WORKER_MEMBERSHIP_PORT",
	} {
		env = append(env, name+"="+m.temporal[i])
	}
	return env
}

func (m *machine) eventually(holds func() bool, what string) {
	m.t.Helper()
	require.Eventually(m.t, holds, patience, 200*time.Millisecond, what)
}

func (m *machine) status(address string) int {
	request, err := http.NewRequestWithContext(m.t.Context(), http.MethodGet, address, nil)
	require.NoError(m.t, err)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0
	}
	_ = response.Body.Close() // only the status is wanted
	return response.StatusCode
}

// ask sends a request to the API; no answer has no status.
func (m *machine) ask(method, path string, cookie *http.Cookie, body any) (*http.Response, []byte) {
	content, err := json.Marshal(body)
	require.NoError(m.t, err)
	if body == nil {
		content = nil
	}
	request, err := http.NewRequestWithContext(m.t.Context(), method, "http://127.0.0.1:"+m.api+path, bytes.NewReader(content))
	require.NoError(m.t, err)
	request.Header.Set("Content-Type", "application/json")
	if cookie != nil {
		request.AddCookie(cookie)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return &http.Response{}, nil
	}
	defer func() { _ = response.Body.Close() }() // it has been read to its end
	read, err := io.ReadAll(response.Body)
	require.NoError(m.t, err)
	return response, read
}

// signIn sets the password by the link, once, and signs in with it.
func (m *machine) signIn(username, token string) {
	m.t.Helper()
	const password = "Unlikely-Otter-88"
	set := map[string]string{"token": token, "password": password}
	response, said := m.ask(http.MethodPost, "/api/v1/password", nil, set)
	require.Equal(m.t, http.StatusOK, response.StatusCode, string(said))
	response, _ = m.ask(http.MethodPost, "/api/v1/password", nil, set)
	require.NotEqual(m.t, http.StatusOK, response.StatusCode, "a link works once")
	response, said = m.ask(http.MethodPost, "/api/v1/session", nil, map[string]string{"username": username, "password": password})
	require.Equal(m.t, http.StatusOK, response.StatusCode, string(said))
	require.Len(m.t, response.Cookies(), 1)
	cookie := response.Cookies()[0]
	require.Equal(m.t, "__Host-onward", cookie.Name, "people reach it over https")
	require.True(m.t, cookie.Secure && cookie.HttpOnly)
	require.Contains(m.t, string(said), `"owes":"enrolment"`, "a coordinator sets up a second factor first (R-29)")
	response, _ = m.ask(http.MethodGet, "/api/v1/session", cookie, nil)
	require.Equal(m.t, http.StatusUnauthorized, response.StatusCode, "until then the password alone opens nothing")
	response, said = m.ask(http.MethodPost, "/api/v1/me/second-factor", cookie, map[string]string{"password": password})
	require.Equal(m.t, http.StatusOK, response.StatusCode, string(said))
}
