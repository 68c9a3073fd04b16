package main

import (
	"context"
	"sync"
	"time"

	"github.com/google/uuid"
	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/worker"

	"onward/activities"
)

// stage answers for Postgres and the mail provider. What it answers depends on
// the ids alone, which the scenes choose, so that every recording is the same.
type stage struct {
	sync.Mutex
	asked map[uuid.UUID]int
}

// What the first byte of an id says about the answers.
const (
	plain       byte = 1
	early       byte = 2 // the first moment is early once
	superseded  byte = 3 // the first moment is superseded, and nothing more is told
	overtaken   byte = 4 // the first moment is superseded, and the latest event told
	unreachable byte = 5 // the first two questions fail
	doubtful    byte = 6 // no answer from the mail provider
	refused     byte = 7
)

func idOf(behaviour byte, number int64) uuid.UUID {
	return uuid.UUID{0: behaviour, 6: 0x70, 8: 0x80, 14: byte(number >> 8), 15: byte(number)}
}

func (s *stage) register(r worker.ActivityRegistry) {
	s.asked = map[uuid.UUID]int{}
	r.RegisterActivityWithOptions(s.passMoment, activity.RegisterOptions{Name: activities.NamePassMoment})
	r.RegisterActivityWithOptions(s.sendEmail, activity.RegisterOptions{Name: activities.NameSendEmail})
	r.RegisterActivityWithOptions(s.writeExport, activity.RegisterOptions{Name: activities.NameWriteExport})
	r.RegisterActivityWithOptions(s.reconcile, activity.RegisterOptions{Name: activities.NameReconcile})
}

func (s *stage) count(id uuid.UUID) int {
	s.Lock()
	defer s.Unlock()
	s.asked[id]++
	return s.asked[id]
}

func (s *stage) passMoment(_ context.Context, in activities.PassMomentInput) (activities.PassMomentResult, error) {
	first := s.count(in.ReferralID) == 1
	switch behaviour := in.ReferralID[0]; {
	case behaviour == early && first:
		return activities.PassMomentResult{Outcome: activities.Early, Wait: 500 * time.Millisecond}, nil
	case behaviour == superseded && first:
		return activities.PassMomentResult{Outcome: activities.Superseded}, nil
	case behaviour == overtaken && first:
		e := after(in)
		return activities.PassMomentResult{Outcome: activities.Superseded, Event: &e}, nil
	case behaviour == unreachable && s.count(in.ReferralID) < 5:
		return activities.PassMomentResult{}, temporal.NewApplicationError("The database did not answer.", string(activities.CodeStore))
	}
	e := after(in)
	return activities.PassMomentResult{Outcome: activities.Passed, Event: &e}, nil
}

func (s *stage) sendEmail(_ context.Context, in activities.SendEmailInput) (activities.SendEmailResult, error) {
	switch {
	case in.NotificationID[0] == doubtful:
		return activities.SendEmailResult{Outcome: activities.Ambiguous}, nil
	case in.NotificationID[0] == refused:
		return activities.SendEmailResult{Outcome: activities.Failed}, nil
	case in.NotificationID[0] == unreachable && s.count(in.NotificationID) == 1:
		return activities.SendEmailResult{}, temporal.NewApplicationErrorWithOptions("Busy.", string(activities.CodeMailBusy),
			temporal.ApplicationErrorOptions{NextRetryDelay: time.Second})
	}
	return activities.SendEmailResult{Outcome: activities.Mailed}, nil
}

func (s *stage) writeExport(_ context.Context, in activities.WriteExportInput) (activities.WriteExportResult, error) {
	if in.ExportID[0] == superseded {
		return activities.WriteExportResult{Outcome: activities.ExportOver}, nil
	}
	return activities.WriteExportResult{Outcome: activities.ExportWritten, Rows: 12}, nil
}

func (s *stage) reconcile(context.Context) (activities.ReconcileResult, error) {
	return activities.ReconcileResult{Restarted: 1}, nil
}
