package api

import "github.com/google/uuid"

// Filter narrows a list of referrals. Nothing in it is personal, so it may stand
// in a URL; searching for a client is a POST.
type Filter struct {
	Box       string      `query:"box" enum:"incoming,outgoing," doc:"Received, sent, or both when absent."`
	Status    []string    `query:"status" maxItems:"7" enum:"sent,acknowledged,returned,accepted,declined,closed,withdrawn" doc:"Any of these, separated by commas."`
	Urgent    string      `query:"urgent" enum:"true,false,"`
	Overdue   string      `query:"overdue" enum:"true,false,"`
	From      []uuid.UUID `query:"from" maxItems:"20" doc:"Any of these sending organisations, separated by commas."`
	To        []uuid.UUID `query:"to" maxItems:"20" doc:"Any of these receiving organisations, separated by commas."`
	Result    []string    `query:"result" maxItems:"5" enum:"successful,unsuccessful,accepted,no_further_referral,no_response" doc:"How it ended: any of these."`
	Issue     string      `query:"issue" maxLength:"60"`
	SentFrom  string      `query:"sent_from" format:"date" doc:"Sent on this day or later."`
	SentTo    string      `query:"sent_to" format:"date" doc:"Sent on this day or earlier."`
	Assigned  string      `query:"assigned" maxLength:"40" doc:"A colleague's id, 'me', or 'nobody'."`
	SentBy    string      `query:"sent_by" maxLength:"40" doc:"A colleague's id, or 'me'."`
	Forwarded string      `query:"forwarded" enum:"true,false," doc:"Whether it was forwarded."`
	Order     string      `query:"order" enum:"due,newest," doc:"Soonest due first, or newest first (the default)."`
	Cursor    string      `query:"cursor" maxLength:"400"`
	Limit     int         `query:"limit" minimum:"1" maximum:"100" default:"25"`
}

type listReferralsInput struct{ Filter }

// Question is what a search asks for: what is personal, a number, and the
// filters of the list.
type Question struct {
	Text      string      `json:"text,omitempty" maxLength:"100" doc:"A number, such as 10423 or #10423, or the client's surname."`
	Box       string      `json:"box,omitempty" enum:"incoming,outgoing,"`
	Status    []string    `json:"status,omitempty" maxItems:"7" enum:"sent,acknowledged,returned,accepted,declined,closed,withdrawn"`
	Urgent    *bool       `json:"urgent,omitempty"`
	Overdue   *bool       `json:"overdue,omitempty"`
	Result    []string    `json:"result,omitempty" maxItems:"5" enum:"successful,unsuccessful,accepted,no_further_referral,no_response"`
	From      []uuid.UUID `json:"from,omitempty" maxItems:"20"`
	To        []uuid.UUID `json:"to,omitempty" maxItems:"20"`
	Issue     string      `json:"issue,omitempty" maxLength:"60"`
	SentFrom  string      `json:"sent_from,omitempty" format:"date"`
	SentTo    string      `json:"sent_to,omitempty" format:"date"`
	Assigned  string      `json:"assigned,omitempty" maxLength:"40"`
	SentBy    string      `json:"sent_by,omitempty" maxLength:"40"`
	Forwarded *bool       `json:"forwarded,omitempty"`
	Order     string      `json:"order,omitempty" enum:"due,newest,"`
}

// SearchBody asks for one page of what a question finds.
type SearchBody struct {
	Question
	Cursor   string `json:"cursor,omitempty" maxLength:"400"`
	Limit    int    `json:"limit,omitempty" minimum:"1" maximum:"100" default:"25"`
	Remember bool   `json:"remember,omitempty" doc:"Keep it among the person's latest searches, if it finds something (R10)."`
}

type searchReferralsInput struct{ Body SearchBody }

// SearchPage is one page of what a search found.
type SearchPage struct {
	ReferralPage
	Total   int       `json:"total" doc:"How many there are, counted to 1,000. On the first page only."`
	More    bool      `json:"more" doc:"There are more than the total."`
	Similar bool      `json:"similar" doc:"No client's surname begins so; these are clients with one that is like it."`
	Without []Without `json:"without" doc:"When nothing is found: what there is without one of the filters (R9)."`
}

// Without is one filter, and what is found without it.
type Without struct {
	Filter string `json:"filter" enum:"number,surname,box,status,result,urgent,overdue,from,to,issue,sent,assigned,sent_by,forwarded"`
	Total  int    `json:"total" doc:"Counted to 100."`
}

type searchPageOutput struct{ Body SearchPage }
