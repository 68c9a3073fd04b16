package mail_test

import (
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"text/template/parse"

	"github.com/stretchr/testify/require"

	"onward/mail"
	"onward/referral"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestEveryLetterReadsAsItDid(t *testing.T) {
	t.Parallel()
	for _, name := range names() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			message, err := mail.Render(samples()[name])
			require.NoError(t, err)
			golden(t, name+".txt", "Subject: "+message.Subject+"\n\n"+message.Text)
			golden(t, name+".html", message.HTML)
		})
	}
}

func TestNoGoldenFileIsLeftOver(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("testdata/letters/*")
	require.NoError(t, err)
	require.Len(t, paths, 2*len(samples()))
	for _, p := range paths {
		base := filepath.Base(p)
		require.Contains(t, samples(), strings.TrimSuffix(base, filepath.Ext(base)))
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", "letters", name)
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err, "run go test ./mail -update")
	require.Equal(t, string(want), got)
}

func TestEveryKindOfLetterHasWordsAndASample(t *testing.T) {
	t.Parallel()
	sampled := map[referral.Letter]bool{}
	for _, d := range samples() {
		sampled[d.Letter] = true
	}
	kinds := letterKinds(t)
	require.Greater(t, len(kinds), 20)
	for _, l := range kinds {
		require.Contains(t, mail.Templates(), l)
		require.True(t, sampled[l], "no sample of %q", l)
	}
	require.Len(t, mail.Templates(), len(kinds), "a template without a letter")
}

// letterKinds reads the constants of type Letter from the rules' own source, so
// that a new kind cannot be forgotten here.
func letterKinds(t *testing.T) []referral.Letter {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../referral/notice.go", nil, 0)
	require.NoError(t, err)
	var kinds []referral.Letter
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if typ, ok := spec.Type.(*ast.Ident); ok && typ.Name == "Letter" {
			value, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			require.NoError(t, err)
			kinds = append(kinds, referral.Letter(value))
		}
		return true
	})
	return kinds
}

func TestLettersReferOnlyToWhatExists(t *testing.T) {
	t.Parallel()
	for kind, set := range mail.Templates() {
		for _, part := range []string{"subject", "heading", "body", "button"} {
			require.NotNil(t, set.Lookup(part), "%s has no %s", kind, part)
		}
		for _, part := range set.Templates() {
			if part.Tree == nil {
				continue
			}
			walk(reflect.ValueOf(part.Root), func(chain []string) {
				_, field := mail.WordsType.FieldByName(chain[0])
				_, method := mail.WordsType.MethodByName(chain[0])
				require.True(t, field || method, "%s refers to .%s", kind, chain[0])
			})
		}
	}
}

// walk visits every field that a template names, in branches not taken too.
func walk(v reflect.Value, visit func([]string)) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return
		}
		if f, ok := v.Interface().(*parse.FieldNode); ok {
			visit(f.Ident)
			return
		}
		if f, ok := v.Interface().(*parse.VariableNode); ok && len(f.Ident) > 1 {
			visit(f.Ident[1:])
			return
		}
		if _, ok := v.Interface().(*parse.Tree); ok {
			return
		}
		walk(v.Elem(), visit)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				walk(v.Field(i), visit)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			walk(v.Index(i), visit)
		}
	default: // a word or a number
	}
}
