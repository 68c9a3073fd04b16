package api

import (
	"context"
	"fmt"
	"net/http"

	"onward/referral"
	"onward/schema"
)

func (s *Server) registerApplications() {
	add(s, operation("list-applications", http.MethodGet, "/applications", tagNetwork, "Organisations that ask to join"), s.listApplications)
	add(s, operation("application", http.MethodGet, "/applications/{id}", tagNetwork, "One of them, with what may be the same"), s.application)
	add(s, operation("approve-application", http.MethodPost, "/applications/{id}/approve", tagNetwork, "Let an organisation join, paused, and invite its lead"), s.approveApplication)
	add(s, operation("decline-application", http.MethodPost, "/applications/{id}/decline", tagNetwork, "Say no to an application, and why"), s.declineApplication)
}

func (s *Server) listApplications(ctx context.Context, _ *nothing) (*applicationListOutput, error) {
	all, err := s.store.Applications(ctx, actor(ctx))
	if err != nil {
		return nil, fmt.Errorf("list applications: %w", err)
	}
	l := ApplicationList{Items: []ApplicationRow{}}
	for _, a := range all {
		l.Items = append(l.Items, showApplicationRow(a))
	}
	return &applicationListOutput{Body: l}, nil
}

func (s *Server) application(ctx context.Context, in *applicationInput) (*applicationOutput, error) {
	a, alike, err := s.store.Application(ctx, actor(ctx), in.ID)
	if err != nil {
		return nil, fmt.Errorf("read an application: %w", err)
	}
	labels, err := s.issueLabels(ctx)
	if err != nil {
		return nil, err
	}
	shown := Application{
		ApplicationRow: showApplicationRow(a), Version: a.Version, Nation: a.Nation.Name(), Offer: a.Offer, Issues: showIssues(a.Issues, labels),
		Website: a.Website, Email: a.Email, Phone: a.Phone, Reason: a.Reason, Answer: a.Answer, Organisation: idOrNone(a.Organisation),
		Lead:   Applicant{Name: a.Lead.FullName(), JobTitle: a.Lead.JobTitle, Email: a.Lead.Email, Phone: a.Lead.Phone},
		Erased: !a.ErasedAt.IsZero(), Alike: []Likeness{},
	}
	for _, l := range alike {
		shown.Alike = append(shown.Alike, Likeness{string(l.Kind), l.ID, likenessSentence(l)})
	}
	if a.Decision != "" {
		shown.EraseOn = referral.DateOf(a.DecidedAt.AddDate(0, referral.ApplicationMemory, 0)).String()
		return &applicationOutput{Body: shown}, nil
	}
	if shown.Lead.Username, err = s.store.PreviewUsername(ctx, a.Lead.FirstName, a.Lead.LastName); err != nil {
		return nil, fmt.Errorf("preview a username: %w", err)
	}
	return &applicationOutput{Body: shown}, nil
}

func (s *Server) approveApplication(ctx context.Context, in *approveApplicationInput) (*applicationOutput, error) {
	if err := s.store.ApproveApplication(ctx, actor(ctx), in.ID, in.Body.Version, in.Body.Name); err != nil {
		return nil, fmt.Errorf("approve an application: %w", err)
	}
	return s.application(ctx, &applicationInput{ID: in.ID})
}

func (s *Server) declineApplication(ctx context.Context, in *declineApplicationInput) (*applicationOutput, error) {
	if err := s.store.DeclineApplication(ctx, actor(ctx), in.ID, in.Body.Version, in.Body.Words); err != nil {
		return nil, fmt.Errorf("decline an application: %w", err)
	}
	return s.application(ctx, &applicationInput{ID: in.ID})
}

func showApplicationRow(a schema.Application) ApplicationRow {
	row := ApplicationRow{ID: a.ID, Name: a.Name, Areas: list(a.Areas), State: "waiting", ConfirmedAt: a.ConfirmedAt, DecidedAt: orAbsent(a.DecidedAt)}
	if a.Decision != "" {
		row.State = string(a.Decision)
	}
	if a.By != nil {
		by := showPerson(*a.By)
		row.By = &by
	}
	return row
}

// likenessSentence says what it may be the same as, and what to make of it.
func likenessSentence(l schema.Likeness) string {
	if l.Kind == schema.LikeAccount {
		return fmt.Sprintf("The person has an account already: %s. Approving makes them a second one, with a username of its own.", l.Name)
	}
	why := fmt.Sprintf("both use addresses at %s", l.Domain)
	switch {
	case l.Alike && l.Domain != "":
		why = fmt.Sprintf("the names are alike, and both use addresses at %s", l.Domain)
	case l.Alike:
		why = "the names are alike"
	}
	if l.Kind == schema.LikeApplication {
		return fmt.Sprintf("%s has applied, too: %s.", l.Name, why)
	}
	return fmt.Sprintf("%s is in the network already: %s.", l.Name, why)
}
