package api

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"onward/referral"
	"onward/schema"
)

// Moving the deadlines of every open referral takes longer than a click.
const (
	daysPath         = "/network/calendar/days"
	calendarPatience = 25 * time.Second
)

func (s *Server) registerCalendar() {
	add(s, operation("network-calendar", http.MethodGet, "/network/calendar", tagNetwork, "The bank holidays that deadlines go by"), s.networkCalendar)
	add(s, operation("preview-day", http.MethodPost, "/network/calendar/preview", tagNetwork, "What a day more would do to open referrals"), s.previewDay)
	add(s, answering(http.StatusCreated, operation("add-day", http.MethodPost, daysPath, tagNetwork, "Add a bank holiday, and move the deadlines before which it lies")), s.addDay)
	add(s, operation("preview-day-removed", http.MethodGet, daysPath+"/{id}/preview", tagNetwork, "What a day less would do to open referrals"), s.previewDayRemoved)
	add(s, operation("remove-day", http.MethodPost, daysPath+"/{id}/remove", tagNetwork, "Take a bank holiday away that was added, and move the deadlines back"), s.removeDay)
}

func (s *Server) networkCalendar(ctx context.Context, _ *nothing) (*calendarOutput, error) {
	added, err := s.store.OneOffDays(ctx, actor(ctx))
	if err != nil {
		return nil, fmt.Errorf("list one-off days: %w", err)
	}
	return &calendarOutput{Body: showCalendar(referral.DateOf(s.config.Now()), added)}, nil
}

func (s *Server) previewDay(ctx context.Context, in *oneOffInput) (*movesOutput, error) {
	m, err := s.store.MovesOf(ctx, actor(ctx), in.Body.day())
	if err != nil {
		return nil, fmt.Errorf("foretell a one-off day: %w", err)
	}
	return &movesOutput{Body: showMoves(m)}, nil
}

func (s *Server) addDay(ctx context.Context, in *oneOffInput) (*calendarChangedOutput, error) {
	m, err := s.store.AddOneOffDay(ctx, actor(ctx), in.Body.day())
	return s.calendarAfter(ctx, "add a one-off day", m, err)
}

func (s *Server) previewDayRemoved(ctx context.Context, in *oneOffPath) (*movesOutput, error) {
	m, err := s.store.MovesWithout(ctx, actor(ctx), in.ID)
	if err != nil {
		return nil, fmt.Errorf("foretell a one-off day's end: %w", err)
	}
	return &movesOutput{Body: showMoves(m)}, nil
}

func (s *Server) removeDay(ctx context.Context, in *oneOffPath) (*calendarChangedOutput, error) {
	m, err := s.store.RemoveOneOffDay(ctx, actor(ctx), in.ID)
	return s.calendarAfter(ctx, "remove a one-off day", m, err)
}

// calendarAfter answers a change with the calendar as it is now.
func (s *Server) calendarAfter(ctx context.Context, what string, m schema.Moves, err error) (*calendarChangedOutput, error) {
	if err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	now, err := s.networkCalendar(ctx, nil)
	if err != nil {
		return nil, err
	}
	return &calendarChangedOutput{Body: CalendarChanged{Calendar: now.Body, Moves: showMoves(m)}}, nil
}
