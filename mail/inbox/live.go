package inbox

import (
	"io"
	"net/http"
	"time"
)

// heartbeat keeps proxies from ending a quiet stream.
const heartbeat = 20 * time.Second

// live tells the page, by server-sent events, that something has come.
func (in *Inbox) live(w http.ResponseWriter, r *http.Request) {
	stream := http.NewResponseController(w)
	if err := stream.SetWriteDeadline(time.Time{}); err != nil {
		in.options.Log.Debug().Err(err).Msg("the stream keeps the server's time limit")
	}
	w.Header().Set("Content-Type", "text/event-stream")
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	_, _, changed := in.letters.find(filter{}, 0)
	line := ": hello\n\n"
	for {
		if _, err := io.WriteString(w, line); err != nil || stream.Flush() != nil {
			return
		}
		select {
		case <-changed:
			_, _, changed = in.letters.find(filter{}, 0)
			line = "data: changed\n\n"
		case <-beat.C:
			line = ": still here\n\n"
		case <-r.Context().Done():
			return
		case <-in.done:
			return
		}
	}
}
