// Package metrics tells Prometheus how an installation does: its requests, its
// processes, and what matters to clients, such as how long the referral has waited
// that has waited longest. It is served on a listener of its own, which is not the
// public one, and no label holds anything that a person typed.
package metrics

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"github.com/rs/zerolog"

	"onward/schema"
)

// countWithin is how long the figures may take, of the ten seconds that Prometheus
// waits.
const countWithin = 5 * time.Second

// Source is where the figures come from.
type Source interface {
	Health(ctx context.Context) (schema.Health, error)
}

// Metrics is what one process tells.
type Metrics struct {
	registry *prometheus.Registry
	requests *prometheus.HistogramVec
	log      zerolog.Logger
}

// New returns the metrics of a process: "api" or "worker".
func New(process string, from Source, log zerolog.Logger) *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(), log: log,
		requests: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "onward_request_seconds", Help: "How long requests took, by route, method and status.",
			Buckets: []float64{.005, .01, .025, .05, .1, .2, .5, 1, 2, 5, 10},
		}, []string{"route", "method", "status"}),
	}
	ours := prometheus.WrapRegistererWith(prometheus.Labels{"process": process}, m.registry)
	ours.MustRegister(m.requests, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	m.registry.MustRegister(figures{from, log})
	return m
}

// Request counts one request. The route is as it was registered, never as it was
// typed; what matches none has an empty one.
func (m *Metrics) Request(route, method string, status int, took time.Duration) {
	m.requests.WithLabelValues(route, method, strconv.Itoa(status)).Observe(took.Seconds())
}

// Serve answers GET /metrics at the address until ctx ends. An empty address
// serves nothing.
func (m *Metrics) Serve(ctx context.Context, address string) error {
	if address == "" {
		<-ctx.Done()
		return nil
	}
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
	if err != nil {
		return err
	}
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{ErrorHandling: promhttp.ContinueOnError}))
	server := &http.Server{Handler: mux, ReadHeaderTimeout: countWithin}
	go func() {
		<-ctx.Done()
		_ = server.Close() // a figure that is lost is asked for again
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// The figures of the network, which every process tells alike.
var (
	open        = prometheus.NewDesc("onward_referrals_open", "Referrals that are not over.", nil, nil)
	overdue     = prometheus.NewDesc("onward_referrals_overdue", "Open referrals whose deadline has passed.", nil, nil)
	stuck       = prometheus.NewDesc("onward_referrals_stuck", "Open referrals that the clock has given up on.", nil, nil)
	oldest      = prometheus.NewDesc("onward_oldest_unacknowledged_seconds", "How long the referral has waited that has waited longest for an acknowledgement.", nil, nil)
	due         = prometheus.NewDesc("onward_letters_due", "E-mails that should have left and have not.", nil, nil)
	failed      = prometheus.NewDesc("onward_letters_failed_day", "E-mails that failed, were refused or are in doubt since a day, and were not sent again.", nil, nil)
	outbox      = prometheus.NewDesc("onward_outbox_waiting", "Pieces of work that wait for Temporal.", nil, nil)
	outboxAge   = prometheus.NewDesc("onward_outbox_oldest_seconds", "How long the oldest of them has waited.", nil, nil)
	outboxDead  = prometheus.NewDesc("onward_outbox_given_up", "Pieces of work that were given up: somebody must look.", nil, nil)
	countFailed = prometheus.NewDesc("onward_figures_failed", "1 when the figures could not be read.", nil, nil)
)

// figures asks the database each time that Prometheus asks.
type figures struct {
	from Source
	log  zerolog.Logger
}

// Describe lists the figures.
func (f figures) Describe(to chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{open, overdue, stuck, oldest, due, failed, outbox, outboxAge, outboxDead, countFailed} {
		to <- d
	}
}

// Collect reads the figures. When that fails, it says so and tells none.
func (f figures) Collect(to chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), countWithin)
	defer cancel()
	tell := func(d *prometheus.Desc, value float64) {
		to <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, value)
	}
	now, err := f.from.Health(ctx)
	if err != nil {
		f.log.Warn().Err(err).Msg("metrics: the figures cannot be read")
		tell(countFailed, 1)
		return
	}
	tell(countFailed, 0)
	tell(open, float64(now.Open))
	tell(overdue, float64(now.Overdue))
	tell(stuck, float64(now.Stuck))
	tell(oldest, now.OldestUnacknowledged.Seconds())
	tell(due, float64(now.LettersDue))
	tell(failed, float64(now.LettersFailed))
	tell(outbox, float64(now.Outbox.Undone))
	tell(outboxAge, now.Outbox.Oldest.Seconds())
	tell(outboxDead, float64(now.Outbox.Dead))
}
