package api

import (
	"time"

	"github.com/google/uuid"
)

// MailProblem is an e-mail that did not arrive.
type MailProblem struct {
	ID             uuid.UUID  `json:"id"`
	Letter         string     `json:"letter"`
	Label          string     `json:"label"`
	Audience       string     `json:"audience"`
	State          string     `json:"state" enum:"failed,bounced,ambiguous"`
	Reason         string     `json:"reason,omitempty" doc:"A code, never an address."`
	At             time.Time  `json:"at"`
	Organisation   *Party     `json:"organisation,omitempty" doc:"Whose address it went to."`
	ReferralID     *uuid.UUID `json:"referral_id,omitempty"`
	ReferralNumber int64      `json:"referral_number,omitempty"`
}

// MailProblemPage is one page of e-mails that did not arrive, the latest first.
type MailProblemPage struct {
	Items []MailProblem `json:"items"`
	Next  string        `json:"next,omitempty"`
}

type mailProblemsOutput struct{ Body MailProblemPage }
