package directory

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"onward/referral"
	"onward/schema"
)

const (
	joinPath = "/join"
	// maxApplication is more than the form ever holds.
	maxApplication = 64 << 10
	// quickest is less time than anybody needs for the form. A program that waits
	// for it gets no further than the letter, which it would have to answer too.
	quickest = 3 * time.Second
	// oldest is how long a form may lie open.
	oldest = 24 * time.Hour
)

// joinForm is the form with what was typed, and what is wrong with it.
type joinForm struct {
	application referral.Application
	areas       string // as they were typed
	Nations     []option
	Issues      []option
	Wrong       []referral.FieldError
	Message     string // what is wrong with none of the fields
	Began       string // when the form was opened
}

type option struct {
	Value, Label string
	Chosen       bool
}

// field is one of the form's, for whoever fills it in.
type field struct {
	ID, Label, Hint, Type, Autocomplete string
	Long                                bool
	Rows, Longest                       int
	Value, Wrong                        string
}

// fields are those that are typed, by their id.
var fields = map[string]field{
	"name":       {Label: "Name of the organisation", Autocomplete: "organization", Longest: 120},
	"offer":      {Label: "What does it do?", Hint: "In at most 500 characters, as an adviser would tell a client.", Long: true, Rows: 4, Longest: 500},
	"areas":      {Label: "Areas that it serves", Hint: "One on each line, such as a district or a town.", Long: true, Rows: 3, Longest: 3000},
	"website":    {Label: "Website (optional)", Autocomplete: "url", Longest: 200},
	"email":      {Label: "E-mail address of the organisation", Hint: "Referrals would be announced there. Several people should read it.", Type: "email", Longest: 254},
	"phone":      {Label: "Telephone number of the organisation", Type: "tel", Longest: 40},
	"first_name": {Label: "First name", Autocomplete: "given-name", Longest: 100},
	"last_name":  {Label: "Surname", Autocomplete: "family-name", Longest: 100},
	"job_title":  {Label: "Job title", Autocomplete: "organization-title", Longest: 100},
	"lead_email": {Label: "Their own e-mail address", Hint: "We write to it: first a link by which you confirm this application.", Type: "email", Autocomplete: "email", Longest: 254},
	"lead_phone": {Label: "Their own telephone number (optional)", Type: "tel", Autocomplete: "tel", Longest: 40},
	"reason":     {Label: "Why do you want to join?", Long: true, Rows: 4, Longest: 1000},
}

// Field is a field with what was typed into it.
func (f joinForm) Field(id string) field {
	one, a := fields[id], f.application
	one.ID, one.Type, one.Wrong = id, cmp.Or(one.Type, "text"), f.WrongAt(id)
	one.Value = map[string]string{
		"name": a.Name, "offer": a.Offer, "areas": f.areas, "website": a.Website, "email": a.Email, "phone": a.Phone,
		"first_name": a.Lead.FirstName, "last_name": a.Lead.LastName, "job_title": a.Lead.JobTitle, "lead_email": a.Lead.Email, "lead_phone": a.Lead.Phone,
		"reason": a.Reason,
	}[id]
	return one
}

// WrongAt is what is wrong with a field; empty where nothing is.
func (f joinForm) WrongAt(id string) string {
	for _, wrong := range f.Wrong {
		if wrong.Field == id {
			return wrong.Message
		}
	}
	return ""
}

// joinFormOf reads what was posted, and nothing else of it.
func joinFormOf(form url.Values) joinForm {
	a := referral.Application{
		Name: form.Get("name"), Nation: referral.Nation(form.Get("nation")), Offer: form.Get("offer"), Issues: form["issues"],
		Areas:   strings.FieldsFunc(form.Get("areas"), func(r rune) bool { return r == '\n' || r == '\r' || r == ',' }),
		Website: form.Get("website"), Email: form.Get("email"), Phone: form.Get("phone"), Reason: form.Get("reason"),
		Lead: referral.Applicant{
			FirstName: form.Get("first_name"), LastName: form.Get("last_name"), JobTitle: form.Get("job_title"), Email: form.Get("lead_email"), Phone: form.Get("lead_phone"),
		},
	}
	return joinForm{application: a.Tidy(), areas: form.Get("areas"), Began: form.Get("began")}
}

// tooQuick reports whether a program filled the form in: the time when it was
// opened is missing, is no time, or has only just been.
func (f joinForm) tooQuick(now time.Time) bool {
	seconds, err := strconv.ParseInt(f.Began, 10, 64)
	age := now.Sub(time.Unix(seconds, 0))
	return err != nil || age < quickest || age > oldest
}

// offer fills in what can be chosen, and returns the codes of the issues.
func (d *Directory) offer(ctx context.Context, f *joinForm) (codes []string, err error) {
	issues, err := d.store.Issues(ctx)
	if err != nil {
		return nil, fmt.Errorf("list issues: %w", err)
	}
	for _, n := range []referral.Nation{referral.EnglandAndWales, referral.Scotland, referral.NorthernIreland} {
		f.Nations = append(f.Nations, option{string(n), n.Name(), f.application.Nation == n})
	}
	for _, i := range issues {
		if !i.Active {
			continue
		}
		one := option{Value: i.Code, Label: i.Label}
		for _, chosen := range f.application.Issues {
			one.Chosen = one.Chosen || chosen == i.Code
		}
		f.Issues, codes = append(f.Issues, one), append(codes, i.Code)
	}
	if f.tooQuick(d.now()) { // a form that was begun in time is not begun again
		f.Began = strconv.FormatInt(d.now().Unix(), 10)
	}
	return codes, nil
}

