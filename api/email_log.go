package api

import (
	"net/http"
	"time"

	"github.com/google/uuid"
)

// EmailsQuery asks for one page of the e-mails that were written.
type EmailsQuery struct {
	PageQuery
	State        string    `query:"state" enum:"undelivered,due,sending,sent,delivered,bounced,ambiguous,failed,needless," doc:"undelivered: failed, refused or in doubt, and not sent again."`
	Letter       string    `query:"letter" maxLength:"40" doc:"A code of the page's letters."`
	Organisation uuid.UUID `query:"organisation" doc:"Whose address or whose people it went to."`
	Number       int64     `query:"number" minimum:"0" doc:"Of the referral."`
	From         string    `query:"from" maxLength:"10" doc:"The first day, such as 2026-11-26."`
	Until        string    `query:"until" maxLength:"10" doc:"The last day."`
}

// Email is one e-mail and what became of it.
type Email struct {
	ID          uuid.UUID  `json:"id"`
	Letter      string     `json:"letter"`
	Label       string     `json:"label" doc:"What it says, in words."`
	Audience    string     `json:"audience" doc:"In what part it was written to, in words."`
	To          string     `json:"to" doc:"The organisation's name, or the person's."`
	Address     string     `json:"address,omitempty" doc:"As it is now, and covered: a•••@example.org."`
	State       string     `json:"state" enum:"due,sending,sent,delivered,bounced,ambiguous,failed,needless"`
	Reason      string     `json:"reason,omitempty" doc:"A code, never an address."`
	Attempts    int        `json:"attempts"`
	CreatedAt   time.Time  `json:"created_at"`
	At          time.Time  `json:"at" doc:"When it came to that state."`
	ReferralID  *uuid.UUID `json:"referral_id,omitempty"`
	Number      int64      `json:"number,omitempty"`
	Resent      bool       `json:"resent" doc:"It was sent again as another e-mail."`
	MayBeResent bool       `json:"may_be_resent"`
}

// EmailPage is one page of e-mails, the latest first.
type EmailPage struct {
	Items   []Email  `json:"items"`
	Next    string   `json:"next,omitempty"`
	Letters []Choice `json:"letters" doc:"Every kind of e-mail, by its words."`
}

// ResendFailedBody says how far back.
type ResendFailedBody struct {
	Since string `json:"since" maxLength:"10" doc:"The first day, such as 2026-11-26."`
}

// Resent says how many e-mails were sent again.
type Resent struct {
	Count int  `json:"count"`
	More  bool `json:"more" doc:"There are more: ask again."`
}

type (
	emailPageOutput   struct{ Body EmailPage }
	resendFailedInput struct{ Body ResendFailedBody }
	resentOutput      struct{ Body Resent }
	emailInput        struct {
		ID uuid.UUID `path:"id"`
	}
)

func (s *Server) registerEmails() {
	add(s, operation("list-emails", http.MethodGet, "/emails", tagNetwork, "Every e-mail and what became of it"), s.listEmails)
	add(s, answering(http.StatusNoContent, operation("resend-email", http.MethodPost, "/emails/{id}/resend", tagNetwork, "Send an e-mail that did not arrive once more")), s.resendEmail)
	add(s, operation("resend-emails", http.MethodPost, "/emails/resend", tagNetwork, "Send every e-mail once more that could not be handed over since a day"), s.resendEmails)
}
