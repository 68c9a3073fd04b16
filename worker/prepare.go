package worker

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/rs/zerolog"
	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/api/operatorservice/v1"
	"go.temporal.io/api/serviceerror"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporal"
	"google.golang.org/protobuf/types/known/durationpb"

	"onward/workflows"
)

// retention is how long Temporal keeps a closed workflow in a namespace that we
// make: long enough to look into a complaint. The history is in Postgres.
const retention = 30 * 24 * time.Hour

// Prepare makes sure that Temporal has what the workflows need: the namespace,
// the search attributes and the schedule of the reconciler. It may be run any
// number of times. It waits for a Temporal that is down for as long as ctx lets it.
func Prepare(ctx context.Context, temporal client.Client, namespace string, log zerolog.Logger) error {
	p := preparation{client: temporal, namespace: namespace, log: log}
	for _, step := range []struct {
		message string
		try     func(context.Context) error
	}{
		{"worker: Temporal does not answer; waiting for it", p.namespaceExists},
		{"worker: the search attributes are not ready; waiting for them", p.attributesExist},
		{"worker: the reconciler cannot be scheduled; trying again", p.scheduleExists},
	} {
		if err := repeat(ctx, &complaint{log: log}, step.message, step.try); err != nil {
			return fmt.Errorf("prepare Temporal: %w", err)
		}
	}
	return nil
}

// Missing lists in words what Prepare would make, and makes nothing. Its error says
// that Temporal does not answer.
func Missing(ctx context.Context, temporal client.Client, namespace string) (missing []string, err error) {
	p := preparation{client: temporal, namespace: namespace}
	_, err = temporal.WorkflowService().DescribeNamespace(ctx, &workflowservice.DescribeNamespaceRequest{Namespace: namespace})
	var unknown *serviceerror.NamespaceNotFound
	if errors.As(err, &unknown) {
		return []string{"the namespace " + namespace}, nil
	}
	if err != nil {
		return nil, err
	}
	attributes, err := p.missingAttributes(ctx)
	if err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(attributes)) {
		missing = append(missing, "the search attribute "+name)
	}
	var none *serviceerror.NotFound
	if _, err := temporal.ScheduleClient().GetHandle(ctx, workflows.ScheduleReconcile).Describe(ctx); errors.As(err, &none) {
		missing = append(missing, "the schedule of the reconciler")
	} else if err != nil {
		return nil, err
	}
	return missing, nil
}

// Pollers counts the workers that asked for work lately.
func Pollers(ctx context.Context, temporal client.Client) (int, error) {
	queue, err := temporal.DescribeTaskQueue(ctx, workflows.TaskQueue, enumspb.TASK_QUEUE_TYPE_WORKFLOW)
	if err != nil {
		return 0, err
	}
	return len(queue.GetPollers()), nil
}

type preparation struct {
	client    client.Client
	namespace string
	log       zerolog.Logger
}

func (p preparation) namespaceExists(ctx context.Context) error {
	service := p.client.WorkflowService()
	_, err := service.DescribeNamespace(ctx, &workflowservice.DescribeNamespaceRequest{Namespace: p.namespace})
	var missing *serviceerror.NamespaceNotFound
	var unknown *serviceerror.NotFound
	if !errors.As(err, &missing) && !errors.As(err, &unknown) {
		return err
	}
	_, err = service.RegisterNamespace(ctx, &workflowservice.RegisterNamespaceRequest{
		Namespace: p.namespace, WorkflowExecutionRetentionPeriod: durationpb.New(retention),
	})
	var exists *serviceerror.NamespaceAlreadyExists
	if err == nil || errors.As(err, &exists) {
		return errors.New("the namespace was made and is not known everywhere yet")
	}
	return err
}

// attributesExist adds the attributes that are missing. Where the worker may
// not, an operator has to, and the worker says so and goes on: the relay waits.
func (p preparation) attributesExist(ctx context.Context) error {
	missing, err := p.missingAttributes(ctx)
	if err == nil && len(missing) > 0 {
		_, err = p.client.OperatorService().AddSearchAttributes(ctx, &operatorservice.AddSearchAttributesRequest{
			Namespace: p.namespace, SearchAttributes: missing,
		})
	}
	var denied *serviceerror.PermissionDenied
	if errors.As(err, &denied) {
		p.log.Warn().Strs("attributes", slices.Sorted(maps.Keys(workflows.SearchAttributes()))).
			Msg("worker: not allowed to ask for or add search attributes; where they are missing, an operator must add them")
		return nil
	}
	if err != nil {
		return err
	}
	return p.attributesUsable(ctx)
}

func (p preparation) missingAttributes(ctx context.Context) (map[string]enumspb.IndexedValueType, error) {
	present, err := p.client.OperatorService().ListSearchAttributes(ctx, &operatorservice.ListSearchAttributesRequest{Namespace: p.namespace})
	if err != nil {
		return nil, err
	}
	missing := workflows.SearchAttributes()
	for name := range present.GetCustomAttributes() {
		delete(missing, name)
	}
	return missing, nil
}

// attributesUsable asks with them: a new attribute is not known to every part of
// the server at once, and a start with an unknown one is refused.
func (p preparation) attributesUsable(ctx context.Context) error {
	_, err := p.client.CountWorkflow(ctx, &workflowservice.CountWorkflowExecutionsRequest{
		Namespace: p.namespace, Query: "ReferralNumber = 0 AND Stuck = true AND DueBy < '2000-01-01T00:00:00Z'",
	})
	return err
}

func (p preparation) scheduleExists(ctx context.Context) error {
	_, err := p.client.ScheduleClient().Create(ctx, client.ScheduleOptions{
		ID:   workflows.ScheduleReconcile,
		Spec: client.ScheduleSpec{Intervals: []client.ScheduleIntervalSpec{{Every: time.Minute}}},
		Action: &client.ScheduleWorkflowAction{
			ID: workflows.ScheduleReconcile, Workflow: workflows.NameReconcile, TaskQueue: workflows.TaskQueue,
			StaticSummary: "Compare Postgres with Temporal and repair what differs",
		},
		Overlap:       enumspb.SCHEDULE_OVERLAP_POLICY_SKIP,
		CatchupWindow: time.Minute, // after an outage, one comparison is as good as hundreds
	})
	if errors.Is(err, temporal.ErrScheduleAlreadyRunning) {
		return nil
	}
	return err
}
