package api_test

import (
	"bufio"
	"context"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/api"
	"onward/referral"
)

// serve runs the world's server as main does, until stop is called.
func (w *world) serve() (stop func() error) {
	w.t.Helper()
	listener, err := (&net.ListenConfig{}).Listen(w.t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(w.t, err)
	w.url = "http://" + listener.Addr().String()
	ctx, cancel := context.WithCancel(context.Background())
	stopped := make(chan error, 1)
	go func() { stopped <- w.server.Serve(ctx, listener) }()
	stop = func() error {
		cancel()
		err := <-stopped
		stopped <- err // for the clean-up, which waits too
		return err
	}
	w.t.Cleanup(func() { _ = stop() })
	return stop
}

// stream opens the live stream and gives each line of it.
func (b *browser) stream() (lines <-chan string, header http.Header) {
	b.w.t.Helper()
	req, err := http.NewRequestWithContext(b.w.t.Context(), http.MethodGet, b.w.url+"/api/v1/live", nil)
	require.NoError(b.w.t, err)
	req.AddCookie(b.cookie)
	res, err := http.DefaultClient.Do(req)
	require.NoError(b.w.t, err)
	require.Equal(b.w.t, http.StatusOK, res.StatusCode)
	read := make(chan string, 100)
	go func() {
		defer close(read)
		defer res.Body.Close() //nolint:errcheck // the stream is over
		for s := bufio.NewScanner(res.Body); s.Scan(); {
			read <- s.Text()
		}
	}()
	return read, res.Header
}

// await reads lines until one holds the text, and returns all it read.
func await(t *testing.T, lines <-chan string, text string) (read []string) {
	t.Helper()
	for {
		select {
		case line, open := <-lines:
			require.True(t, open, "the stream ended before %q", text)
			read = append(read, line)
			if strings.Contains(line, text) {
				return read
			}
		case <-time.After(20 * time.Second):
			require.Fail(t, "nothing came", text)
		}
	}
}

func TestLiveStreamsTellTheOrganisationsConcernedAndNobodyElse(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *api.Config) { c.Heartbeat = 50 * time.Millisecond })
	w.serve()
	theirs, header := w.as(receiver).stream()
	network, _ := w.as(coordinator).stream()
	strangers, _ := w.as(outsider).stream()
	require.Equal(t, "no", header.Get("X-Accel-Buffering"))
	require.Equal(t, "no-store", header.Get("Cache-Control"))
	for _, lines := range []<-chan string{theirs, network, strangers} {
		await(t, lines, "missed")
		await(t, lines, "still here")
	}
	r := w.planted()
	for _, lines := range []<-chan string{theirs, network} {
		heard := strings.Join(await(t, lines, `"kind":"decline"`), "\n")
		require.Contains(t, heard, r.ID.String())
		require.NotContains(t, heard, canary)
		require.NotContains(t, heard, w.shelter.ID.String())
	}
	// The announcements went to all streams in order, so the stranger's would be here.
	heard := strings.Join(await(t, strangers, "still here"), "\n")
	require.NotContains(t, heard, "changed")
}

func TestALiveStreamOutlivesTheTimeLimitOfARequest(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *api.Config) {
		c.Heartbeat, c.Timeout, c.ReadTimeout = 300*time.Millisecond, 200*time.Millisecond, 200*time.Millisecond
	})
	w.serve()
	lines, _ := w.as(sender).stream()
	for range 4 {
		await(t, lines, "still here")
	}
}

func TestALiveStreamEndsWithItsSession(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *api.Config) { c.Heartbeat = 20 * time.Millisecond })
	w.serve()
	lines, _ := w.as(sender).stream()
	await(t, lines, "still here")
	w.clock.advance(31 * time.Minute)
	require.Eventually(t, func() bool {
		select {
		case _, open := <-lines:
			return !open
		default:
			return false
		}
	}, 20*time.Second, time.Millisecond)
}

func TestStoppingDoesNotWaitForOpenStreams(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	stop := w.serve()
	lines, _ := w.as(sender).stream()
	await(t, lines, "missed")
	begun := time.Now()
	require.NoError(t, stop())
	require.Less(t, time.Since(begun), 5*time.Second)
}

func TestALiveStreamNeedsASession(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.nobody().get("/live").problem(http.StatusUnauthorized, "not_signed_in")
	require.True(t, referral.Permits("live", referral.Auditor))
}

// Told to stop, the API says at once that it leaves, and answers what still comes.
func TestTheAPILeavesGracefully(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *api.Config) { c.Drain = time.Second })
	stop := w.serve()
	ended := make(chan error, 1)
	go func() { ended <- stop() }()
	require.Eventually(t, func() bool {
		res, err := http.Get(w.url + "/health/ready")
		if err != nil {
			return false
		}
		require.NoError(t, res.Body.Close())
		return res.StatusCode == http.StatusServiceUnavailable
	}, 5*time.Second, 5*time.Millisecond)
	res, err := http.Get(w.url + "/health/live")
	require.NoError(t, err)
	require.NoError(t, res.Body.Close())
	require.Equal(t, http.StatusOK, res.StatusCode, "what still comes is answered")
	require.NoError(t, <-ended)
}
