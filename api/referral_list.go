package api

import "github.com/google/uuid"

// Filter narrows a list of referrals. Nothing in it is personal, so it may stand
// in a URL; searching for a client is a POST.
type Filter struct {
	Box      string    `query:"box" enum:"incoming,outgoing," doc:"Received, sent, or both when absent."`
	Status   []string  `query:"status" maxItems:"7" enum:"sent,acknowledged,returned,accepted,declined,closed,withdrawn" doc:"Any of these, separated by commas."`
	Urgent   string    `query:"urgent" enum:"true,false,"`
	Overdue  string    `query:"overdue" enum:"true,false,"`
	From     uuid.UUID `query:"from" doc:"The sending organisation."`
	To       uuid.UUID `query:"to" doc:"The receiving organisation."`
	Issue    string    `query:"issue" maxLength:"60"`
	SentFrom string    `query:"sent_from" format:"date" doc:"Sent on this day or later."`
	SentTo   string    `query:"sent_to" format:"date" doc:"Sent on this day or earlier."`
	Assigned string    `query:"assigned" maxLength:"40" doc:"A colleague's id, 'me', or 'nobody'."`
	Order    string    `query:"order" enum:"due,newest," doc:"Soonest due first, or newest first (the default)."`
	Cursor   string    `query:"cursor" maxLength:"400"`
	Limit    int       `query:"limit" minimum:"1" maximum:"100" default:"25"`
}

type listReferralsInput struct{ Filter }

// SearchBody asks for referrals by what is personal or by number. The other
// filters are the same as of the list.
type SearchBody struct {
	Text     string     `json:"text" maxLength:"100" doc:"A number, such as 10423 or #10423, or the client's surname."`
	Box      string     `json:"box,omitempty" enum:"incoming,outgoing,"`
	Status   []string   `json:"status,omitempty" maxItems:"7" enum:"sent,acknowledged,returned,accepted,declined,closed,withdrawn"`
	Urgent   *bool      `json:"urgent,omitempty"`
	Overdue  *bool      `json:"overdue,omitempty"`
	From     *uuid.UUID `json:"from,omitempty"`
	To       *uuid.UUID `json:"to,omitempty"`
	Issue    string     `json:"issue,omitempty" maxLength:"60"`
	SentFrom string     `json:"sent_from,omitempty" format:"date"`
	SentTo   string     `json:"sent_to,omitempty" format:"date"`
	Assigned string     `json:"assigned,omitempty" maxLength:"40"`
	Order    string     `json:"order,omitempty" enum:"due,newest,"`
	Cursor   string     `json:"cursor,omitempty" maxLength:"400"`
	Limit    int        `json:"limit,omitempty" minimum:"1" maximum:"100" default:"25"`
}

type searchReferralsInput struct{ Body SearchBody }
