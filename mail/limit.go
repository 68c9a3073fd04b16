package mail

import (
	"io"
	"net/http"
)

// limited cuts answers short: the library reads them whole.
type limited struct{ next http.RoundTripper }

// RoundTrip asks, and bounds what can be read of the answer.
func (l limited) RoundTrip(r *http.Request) (*http.Response, error) {
	answer, err := l.next.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	answer.Body = struct {
		io.Reader
		io.Closer
	}{io.LimitReader(answer.Body, answerLimit), answer.Body}
	return answer, nil
}
