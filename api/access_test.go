package api_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/api"
	"onward/referral"
)

// documented reads the operations of the document: id by method and path.
func documented(t *testing.T) map[string]string {
	t.Helper()
	raw, err := api.OpenAPI()
	require.NoError(t, err)
	var doc struct {
		Paths map[string]map[string]struct {
			OperationID string `json:"operationId"`
		} `json:"paths"`
	}
	require.NoError(t, json.Unmarshal(raw, &doc))
	all := map[string]string{}
	for path, methods := range doc.Paths {
		for method, op := range methods {
			all[strings.ToUpper(method)+" "+path] = op.OperationID
		}
	}
	return all
}

func TestEveryRouteHasARowInTheMatrixAndEveryRowARoute(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	operations := documented(t)
	for route, id := range w.server.MachineRoutes() {
		operations[parameter.ReplaceAllString(route, "{$1}")] = id
	}
	used := map[string]bool{}
	for _, route := range w.server.Routes() {
		path := parameter.ReplaceAllString(route.Path, "{$1}")
		id, known := operations[route.Method+" "+path]
		require.True(t, known, "%s %s is in no document", route.Method, route.Path)
		_, known = referral.Operations()[id]
		require.True(t, known, "%s has no row in the matrix", id)
		used[id] = true
	}
	for id := range referral.Operations() {
		require.True(t, used[id], "the matrix has a row for %s, which is no route", id)
	}
	require.Len(t, w.server.Routes(), len(operations))
}

// parameter is a part of a path as Gin writes it.
var parameter = regexp.MustCompile(`:(\w+)`)

// sample is a valid request of each operation that is not a command.
func (w *world) sample(id string, r referral.Referral) (method, path string, body any) {
	for route, operation := range documented(w.t) {
		if operation == id {
			method, path, _ = strings.Cut(route, " ")
		}
	}
	path = strings.NewReplacer(
		"/api/v1", "", "{id}", w.sampleID(id, r).String(), "{person}", w.people[bystander].UserID.String(), "{file}", uuid.Max.String(), "{name}", "dashboard", "{list}", "outcomes", "{code}", "advised", "{kind}", "print", "{digest}", "weekly", "{name}", "dashboard",
	).Replace(path)
	return method, path, samples[id]
}

func (w *world) sampleID(id string, r referral.Referral) uuid.UUID {
	switch {
	case strings.HasSuffix(id, "-organisation"), id == "organisation", strings.HasSuffix(id, "-person"), id == "list-people", strings.HasSuffix(id, "-favourite"), id == "suggest-change", id == "own-suggestions":
		return w.other.ID
	case strings.HasSuffix(id, "-user"), id == "reset-second-factor", id == "resend-link", id == "end-user-sessions":
		return w.people[bystander].UserID
	case strings.HasSuffix(id, "draft"), id == "uploaded-file":
		return uuid.Max
	}
	return r.ID
}

// dressed sends the headers that the operation's sample needs.
func (b *browser) dressed(id string) *browser {
	if id == "upload-file" {
		return b.with("Content-Type", "application/octet-stream").with("File-Name", "letter.pdf")
	}
	return b.with("Idempotency-Key", "first-click")
}

