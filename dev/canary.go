package dev

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"go.temporal.io/api/command/v1"
	"go.temporal.io/api/common/v1"
	"go.temporal.io/api/enums/v1"
	"go.temporal.io/api/taskqueue/v1"
	"go.temporal.io/api/workflowservice/v1"
	"google.golang.org/protobuf/types/known/durationpb"
)

// canaryName is the namespace, the task queue and the type of the workflows
// that only show that Temporal works. Coordinators never see them.
const canaryName = "canary"

const canaryRetention = time.Hour

// canary is how often Temporal is checked, and how long it may fail.
type canary struct{ every, patience time.Duration }

func (c canary) orDefault() canary {
	if c.every == 0 {
		return canary{every: 10 * time.Second, patience: time.Minute}
	}
	return c
}

// watchTemporal tells when Temporal has failed its check for too long, though
// its process lives and may well say that it is serving.
func (i *Installation) watchTemporal(ctx context.Context) <-chan error {
	if !i.options.Temporal {
		return nil
	}
	sick := make(chan error)
	c := i.options.canary.orDefault()
	i.supervised.Go(func() {
		wellAt := time.Now()
		for pause(ctx, c.every) == nil {
			err := i.checkWithin(ctx, c.patience)
			if err == nil {
				wellAt = time.Now()
			}
			if time.Since(wellAt) < c.patience {
				continue
			}
			select {
			case sick <- fmt.Errorf("dev: Temporal has done no work for %s: %w", c.patience, err):
				wellAt = time.Now()
			case <-ctx.Done():
			}
		}
	})
	return sick
}

func (i *Installation) checkWithin(ctx context.Context, patience time.Duration) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	return CheckTemporal(ctx, i.TemporalAddress())
}

// CheckTemporal runs one workflow through every service of a Temporal, and so
// through its databases, and says what stood in the way.
func CheckTemporal(ctx context.Context, address string) error {
	starting, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	if err := EnsureNamespace(starting, address, canaryName, canaryRetention); err != nil {
		return err
	}
	connection, err := dialTemporal(address)
	if err != nil {
		return err
	}
	defer func() { _ = connection.Close() }() // what it carried has been answered
	frontend := workflowservice.NewWorkflowServiceClient(connection)
	queue := &taskqueue.TaskQueue{Name: canaryName, Kind: enums.TASK_QUEUE_KIND_NORMAL}
	_, err = frontend.StartWorkflowExecution(starting, &workflowservice.StartWorkflowExecutionRequest{
		Namespace: canaryName, WorkflowId: canaryName + "-" + rand.Text(), RequestId: rand.Text(),
		WorkflowType: &common.WorkflowType{Name: canaryName}, TaskQueue: queue,
		WorkflowRunTimeout: durationpb.New(time.Minute),
	})
	if err != nil {
		return fmt.Errorf("dev: check Temporal: start: %w", err)
	}
	return completeCanary(ctx, frontend, queue)
}

// completeCanary does the work of one workflow, whosever it is: two may check
// the same Temporal at once.
func completeCanary(ctx context.Context, frontend workflowservice.WorkflowServiceClient, queue *taskqueue.TaskQueue) error {
	ctx, cancel := context.WithTimeout(ctx, 25*time.Second) // Temporal warns of polls below 20 s
	defer cancel()
	task, err := frontend.PollWorkflowTaskQueue(ctx, &workflowservice.PollWorkflowTaskQueueRequest{
		Namespace: canaryName, TaskQueue: queue, Identity: canaryName,
	})
	if err != nil {
		return fmt.Errorf("dev: check Temporal: poll: %w", err)
	}
	if len(task.GetTaskToken()) == 0 {
		return errors.New("dev: check Temporal: the workflow that was started has no work")
	}
	_, err = frontend.RespondWorkflowTaskCompleted(ctx, &workflowservice.RespondWorkflowTaskCompletedRequest{
		Namespace: canaryName, TaskToken: task.GetTaskToken(), Identity: canaryName,
		Commands: []*command.Command{{
			CommandType: enums.COMMAND_TYPE_COMPLETE_WORKFLOW_EXECUTION,
			Attributes: &command.Command_CompleteWorkflowExecutionCommandAttributes{
				CompleteWorkflowExecutionCommandAttributes: &command.CompleteWorkflowExecutionCommandAttributes{},
			},
		}},
	})
	if err != nil {
		return fmt.Errorf("dev: check Temporal: complete: %w", err)
	}
	return nil
}
