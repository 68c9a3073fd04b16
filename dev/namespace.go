package dev

import (
	"context"
	"errors"
	"fmt"
	"time"

	"go.temporal.io/api/enums/v1"
	"go.temporal.io/api/operatorservice/v1"
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

// searchAttributes are what coordinators search for in Temporal UI. Names,
// numbers and moments only: nothing about a person.
var searchAttributes = map[string]enums.IndexedValueType{
	"ReferralNumber": enums.INDEXED_VALUE_TYPE_INT,
	"ReferralStatus": enums.INDEXED_VALUE_TYPE_KEYWORD,
	"Sender":         enums.INDEXED_VALUE_TYPE_KEYWORD,
	"Receiver":       enums.INDEXED_VALUE_TYPE_KEYWORD,
	"Urgent":         enums.INDEXED_VALUE_TYPE_BOOL,
	"Overdue":        enums.INDEXED_VALUE_TYPE_BOOL,
	"Stuck":          enums.INDEXED_VALUE_TYPE_BOOL,
	"DueBy":          enums.INDEXED_VALUE_TYPE_DATETIME,
}

// EnsureNamespace makes the namespace at a Temporal that already answers,
// unless it is there. A retention of 0 means DefaultRetention.
func EnsureNamespace(ctx context.Context, address, namespace string, retention time.Duration) error {
	connection, err := dialTemporal(address)
	if err != nil {
		return err
	}
	defer connection.Close()
	if retention == 0 {
		retention = DefaultRetention
	}
	frontend := workflowservice.NewWorkflowServiceClient(connection)
	err = patiently(ctx, func(ctx context.Context) error {
		_, err := frontend.DescribeNamespace(ctx, &workflowservice.DescribeNamespaceRequest{Namespace: namespace})
		if status.Code(err) == codes.NotFound {
			_, err = frontend.RegisterNamespace(ctx, &workflowservice.RegisterNamespaceRequest{
				Namespace: namespace, WorkflowExecutionRetentionPeriod: durationpb.New(retention),
			})
		}
		if status.Code(err) == codes.AlreadyExists {
			return nil
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("dev: namespace %s: %w", namespace, err)
	}
	return nil
}

// RegisterSearchAttributes adds the search attributes of a referral to the
// namespace, those that are missing, and waits until they can be searched for.
func RegisterSearchAttributes(ctx context.Context, address, namespace string) error {
	connection, err := dialTemporal(address)
	if err != nil {
		return err
	}
	defer connection.Close()
	operator := operatorservice.NewOperatorServiceClient(connection)
	frontend := workflowservice.NewWorkflowServiceClient(connection)
	err = patiently(ctx, func(ctx context.Context) error {
		present, err := operator.ListSearchAttributes(ctx, &operatorservice.ListSearchAttributesRequest{Namespace: namespace})
		if err != nil {
			return err
		}
		missing := map[string]enums.IndexedValueType{}
		for name, kind := range searchAttributes {
			if _, ok := present.GetCustomAttributes()[name]; !ok {
				missing[name] = kind
			}
		}
		if len(missing) == 0 {
			return nil
		}
		_, err = operator.AddSearchAttributes(ctx, &operatorservice.AddSearchAttributesRequest{Namespace: namespace, SearchAttributes: missing})
		return err
	})
	if err == nil {
		err = patiently(ctx, func(ctx context.Context) error {
			_, err := frontend.CountWorkflowExecutions(ctx, &workflowservice.CountWorkflowExecutionsRequest{
				Namespace: namespace, Query: "ReferralNumber = 0 AND Stuck = true AND DueBy < '2000-01-01T00:00:00Z'",
			})
			return err
		})
	}
	if err != nil {
		return fmt.Errorf("dev: search attributes of %s: %w", namespace, err)
	}
	return nil
}

// patiently repeats what fails while a new namespace, or a new attribute, is
// not yet known to every part of the server.
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
