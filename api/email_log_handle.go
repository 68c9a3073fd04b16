package api

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"onward/referral"
	"onward/schema"
)

// audienceLabels say in what part somebody is written to.
var audienceLabels = map[referral.Audience]string{
	referral.ToReceiver: "The receiver's address", referral.ToReceiverLeads: "A lead of the receiver", referral.ToAssigned: "Whoever has the referral",
	referral.ToSender: "The sender's address", referral.ToSenderLeads: "A lead of the sender", referral.ToSenderAdviser: "Whoever sent it",
	referral.ToCoordinators: "A coordinator", referral.ToChosen: "Somebody who was chosen", "account": "The account's own address",
	referral.ToApplicant:    "Whoever asked to join",
	referral.ToOrganisation: "The organisation's address", referral.ToLeads: "A lead of the organisation", referral.ToSuggester: "Whoever suggested a change",
}

// letterChoices are all letters, by their words.
var letterChoices = func() []Choice {
	all := []Choice{}
	for _, code := range slices.Collect(maps.Keys(letterLabels)) {
		all = append(all, Choice{string(code), letterLabels[code]})
	}
	slices.SortFunc(all, func(a, b Choice) int { return cmp.Or(cmp.Compare(a.Label, b.Label), cmp.Compare(a.Code, b.Code)) })
	return all
}()

func (s *Server) listEmails(ctx context.Context, in *EmailsQuery) (*emailPageOutput, error) {
	q, err := in.query()
	if err != nil {
		return nil, err
	}
	found, err := s.store.Emails(ctx, actor(ctx), q)
	if err != nil {
		return nil, fmt.Errorf("list e-mails: %w", err)
	}
	page := EmailPage{Items: []Email{}, Next: found.Next, Letters: letterChoices}
	for _, e := range found.Items {
		page.Items = append(page.Items, showEmail(e))
	}
	return &emailPageOutput{Body: page}, nil
}

func (in EmailsQuery) query() (q schema.EmailQuery, err error) {
	q = schema.EmailQuery{Letter: referral.Letter(in.Letter), Organisation: in.Organisation, Number: in.Number, After: in.Cursor, Limit: in.Limit}
	switch in.State {
	case "":
	case "undelivered":
		q.Undelivered = true
	default:
		q.States = []schema.NotificationState{schema.NotificationState(in.State)}
	}
	q.From, q.Until, err = daysOf(in.From, in.Until)
	return q, err
}

func showEmail(e schema.Email) Email {
	shown := Email{
		ID: e.ID, Letter: string(e.Letter), Label: letterLabels[e.Letter], Audience: audienceLabels[e.Audience], Address: e.Address,
		State: string(e.State), Reason: e.Reason, Attempts: e.Attempts, CreatedAt: e.CreatedAt, At: e.At,
		ReferralID: idOrNone(e.ReferralID), Number: e.Number, Resent: e.Resent, MayBeResent: e.MayBeResent(),
	}
	switch {
	case e.Organisation != nil:
		shown.To = e.Organisation.Name
	case e.Person != nil:
		shown.To = e.Person.Name
	case e.Audience == referral.ToApplicant:
		shown.To = "An applicant"
	case e.Audience == referral.ToSuggester:
		shown.To = "A visitor of the public page"
	}
	return shown
}

func (s *Server) resendEmail(ctx context.Context, in *emailInput) (*nothing, error) {
	if err := s.store.ResendEmail(ctx, actor(ctx), in.ID); err != nil {
		return nil, fmt.Errorf("send an e-mail again: %w", err)
	}
	return &nothing{}, nil
}

func (s *Server) resendEmails(ctx context.Context, in *resendFailedInput) (*resentOutput, error) {
	since, err := dateOrNone("since", in.Body.Since)
	switch {
	case err != nil:
		return nil, err
	case since == nil:
		return nil, invalid("since", "Choose the day from which on they are sent again.")
	}
	n, more, err := s.store.ResendFailed(ctx, actor(ctx), since.At(0, 0, 0))
	if err != nil {
		return nil, fmt.Errorf("send failed e-mails again: %w", err)
	}
	return &resentOutput{Body: Resent{Count: n, More: more}}, nil
}
