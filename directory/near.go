package directory

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"net/http"
	"strings"

	"onward/referral"
)

// maxForm is more than the form with a postcode ever holds.
const maxForm = 4 << 10

// findNear answers a postcode with whoever serves it, the nearest first (R9).
// The postcode is posted and answered at once, so that it stands in no address
// and no log, and nothing keeps it.
func (d *Directory) findNear(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	d.page(d.near)(w, r)
}

func (d *Directory) near(r *http.Request) (asset, error) {
	typed := r.PostFormValue("postcode")
	s := searchOf(r.PostForm)
	s.Area, s.Page = "", 1
	s.Postcode = cmp.Or(strings.TrimSpace(typed), "none") // so that nothing at all is refused, too
	content, err := d.found(r.Context(), s)
	var refusal *referral.Error
	if errors.As(err, &refusal) && len(refusal.Fields) > 0 {
		s.Postcode = ""
		content, err = d.found(r.Context(), s)
		content.Wrong = refusal.Fields[0].Message
	}
	if err != nil {
		return asset{}, err
	}
	content.Postcode = typed
	body, err := render("find", d.frame("Find help", ""), content)
	return newAsset(htmlType, body), err
}

// distance is how far it is, as people say it; nothing where nobody knows.
func distance(miles *float64) string {
	switch {
	case miles == nil:
		return ""
	case *miles < 0.1:
		return "less than 0.1 miles away"
	case math.Round(*miles*10) == 10:
		return "1 mile away"
	}
	return fmt.Sprintf("%.1f miles away", *miles)
}

// doors say whether somebody is there now; nothing where nobody knows.
func doors(now referral.Doors) string {
	switch until := now.Until.In(referral.London).Format("15:04"); {
	case !now.Known:
		return ""
	case !now.Open && now.Opens.IsZero():
		return "Closed now"
	case !now.Open:
		return "Closed now, opens " + now.Opens.In(referral.London).Format("Monday 2 January, 15:04")
	case until == "00:00":
		return "Open now, until midnight"
	default:
		return "Open now, until " + until
	}
}
