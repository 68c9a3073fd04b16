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
	tagSearch       = "Searches and exports"
	tagCommand      = "Commands"
	tagDraft        = "Drafts"
	tagOrganisation = "Organisations"
	tagManage       = "Own organisation"
	tagReference    = "Reference"
	tagNetwork      = "Network"
	tagReport       = "Reports"
	tagLive         = "Live"
	tagAccount      = "Account"
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
	s.registerFiles()
	s.registerSearches()
	s.registerExports()
	s.registerDrafts()
	s.registerOrganisations()
	s.registerDirectory()
	s.registerAreas()
	s.registerListings()
	s.registerManage()
	s.registerQuestions()
	s.registerReference()
	s.registerReports()
	s.registerTold()
	s.registerNetwork()
	s.registerGlass()
	s.registerAudit()
	s.registerEmails()
	s.registerLists()
	s.registerAnnouncements()
	s.registerAgreement()
	s.registerApplications()
	s.registerSuggestions()
	s.registerWordings()
	s.registerLetterWords()
	s.registerCalendar()
	s.registerAccount()
	s.registerPreferences()
	s.registerDigests()
	s.registerSecondFactor()
	s.registerStaff()
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
	add(s, answering(http.StatusNoContent, operation("print-referral", http.MethodPost, "/referrals/{id}/print", tagReferral, "Record that one prints it")), s.printReferral)
	add(s, operation("referral", http.MethodGet, "/referrals/{id}", tagReferral, "One referral with its history"), s.referral)
	add(s, operation("earlier-organisations", http.MethodGet, "/referrals/{id}/earlier", tagReferral, "Who had the client before, for whoever forwards"), s.earlierOrganisations)
	add(s, operation("amend-referral", http.MethodPost, "/referrals/{id}/amendment", tagReferral, "Open the draft in which a returned referral is amended (sender)"), s.amendReferral)
}

func (s *Server) registerSearches() {
	add(s, operation("list-searches", http.MethodGet, "/searches", tagSearch, "Searches that you keep, and your latest"), s.listSearches)
	add(s, answering(http.StatusCreated, operation("save-search", http.MethodPost, "/searches", tagSearch, "Keep a search under a name")), s.saveSearch)
	add(s, answering(http.StatusNoContent, operation("rename-search", http.MethodPut, "/searches/{id}", tagSearch, "Give a search another name")), s.renameSearch)
	add(s, answering(http.StatusNoContent, operation("delete-search", http.MethodDelete, "/searches/{id}", tagSearch, "Forget a search")), s.deleteSearch)
}

func (s *Server) registerExports() {
	add(s, operation("list-exports", http.MethodGet, "/exports", tagSearch, "Your exports of the last day"), s.listExports)
	add(s, answering(http.StatusCreated, operation("start-export", http.MethodPost, "/exports", tagSearch, "Ask for a file of referrals")), s.startExport)
	add(s, answering(http.StatusNoContent, operation("cancel-export", http.MethodPost, "/exports/{id}/cancel", tagSearch, "Stop an export, or throw its file away")), s.cancelExport)
	add(s, operation("download-export", http.MethodGet, exportFilePath, tagSearch, "The file of an export"), s.downloadExport)
}

func (s *Server) registerDrafts() {
	add(s, operation("list-drafts", http.MethodGet, "/drafts", tagDraft, "List drafts"), s.listDrafts)
	add(s, answering(http.StatusCreated, operation("create-draft", http.MethodPost, "/drafts", tagDraft, "Begin a referral")), s.createDraft)
	add(s, operation("draft", http.MethodGet, "/drafts/{id}", tagDraft, "One draft"), s.draft)
	add(s, operation("save-draft", http.MethodPut, "/drafts/{id}", tagDraft, "Save a draft"), s.saveDraft)
	add(s, answering(http.StatusNoContent, operation("delete-draft", http.MethodDelete, "/drafts/{id}", tagDraft, "Delete a draft")), s.deleteDraft)
	add(s, answering(http.StatusCreated, operation("send-draft", http.MethodPost, "/drafts/{id}/send", tagDraft, "Send a draft to its receivers")), s.sendDraft)
	add(s, operation("detach-draft", http.MethodPost, "/drafts/{id}/detach", tagDraft, "Make a referral of its own of an amendment that came too late"), s.detachDraft)
	add(s, operation("keep-draft", http.MethodPost, "/drafts/{id}/keep", tagDraft, "Keep a draft for another 30 days"), s.keepDraftLonger)
}

