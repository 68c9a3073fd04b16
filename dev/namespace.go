package dev

import (
	"context"
	"errors"
	"fmt"
	"time"

	"go.temporal.io/api/workflowservice/v1"
	"google.golang.org/grpc/backoff"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/durationpb"
)

// DefaultRetention is how long Temporal keeps the history of a closed
// workflow: long enough to look into a complaint, short enough to stay small.
const DefaultRetention = 30 * 24 * time.Hour

// quickly is how often we knock while Temporal starts.
var quickly = backoff.Config{BaseDelay: 50 * time.Millisecond, Multiplier: 1.2, MaxDelay: 250 * time.Millisecond}

// EnsureNamespace makes the namespace at a Temporal that already answers,
// unless it is there. A retention of 0 means DefaultRetention.
func EnsureNamespace(ctx context.Context, address, namespace string, retention time.Duration) error {
	connection, err := dialTemporal(address)
	if err != nil {
		return err
	}
	defer func() { _ = connection.Close() }() // what it carried has been answered
	if retention == 0 {
		retention = DefaultRetention
	}
	frontend := workflowservice.NewWorkflowServiceClient(connection)
	made := false
	err = patiently(ctx, func(ctx context.Context) error {
		_, err := frontend.DescribeNamespace(ctx, &workflowservice.DescribeNamespaceRequest{Namespace: namespace})
		if status.Code(err) == codes.NotFound {
			made = true
			_, err = frontend.RegisterNamespace(ctx, &workflowservice.RegisterNamespaceRequest{
				Namespace: namespace, WorkflowExecutionRetentionPeriod: durationpb.New(retention),
			})
		}
		if err == nil && made { // for a second or two it is there but not known
			_, err = frontend.CountWorkflowExecutions(ctx, &workflowservice.CountWorkflowExecutionsRequest{Namespace: namespace})
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("dev: namespace %s: %w", namespace, err)
	}
	return nil
}

// patiently repeats what fails while a new namespace is not yet known to every
// part of the server.
func patiently(ctx context.Context, try func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	for {
		err := attempt(ctx, try)
		if err == nil {
			return nil
		}
		if pause(ctx, 200*time.Millisecond) != nil {
			return errors.Join(ctx.Err(), err)
		}
	}
}
