package metrics_test

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"github.com/rs/zerolog"
	"github.com/stretchr/testify/require"

	"onward/internal/metrics"
	"onward/schema"
)

type source struct {
	figures schema.Health
	err     error
}

func (s source) Health(context.Context) (schema.Health, error) { return s.figures, s.err }

// scrape does what Prometheus does.
func scrape(t *testing.T, m *metrics.Metrics) string {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	address := l.Addr().String()
	require.NoError(t, l.Close())
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- m.Serve(ctx, address) }()
	var body []byte
	require.Eventually(t, func() bool {
		response, err := http.Get("http://" + address + "/metrics")
		if err != nil {
			return false
		}
		body, err = io.ReadAll(response.Body)
		require.NoError(t, err)
		require.NoError(t, response.Body.Close())
		return response.StatusCode == http.StatusOK
	}, 10*time.Second, 10*time.Millisecond)
	cancel()
	require.NoError(t, <-ended)
	return string(body)
}

func TestPrometheusReadsWhatMatters(t *testing.T) {
	t.Parallel()
	m := metrics.New("api", source{figures: schema.Health{
		Open: 12, Overdue: 3, Stuck: 1, OldestUnacknowledged: 90 * time.Second, LettersDue: 2, LettersFailed: 4,
		Outbox: schema.OutboxHealth{Undone: 5, Dead: 1, Oldest: 7 * time.Second},
	}}, zerolog.Nop())
	m.Request("/api/v1/referrals/:id", http.MethodGet, http.StatusOK, 30*time.Millisecond)
	said := scrape(t, m)
	for _, line := range []string{
		"onward_referrals_open 12", "onward_referrals_overdue 3", "onward_referrals_stuck 1", "onward_oldest_unacknowledged_seconds 90",
		"onward_letters_due 2", "onward_letters_failed_day 4", "onward_outbox_waiting 5", "onward_outbox_oldest_seconds 7", "onward_outbox_given_up 1",
		"onward_figures_failed 0", `onward_request_seconds_count{method="GET",process="api",route="/api/v1/referrals/:id",status="200"} 1`, "go_goroutines",
	} {
		require.Contains(t, said, line)
	}
}

// What the supplied alerts and the dashboard ask for is what we tell.
func TestAlertsAndDashboardNameOurFigures(t *testing.T) {
	t.Parallel()
	m := metrics.New("api", source{}, zerolog.Nop())
	m.Request("/", http.MethodGet, http.StatusOK, time.Second)
	said := scrape(t, m)
	name := regexp.MustCompile(`\b(onward|process|go)_[a-z_]+`)
	for _, file := range []string{"prometheus/alerts.yml", "grafana/onward.json"} {
		text, err := os.ReadFile(filepath.Join("..", "..", "deploy", file))
		require.NoError(t, err)
		asked := name.FindAllString(string(text), -1)
		require.NotEmpty(t, asked)
		for _, figure := range asked {
			require.Contains(t, said, "\n"+figure, "%s asks for %s", file, figure)
		}
	}
}

// While Postgres is away there is no figure, rather than one that is not true.
func TestNoFigureIsInvented(t *testing.T) {
	t.Parallel()
	said := scrape(t, metrics.New("worker", source{err: errors.New("away")}, zerolog.Nop()))
	require.Contains(t, said, "onward_figures_failed 1")
	require.NotContains(t, said, "onward_referrals_open 0")
}
