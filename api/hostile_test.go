package api_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/url"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/api"
	"onward/referral"
)

// casesEach is how many hostile requests each operation gets.
const casesEach = 20

// description is what this test reads of the document.
type description struct {
	Paths      map[string]map[string]described `json:"paths"`
	Components struct {
		Schemas map[string]shape `json:"schemas"`
	} `json:"components"`
}

type described struct {
	ID         string `json:"operationId"`
	Parameters []struct {
		Name   string `json:"name"`
		In     string `json:"in"`
		Schema shape  `json:"schema"`
	} `json:"parameters"`
	Body struct {
		Content map[string]struct {
			Schema shape `json:"schema"`
		} `json:"content"`
	} `json:"requestBody"`
}

type shape struct {
	Ref        string           `json:"$ref"`
	Type       string           `json:"type"`
	Format     string           `json:"format"`
	Enum       []any            `json:"enum"`
	Properties map[string]shape `json:"properties"`
	Items      *shape           `json:"items"`
}

// nasty is what a careless or hostile client sends in place of a value.
var nasty = []any{
	nil, true, -1, 0, 1 << 40, 1e308, json.Number("9223372036854775808"), json.Number("1.5"), "", " ", "NaN", "null",
	strings.Repeat("a", 30_000), "\u202eevil\u202c", "👩🏽‍🚀", "a\u0000b", "'; DROP TABLE users;--", "%00", "../../etc/passwd", "{{7*7}}",
	"a\r\nX-Evil: 1", "=HYPERLINK(1)", "2026-02-30", "0000-00-00", "99999-01-01T00:00:00Z", "00000000-0000-0000-0000-000000000000",
	"urn:uuid:01a20386-3c5e-7da0-9211-6ee80eecb261", []any{}, []any{nil}, []any{1, "a", []any{[]any{}}}, map[string]any{}, map[string]any{"a": 1},
}

// hostile makes requests from the document's own description of them.
type hostile struct {
	*rand.Rand
	doc description
	ids []string
}

// value is right half of the time.
func (h *hostile) value(s shape, depth int) any {
	if h.IntN(6) == 0 || depth > 6 {
		return nasty[h.IntN(len(nasty))]
	}
	if s.Ref != "" {
		return h.value(h.doc.Components.Schemas[s.Ref[strings.LastIndex(s.Ref, "/")+1:]], depth)
	}
	switch {
	case len(s.Enum) > 0:
		return s.Enum[h.IntN(len(s.Enum))]
	case s.Type == "object":
		return h.object(s, depth)
	case s.Type == "array":
		all := []any{}
		for range h.IntN(4) {
			all = append(all, h.value(*s.Items, depth+1))
		}
		return all
	case s.Type == "integer":
		return h.IntN(30)
	case s.Type == "boolean":
		return h.IntN(2) == 0
	case s.Format == "uuid":
		return h.ids[h.IntN(len(h.ids))]
	case s.Format == "date-time":
		return "2026-06-01T09:00:00Z"
	case s.Format == "email":
		return "somebody@example.org"
	}
	return "words"
}

func (h *hostile) object(s shape, depth int) map[string]any {
	all := map[string]any{}
	for name, property := range s.Properties {
		if h.IntN(12) > 0 {
			all[name] = h.value(property, depth+1)
		}
	}
	if h.IntN(10) == 0 {
		all["role"] = "coordinator"
	}
	return all
}

func (h *hostile) path(path string, op described) string {
	query := url.Values{}
	for _, p := range op.Parameters {
		text := fmt.Sprint(h.value(p.Schema, 0))
		switch p.In {
		case "path":
			path = strings.Replace(path, "{"+p.Name+"}", url.PathEscape(text), 1)
		case "query":
			query.Set(p.Name, text)
		}
	}
	if len(query) == 0 {
		return path
	}
	return path + "?" + query.Encode()
}

// Whatever is sent, nothing breaks: each answer is a success or a refusal that
// says why, and no refusal repeats what was sent.
func TestNothingThatIsSentBreaksTheServer(t *testing.T) {
	t.Parallel()
	raw, err := api.OpenAPI()
	require.NoError(t, err)
	h := &hostile{Rand: rand.New(rand.NewPCG(2026, 11))}
	require.NoError(t, json.Unmarshal(raw, &h.doc))
	w := newWorld(t)
	// Sent before the first attack: one that succeeds may ask senders a question
	// more, or close the receiver for the week.
	victims := map[string]referral.Referral{}
	for _, methods := range h.doc.Paths {
		for _, op := range methods {
			victims[op.ID] = w.send()
		}
	}
	for path, methods := range h.doc.Paths {
		for method, op := range methods {
			if op.ID == "live" || op.ID == "sign-out" {
				continue
			}
			h := &hostile{Rand: rand.New(rand.NewPCG(uint64(len(path)), uint64(len(op.ID)))), doc: h.doc}
			t.Run(op.ID, func(t *testing.T) {
				h.attack(t, w.in(t), victims[op.ID], strings.ToUpper(method), strings.TrimPrefix(path, "/api/v1"), op)
			})
		}
	}
}

func (h *hostile) attack(t *testing.T, w *world, r referral.Referral, method, path string, op described) {
	t.Helper()
	h.ids = []string{r.ID.String(), w.debt.ID.String(), w.other.ID.String(), w.people[bystander].UserID.String(), uuid.NewString()}
	browsers := w.everybody()
	for range casesEach {
		b := browsers[people[h.IntN(len(people))]].with("Idempotency-Key", "0123456789")
		var body any
		if content, has := op.Body.Content["application/json"]; has {
			body = h.value(content.Schema, 0)
		}
		got := b.do(method, h.path(path, op), body)
		sent, err := json.Marshal(body)
		require.NoError(t, err)
		require.Less(t, got.status, 500, "%s %s %.2000s\n%s", method, path, sent, got.body)
		if got.status >= 400 {
			require.Equal(t, "application/problem+json", got.header.Get("Content-Type"), string(got.body))
			require.NotContains(t, string(got.body), "DROP TABLE")
		}
	}
}
