package dev_test

import (
	"crypto/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/dev"
)

// progressLog collects what a build says.
type progressLog struct {
	mutex  sync.Mutex
	builds int
	last   [2]int64
}

func (p *progressLog) hear(step string, done, total int64) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if strings.HasPrefix(step, "building") && done == 0 {
		p.builds++
	}
	p.last = [2]int64{done, total}
}

// toolsWith is a module that requires a module it carries itself, so that it
// builds without a network.
func toolsWith(t *testing.T, source string) string {
	t.Helper()
	folder := t.TempDir()
	for name, content := range map[string]string{
		"go.mod":        "module onward/tools\n\ngo 1.26\n\nrequire example.test/greet v1.2.3\n\nreplace example.test/greet => ./greet\n",
		"greet/go.mod":  "module example.test/greet\n\ngo 1.26\n",
		"greet/main.go": source,
		// Other words each time, or the second run finds it compiled already.
		"greet/word/w.go": "package word\n\nconst Hello = \"hello\"\n\nconst Nonce = \"" + rand.Text() + "\"\n",
	} {
		path := filepath.Join(folder, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
	}
	return folder
}

func TestToolIsBuiltOnceForAll(t *testing.T) {
	t.Parallel()
	folder := toolsWith(t, "package main\n\nimport \"example.test/greet/word\"\n\nfunc main() { print(word.Hello) }\n")
	bin := t.TempDir()
	var heard progressLog
	var group sync.WaitGroup
	paths, errs := make([]string, 3), make([]error, 3)
	for n := range paths {
		group.Go(func() {
			paths[n], errs[n] = dev.EnsureTool(t.Context(), "example.test/greet", "example.test/greet", folder, bin, heard.hear)
		})
	}
	group.Wait()
	for n, path := range paths {
		require.NoError(t, errs[n])
		require.Contains(t, filepath.Base(path), "tool-1.2.3-", "the name holds the version")
	}
	output, err := exec.CommandContext(t.Context(), paths[0]).CombinedOutput()
	require.NoError(t, err)
	require.Equal(t, "hello", string(output))
	require.Equal(t, heard.last[1], heard.last[0], "the progress ends with everything done")
	require.GreaterOrEqual(t, heard.last[1], int64(2), "two packages were to compile")
	require.Equal(t, 1, heard.builds)
}

func TestToolThatDoesNotCompileIsNotKept(t *testing.T) {
	t.Parallel()
	folder, bin := toolsWith(t, "package main\n\nfunc main() { nonsense }\n"), t.TempDir()
	var heard progressLog
	for range 2 {
		_, err := dev.EnsureTool(t.Context(), "example.test/greet", "example.test/greet", folder, bin, heard.hear)
		require.ErrorContains(t, err, "undefined: nonsense")
	}
	_, err := dev.EnsureTool(t.Context(), "example.test/absent", "example.test/absent", folder, bin, heard.hear)
	require.ErrorContains(t, err, "names no version of example.test/absent")
}
