package mail

import (
	"net/http"
	"strconv"
	"time"
)

// FailureKind says what to do about a letter that did not leave.
type FailureKind string

// The kinds of failure.
const (
	Temporary    FailureKind = "temporary"    // certainly not sent; try again
	Permanent    FailureKind = "permanent"    // certainly not sent, and never will be
	Ambiguous    FailureKind = "ambiguous"    // perhaps sent: the answer never came
	Unauthorised FailureKind = "unauthorised" // our key is refused; no letter leaves until somebody mends it
)

// Failure is why a letter did not leave. Its text is fixed: what the mail
// service answered may repeat an address, and errors end up in logs and in
// Temporal.
type Failure struct {
	Kind   FailureKind
	After  time.Duration // Temporary: how long the service asks us to wait; 0 when it does not say
	Status int           // the HTTP status it answered, or 0
}

var failureTexts = map[FailureKind]string{
	Temporary:    "the mail service cannot take the letter now",
	Permanent:    "the mail service will not take the letter",
	Ambiguous:    "the mail service did not say whether it took the letter",
	Unauthorised: "the mail service refuses our key",
}

// Error returns the fixed text of the kind, with the status if there was one.
func (f *Failure) Error() string {
	if f.Status == 0 {
		return failureTexts[f.Kind]
	}
	return failureTexts[f.Kind] + " (it answered " + strconv.Itoa(f.Status) + ")"
}

// longestWait bounds what a service may ask of us: an absurd answer must not
// silence a referral.
const longestWait = time.Hour

// failureOf judges an answer that is not a success.
func failureOf(status int, header http.Header) *Failure {
	f := &Failure{Kind: Permanent, Status: status}
	switch {
	case status == http.StatusUnauthorized || status == http.StatusForbidden:
		f.Kind = Unauthorised
	case status == http.StatusTooManyRequests || status >= 500 || status < 400:
		// Below 400 is a redirect, which is never followed: something stands
		// between us and the service, and may be gone again tomorrow.
		f.Kind, f.After = Temporary, retryAfter(header)
	}
	return f
}

// retryAfter reads how long to wait, from Retry-After or from SendGrid's own
// X-RateLimit-Reset. Times are compared with the answer's own date, so that a
// wrong clock on our side does no harm.
func retryAfter(header http.Header) time.Duration {
	asked := header.Get("Retry-After")
	if seconds, err := strconv.ParseInt(asked, 10, 32); err == nil {
		return bounded(time.Duration(seconds) * time.Second)
	}
	answered, err := http.ParseTime(header.Get("Date"))
	if err != nil {
		return 0
	}
	if until, err := http.ParseTime(asked); err == nil {
		return bounded(until.Sub(answered))
	}
	if reset, err := strconv.ParseInt(header.Get("X-RateLimit-Reset"), 10, 64); err == nil {
		return bounded(time.Unix(reset, 0).Sub(answered))
	}
	return 0
}

func bounded(d time.Duration) time.Duration { return min(max(d, 0), longestWait) }
