package dev

import (
	"context"
	_ "embed" // the dynamic configuration
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/health/grpc_health_v1"
)

//go:embed temporal/dynamicconfig.yaml
var dynamicConfig []byte

// DefaultNamespace is the namespace that every installation uses.
const DefaultNamespace = "default"

// historyShards cannot be changed once a database has been made with it.
const historyShards = 4

// TemporalAddress is host:port of Temporal's frontend.
func (i *Installation) TemporalAddress() string {
	return address(i.ports.Temporal)
}

// startTemporal runs the server on its schema and returns when the namespace is
// there. What workflows need beside it is the business of their worker.
func (i *Installation) startTemporal(ctx context.Context) (*process, error) {
	if err := i.migrateTemporal(ctx); err != nil {
		return nil, err
	}
	config := filepath.Join(i.options.Folder, "run", "dynamicconfig.yaml")
	if err := os.WriteFile(config, dynamicConfig, 0o644); err != nil {
		return nil, fmt.Errorf("dev: write dynamic configuration: %w", err)
	}
	program := i.program(Temporal)
	program.path, program.args = i.programs.temporal, []string{"--root", i.options.Folder, "--allow-no-auth", "start"}
	program.env = i.temporalEnvironment(config)
	child, err := launch(program)
	if err != nil {
		return nil, err
	}
	return child, i.temporalReady(ctx, child)
}

// temporalEnvironment configures the unmodified server: its embedded template
// reads the same names here as in docker-compose.yml. Nothing is inherited, so
// that a variable of somebody's shell cannot change an installation.
func (i *Installation) temporalEnvironment(dynamicConfig string) []string {
	env := []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + os.Getenv("HOME"), "TZ=UTC",
		"LOG_LEVEL=warn",
		"DB=postgres12_pgx", "POSTGRES_SEEDS=" + loopback, "DB_PORT=" + strconv.Itoa(i.ports.Postgres),
		"POSTGRES_USER=" + superuser, "POSTGRES_PWD=" + i.password,
		"DBNAME=" + databaseTemporal, "VISIBILITY_DBNAME=" + databaseVisibility,
		"NUM_HISTORY_SHARDS=" + strconv.Itoa(historyShards),
		"BIND_ON_IP=" + loopback, "TEMPORAL_BROADCAST_ADDRESS=" + loopback,
		"DYNAMIC_CONFIG_FILE_PATH=" + dynamicConfig,
		"TEMPORAL_VERSION_CHECK_DISABLED=1",
	}
	for _, port := range []struct {
		name string
		port int
	}{
		{"FRONTEND_GRPC_PORT", i.ports.Temporal},
		{"FRONTEND_HTTP_PORT", i.ports.TemporalHTTP},
		{"FRONTEND_MEMBERSHIP_PORT", i.ports.FrontendMember},
		{"HISTORY_GRPC_PORT", i.ports.History},
		{"HISTORY_MEMBERSHIP_PORT", i.ports.HistoryMember},
		{"MATCHING_GRPC_PORT", i.ports.Matching},
		{"MATCHING_MEMBERSHIP_PORT", i.ports.MatchingMember},
		{"WORKER_GRPC_PORT", i.ports.Worker},
		{"WORKER_MEMBERSHIP_PORT", i.ports.WorkerMember},
	} {
		env = append(env, port.name+"="+strconv.Itoa(port.port))
	}
	return env
}

func (i *Installation) temporalReady(ctx context.Context, child *process) error {
	connection, err := dialTemporal(i.TemporalAddress())
	if err != nil {
		return err
	}
	defer func() { _ = connection.Close() }() // what it carried has been answered
	if err := untilReady(ctx, child, func(ctx context.Context) error { return serving(ctx, connection) }); err != nil {
		return err
	}
	return EnsureNamespace(ctx, i.TemporalAddress(), DefaultNamespace, i.options.Retention)
}

func serving(ctx context.Context, connection grpc.ClientConnInterface) error {
	answer, err := grpc_health_v1.NewHealthClient(connection).Check(ctx, &grpc_health_v1.HealthCheckRequest{
		Service: "temporal.api.workflowservice.v1.WorkflowService",
	})
	if err != nil {
		return fmt.Errorf("health: %w", err)
	}
	if answer.GetStatus() != grpc_health_v1.HealthCheckResponse_SERVING {
		return errors.New("health: " + answer.GetStatus().String())
	}
	return nil
}

func dialTemporal(address string) (*grpc.ClientConn, error) {
	connection, err := grpc.NewClient(address,
		grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithConnectParams(grpc.ConnectParams{Backoff: quickly, MinConnectTimeout: time.Second}))
	if err != nil {
		return nil, fmt.Errorf("dev: connect to Temporal: %w", err)
	}
	return connection, nil
}
