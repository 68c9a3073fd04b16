package worker

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/rs/zerolog"
	"go.temporal.io/sdk/log"
)

// Logger makes Temporal's SDK log as everything else does. What the SDK and our
// workflows log are names, ids, numbers and codes.
func Logger(to zerolog.Logger) log.Logger { return logger{to} }

type logger struct{ to zerolog.Logger }

// Debug logs what only developers want to see.
func (l logger) Debug(message string, pairs ...any) { write(l.to.Debug(), message, pairs) }

// Info logs what happens in the normal run of things.
func (l logger) Info(message string, pairs ...any) { write(l.to.Info(), message, pairs) }

// Warn logs what needs somebody only if it stays.
func (l logger) Warn(message string, pairs ...any) { write(l.to.Warn(), message, pairs) }

// Error logs what needs somebody.
func (l logger) Error(message string, pairs ...any) { write(l.to.Error(), message, pairs) }

// With returns a logger that adds the pairs to every line.
func (l logger) With(pairs ...any) log.Logger {
	c := l.to.With()
	for i := 0; i+1 < len(pairs); i += 2 {
		c = c.Str(snake(fmt.Sprint(pairs[i])), fmt.Sprint(pairs[i+1]))
	}
	return logger{c.Logger()}
}

func write(e *zerolog.Event, message string, pairs []any) {
	for i := 0; i+1 < len(pairs); i += 2 {
		key := snake(fmt.Sprint(pairs[i]))
		switch v := pairs[i+1].(type) {
		case error:
			e.AnErr(key, v)
		case string:
			e.Str(key, v)
		default:
			e.Interface(key, v)
		}
	}
	e.Msg(message)
}

// snake turns the SDK's WorkflowID into workflow_id.
func snake(key string) string {
	var b strings.Builder
	var before rune
	for _, c := range key {
		if unicode.IsUpper(c) && unicode.IsLower(before) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(c))
		before = c
	}
	return b.String()
}
