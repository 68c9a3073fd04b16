package files

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"time"
)

// scanPatience is how long a scan may take before the file waits for another.
const scanPatience = 20 * time.Second

// Scanner asks clamd whether a file holds a virus. The zero Scanner finds
// nothing: where no scanner is configured, files are served without a scan.
type Scanner struct {
	address string // host:port, or the path of a socket
}

// NewScanner returns a scanner that asks the clamd at the address; an empty
// address is the zero Scanner.
func NewScanner(address string) Scanner { return Scanner{address: address} }

// Infected reports whether clamd finds something in the content. An error says
// that it could not be asked, or did not understand.
func (s Scanner) Infected(ctx context.Context, content []byte) (bool, error) {
	if s.address == "" {
		return false, nil
	}
	ctx, cancel := context.WithTimeout(ctx, scanPatience)
	defer cancel()
	network := "tcp"
	if strings.HasPrefix(s.address, "/") {
		network = "unix"
	}
	conn, err := (&net.Dialer{}).DialContext(ctx, network, s.address)
	if err != nil {
		return false, fmt.Errorf("files: reach the virus scanner: %w", err)
	}
	defer func() { _ = conn.Close() }() // it has answered, or it is of no more use
	if deadline, ok := ctx.Deadline(); ok {
		if err := conn.SetDeadline(deadline); err != nil {
			return false, fmt.Errorf("files: reach the virus scanner: %w", err)
		}
	}
	if err := stream(conn, content); err != nil {
		return false, fmt.Errorf("files: send to the virus scanner: %w", err)
	}
	answer, err := io.ReadAll(io.LimitReader(conn, 4096))
	if err != nil {
		return false, fmt.Errorf("files: hear from the virus scanner: %w", err)
	}
	return verdict(strings.Trim(string(answer), "\x00\n "))
}

// stream sends the content as clamd's INSTREAM command takes it: pieces, each
// after its length, and an empty one at the end.
func stream(w io.Writer, content []byte) error {
	if _, err := io.WriteString(w, "zINSTREAM\x00"); err != nil {
		return err
	}
	const piece = 64 << 10
	for len(content) > 0 {
		n := min(piece, len(content))
		if err := sendPiece(w, content[:n]); err != nil {
			return err
		}
		content = content[n:]
	}
	return sendPiece(w, nil)
}

func sendPiece(w io.Writer, piece []byte) error {
	var length [4]byte
	binary.BigEndian.PutUint32(length[:], uint32(len(piece)))
	if _, err := w.Write(length[:]); err != nil {
		return err
	}
	_, err := w.Write(piece)
	return err
}

func verdict(answer string) (bool, error) {
	switch {
	case strings.HasSuffix(answer, " FOUND"):
		return true, nil
	case strings.HasSuffix(answer, ": OK"):
		return false, nil
	}
	return false, errors.New("files: the virus scanner did not say yes or no")
}
