package api

import (
	"context"
	"fmt"

	"onward/schema"
)

func (s *Server) dashboard(ctx context.Context, in *dashboardInput) (*dashboardOutput, error) {
	found, err := s.store.Dashboard(ctx, actor(ctx), in.Whose == "me")
	if err != nil {
		return nil, fmt.Errorf("read the dashboard: %w", err)
	}
	w, err := s.shower(ctx)
	if err != nil {
		return nil, err
	}
	d := Dashboard{
		Urgent: w.rows(found.Urgent), Pending: w.rows(found.Pending), Incoming: w.rows(found.Incoming), Outgoing: w.rows(found.Outgoing),
		Received: showCounts(found.Received), Sent: showCounts(found.Sent), Tasks: []DashboardTask{},
	}
	for _, t := range found.Tasks {
		d.Tasks = append(d.Tasks, DashboardTask{Kind: string(t.Kind), Count: t.Count, Referrals: w.rows(t.Referrals)})
	}
	return &dashboardOutput{Body: d}, nil
}

func showCounts(c schema.Counts) DashboardCounts {
	return DashboardCounts{Open: c.Open, Accepted: c.Accepted, Closed: c.Closed, Overdue: c.Overdue}
}
