package whole_test

import (
	"bytes"
	"sync"
)

// journal keeps what processes log.
type journal struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (j *journal) Write(line []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(line)
}

func (j *journal) all() []byte {
	j.mu.Lock()
	defer j.mu.Unlock()
	return bytes.Clone(j.text.Bytes())
}

// count is how often the words were logged.
func (j *journal) count(words string) int { return bytes.Count(j.all(), []byte(words)) }
