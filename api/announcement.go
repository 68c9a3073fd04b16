package api

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/google/uuid"

	"onward/referral"
	"onward/schema"
)

// AnnouncementBody is what coordinators tell everybody, or some roles.
type AnnouncementBody struct {
	Text      string          `json:"text" maxLength:"500"`
	Important bool            `json:"important" doc:"It comes back until somebody says that they have read it."`
	From      referral.Date   `json:"from"`
	To        referral.Date   `json:"to" doc:"The last day, included."`
	Roles     []referral.Role `json:"roles" maxItems:"4" doc:"None: everybody."`
}

// Announcement is one with who made it, and whether it is over.
type Announcement struct {
	ID uuid.UUID `json:"id"`
	AnnouncementBody
	By     *Person    `json:"by"`
	MadeAt time.Time  `json:"made_at"`
	Ended  *time.Time `json:"ended_at,omitempty" doc:"When it was ended before its last day."`
	State  string     `json:"state" enum:"coming,shown,over"`
}

// AnnouncementList is what was and is announced, the latest first.
type AnnouncementList struct {
	Items []Announcement `json:"items"`
}

type announcementListOutput struct{ Body AnnouncementList }

type announceInput struct{ Body AnnouncementBody }

type announcementInput struct {
	ID uuid.UUID `path:"id"`
}

func (s *Server) registerAnnouncements() {
	add(s, operation("list-announcements", http.MethodGet, "/announcements", tagNetwork, "What was and is announced"), s.listAnnouncements)
	add(s, answering(http.StatusCreated, operation("announce", http.MethodPost, "/announcements", tagNetwork, "Tell everybody something")), s.announce)
	add(s, operation("end-announcement", http.MethodPost, "/announcements/{id}/end", tagNetwork, "Take an announcement away"), s.endAnnouncement)
}

func (s *Server) listAnnouncements(ctx context.Context, _ *nothing) (*announcementListOutput, error) {
	all, err := s.store.Announcements(ctx, actor(ctx))
	if err != nil {
		return nil, fmt.Errorf("list announcements: %w", err)
	}
	today := referral.DateOf(s.config.Now())
	l := AnnouncementList{Items: []Announcement{}}
	for _, a := range all {
		l.Items = append(l.Items, showAnnouncement(a, today))
	}
	return &announcementListOutput{Body: l}, nil
}

func (s *Server) announce(ctx context.Context, in *announceInput) (*announcementListOutput, error) {
	if err := s.store.Announce(ctx, actor(ctx), referral.Announcement(in.Body).Tidy()); err != nil {
		return nil, fmt.Errorf("announce: %w", err)
	}
	return s.listAnnouncements(ctx, nil)
}

func (s *Server) endAnnouncement(ctx context.Context, in *announcementInput) (*announcementListOutput, error) {
	if err := s.store.EndAnnouncement(ctx, actor(ctx), in.ID); err != nil {
		return nil, fmt.Errorf("end an announcement: %w", err)
	}
	return s.listAnnouncements(ctx, nil)
}

// announced never keeps anybody from their work: without it they go on.
func (s *Server) announced(ctx context.Context, by referral.Actor) []Announced {
	told := []Announced{}
	now, err := s.store.AnnouncedTo(ctx, by)
	if err != nil {
		s.config.Log.Warn().Err(err).Msg("announcements cannot be read")
	}
	for _, a := range now {
		told = append(told, Announced{a.ID, a.Text, a.Important})
	}
	return told
}

func showAnnouncement(a schema.Announcement, today referral.Date) Announcement {
	by := showPerson(*a.By)
	shown := Announcement{ID: a.ID, AnnouncementBody: AnnouncementBody(a.Announcement), By: &by, MadeAt: a.MadeAt, State: "shown"}
	shown.Roles = list(a.Roles)
	switch {
	case !a.EndedAt.IsZero():
		shown.Ended, shown.State = &a.EndedAt, "over"
	case a.To.Before(today):
		shown.State = "over"
	case today.Before(a.From):
		shown.State = "coming"
	}
	return shown
}
