package dev

import (
	"context"
	_ "embed" // the configuration of Temporal UI
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
)

// The UI listens on every address unless a file says otherwise: there is no
// environment variable for it.
//
//go:embed temporalui/onward.yaml
var temporalUIConfig []byte

// TemporalUIURL is where a browser finds Temporal UI.
func (i *Installation) TemporalUIURL() string {
	return "http://" + address(i.ports.TemporalUI)
}

func (i *Installation) startTemporalUI(ctx context.Context) (*process, error) {
	config := filepath.Join(i.options.Folder, "run", "temporal-ui")
	if err := os.MkdirAll(config, 0o755); err != nil {
		return nil, fmt.Errorf("dev: configure Temporal UI: %w", err)
	}
	if err := os.WriteFile(filepath.Join(config, "onward.yaml"), temporalUIConfig, 0o644); err != nil {
		return nil, fmt.Errorf("dev: configure Temporal UI: %w", err)
	}
	program := i.program(TemporalUI)
	program.path = i.programs.temporalUI
	program.args = []string{"--root", i.options.Folder, "--config", filepath.Join("run", "temporal-ui"), "--env", "onward", "start"}
	program.env = []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + os.Getenv("HOME"), "TZ=UTC",
		"TEMPORAL_ADDRESS=" + i.TemporalAddress(), "TEMPORAL_UI_PORT=" + strconv.Itoa(i.ports.TemporalUI),
		"TEMPORAL_DEFAULT_NAMESPACE=" + DefaultNamespace,
	}
	child, err := launch(program)
	if err != nil {
		return nil, err
	}
	return child, untilReady(ctx, child, func(ctx context.Context) error {
		return getOK(ctx, i.TemporalUIURL()+"/healthz")
	})
}

func getOK(ctx context.Context, url string) error {
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