// showJoin is the empty form, or whom to write to where nobody may apply here.
func (d *Directory) showJoin(r *http.Request) (asset, error) {
	joining, err := d.store.Joining(r.Context())
	if err != nil {
		return asset{}, fmt.Errorf("look whether somebody may apply: %w", err)
	}
	if !joining.Open {
		return d.said(closed(joining))
	}
	f := joinForm{}
	if _, err := d.offer(r.Context(), &f); err != nil {
		return asset{}, err
	}
	return d.form(f, http.StatusOK)
}

func (d *Directory) form(f joinForm, status int) (asset, error) {
	title := "Join this network"
	if len(f.Wrong) > 0 || f.Message != "" {
		title = "Please check: " + title
	}
	content := d.frame(title, "Ask to join "+d.network+": for organisations that give advice and help.")
	content.Canonical = d.url + joinPath
	body, err := render("join", content, f)
	a := newAsset(htmlType, body)
	a.status = status
	return a, err
}

// What the form says of itself as a whole.
const (
	wordsTooQuick = "That was quicker than anybody types, so it was not sent. Nothing is lost: look through it once more, and press the button again."
	wordsTooOften = "Too many applications came from this place, so it was not sent. What you typed is still here: try again in an hour."
)

// join takes an application. A refusal keeps what was typed. The answer to one
// that was taken does not tell whether anything is known of the address.
func (d *Directory) join(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxApplication)
	taken := false
	d.page(func(r *http.Request) (a asset, err error) {
		a, taken, err = d.take(r)
		if taken {
			a = asset{location: joinPath + "/sent"}
		}
		return a, err
	})(w, r)
}

func (d *Directory) take(r *http.Request) (a asset, taken bool, err error) {
	if err := r.ParseForm(); err != nil {
		return a, false, &referral.Error{Code: referral.CodeInvalid, Message: "The form cannot be read."}
	}
	joining, err := d.store.Joining(r.Context())
	if err != nil {
		return a, false, fmt.Errorf("look whether somebody may apply: %w", err)
	}
	if !joining.Open {
		a, err = d.said(closed(joining))
		return a, false, err
	}
	if r.PostForm.Get("fax") != "" { // a field that people do not see: a program filled it in
		return a, true, nil
	}
	f := joinFormOf(r.PostForm)
	quick := f.tooQuick(d.now())
	offered, err := d.offer(r.Context(), &f)
	if err != nil {
		return a, false, err
	}
	status := http.StatusUnprocessableEntity
	switch f.Wrong = f.application.Check(offered); {
	case len(f.Wrong) > 0:
	case quick:
		f.Message = wordsTooQuick
	case !d.mayApply(visitor(r)):
		f.Message, status = wordsTooOften, http.StatusTooManyRequests
	default:
		_, err := d.store.ReceiveApplication(r.Context(), f.application)
		var refusal *referral.Error
		if !errors.As(err, &refusal) || refusal.Code != referral.CodeInvalid {
			return a, err == nil, err
		}
		f.Wrong, f.Message = refusal.Fields, refusal.Message // a list changed meanwhile
	}
	a, err = d.form(f, status)
	return a, false, err
}

// notice is a page that says something, with a button where one is needed.
type notice struct {
	Title string
	Text  []string
	Token string // of an application to be confirmed
	Again bool   // offers the form
}

func (d *Directory) said(n notice) (asset, error) {
	body, err := render("notice", d.frame(n.Title, ""), n)
	return newAsset(htmlType, body), err
}

func closed(j schema.Joining) notice {
	return notice{Title: "Join this network", Text: []string{"No applications are taken here at the moment.", "If your organisation wants to join, write to: " + j.Contact}}
}

func (d *Directory) sent(*http.Request) (asset, error) {
	return d.said(notice{Title: "Look into your inbox", Text: []string{
		"We have e-mailed a link to the person you named. Open it and confirm the application within 72 hours. Only then a coordinator of the network reads it.",
		"Nothing came? Look among the spam, and check that the address was right. You can fill the form in again.",
	}})
}

func confirmed() notice {
	return notice{Title: "Your application is confirmed", Text: []string{
		"A coordinator of the network reads it and decides. We e-mail you what was decided.",
		"If it is approved, you get a link by which you set a password. If it is not, you are told why.",
	}}
}

// showConfirm only looks: programs open every link of an e-mail before people do.
func (d *Directory) showConfirm(r *http.Request) (asset, error) {
	token := r.URL.Query().Get("token")
	done, err := d.store.UnconfirmedApplication(r.Context(), sha256.Sum256([]byte(token)))
	switch {
	case errors.Is(err, referral.ErrNotFound):
		return d.said(dead())
	case err != nil:
		return asset{}, fmt.Errorf("look at a link: %w", err)
	case done:
		return d.said(confirmed())
	}
	return d.said(notice{Title: "Confirm your application", Token: token, Text: []string{
		"You asked for your organisation to join " + d.network + ". Press the button, and a coordinator of the network reads what you wrote.",
	}})
}

func dead() notice {
	return notice{Title: "This link no longer works", Again: true, Text: []string{
		"A newer one was sent, or its 72 hours are over. What is not confirmed is deleted then. You can fill the form in again.",
	}}
}

// confirm uses the link up.
func (d *Directory) confirm(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	d.page(func(r *http.Request) (asset, error) {
		switch err := d.store.ConfirmApplication(r.Context(), sha256.Sum256([]byte(r.PostFormValue("token")))); {
		case errors.Is(err, referral.ErrNotFound):
			return d.said(dead())
		case err != nil:
			return asset{}, fmt.Errorf("confirm an application: %w", err)
		}
		return asset{location: joinPath + "/confirmed"}, nil
	})(w, r)
}

func (d *Directory) showConfirmed(*http.Request) (asset, error) { return d.said(confirmed()) }
