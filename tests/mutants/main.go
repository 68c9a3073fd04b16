// Command mutants breaks the code that guards each promise, one place at a time,
// and shows that a test notices. Nothing in the product knows of it: the compiler
// is given the broken text in the file's place (go test -overlay).
//
//	make mutants
//	make mutants ARGS="-only I4"
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"time"
)

func main() {
	only := flag.String("only", "", "the promises to look at, with commas; empty: all")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	survived, err := run(ctx, *only)
	if err != nil || survived > 0 {
		fmt.Fprintln(os.Stderr, "mutants:", survived, "survived;", err)
		stop()
		os.Exit(1)
	}
}

// run tries each mutant and counts those that no test noticed.
func run(ctx context.Context, only string) (survived int, err error) {
	fmt.Println("| promise | what is broken | noticed by | |\n|---|---|---|---|")
	for _, m := range mutants {
		if only != "" && !strings.Contains(","+only+",", ","+m.promise+",") {
			continue
		}
		begun := time.Now()
		killed, err := m.try(ctx)
		if err != nil {
			return survived, err
		}
		verdict := "killed"
		if !killed {
			verdict = "**survived**"
			survived++
		}
		fmt.Printf("| %s | %s | `%s` | %s in %s |\n", m.promise, m.what, m.test, verdict, time.Since(begun).Round(time.Second))
	}
	return survived, nil
}

// broken is the file's text with the mutation in it.
func (m mutant) broken(root string) ([]byte, error) {
	text, err := os.ReadFile(filepath.Join(root, m.file))
	if err != nil {
		return nil, err
	}
	if n := bytes.Count(text, []byte(m.from)); n != 1 {
		return nil, fmt.Errorf("%s: %q is there %d times: the code has changed, and the mutant must follow", m.file, m.from, n)
	}
	return bytes.Replace(text, []byte(m.from), []byte(m.to), 1), nil
}

// try runs the test on the broken code. A mutant that does not compile is no
// mutant.
func (m mutant) try(ctx context.Context) (killed bool, err error) {
	text, err := m.broken(".")
	if err != nil {
		return false, err
	}
	folder, err := os.MkdirTemp("", "onward-mutant-")
	if err != nil {
		return false, err
	}
	defer func() { _ = os.RemoveAll(folder) }() // it is in the folder for what is temporary
	root, err := os.Getwd()
	if err != nil {
		return false, err
	}
	replaced := filepath.Join(folder, "broken.go")
	overlay, err := json.Marshal(map[string]any{"Replace": map[string]string{filepath.Join(root, m.file): replaced}})
	if err != nil {
		return false, err
	}
	list := filepath.Join(folder, "overlay.json")
	for path, content := range map[string][]byte{replaced: text, list: overlay} {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			return false, err
		}
	}
	if out, err := exec.CommandContext(ctx, "go", "build", "-overlay", list, "./"+filepath.Dir(m.file)).CombinedOutput(); err != nil {
		return false, fmt.Errorf("%s does not compile: %s", m.what, out)
	}
	out, err := exec.CommandContext(ctx, "go", "test", "-overlay", list, "-count=1", "-timeout=5m", "-run", "^("+m.test+")$", m.in).CombinedOutput()
	if bytes.Contains(out, []byte("no tests to run")) {
		return false, fmt.Errorf("there is no test %s in %s", m.test, m.in)
	}
	return err != nil && bytes.Contains(out, []byte("--- FAIL")), ctx.Err()
}
