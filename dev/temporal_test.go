package dev_test

import (
	"context"
	"os"
	"syscall"
	"testing"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/stretchr/testify/require"
	"go.temporal.io/api/taskqueue/v1"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"onward/dev"
)

// A deadline on an untuned Temporal fell 70 s late: the work waited in a
// partition that nobody polled.
func TestDynamicConfigurationHasOnePartition(t *testing.T) {
	t.Parallel()
	content, err := os.ReadFile("temporal/dynamicconfig.yaml")
	require.NoError(t, err)
	var settings map[string][]struct {
		Value       any            `yaml:"value"`
		Constraints map[string]any `yaml:"constraints"`
	}
	require.NoError(t, yaml.Unmarshal(content, &settings))
	for _, name := range []string{"matching.numTaskqueueReadPartitions", "matching.numTaskqueueWritePartitions"} {
		require.Len(t, settings[name], 1, name)
		require.EqualValues(t, 1, settings[name][0].Value, name)
		require.Empty(t, settings[name][0].Constraints, "%s: for every task queue", name)
	}
}

func TestTemporalSurvivesKillsAndStops(t *testing.T) {
	t.Parallel()
	options := dev.Options{Folder: reachable(t), Postgres: true, Temporal: true, TemporalUI: true, LogWriter: t.Output()}
	installation := start(t, options)
	temporalClient := dial(t, installation)

	run := startSleeper(t, temporalClient)

	t.Log("its task queue has one partition")
	partitions, err := temporalClient.WorkflowService().ListTaskQueuePartitions(t.Context(), &workflowservice.ListTaskQueuePartitionsRequest{
		Namespace: dev.DefaultNamespace, TaskQueue: &taskqueue.TaskQueue{Name: "onward"},
	})
	require.NoError(t, err)
	require.Len(t, partitions.GetWorkflowTaskQueuePartitions(), 1)

	t.Log("it comes back when it is killed, and when its Postgres is")
	require.NoError(t, installation.Kill(t.Context(), dev.Temporal))
	works(t, installation)
	require.NoError(t, installation.Kill(t.Context(), dev.Postgres))
	works(t, installation)

	t.Log("the workflow outlives a stop of everything, and finishes")
	require.NoError(t, installation.Stop())
	again := start(t, options)
	temporalClient = dial(t, again)
	w := worker.New(temporalClient, "onward", worker.Options{})
	w.RegisterWorkflowWithOptions(sleep, workflow.RegisterOptions{Name: "sleep"})
	require.NoError(t, w.Start())
	defer w.Stop()
	require.NoError(t, temporalClient.GetWorkflow(t.Context(), run.GetID(), run.GetRunID()).Get(t.Context(), nil))
}

func TestFrozenTemporalIsRestarted(t *testing.T) {
	t.Parallel()
	options := dev.Options{Folder: reachable(t), Postgres: true, Temporal: true, Ephemeral: true, LogWriter: t.Output()}
	options.WatchTemporal(500*time.Millisecond, 3*time.Second)
	installation := start(t, options)
	require.NoError(t, installation.Signal(t.Context(), dev.Temporal, syscall.SIGSTOP))
	soon, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	require.Error(t, dev.CheckTemporal(soon, installation.TemporalAddress()))
	works(t, installation)
	require.Empty(t, installation.Wait())
}

func works(t *testing.T, installation *dev.Installation) {
	t.Helper()
	require.Eventually(t, func() bool {
		return dev.CheckTemporal(t.Context(), installation.TemporalAddress()) == nil
	}, 2*patience, moment)
}

func dial(t *testing.T, installation *dev.Installation) client.Client {
	t.Helper()
	c, err := client.Dial(client.Options{HostPort: installation.TemporalAddress(), Namespace: dev.DefaultNamespace})
	require.NoError(t, err)
	t.Cleanup(c.Close)
	return c
}

func sleep(ctx workflow.Context) error {
	return workflow.Sleep(ctx, time.Second)
}

func startSleeper(t *testing.T, c client.Client) client.WorkflowRun {
	t.Helper()
	run, err := c.ExecuteWorkflow(t.Context(), client.StartWorkflowOptions{ID: "sleeper", TaskQueue: "onward"}, "sleep")
	require.NoError(t, err)
	return run
}
