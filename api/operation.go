package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
)

// Tags group the operations in the document.
const (
	tagSession      = "Session"
	tagReferral     = "Referrals"
	tagCommand      = "Commands"
	tagDraft        = "Drafts"
	tagOrganisation = "Organisations"
	tagReference    = "Reference"
	tagNetwork      = "Network"
	tagReport       = "Reports"
	tagLive         = "Live"
)

// nothing is the input or the answer of an operation that has none.
type nothing struct{}

// operation describes one operation. Its id is its key in the access matrix.
func operation(id, method, path, tag, summary string) huma.Operation {
	return huma.Operation{
		OperationID: id, Method: method, Path: prefix + path, Summary: summary, Tags: []string{tag},
		Security:     []map[string][]string{{"session": {}}},
		MaxBodyBytes: maxBody,
	}
}

// public marks an operation that needs no session.
func public(op huma.Operation) huma.Operation {
	op.Security = []map[string][]string{}
	return op
}

// answering sets the status of success.
func answering(status int, op huma.Operation) huma.Operation {
	op.DefaultStatus = status
	return op
}

// add registers an operation, with one place where errors become problems.
func add[I, O any](s *Server, op huma.Operation, handle func(context.Context, *I) (*O, error)) {
	huma.Register(s.api, op, func(ctx context.Context, in *I) (*O, error) {
		out, err := handle(ctx, in)
		if err != nil {
			return nil, s.refuse(ctx, err)
		}
		return out, nil
	})
}

// register adds every operation.
func (s *Server) register() {
	s.api = newAPI(s.engine)
	s.api.UseMiddleware(s.guard)
	s.registerSession()
	s.registerReferrals()
	s.registerCommands()
	s.registerDrafts()
	s.registerOrganisations()
	s.registerReference()
	s.registerReports()
	s.registerNetwork()
	s.registerLive()
}

func (s *Server) registerSession() {
	add(s, s.guessable(public(operation("sign-in", http.MethodPost, "/session", tagSession, "Sign in"))), s.signIn)
	add(s, public(answering(http.StatusNoContent, operation("sign-out", http.MethodDelete, "/session", tagSession, "Sign out"))), s.signOut)
	add(s, operation("session", http.MethodGet, "/session", tagSession, "Who is signed in, and what they may do"), s.session)
	add(s, operation("act-for", http.MethodPut, "/session/organisation", tagSession, "Choose which organisation to act for"), s.actFor)
	add(s, s.guessable(public(answering(http.StatusAccepted, operation("forgotten-password", http.MethodPost, "/password/forgotten", tagSession, "Ask for a link to set a new password")))), s.forgottenPassword)
	add(s, s.guessable(public(operation("check-password-token", http.MethodPost, "/password/check", tagSession, "Ask whether a link still works"))), s.checkPasswordToken)
	add(s, s.guessable(public(operation("set-password", http.MethodPost, "/password", tagSession, "Set a password by an e-mailed link"))), s.setPassword)
}

func (s *Server) registerReferrals() {
	add(s, operation("dashboard", http.MethodGet, "/dashboard", tagReferral, "What to look at now"), s.dashboard)
	add(s, operation("list-referrals", http.MethodGet, "/referrals", tagReferral, "List referrals"), s.listReferrals)
	add(s, operation("search-referrals", http.MethodPost, "/referrals/search", tagReferral, "Find referrals by number or client"), s.searchReferrals)
	add(s, operation("referral", http.MethodGet, "/referrals/{id}", tagReferral, "One referral with its history"), s.referral)
}

func (s *Server) registerDrafts() {
	add(s, operation("list-drafts", http.MethodGet, "/drafts", tagDraft, "List drafts"), s.listDrafts)
	add(s, answering(http.StatusCreated, operation("create-draft", http.MethodPost, "/drafts", tagDraft, "Begin a referral")), s.createDraft)
	add(s, operation("draft", http.MethodGet, "/drafts/{id}", tagDraft, "One draft"), s.draft)
	add(s, operation("save-draft", http.MethodPut, "/drafts/{id}", tagDraft, "Save a draft"), s.saveDraft)
	add(s, answering(http.StatusNoContent, operation("delete-draft", http.MethodDelete, "/drafts/{id}", tagDraft, "Delete a draft")), s.deleteDraft)
	add(s, answering(http.StatusCreated, operation("send-draft", http.MethodPost, "/drafts/{id}/send", tagDraft, "Send a draft to its receivers")), s.sendDraft)
}

func (s *Server) registerOrganisations() {
	add(s, operation("list-organisations", http.MethodGet, "/organisations", tagOrganisation, "Find organisations to refer to"), s.listOrganisations)
	add(s, operation("organisation", http.MethodGet, "/organisations/{id}", tagOrganisation, "One organisation"), s.organisation)
	add(s, answering(http.StatusCreated, operation("create-organisation", http.MethodPost, "/organisations", tagNetwork, "Add an organisation to the network")), s.createOrganisation)
	add(s, operation("pause-organisation", http.MethodPost, "/organisations/{id}/pause", tagNetwork, "Stop referrals to an organisation"), s.pauseOrganisation)
	add(s, operation("resume-organisation", http.MethodPost, "/organisations/{id}/resume", tagNetwork, "Let referrals to an organisation go on"), s.resumeOrganisation)
}

func (s *Server) registerReference() {
	add(s, operation("reference", http.MethodGet, "/reference", tagReference, "Every list that a form offers"), s.reference)
	add(s, operation("colleagues", http.MethodGet, "/colleagues", tagReference, "People to assign to or to notify"), s.colleagues)
}

func (s *Server) registerReports() {
	add(s, operation("report", http.MethodGet, "/reports", tagReport, "Figures of a period, with the period before"), s.report)
	csv := operation("report-csv", http.MethodGet, "/reports/csv", tagReport, "One table of a report for a spreadsheet")
	csv.Responses = map[string]*huma.Response{"200": {Description: "CSV", Content: map[string]*huma.MediaType{"text/csv": {}}}}
	add(s, csv, s.reportCSV)
}

func (s *Server) registerNetwork() {
	add(s, operation("list-stuck", http.MethodGet, "/stuck", tagNetwork, "Referrals that nobody answered"), s.listStuck)
	add(s, operation("list-users", http.MethodPost, "/users/search", tagNetwork, "List accounts"), s.listUsers)
	add(s, operation("preview-user", http.MethodPost, "/users/preview", tagNetwork, "The username somebody would get"), s.previewUser)
	add(s, answering(http.StatusCreated, operation("create-user", http.MethodPost, "/users", tagNetwork, "Make an account and e-mail its link")), s.createUser)
	add(s, operation("unlock-user", http.MethodPost, "/users/{id}/unlock", tagNetwork, "Unlock an account"), s.unlockUser)
	add(s, operation("suspend-user", http.MethodPost, "/users/{id}/suspend", tagNetwork, "Close an account and end its sessions"), s.suspendUser)
	add(s, operation("restore-user", http.MethodPost, "/users/{id}/restore", tagNetwork, "Open a suspended account again"), s.restoreUser)
	add(s, answering(http.StatusAccepted, operation("resend-link", http.MethodPost, "/users/{id}/resend-link", tagNetwork, "E-mail a new link to set the password")), s.resendLink)
	add(s, operation("list-mail-problems", http.MethodGet, "/mail-problems", tagNetwork, "E-mails that did not arrive"), s.listMailProblems)
	add(s, operation("network-warnings", http.MethodGet, "/network/warnings", tagNetwork, "What those who look after the network must attend to"), s.networkWarnings)
}
