package dev

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
)

// tool is a program that is built once, from the versions in tools/go.mod.
type tool struct {
	name   string // as people read it
	file   string
	module string
	pkg    string
}

var (
	toolServer  = tool{"Temporal server", "temporal-server", "go.temporal.io/server", "go.temporal.io/server/cmd/server"}
	toolSQLTool = tool{"Temporal's schema tool", "temporal-sql-tool", "go.temporal.io/server", "go.temporal.io/server/cmd/tools/sql"}
	toolUI      = tool{"Temporal UI", "temporal-ui", "github.com/temporalio/ui-server/v2", "github.com/temporalio/ui-server/v2/cmd/server"}
)

// buildTools gives the programs that o's parts need, building what is missing.
func (o Options) buildTools(ctx context.Context, p *programs) error {
	wanted := map[*string]tool{}
	if o.Temporal {
		wanted[&p.temporal], wanted[&p.sqlTool] = toolServer, toolSQLTool
	}
	if o.TemporalUI {
		wanted[&p.temporalUI] = toolUI
	}
	if len(wanted) == 0 {
		return nil
	}
	folder, err := toolsFolder(o.ToolsFolder)
	if err != nil {
		return err
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return fmt.Errorf("dev: cache folder: %w", err)
	}
	for path, t := range wanted {
		if *path, err = t.ensure(ctx, folder, filepath.Join(cache, "onward", "bin"), o.progress); err != nil {
			return err
		}
	}
	return nil
}

// toolsFolder is the checkout's tools/, which holds the versions.
func toolsFolder(wish string) (string, error) {
	if wish != "" {
		if _, err := os.Stat(filepath.Join(wish, "go.mod")); err != nil {
			return "", fmt.Errorf("dev: no go.mod in the tools folder %s: %w", wish, err)
		}
		return wish, nil
	}
	start, err := os.Getwd()
	if err != nil {
		return "", fmt.Errorf("dev: working directory: %w", err)
	}
	for folder := start; ; folder = filepath.Dir(folder) {
		candidate := filepath.Join(folder, "tools")
		content, err := os.ReadFile(filepath.Join(candidate, "go.mod"))
		if err == nil && strings.HasPrefix(string(content), "module onward/tools") {
			return candidate, nil
		}
		if folder == filepath.Dir(folder) {
			return "", fmt.Errorf("dev: found no tools/go.mod at or above %s: Temporal is built from there, so run this inside the checkout", start)
		}
	}
}

// ensure gives the program, built at most once for all processes.
func (t tool) ensure(ctx context.Context, folder, bin string, progress func(string, int64, int64)) (string, error) {
	version, err := t.version(folder)
	if err != nil {
		return "", err
	}
	if err := makeOwnFolder(bin); err != nil {
		return "", err
	}
	target := filepath.Join(bin, strings.Join([]string{t.file, version, runtime.GOOS, runtime.GOARCH}, "-"))
	if _, err := os.Stat(target); err == nil {
		return target, nil
	}
	lock, err := waitLock(ctx, filepath.Join(bin, "lock"), func() { progress("waiting for another process that builds "+t.name, 0, 0) })
	if err != nil {
		return "", err
	}
	defer func() { _ = lock.release() }() // closing lets go, whatever it answers
	if _, err := os.Stat(target); err == nil {
		return target, nil // by the one we waited for
	}
	return target, t.build(ctx, folder, target, progress)
}

// version reads the one line of go.mod, so that a start needs no Go toolchain
// once everything is built.
func (t tool) version(folder string) (string, error) {
	content, err := os.ReadFile(filepath.Join(folder, "go.mod"))
	if err != nil {
		return "", fmt.Errorf("dev: versions of the tools: %w", err)
	}
	line := regexp.MustCompile(`(?m)^\s*(?:require )?` + regexp.QuoteMeta(t.module) + ` v(\S+)`)
	match := line.FindSubmatch(content)
	if match == nil {
		return "", fmt.Errorf("dev: %s names no version of %s", filepath.Join(folder, "go.mod"), t.module)
	}
	return string(match[1]), nil
}

// build compiles into a file beside the target and moves it into place, so
// that an interrupted build is never run.
func (t tool) build(ctx context.Context, folder, target string, progress func(string, int64, int64)) error {
	total, err := t.stale(ctx, folder, progress)
	if err != nil {
		return err
	}
	step := "building " + t.name
	progress(step, 0, total)
	work := target + ".building"
	command := goCommand(ctx, folder, "build", "-v", "-trimpath", "-ldflags=-s -w", "-o", work, t.pkg)
	done := int64(0) // the last step is to link, which nothing announces
	err = eachLine(command, func(line string) {
		if done < total-1 && !strings.HasPrefix(line, "go: ") {
			done++
			progress(step, done, total)
		}
	})
	if err != nil {
		return fmt.Errorf("dev: build %s: %w", t.name, errors.Join(err, os.RemoveAll(work)))
	}
	if err := os.Rename(work, target); err != nil {
		return fmt.Errorf("dev: put %s in place: %w", t.name, err)
	}
	progress(step, total, total)
	return nil
}

// stale counts the packages that are still to compile, fetching their source
// if need be.
func (t tool) stale(ctx context.Context, folder string, progress func(string, int64, int64)) (int64, error) {
	step := "fetching the source of " + t.name
	progress(step, 0, 0)
	command := goCommand(ctx, folder, "list", "-trimpath", "-deps", "-f", "{{if .Stale}}{{.StaleReason}}.{{end}}", t.pkg)
	output, err := command.StdoutPipe()
	if err != nil {
		return 0, fmt.Errorf("dev: list packages of %s: %w", t.name, err)
	}
	counted := make(chan int64)
	go func() {
		var packages int64
		for lines := bufio.NewScanner(output); lines.Scan(); {
			if line := lines.Text(); line != "" && !strings.Contains(line, "available in build cache") {
				packages++
			}
		}
		counted <- packages
	}()
	fetched := int64(0)
	err = eachLine(command, func(line string) {
		if strings.HasPrefix(line, "go: downloading") {
			fetched++
			progress(step, fetched, 0)
		}
	})
	packages := <-counted
	if err != nil {
		return 0, fmt.Errorf("dev: fetch the source of %s: %w", t.name, err)
	}
	return max(packages, 1), nil
}

func goCommand(ctx context.Context, folder string, arguments ...string) *exec.Cmd {
	command := exec.CommandContext(ctx, "go", arguments...)
	command.Dir = folder
	command.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=readonly")
	return command
}

// eachLine runs the command and hands over what it says on standard error,
// whose last lines become the error if it fails.
func eachLine(command *exec.Cmd, hear func(string)) error {
	stderr, err := command.StderrPipe()
	if err != nil {
		return err
	}
	if err := command.Start(); err != nil {
		return err
	}
	var tail []string
	for lines := bufio.NewScanner(stderr); lines.Scan(); {
		hear(lines.Text())
		tail = append(tail, lines.Text())
		tail = tail[max(0, len(tail)-10):]
	}
	if err := command.Wait(); err != nil {
		return fmt.Errorf("%w\n%s", err, strings.Join(tail, "\n"))
	}
	return nil
}
