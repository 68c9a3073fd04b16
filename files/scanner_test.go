package files_test

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"
	"net"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/files"
)

// clamd is a virus scanner that knows one virus, and speaks as clamd does.
func clamd(t *testing.T, virus string, answer func(found bool) string) string {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, l.Close()) })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			content, err := heard(conn)
			if err == nil {
				_, _ = io.WriteString(conn, answer(bytes.Contains(content, []byte(virus))))
			}
			_ = conn.Close()
		}
	}()
	return l.Addr().String()
}

func heard(conn net.Conn) ([]byte, error) {
	r := bufio.NewReader(conn)
	if _, err := r.ReadString(0); err != nil {
		return nil, err
	}
	var all []byte
	for {
		var length uint32
		if err := binary.Read(r, binary.BigEndian, &length); err != nil || length == 0 {
			return all, err
		}
		piece := make([]byte, length)
		if _, err := io.ReadFull(r, piece); err != nil {
			return nil, err
		}
		all = append(all, piece...)
	}
}

func plainly(found bool) string {
	if found {
		return "stream: Eicar-Test-Signature FOUND\x00"
	}
	return "stream: OK\x00"
}

func TestScanner(t *testing.T) {
	t.Parallel()
	const eicar = "EICAR-STANDARD-ANTIVIRUS-TEST-FILE"
	s := files.NewScanner(clamd(t, eicar, plainly))
	found, err := s.Infected(t.Context(), append(bytes.Repeat([]byte("a"), 200_000), eicar...))
	require.NoError(t, err)
	require.True(t, found)
	found, err = s.Infected(t.Context(), []byte("a letter"))
	require.NoError(t, err)
	require.False(t, found)

	found, err = files.NewScanner("").Infected(t.Context(), []byte(eicar))
	require.NoError(t, err)
	require.False(t, found, "nobody is asked where there is no scanner")

	for name, s := range map[string]files.Scanner{
		"it is not there":    files.NewScanner("127.0.0.1:1"),
		"it is out of sorts": files.NewScanner(clamd(t, eicar, func(bool) string { return "INSTREAM size limit exceeded. ERROR\x00" })),
		"it says nothing":    files.NewScanner(clamd(t, eicar, func(bool) string { return "" })),
	} {
		_, err := s.Infected(t.Context(), []byte("a letter"))
		require.Error(t, err, name)
	}
}
