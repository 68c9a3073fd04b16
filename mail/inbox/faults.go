package inbox

import (
	"encoding/json"
	"net"
	"net/http"
	"strconv"
	"sync"
)

// mode is how the inbox fails, for tests and demonstrations.
type mode string

const (
	none             mode = "none"
	tooMany          mode = "429"
	broken           mode = "500"
	unauthorised     mode = "401"
	hang             mode = "hang"               // takes nothing, answers nothing
	resetAfterAccept mode = "reset_after_accept" // takes the letter, then cuts the connection
)

var modes = map[mode]string{
	none: "", tooMany: "answers 429, too many requests", broken: "answers 500", unauthorised: "refuses the key",
	hang: "does not answer", resetAfterAccept: "takes each letter, then cuts the connection",
}

// fault is the body of PUT /faults.
type fault struct {
	Mode       mode `json:"mode"`
	Times      int  `json:"times,omitempty"`       // letters that it befalls; 0 is every one until changed
	RetryAfter int  `json:"retry_after,omitempty"` // seconds, with 429; 1 unless set
}

type faults struct {
	mu  sync.Mutex
	now fault
}

func (f *faults) set(next fault) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.now = next
}

func (f *faults) get() fault {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.now.Mode == "" {
		return fault{Mode: none}
	}
	return f.now
}

// take returns the fault of this letter and counts it.
func (f *faults) take() fault {
	f.mu.Lock()
	defer f.mu.Unlock()
	taken := f.now
	if f.now.Times == 1 {
		f.now = fault{}
	} else if f.now.Times > 1 {
		f.now.Times--
	}
	return taken
}

// fail answers as the fault says, and reports whether it did.
func (in *Inbox) fail(w http.ResponseWriter, r *http.Request, f fault) bool {
	switch f.Mode {
	case tooMany:
		w.Header().Set("Retry-After", strconv.Itoa(max(f.RetryAfter, 1)))
		refuse(w, http.StatusTooManyRequests, "", "too many requests")
	case broken:
		refuse(w, http.StatusInternalServerError, "", "internal error")
	case unauthorised:
		refuse(w, http.StatusUnauthorized, "", "The provided authorization grant is invalid, expired, or revoked")
	case hang:
		select {
		case <-r.Context().Done():
		case <-in.done:
		}
		cut(w)
	default:
		return false
	}
	return true
}

// cut ends the connection without an answer.
func cut(w http.ResponseWriter) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler) // the server's own way to do so
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0) // a reset, not an end
	}
	_ = conn.Close()
}

func (in *Inbox) showFault(w http.ResponseWriter, _ *http.Request) {
	answerJSON(w, http.StatusOK, in.faults.get())
}

func (in *Inbox) setFault(w http.ResponseWriter, r *http.Request) {
	var next fault
	decode := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<10))
	decode.DisallowUnknownFields()
	if err := decode.Decode(&next); err != nil {
		refuse(w, http.StatusBadRequest, "", `Send {"mode": "429"}, and optionally "times" and "retry_after".`)
		return
	}
	if _, known := modes[next.Mode]; !known || next.Times < 0 {
		refuse(w, http.StatusBadRequest, "mode", "The modes are none, 429, 500, 401, hang and reset_after_accept.")
		return
	}
	in.faults.set(next)
	answerJSON(w, http.StatusOK, in.faults.get())
}

// endFault is the button on the page.
func (in *Inbox) endFault(w http.ResponseWriter, r *http.Request) {
	in.faults.set(fault{})
	http.Redirect(w, r, "/", http.StatusSeeOther)
}
