package referral

import (
	"reflect"
	"time"

	"github.com/google/uuid"
)

// Amendment is what a returned referral says from now on (C5). It is written in
// a draft, which the store reads, so that nobody types it twice.
type Amendment struct {
	Draft   uuid.UUID   // where it was written; zero: nothing is amended
	Version int64       // of the draft, as the person saw it
	Form    *Form       // what it says; set by the store
	Asked   []Question  // beyond the form; set by the store
	Files   []uuid.UUID // what comes with it; set by the store
	Terms   Terms       // what a referral that says so would be sent under now; set by the store
}

// Amends reports whether the command changes what the referral says. Sending a
// form again as it was changes nothing, and nobody is told that it did.
func (c Command) Amends(before Form) bool {
	return c.Amendment.Form != nil && !reflect.DeepEqual(c.Amendment.Form.Tidy(), before.Tidy())
}

// amend gives the referral what it says from now on. It keeps the terms that
// people were told, unless it became urgent or ceased to be: then it gets the
// pair of days that such a referral is sent under now.
func (r *Referral) amend(a Amendment, now time.Time) error {
	wrong := append(a.Form.Check(now), a.Form.CheckAnswers(a.Asked, []uuid.UUID{r.Receiver.ID})...)
	if len(wrong) == 0 && !a.Form.Consent.Allows(r.Receiver.ID) {
		wrong = append(wrong, FieldError{"consent.to", "The client's consent does not name " + r.Receiver.Name + ". Ask the client, and record it."})
	}
	if len(wrong) > 0 {
		return &Error{Code: CodeInvalid, Message: "This cannot be sent yet. Please check what you entered.", Fields: wrong}
	}
	if need := a.Form.Need; need.Urgent != r.Urgent {
		r.Urgent = need.Urgent
		r.Terms.AcknowledgeDays, r.Terms.DecideDays = a.Terms.AcknowledgeDays, a.Terms.DecideDays
	}
	r.Issues = a.Form.Need.Issues
	return nil
}

// MayAmend refuses whoever may not send the referral again, in words.
func MayAmend(r Referral, by Actor) error {
	return permitted(r, Command{Kind: Send, By: by}, rules[Send])
}
