package api

import (
	"context"
	"fmt"
	"time"

	"onward/referral"
)

// horizon is how far ahead a deadline may reach: two extensions, holidays and
// closures included, stay well within it.
const horizon = 120 * 24 * time.Hour

const wordsClockLate = "Reminders and e-mails are late at the moment. Everything you do is saved, and they will catch up by themselves."

func (s *Server) networkWarnings(ctx context.Context, _ *nothing) (*networkWarningsOutput, error) {
	loops, err := s.store.Loops(ctx, actor(ctx))
	if err != nil {
		return nil, fmt.Errorf("find loops: %w", err)
	}
	undelivered, err := s.store.UndeliveredEmails(ctx, actor(ctx))
	if err != nil {
		return nil, fmt.Errorf("count undelivered e-mails: %w", err)
	}
	applications, err := s.store.WaitingApplications(ctx, actor(ctx))
	if err != nil {
		return nil, fmt.Errorf("count applications: %w", err)
	}
	first, last := referral.OfficialYears()
	return &networkWarningsOutput{Body: NetworkWarnings{
		Items:       s.notices(ctx, actor(ctx)),
		Holidays:    KnownHolidays{AsOf: referral.HolidaysAsOf, FirstYear: first, LastYear: last},
		Loops:       showLoops(loops),
		Undelivered: undelivered, Applications: applications,
	}}, nil
}

// notices are what everybody must know now, and what only those who look after
// the network must.
func (s *Server) notices(ctx context.Context, reader referral.Actor) []Notice {
	all := []Notice{}
	if !s.temporalAnswers(ctx) {
		all = append(all, Notice{"clock_late", wordsClockLate})
	}
	_, last := referral.OfficialYears()
	if until := s.config.Now().Add(horizon); reader.Role.OfNetwork() && referral.DateOf(until).Year() > last {
		all = append(all, Notice{"holidays_unknown", fmt.Sprintf(
			"Bank holidays are known up to %d only, and deadlines now reach beyond. They are worked out by the rule and marked provisional. Update Onward, or add the holidays that were announced.", last)})
	}
	return all
}