var samples = map[string]any{
	"act-for":                  map[string]any{"membership_id": "network"},
	"search-referrals":         map[string]any{"text": "O'Hara"},
	"create-draft":             map[string]any{"form": form(), "receivers": []string{}, "copy_sender": false},
	"save-draft":               map[string]any{"version": 1, "form": form(), "receivers": []string{}, "copy_sender": false},
	"send-draft":               map[string]any{"version": 1},
	"list-users":               map[string]any{},
	"preview-user":             map[string]any{"first_name": "Nora", "last_name": "New"},
	"create-user":              map[string]any{"first_name": "Nora", "last_name": "New", "email": "nora@example.org", "role": "auditor"},
	"unlock-user":              map[string]any{"reason": "They rang me."},
	"suspend-user":             map[string]any{"reason": "They left."},
	"restore-user":             map[string]any{"reason": "They came back."},
	"end-user-sessions":        map[string]any{"reason": "A telephone was lost."},
	"prove-second-factor":      map[string]any{"code": "123456"},
	"begin-second-factor":      map[string]any{"password": password},
	"confirm-second-factor":    map[string]any{"code": "123456"},
	"remove-second-factor":     map[string]any{"password": password},
	"reset-second-factor":      map[string]any{"reason": "A telephone was lost."},
	"set-second-factor-policy": map[string]any{"adviser": "optional", "lead": "optional", "coordinator": "required", "auditor": "off"},
	"add-person":               map[string]any{"who": "hpotter", "role": "adviser"},
	"change-person":            map[string]any{"version": 1, "role": "adviser", "job_title": "Adviser", "phone": "", "rights": []string{"export"}},
	"change-password":          map[string]any{"current": password, "password": "another three words"},
	"create-organisation":      map[string]any{"name": "New Advice", "email": "new@example.org", "nation": "scotland"},
	"pause-organisation":       map[string]any{"reason": "Moving house."},
	"upload-file":              "%PDF-1.7",
	"set-policy":               map[string]any{"version": 1, "acknowledge_days": 3, "decide_days": 5, "urgent_acknowledge_days": 1, "urgent_decide_days": 2, "accepting_closes": false, "silence": "ask", "takes_applications": true, "applications_contact": ""},
	"save-search":              map[string]any{"name": "Ours", "question": map[string]any{"status": []string{"sent"}}},
	"rename-search":            map[string]any{"name": "Ours too"},
	"resend-emails":            map[string]any{"since": "2026-06-01"},
	"list-audit":               map[string]any{},
	"export-audit":             map[string]any{"kind": "referrals"},
	"break-glass":              map[string]any{"reason": "at_risk", "words": "She told us that she is in danger.", "password": password},
	"start-export":             map[string]any{"format": "csv", "purpose": "A report.", "confirmed": true, "question": map[string]any{}},
	"save-profile":             seeing(1, profile()),
	"check-profile":            map[string]any{"version": 1},
	"suggest-change":           map[string]any{"part": "opening", "text": "They close at four on Fridays."},
	"answer-suggestion":        map[string]any{"state": "done", "words": "Thank you."},
	"set-accepting":            map[string]any{"version": 1, "open": true, "from": []string{}, "note": ""},
	"set-deadlines":            map[string]any{"version": 1, "acknowledge": 2},
	"add-closures":             map[string]any{"version": 1, "from": "2026-12-24", "to": "2026-12-31"},
	"remove-closures":          map[string]any{"version": 1, "from": "2026-12-24", "to": "2026-12-31"},
	"add-question":             map[string]any{"kind": "text", "text": "Which landlord?", "required": false, "issue": "debt"},
	"save-question":            map[string]any{"version": 1, "kind": "text", "text": "Which landlord?", "required": true, "issue": "debt"},
	"move-question":            map[string]any{"up": true},
	"preview-listings":         map[string]any{"source": "Marram directory", "text": `[{"id": "1", "name": "Chess club"}]`},
	"apply-listings":           map[string]any{"chosen": []string{"1"}},
	"set-default-texts":        defaultTexts("What happened:"),
	"choose-digest":            map[string]any{"wanted": false},
	"set-preference":           map[string]any{"value": `"me"`},
	"announce":                 map[string]any{"text": "Training on Friday.", "important": false, "from": "2026-06-01", "to": "2027-01-01", "roles": []string{}},
	"accept-agreement":         map[string]any{"version": 1, "may": true},
	"publish-agreement":        agreement(0, "2027-01-01"),
	"record-agreement":         map[string]any{"organisation_id": "00000000-0000-0000-0000-000000000001", "version": 1, "signed_by": "Ann Smith", "signed_on": "2026-06-01"},
	"approve-application":      map[string]any{"version": 1, "name": "Latch Advice"},
	"decline-application":      map[string]any{"version": 1, "words": "Not now."},
	"search-directory":         map[string]any{"text": "debt"},
	"measure-distances":        map[string]any{"postcode": "MR1 1AB"},
	"publish-organisation":     map[string]any{"public": true},
	"add-choice":               map[string]any{"label": "Debt written off", "group": "successful"},
	"change-choice":            map[string]any{"label": "Client advised"},
	"retire-choice":            map[string]any{"retired": true},
	"set-wording":              map[string]any{"version": 1, "text": "Shred it."},
	"type-organisation":        map[string]any{"type": "charity"},
	"preview-day":              map[string]any{"day": "2026-06-18", "name": "State funeral", "nations": []string{"scotland"}},
	"add-day":                  map[string]any{"day": "2026-06-17", "name": "State funeral", "nations": []string{"scotland"}},
	"set-letter-words":         map[string]any{"version": 1, "network_name": "Marram Advice", "contact": "", "closing": "", "notes": []any{}},
	"preview-letter":           map[string]any{"letter": "referred", "words": map[string]any{"network_name": "", "contact": "", "closing": "", "notes": []any{}}},
	"test-letter":              map[string]any{"letter": "referred", "words": map[string]any{"network_name": "", "contact": "", "closing": "", "notes": []any{}}},
	"move-choice":              map[string]any{"to": "down"},
}