func (s *Server) registerOrganisations() {
	add(s, operation("list-organisations", http.MethodGet, "/organisations", tagOrganisation, "Find organisations to refer to"), s.listOrganisations)
	add(s, operation("organisation", http.MethodGet, "/organisations/{id}", tagOrganisation, "One organisation"), s.organisation)
	add(s, answering(http.StatusCreated, operation("create-organisation", http.MethodPost, "/organisations", tagNetwork, "Add an organisation to the network")), s.createOrganisation)
	add(s, operation("pause-organisation", http.MethodPost, "/organisations/{id}/pause", tagNetwork, "Stop referrals to an organisation"), s.pauseOrganisation)
	add(s, operation("type-organisation", http.MethodPut, "/organisations/{id}/type", tagNetwork, "Say what kind of organisation one is"), s.setOrganisationType)
	add(s, operation("resume-organisation", http.MethodPost, "/organisations/{id}/resume", tagNetwork, "Let referrals to an organisation go on"), s.resumeOrganisation)
}

func (s *Server) registerDirectory() {
	add(s, operation("directory", http.MethodGet, "/directory", tagOrganisation, "What the directory's form offers"), s.directoryChoices)
	add(s, operation("measure-distances", http.MethodPost, "/organisations/distances", tagOrganisation, "How far organisations are from a postcode"), s.distances)
	add(s, operation("search-directory", http.MethodPost, "/directory/search", tagOrganisation, "Find organisations, misspelt ones too"), s.searchDirectory)
	add(s, answering(http.StatusNoContent, operation("add-favourite", http.MethodPut, "/organisations/{id}/favourite", tagOrganisation, "Keep an organisation among one's favourites")), s.addFavourite)
	add(s, answering(http.StatusNoContent, operation("remove-favourite", http.MethodDelete, "/organisations/{id}/favourite", tagOrganisation, "Keep it there no longer")), s.removeFavourite)
	add(s, operation("publish-organisation", http.MethodPut, "/organisations/{id}/public", tagOrganisation, "Show an organisation to everybody, or no longer"), s.publishOrganisation)
}

func (s *Server) registerManage() {
	add(s, operation("managed-organisation", http.MethodGet, "/organisation", tagManage, "The reader's own organisation"), s.managedOrganisation)
	add(s, operation("save-profile", http.MethodPut, "/organisation/profile", tagManage, "Save what the organisation says of itself"), s.saveProfile)
	add(s, operation("check-profile", http.MethodPost, "/organisation/profile/check", tagManage, "Say that the profile is true today"), s.checkProfile)
	add(s, operation("set-accepting", http.MethodPut, "/organisation/accepting", tagManage, "Open or close the organisation to referrals"), s.setAccepting)
	add(s, operation("set-deadlines", http.MethodPut, "/organisation/deadlines", tagManage, "Give the organisation its own deadlines"), s.setDeadlines)
	add(s, operation("add-closures", http.MethodPost, "/organisation/closures", tagManage, "Add closure days"), s.addClosures)
	add(s, operation("remove-closures", http.MethodPost, "/organisation/closures/remove", tagManage, "Remove closure days"), s.removeClosures)
	add(s, operation("default-texts", http.MethodGet, "/organisation/default-texts", tagManage, "What a new referral starts with"), s.defaultTexts)
	add(s, operation("set-default-texts", http.MethodPut, "/organisation/default-texts", tagManage, "Set what a new referral starts with"), s.setDefaultTexts)
}

func (s *Server) registerQuestions() {
	add(s, operation("list-questions", http.MethodGet, "/questions", tagManage, "Extra questions that you look after"), s.listQuestions)
	add(s, answering(http.StatusCreated, operation("add-question", http.MethodPost, "/questions", tagManage, "Ask one more")), s.addQuestion)
	add(s, operation("save-question", http.MethodPut, "/questions/{id}", tagManage, "Change one"), s.saveQuestion)
	add(s, operation("retire-question", http.MethodPost, "/questions/{id}/retire", tagManage, "Ask it no more"), s.retireQuestion)
	add(s, operation("restore-question", http.MethodPost, "/questions/{id}/restore", tagManage, "Ask it again"), s.restoreQuestion)
	add(s, operation("move-question", http.MethodPost, "/questions/{id}/move", tagManage, "Move it up or down"), s.moveQuestion)
	add(s, operation("asked-questions", http.MethodGet, "/questions/asked", tagReference, "What receivers ask, and what is asked about issues"), s.askedQuestions)
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
	add(s, operation("end-user-sessions", http.MethodPost, "/users/{id}/end-sessions", tagNetwork, "Sign somebody out everywhere"), s.endUserSessions)
	add(s, operation("network-warnings", http.MethodGet, "/network/warnings", tagNetwork, "What those who look after the network must attend to"), s.networkWarnings)
	add(s, operation("policy", http.MethodGet, "/network/policy", tagNetwork, "The network's rules"), s.policy)
	add(s, operation("set-policy", http.MethodPut, "/network/policy", tagNetwork, "Change the network's rules, for referrals sent from now on"), s.setPolicy)
}
