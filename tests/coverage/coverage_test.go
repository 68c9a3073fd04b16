package main

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

func TestEveryLineHasAStoryOrAReason(t *testing.T) {
	t.Parallel()
	const one = "test(\"sends\", { tag: [\"@N1\"] }, async () => {});"
	for name, tt := range map[string]struct{ lines, story, want, wrong string }{
		"a story shows it":               {lines: "N1 | Signing in |", story: one, want: "| N1 | Signing in | [a](../s/a.story.ts): sends |"},
		"over several lines":             {lines: "N1 | Signing in |", story: "test(\n  `sends`,\n  {\n tag: [\n \"@N1\",\n] }, f)", want: "sends"},
		"different on purpose":           {lines: "N1 | A |\nR3 | Lines | outside: who hosts it.", story: one, want: "| R3 | Lines | *outside: who hosts it.* |"},
		"neither":                        {lines: "N1 | A |\nN2 | B |", story: one, wrong: "N2 (B) has neither a story nor a reason"},
		"a reason that is none":          {lines: "N1 | A | later", story: one, wrong: "a note begins with"},
		"not yet, and yet shown":         {lines: "N1 | A | not yet: later.", story: one, wrong: "a story shows it"},
		"a story of what is no line":     {lines: "N2 | A | not yet: later.", story: one, wrong: "not a line"},
		"no story at all":                {lines: "N1 | A |", story: "test(\"sends\", f)", wrong: "has a tag"},
		"a line without its three parts": {lines: "N1 A", story: one, wrong: "tag | what | note"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			root := fstest.MapFS{"lines.txt": {Data: []byte("# words\n" + tt.lines)}, "s/a.story.ts": {Data: []byte(tt.story)}}
			page, err := write(root, "lines.txt", "s")
			if tt.wrong != "" {
				require.ErrorContains(t, err, tt.wrong)
				return
			}
			require.NoError(t, err)
			require.Contains(t, page, tt.want)
		})
	}
}
