package directory

import (
	"errors"
	"fmt"
	"net/http"

	"onward/referral"
	"onward/schema"
)

// maxSuggestion is more than the form with a suggestion ever holds.
const maxSuggestion = 16 << 10

// partWords is what a suggestion can be about, as the form says it.
var partWords = map[referral.SuggestedPart]string{
	referral.PartOpening: "Opening times", referral.PartContact: "Telephone, website or e-mail", referral.PartAddress: "Address",
	referral.PartCriteria: "Whom they help", referral.PartIssues: "What they help with", referral.PartWaiting: "Waiting time",
	referral.PartOther: "Something else",
}

type partChoice struct {
	Code   referral.SuggestedPart
	Label  string
	Chosen bool
}

// suggesting is the form's content: what was typed stays when it is refused.
type suggesting struct {
	schema.Published
	Parts    []partChoice
	Typed    referral.Suggestion
	Problem  string            // what keeps it from being sent
	Status   int               // of a refusal
	Problems map[string]string // by field
}

func newSuggesting(p schema.Published, typed referral.Suggestion, refusal *referral.Error) suggesting {
	f := suggesting{Published: p, Typed: typed, Problems: map[string]string{}}
	for _, part := range referral.SuggestedParts {
		f.Parts = append(f.Parts, partChoice{part, partWords[part], part == typed.Part})
	}
	if refusal == nil {
		return f
	}
	f.Problem, f.Status = refusal.Message, http.StatusUnprocessableEntity
	if refusal.Code == referral.CodeTooMany {
		f.Status = http.StatusTooManyRequests
	}
	for _, field := range refusal.Fields {
		f.Problems[field.Field] = field.Message
	}
	return f
}

// suggestForm is the page on which somebody says what is wrong in a profile (Y3).
func (d *Directory) suggestForm(r *http.Request) (asset, error) {
	p, err := d.store.PublishedAs(r.Context(), r.PathValue("slug"))
	if err != nil {
		return asset{}, fmt.Errorf("read an organisation: %w", err)
	}
	return d.showSuggesting(newSuggesting(p, referral.Suggestion{}, nil))
}

func (d *Directory) showSuggesting(f suggesting) (asset, error) {
	title := "Suggest a change for " + f.Name
	if f.Problem != "" {
		title = "Problem: " + title
	}
	body, err := render("suggest", d.frame(title, ""), f)
	page := newAsset(htmlType, body)
	page.status = f.Status
	return page, err
}

var errTooManySuggestions = &referral.Error{
	Code: referral.CodeTooMany, Message: "You have sent several suggestions in a short time, so this one was not sent. What you wrote is still here: send it in some minutes.",
}

// suggest takes what was written on the form, or shows the form again with it.
func (d *Directory) suggest(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxSuggestion)
	slug := r.PathValue("slug")
	d.page(func(r *http.Request) (asset, error) {
		p, err := d.store.PublishedAs(r.Context(), slug)
		if err != nil {
			return asset{}, fmt.Errorf("read an organisation: %w", err)
		}
		typed := referral.Suggestion{Part: referral.SuggestedPart(r.PostFormValue("part")), Text: r.PostFormValue("text"), Email: r.PostFormValue("email")}
		err = d.keep(r, p, typed)
		var refusal *referral.Error
		if errors.As(err, &refusal) && (refusal.Code == referral.CodeInvalid || refusal.Code == referral.CodeTooMany) {
			return d.showSuggesting(newSuggesting(p, typed, refusal))
		}
		if err != nil {
			return asset{}, err
		}
		w.Header().Set("Location", "/find/"+p.Slug+"/thanks") // so that loading the page again sends nothing again
		return asset{status: http.StatusSeeOther}, nil
	})(w, r)
}

// keep keeps the suggestion. What fills in the field that nobody sees is a
// machine: it is thanked like everybody, and nothing is kept.
func (d *Directory) keep(r *http.Request, p schema.Published, typed referral.Suggestion) error {
	if r.PostFormValue("reference") != "" {
		return nil
	}
	if len(typed.Tidy().Check()) == 0 && !d.maySuggest(visitor(r)) { // what is refused for its words costs nothing
		return errTooManySuggestions
	}
	if err := d.store.SuggestPublicly(r.Context(), p.ID, typed); err != nil {
		return fmt.Errorf("suggest a change: %w", err)
	}
	return nil
}

// thanks is the page after a suggestion.
func (d *Directory) thanks(r *http.Request) (asset, error) {
	p, err := d.store.PublishedAs(r.Context(), r.PathValue("slug"))
	if err != nil {
		return asset{}, fmt.Errorf("read an organisation: %w", err)
	}
	body, err := render("thanks", d.frame("Thank you", ""), p)
	return newAsset(htmlType, body), err
}
