package directory

import (
	"errors"
	"fmt"
	"net/http"

	"onward/referral"
)

// maxForm is more than the form with a postcode ever holds.
const maxForm = 4 << 10

// findNear leads from a postcode to the area in which it lies. The postcode is
// posted, so that it stands in no address and no log, and the answer to it is
// an address without it.
func (d *Directory) findNear(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	postcode := r.PostFormValue("postcode")
	area, err := d.store.AreaOf(r.Context(), postcode)
	if err == nil {
		w.Header().Set("Cache-Control", "no-store")
		http.Redirect(w, r, search{Area: area}.Address(), http.StatusSeeOther)
		return
	}
	d.page(func(r *http.Request) (asset, error) { return d.nowhere(r, postcode, err) })(w, r)
}

// nowhere is the first page with what is wrong at the postcode.
func (d *Directory) nowhere(r *http.Request, postcode string, cause error) (asset, error) {
	var refusal *referral.Error
	if !errors.As(cause, &refusal) || len(refusal.Fields) == 0 {
		return asset{}, fmt.Errorf("find a postcode: %w", cause)
	}
	content, err := d.found(r.Context(), search{Page: 1})
	if err != nil {
		return asset{}, err
	}
	content.Postcode, content.Wrong = postcode, refusal.Fields[0].Message
	body, err := render("find", d.frame("Find help", ""), content)
	return newAsset(htmlType, body), err
}
