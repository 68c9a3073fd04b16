package inbox

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Letter is one e-mail to one address.
type Letter struct {
	ID             string    `json:"id"`
	At             time.Time `json:"at"`
	From           string    `json:"from"`
	FromName       string    `json:"from_name,omitempty"`
	To             string    `json:"to"`
	Subject        string    `json:"subject"`
	Text           string    `json:"text"`
	HTML           string    `json:"html"`
	NotificationID string    `json:"notification_id,omitempty"`
	Number         int64     `json:"number,omitempty"` // of the referral it is about
}

var referralNumber = regexp.MustCompile(`#(\d{1,15})\b`)

// numberIn finds the referral that the letter is about.
func numberIn(texts ...string) int64 {
	for _, t := range texts {
		if found := referralNumber.FindStringSubmatch(t); found != nil {
			n, err := strconv.ParseInt(found[1], 10, 64)
			if err == nil {
				return n
			}
		}
	}
	return 0
}

// filter chooses letters; the zero filter chooses all.
type filter struct {
	to      string // part of the address
	subject string // part of the subject
	number  string
	any     string // part of the address or subject, or the number
	before  string // only those older than the letter with this id
}

func filterOf(query url.Values) filter {
	f := filter{
		to: lower(query.Get("to")), subject: lower(query.Get("subject")),
		number: strings.TrimPrefix(lower(query.Get("number")), "#"),
		any:    lower(query.Get("q")), before: query.Get("before"),
	}
	if number, exact := strings.CutPrefix(f.any, "#"); exact && f.number == "" {
		f.any, f.number = "", number
	}
	return f
}

func lower(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

func (f filter) matches(l Letter) bool {
	to, subject, number := strings.ToLower(l.To), strings.ToLower(l.Subject), strconv.FormatInt(l.Number, 10)
	return strings.Contains(to, f.to) && strings.Contains(subject, f.subject) &&
		(f.number == "" || f.number == number) &&
		(f.any == "" || strings.Contains(to, f.any) || strings.Contains(subject, f.any) || f.any == number)
}
