package api

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"time"

	"onward/referral"
	"onward/schema"
)

func (s *Server) listStuck(ctx context.Context, in *PageQuery) (*stuckOutput, error) {
	page, err := s.store.Stuck(ctx, actor(ctx), in.Cursor, in.Limit)
	if err != nil {
		return nil, fmt.Errorf("list stuck referrals: %w", err)
	}
	shown := StuckPage{Items: []StuckRow{}, Next: page.Next, WorkflowsURL: s.overdueURL()}
	for _, row := range page.Items {
		shown.Items = append(shown.Items, s.stuckRow(row, actor(ctx), s.config.Now()))
	}
	return &stuckOutput{Body: shown}, nil
}

func (s *Server) stuckRow(row schema.Summary, reader referral.Actor, now time.Time) StuckRow {
	r := row.Referral
	track := referral.TrackOf(r, row.Calendar, now)
	shown := StuckRow{
		ID: r.ID, Number: r.Number, Status: string(r.Status), Urgent: r.Urgent, Stuck: r.Stuck,
		Sender: showParty(r.Sender), Receiver: showParty(r.Receiver), SentAt: r.SentAt,
		Track: showTrack(r, track), WorkflowURL: s.workflowURL(reader, r),
	}
	if due, waiting := r.Due(); waiting {
		shown.Due, shown.WorkingDaysLate = due, max(0, -track.WorkingDays)
	}
	return shown
}

// workflowURL is where coordinators see the referral's clock in Temporal UI.
func (s *Server) workflowURL(reader referral.Actor, r referral.Referral) string {
	if s.config.TemporalUI == "" || s.config.WorkflowID == nil || !reader.Role.OfNetwork() {
		return ""
	}
	return s.workflowsURL() + "/" + url.PathEscape(s.config.WorkflowID(r.Number, r.Epoch))
}

func (s *Server) workflowsURL() string {
	return strings.TrimRight(s.config.TemporalUI, "/") + "/workflows"
}

// overdueURL is the saved query of all overdue referrals.
func (s *Server) overdueURL() string {
	if s.config.TemporalUI == "" {
		return ""
	}
	return s.workflowsURL() + "?" + url.Values{"query": {`Overdue = true AND ExecutionStatus = "Running"`}}.Encode()
}
