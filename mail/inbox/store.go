package inbox

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"
)

// capacity is how many letters are kept; older ones go.
const capacity = 2_000

const fileName = "letters.jsonl"

// store keeps letters in memory and, in a folder, one JSON line each.
type store struct {
	mu      sync.Mutex
	letters []Letter // oldest first
	changed chan struct{}
	path    string
	file    *os.File // nil when in memory only
	lines   int
}

func open(folder string) (*store, error) {
	s := &store{changed: make(chan struct{})}
	if folder == "" {
		return s, nil
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	s.path = filepath.Join(folder, fileName)
	if err := s.load(); err != nil {
		return nil, err
	}
	return s, s.rewrite()
}

// load reads the kept letters. A line torn by a crash is left out.
func (s *store) load() error {
	file, err := os.Open(s.path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer file.Close() //nolint:errcheck // it was only read
	lines := bufio.NewReader(file)
	for {
		line, err := lines.ReadBytes('\n')
		var l Letter
		if json.Unmarshal(line, &l) == nil && l.ID != "" {
			s.keep(l)
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// rewrite replaces the file by one that holds the kept letters and no more.
func (s *store) rewrite() error {
	var all bytes.Buffer
	encode := json.NewEncoder(&all)
	for _, l := range s.letters {
		if err := encode.Encode(l); err != nil {
			return fmt.Errorf("encode a letter: %w", err)
		}
	}
	next := s.path + ".next"
	if err := os.WriteFile(next, all.Bytes(), 0o600); err != nil {
		return err
	}
	if err := os.Rename(next, s.path); err != nil {
		return err
	}
	file, err := os.OpenFile(s.path, os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if s.file != nil {
		_ = s.file.Close() // the old one is replaced already
	}
	s.file, s.lines = file, len(s.letters)
	return nil
}

// add keeps the letters, on disk first, and wakes those who wait.
func (s *store) add(letters ...Letter) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.path != "" {
		if err := s.write(letters); err != nil {
			return err
		}
	}
	s.keep(letters...)
	s.wake()
	if s.path != "" && s.lines > 2*capacity {
		return s.rewrite()
	}
	return nil
}

func (s *store) write(letters []Letter) error {
	if s.file == nil {
		return os.ErrClosed
	}
	var lines bytes.Buffer
	encode := json.NewEncoder(&lines)
	for _, l := range letters {
		if err := encode.Encode(l); err != nil {
			return fmt.Errorf("encode a letter: %w", err)
		}
	}
	if _, err := s.file.Write(lines.Bytes()); err != nil {
		return err
	}
	s.lines += len(letters)
	return nil
}

func (s *store) keep(letters ...Letter) {
	s.letters = append(s.letters, letters...)
	if extra := len(s.letters) - capacity; extra > 0 {
		s.letters = slices.Clone(s.letters[extra:])
	}
}

func (s *store) wake() {
	close(s.changed)
	s.changed = make(chan struct{})
}

// find returns up to limit letters that match, the newest first, whether there
// are more, and a channel that is closed at the next change.
func (s *store) find(f filter, limit int) (found []Letter, more bool, changed <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	reached := f.before == ""
	for _, l := range slices.Backward(s.letters) {
		if !reached {
			reached = l.ID == f.before
			continue
		}
		if !f.matches(l) {
			continue
		}
		if len(found) == limit {
			return found, true, s.changed
		}
		found = append(found, l)
	}
	return found, false, s.changed
}

// one returns the letter and its neighbours' ids, empty where there is none.
func (s *store) one(id string) (l Letter, newer, older string, known bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := slices.IndexFunc(s.letters, func(l Letter) bool { return l.ID == id })
	if i < 0 {
		return Letter{}, "", "", false
	}
	if i > 0 {
		older = s.letters[i-1].ID
	}
	if i+1 < len(s.letters) {
		newer = s.letters[i+1].ID
	}
	return s.letters[i], newer, older, true
}

func (s *store) clear() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.letters = nil
	s.wake()
	if s.path == "" {
		return nil
	}
	return s.rewrite()
}

func (s *store) close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.file == nil {
		return nil
	}
	err := s.file.Close()
	s.file = nil
	return err
}
