package api

import (
	"time"

	"github.com/google/uuid"
)

// PageQuery asks for one page of a list.
type PageQuery struct {
	Cursor string `query:"cursor" maxLength:"400"`
	Limit  int    `query:"limit" minimum:"1" maximum:"100" default:"25"`
}

// StuckRow is a referral that nobody answered, without its client.
type StuckRow struct {
	ID              uuid.UUID `json:"id"`
	Number          int64     `json:"number"`
	Status          string    `json:"status" enum:"sent,acknowledged"`
	Urgent          bool      `json:"urgent"`
	Stuck           bool      `json:"stuck" doc:"Five working days over; until then it is merely overdue."`
	Sender          Party     `json:"sender"`
	Receiver        Party     `json:"receiver"`
	SentAt          time.Time `json:"sent_at"`
	Due             time.Time `json:"due"`
	WorkingDaysLate int       `json:"working_days_late"`
	Track           Track     `json:"track"`
	WorkflowURL     string    `json:"workflow_url,omitempty" doc:"Its clock in Temporal UI."`
}

// StuckPage is one page of stuck and overdue referrals, the longest over first.
type StuckPage struct {
	Items        []StuckRow `json:"items"`
	Next         string     `json:"next,omitempty"`
	WorkflowsURL string     `json:"workflows_url,omitempty" doc:"All overdue referrals in Temporal UI."`
}

type stuckOutput struct{ Body StuckPage }