// Each operation that is no command, in the name of each role: whoever the
// matrix lets in is not refused for their role, and nobody else gets in.
func TestRolesMayUseWhatTheMatrixSays(t *testing.T) {
	t.Parallel()
	world := newWorld(t)
	r := world.send()
	for id, access := range referral.Operations() {
		if access.Public || slices.Contains(referral.Kinds, referral.Kind(id)) || id == "live" {
			continue
		}
		t.Run(id, func(t *testing.T) {
			w := world.in(t)
			method, path, body := w.sample(id, r)
			w.nobody().dressed(id).do(method, path, body).problem(http.StatusUnauthorized, "not_signed_in")
			for _, who := range people {
				if _, asked := map[string]bool{"change-password": true, "begin-second-factor": true, "remove-second-factor": true, "break-glass": true}[id]; asked {
					w.letIn(who)
				}
				got := w.as(who).dressed(id).do(method, path, body)
				if !slices.Contains(access.Roles, w.people[who].Role) {
					got.problem(http.StatusForbidden, "not_allowed")
					continue
				}
				require.NotContains(t, []int{http.StatusUnauthorized, http.StatusBadRequest, http.StatusUnprocessableEntity}, got.status, "%s: %s", who, got.body)
				require.Less(t, got.status, 500, "%s: %s", who, got.body)
			}
		})
	}
}

// bodies is a valid body for each command, at this version of the referral.
func bodies(w *world, kind referral.Kind, r referral.Referral) map[string]any {
	words := map[string]any{"version": r.Version, "words": "Because it is so."}
	switch kind {
	case referral.Acknowledge, referral.Accept, referral.Assign:
		return map[string]any{"version": r.Version}
	case referral.Decline:
		words["reason"] = "no_capacity"
	case referral.RecordContact:
		words["channel"], words["reached"], words["at"] = "phone", false, w.clock.now()
	case referral.Close:
		words["outcomes"] = []map[string]string{{"issue": "debt", "outcome": "advised"}}
	case referral.ExtendClock:
		words["days"] = 2
	case referral.AddNote:
		return map[string]any{"text": "Called twice."}
	case referral.DeleteNote:
		return map[string]any{"note_id": uuid.NewString()}
	case referral.AddFile, referral.RemoveFile:
		return map[string]any{"file": uuid.NewString()}
	case referral.Forward:
		consent := form(w.other.ID).Consent
		return map[string]any{"version": r.Version, "receivers": []uuid.UUID{w.other.ID}, "consent": consent}
	default: // the others need words only
	}
	return words
}

// Every command × status × person: the answer is what the rules allow, and
// those who have nothing to do with a referral cannot tell that it exists.
func TestCommandsByStatusAndPerson(t *testing.T) {
	t.Parallel()
	world := newWorld(t)
	for _, status := range referral.Statuses {
		t.Run(string(status), func(t *testing.T) {
			w := world.in(t)
			browsers := w.everybody()
			r := w.at(status)
			for _, kind := range referral.Kinds {
				for _, who := range people {
					path := fmt.Sprintf("/referrals/%s/%s", r.ID, kind)
					got := browsers[who].post(path, bodies(w, kind, r))
					w.judge(got, r, kind, who)
					if got.status < 300 {
						r = w.at(status)
					}
				}
			}
		})
	}
}

// judge checks one cell of the matrix.
func (w *world) judge(got answer, r referral.Referral, kind referral.Kind, who string) {
	w.t.Helper()
	by, access := w.people[who], referral.Operations()[string(kind)]
	cell := fmt.Sprintf("%s by %s at %s: %s", kind, who, r.Status, got.body)
	switch {
	case !slices.Contains(access.Roles, by.Role):
		require.Equal(w.t, http.StatusForbidden, got.status, cell)
	case by.RelationTo(r) == referral.Unrelated:
		require.Equal(w.t, http.StatusNotFound, got.status, cell)
	case !slices.Contains(access.Relations, by.RelationTo(r)):
		require.Equal(w.t, http.StatusForbidden, got.status, cell)
	case kind == referral.DeleteNote, kind == referral.RemoveFile:
		require.Equal(w.t, http.StatusNotFound, got.status, cell) // no such note, no such file
	case kind == referral.AddFile:
		require.Equal(w.t, http.StatusUnprocessableEntity, got.status, cell) // no such upload
	case slices.Contains(referral.Allowed(r, by, w.clock.now()), kind):
		require.Less(w.t, got.status, 300, cell)
	default:
		require.Contains(w.t, []int{http.StatusForbidden, http.StatusConflict}, got.status, cell)
	}
}
