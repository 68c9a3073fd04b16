package dev

import (
	"context"
	_ "embed" // the configuration of Temporal UI
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"time"
)

// The UI listens on every address unless a file says otherwise: there is no
// environment variable for it.
//
//go:embed temporalui/onward.yaml
var temporalUIConfig []byte

// TemporalUIURL is where a browser finds Temporal UI.
func (i *Installation) TemporalUIURL() string {
	return "http://" + net.JoinHostPort(loopback, strconv.Itoa(i.ports.TemporalUI))
}

func (i *Installation) startTemporalUI(ctx context.Context) error {
	binaries, err := buildTools(ctx, i.options)
	if err != nil {
		return err
	}
	i.progress("starting Temporal UI", 0, 1)
	config := filepath.Join(i.options.Folder, "run", "temporal-ui")
	if err := os.MkdirAll(config, 0o755); err != nil {
		return fmt.Errorf("dev: configure Temporal UI: %w", err)
	}
	if err := os.WriteFile(filepath.Join(config, "onward.yaml"), temporalUIConfig, 0o644); err != nil {
		return fmt.Errorf("dev: configure Temporal UI: %w", err)
	}
	program := program{
		name: "Temporal UI", path: binaries.ui, folder: i.options.Folder, death: syscall.SIGKILL,
		args: []string{"--root", i.options.Folder, "--config", filepath.Join("run", "temporal-ui"), "--env", "onward", "start"},
		env: []string{
			"PATH=" + os.Getenv("PATH"), "HOME=" + os.Getenv("HOME"), "TZ=UTC",
			"TEMPORAL_ADDRESS=" + i.TemporalAddress(), "TEMPORAL_UI_PORT=" + strconv.Itoa(i.ports.TemporalUI),
			"TEMPORAL_DEFAULT_NAMESPACE=" + DefaultNamespace,
		},
		log:     filepath.Join(i.options.Folder, "logs", "temporal-ui.log"),
		pidFile: filepath.Join(i.options.Folder, "run", "temporal-ui.pid"),
	}
	if err := endOrphan(program, syscall.SIGKILL); err != nil {
		return err
	}
	if i.temporalUI, err = launch(program); err != nil {
		return err
	}
	if err := i.temporalUIReady(ctx); err != nil {
		return err
	}
	i.progress("starting Temporal UI", 1, 1)
	return nil
}

func (i *Installation) temporalUIReady(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	for {
		err := getOK(ctx, i.TemporalUIURL()+"/healthz")
		if err == nil {
			return nil
		}
		select {
		case <-i.temporalUI.done:
			return i.temporalUI.died()
		case <-ctx.Done():
			return fmt.Errorf("dev: Temporal UI does not answer: %w; the end of %s:\n%s", err, i.temporalUI.log, lastLines(i.temporalUI.log, 15))
		case <-time.After(50 * time.Millisecond):
		}
	}
}

func getOK(ctx context.Context, url string) error {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s answers %s", url, response.Status)
	}
	return errors.Join(err, response.Body.Close())
}
