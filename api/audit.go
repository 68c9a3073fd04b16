package api

import (
	"net/http"
	"time"

	"github.com/google/uuid"
)

const auditFilePath = "/audit/export"

// AuditQuestion is what is looked for in the audit. It may be a name, so it
// travels in a body.
type AuditQuestion struct {
	Who          string     `json:"who,omitempty" maxLength:"100" doc:"Part of the name or username of whoever did it."`
	Organisation *uuid.UUID `json:"organisation,omitempty" doc:"Whose people did it, or whom the clock waited for."`
	Kind         string     `json:"kind,omitempty" enum:"referrals,client,files,taken_out,signing_in,accounts,organisations,network," doc:"What kind of action."`
	Number       int64      `json:"number,omitempty" minimum:"0" doc:"Of the referral."`
	From         string     `json:"from,omitempty" maxLength:"10" doc:"The first day, such as 2026-11-26."`
	Until        string     `json:"until,omitempty" maxLength:"10" doc:"The last day."`
}

// AuditListBody asks for one page.
type AuditListBody struct {
	AuditQuestion
	Cursor string `json:"cursor,omitempty" maxLength:"400"`
	Limit  int    `json:"limit,omitempty" minimum:"0" maximum:"100"`
}

// AuditEntry is one entry of the audit, in words.
type AuditEntry struct {
	ID           string     `json:"id" doc:"Its chain and its place in it."`
	At           time.Time  `json:"at"`
	Who          string     `json:"who" doc:"In full; The clock, where nobody did it."`
	Role         string     `json:"role" enum:"adviser,lead,coordinator,auditor,clock"`
	Organisation string     `json:"organisation,omitempty" doc:"Whom they acted for."`
	Sentence     string     `json:"sentence" doc:"Such as: acknowledged referral #10423."`
	Why          string     `json:"why,omitempty" doc:"The reason that was given."`
	ReferralID   *uuid.UUID `json:"referral_id,omitempty"`
	Number       int64      `json:"number,omitempty"`
}

// AuditPage is one page of the audit, the latest first.
type AuditPage struct {
	Items []AuditEntry `json:"items"`
	Next  string       `json:"next,omitempty"`
	Kinds []Choice     `json:"kinds" doc:"The kinds of action, in the order of a form."`
}

// AuditCheck says when the audit was last found whole, or how far a check is.
type AuditCheck struct {
	State      string     `json:"state" enum:"never,running,whole,broken"`
	StartedAt  *time.Time `json:"started_at,omitempty"`
	FinishedAt *time.Time `json:"finished_at,omitempty"`
	By         string     `json:"by,omitempty" doc:"Who had it checked; absent for the command on the machine."`
	Total      int64      `json:"total"`
	Checked    int64      `json:"checked"`
	Broken     int64      `json:"broken" doc:"Places at which it was changed."`
}

type (
	auditListInput   struct{ Body AuditListBody }
	auditExportInput struct{ Body AuditQuestion }
	auditPageOutput  struct{ Body AuditPage }
	auditCheckOutput struct{ Body AuditCheck }
)

func (s *Server) registerAudit() {
	add(s, operation("list-audit", http.MethodPost, "/audit", tagNetwork, "Who did what, when"), s.listAudit)
	add(s, operation("export-audit", http.MethodPost, auditFilePath, tagNetwork, "The same as CSV; that it was taken out is recorded"), s.exportAudit)
	add(s, operation("audit-check", http.MethodGet, "/audit/check", tagNetwork, "Whether the audit is whole, as of its last check"), s.auditCheck)
	add(s, answering(http.StatusAccepted, operation("check-audit", http.MethodPost, "/audit/check", tagNetwork, "Check every entry of the audit now")), s.checkAudit)
}
