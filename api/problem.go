package api

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/validation"

	"onward/referral"
)

// Problem is how every refusal is answered (RFC 9457). Detail is words for the
// person; it never repeats what was sent.
type Problem struct {
	Type      string         `json:"type" doc:"Always about:blank: code says what kind it is."`
	Title     string         `json:"title"`
	Status    int            `json:"status"`
	Code      string         `json:"code" enum:"invalid,malformed,not_found,not_allowed,refused,stale,conflict,too_large,too_many,unavailable,not_signed_in,internal"`
	Detail    string         `json:"detail" doc:"What happened, what it means and what to do, for a person."`
	RequestID string         `json:"request_id" doc:"Say it when asking for help."`
	Errors    []FieldProblem `json:"errors" doc:"What to put right, at each field."`
}

// FieldProblem is one thing to put right.
type FieldProblem struct {
	Field   string `json:"field" doc:"The path within what was sent, or within the form, such as contact.phone."`
	Message string `json:"message"`
}

// Error returns the detail.
func (p *Problem) Error() string { return p.Detail }

// GetStatus returns the HTTP status.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType makes JSON problem JSON.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// statuses says how each kind of refusal is answered.
var statuses = map[referral.Code]int{
	referral.CodeInvalid:     http.StatusUnprocessableEntity,
	referral.CodeNotFound:    http.StatusNotFound,
	referral.CodeNotAllowed:  http.StatusForbidden,
	referral.CodeRefused:     http.StatusConflict,
	referral.CodeStale:       http.StatusConflict,
	referral.CodeConflict:    http.StatusConflict,
	referral.CodeTooMany:     http.StatusTooManyRequests,
	referral.CodeUnavailable: http.StatusServiceUnavailable,
	referral.CodeUnsignedIn:  http.StatusUnauthorized,
}

// Codes that only this edge knows.
const (
	codeMalformed referral.Code = "malformed"
	codeTooLarge  referral.Code = "too_large"
	codeInternal  referral.Code = "internal"
)

// Words of this edge.
const (
	wordsInternal    = "Something went wrong on our side. Try again; if it happens again, tell your coordinator the request number."
	wordsUnavailable = "The system cannot reach its database at the moment. Try again in a minute: nothing is done twice."
	wordsUnsignedIn  = "You are not signed in, or your session has ended. Sign in to go on."
	wordsNotFound    = "There is nothing here, or it is not yours to see."
	wordsNotAllowed  = "Your role does not allow this. Ask your lead or the network's coordinator."
	wordsTooLarge    = "That is too large. Keep a request under 1 MB."
	wordsTooMany     = "Too many requests. Wait a minute, then try again."
	wordsCheck       = "Please check what you entered."
	wordsMalformed   = "The request is not as the API's document says."
)

// problemFor returns the problem that a refusal is answered with; ok is false
// for anything that a person must not read.
func problemFor(ctx context.Context, err error) (p *Problem, ok bool) {
	var refusal *referral.Error
	if !errors.As(err, &refusal) {
		return newProblem(ctx, http.StatusInternalServerError, codeInternal, wordsInternal), false
	}
	status, known := statuses[refusal.Code]
	if !known {
		return newProblem(ctx, http.StatusInternalServerError, codeInternal, wordsInternal), false
	}
	p = newProblem(ctx, status, refusal.Code, refusal.Message)
	for _, f := range refusal.Fields {
		p.Errors = append(p.Errors, FieldProblem{f.Field, f.Message})
	}
	return p, true
}

func newProblem(ctx context.Context, status int, code referral.Code, detail string) *Problem {
	return &Problem{
		Type: "about:blank", Title: http.StatusText(status), Status: status,
		Code: string(code), Detail: detail, RequestID: requestID(ctx), Errors: []FieldProblem{},
	}
}

// humaProblem answers what huma itself refuses. It keeps where and why, and
// drops what was sent: huma's own answer repeats it.
func humaProblem(hctx huma.Context, status int, _ string, errs ...error) huma.StatusError {
	ctx := context.Background()
	if hctx != nil {
		ctx = hctx.Context()
	}
	p := newProblem(ctx, status, codeInternal, wordsInternal)
	if status >= http.StatusInternalServerError {
		return p
	}
	for _, err := range errs {
		var tooLarge *http.MaxBytesError
		if errors.As(err, &tooLarge) {
			return newProblem(ctx, http.StatusRequestEntityTooLarge, codeTooLarge, wordsTooLarge)
		}
		p.addDetail(err)
	}
	p.judge()
	return p
}

// judge gives a problem of huma's its code, status and words.
func (p *Problem) judge() {
	code, detail := codeMalformed, wordsMalformed
	switch p.Status {
	case http.StatusUnprocessableEntity:
		code, detail = referral.CodeInvalid, wordsCheck
		if unexpected := p.unexpected(); len(unexpected) > 0 {
			p.Errors = unexpected
			p.Status, code, detail = http.StatusBadRequest, codeMalformed, wordsMalformed
		}
	case http.StatusRequestEntityTooLarge:
		code, detail = codeTooLarge, wordsTooLarge
	case http.StatusInternalServerError:
		code, detail = codeInternal, wordsInternal
	}
	p.Title, p.Code, p.Detail = http.StatusText(p.Status), string(code), detail
}

// unexpected is what was sent that the document does not have, or that could
// not be read at all.
func (p *Problem) unexpected() []FieldProblem {
	var all []FieldProblem
	for _, e := range p.Errors {
		if e.Message == validation.MsgUnexpectedProperty || e.Message == wordsUnreadable {
			all = append(all, e)
		}
	}
	return all
}

func (p *Problem) addDetail(err error) {
	if err == nil {
		return
	}
	var refusal *referral.Error
	if errors.As(err, &refusal) {
		p.Errors = append(p.Errors, FieldProblem{"", refusal.Message})
		return
	}
	var detailer huma.ErrorDetailer
	if !errors.As(err, &detailer) {
		p.Errors = append(p.Errors, FieldProblem{"", wordsUnreadable})
		return
	}
	d := detailer.ErrorDetail()
	field, message := fieldOf(d.Location), d.Message
	if name, missing := strings.CutSuffix(message, requiredSuffix); missing {
		field, message = strings.TrimPrefix(field+"."+name, "."), "This is required."
	}
	p.Errors = append(p.Errors, FieldProblem{field, message})
}

// requiredSuffix ends huma's message about a missing property, so that its
// place can be told: huma locates it on its parent.
const requiredSuffix = " is required"

// wordsUnreadable stands for what a decoder said: its text repeats what was sent.
const wordsUnreadable = "This could not be read."

// fieldOf turns huma's location into the path of a field.
func fieldOf(location string) string {
	for _, prefix := range []string{"body.", "form."} {
		location = strings.TrimPrefix(location, prefix)
	}
	if location == "body" || location == "form" {
		return ""
	}
	return location
}
