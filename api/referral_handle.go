package api

import (
	"context"
	"fmt"
	"strconv"

	"github.com/google/uuid"

	"onward/referral"
	"onward/schema"
)

// shower prepares what every answer about referrals needs.
func (s *Server) shower(ctx context.Context) (shower, error) {
	lists, err := s.lists(ctx)
	return shower{
		reader: actor(ctx), now: s.config.Now(), server: s, issues: labelsOf(lists[referral.ListIssues]),
		reasons: labelsOf(lists[referral.ListReasons]), known: lists[referral.ListOutcomes],
	}, err
}

func (s *Server) referral(ctx context.Context, in *referralInput) (*referralOutput, error) {
	view, err := s.store.Referral(ctx, actor(ctx), in.ID)
	if err != nil {
		return nil, fmt.Errorf("read a referral: %w", err)
	}
	w, err := s.shower(ctx)
	if err != nil {
		return nil, err
	}
	return &referralOutput{Body: w.detail(view)}, nil
}

// printReferral records that a referral is taken out on paper.
func (s *Server) printReferral(ctx context.Context, in *referralInput) (*nothing, error) {
	if err := s.store.RecordPrint(ctx, actor(ctx), in.ID); err != nil {
		return nil, fmt.Errorf("record a print: %w", err)
	}
	return &nothing{}, nil
}

func (s *Server) listReferrals(ctx context.Context, in *listReferralsInput) (*referralPageOutput, error) {
	q, err := in.query(actor(ctx))
	if err != nil {
		return nil, err
	}
	return s.pageOfReferrals(ctx, q)
}

func (s *Server) searchReferrals(ctx context.Context, in *searchReferralsInput) (*searchPageOutput, error) {
	q, err := in.Body.query(actor(ctx))
	if err != nil {
		return nil, err
	}
	q.After, q.Limit = in.Body.Cursor, in.Body.Limit
	found, err := s.store.Search(ctx, actor(ctx), q)
	if err != nil {
		return nil, fmt.Errorf("search referrals: %w", err)
	}
	if in.Body.Remember && found.Total > 0 && len(q.Filters()) > 0 {
		if err := s.remember(ctx, in.Body.Question); err != nil {
			return nil, err
		}
	}
	w, err := s.shower(ctx)
	if err != nil {
		return nil, err
	}
	return &searchPageOutput{Body: w.found(found)}, nil
}

func (w shower) found(f schema.Found) SearchPage {
	page := SearchPage{
		ReferralPage: ReferralPage{Items: w.rows(f.Items), Next: f.Next},
		Total:        f.Total, More: f.More, Similar: f.Similar, Without: []Without{},
	}
	for _, o := range f.Without {
		page.Without = append(page.Without, Without(o))
	}
	return page
}

func (s *Server) pageOfReferrals(ctx context.Context, q schema.ListQuery) (*referralPageOutput, error) {
	page, err := s.store.List(ctx, actor(ctx), q)
	if err != nil {
		return nil, fmt.Errorf("list referrals: %w", err)
	}
	w, err := s.shower(ctx)
	if err != nil {
		return nil, err
	}
	return &referralPageOutput{Body: ReferralPage{Items: w.rows(page.Items), Next: page.Next}}, nil
}

// query is the same question as a search, and where its page begins.
func (f Filter) query(reader referral.Actor) (schema.ListQuery, error) {
	q, err := Question{
		Box: f.Box, Status: f.Status, Result: f.Result, Urgent: yesOrNo(f.Urgent), Overdue: yesOrNo(f.Overdue), From: f.From, To: f.To,
		Issue: f.Issue, SentFrom: f.SentFrom, SentTo: f.SentTo, Assigned: f.Assigned, SentBy: f.SentBy, Forwarded: yesOrNo(f.Forwarded), Order: f.Order,
	}.query(reader)
	q.After, q.Limit = f.Cursor, f.Limit
	return q, err
}

func (b Question) query(reader referral.Actor) (q schema.ListQuery, err error) {
	q = schema.ListQuery{
		Box: schema.Box(b.Box), Urgent: b.Urgent, Overdue: b.Overdue, Text: b.Text, From: b.From, To: b.To, Issue: b.Issue,
		Forwarded: b.Forwarded, Order: schema.ByNewest,
	}
	if b.Order == "due" {
		q.Order = schema.ByDue
	}
	for _, st := range b.Status {
		q.Status = append(q.Status, referral.Status(st))
	}
	for _, r := range b.Result {
		q.Result = append(q.Result, referral.Result(r))
	}
	if q.SentFrom, err = dateOrNone("sent_from", b.SentFrom); err != nil {
		return q, err
	}
	if q.SentTo, err = dateOrNone("sent_to", b.SentTo); err != nil {
		return q, err
	}
	if q.SentBy, err = colleague("sent_by", b.SentBy, reader); err != nil {
		return q, err
	}
	return q, assigned(&q, b.Assigned, reader)
}

// colleague reads who is meant: by their id, or oneself.
func colleague(field, who string, reader referral.Actor) (uuid.UUID, error) {
	switch who {
	case "":
		return uuid.Nil, nil
	case "me":
		return reader.UserID, nil
	}
	id, err := uuid.Parse(who)
	if err != nil {
		return id, invalid(field, "Give a colleague's id, or me.")
	}
	return id, nil
}

// assigned reads whose referrals are asked for: a colleague's, one's own, or
// nobody's.
func assigned(q *schema.ListQuery, to string, reader referral.Actor) (err error) {
	if to == "nobody" {
		q.Unassigned = true
		return nil
	}
	q.AssignedTo, err = colleague("assigned", to, reader)
	return err
}

func invalid(field, message string) *referral.Error {
	return &referral.Error{Code: referral.CodeInvalid, Message: wordsCheck, Fields: []referral.FieldError{{Field: field, Message: message}}}
}

func dateOrNone(field, s string) (*referral.Date, error) {
	if s == "" {
		return nil, nil //nolint:nilnil // no date is no restriction
	}
	d, err := referral.ParseDate(s)
	if err != nil {
		return nil, invalid(field, "This is not a date. Write it as year-month-day, such as 2026-06-18.")
	}
	return &d, nil
}

func yesOrNo(s string) *bool {
	b, err := strconv.ParseBool(s)
	if err != nil {
		return nil // absent: the document allows true and false only
	}
	return &b
}

func idOrNone(id uuid.UUID) *uuid.UUID {
	if id == uuid.Nil {
		return nil
	}
	return &id
}
