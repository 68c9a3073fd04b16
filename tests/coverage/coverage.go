package main

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
)

// line is one thing that the guides say, and why no story shows it where none does.
type line struct {
	tag, what, note string
}

// story is one test in a browser.
type story struct {
	file, title string
	tags        []string
}

var (
	lineForm = regexp.MustCompile(`^([NRK]\d+)\s*\|([^|]+)\|([^|]*)$`)
	// A test with tags, as Playwright writes it, over one line or several.
	storyForm = regexp.MustCompile("(?s)\\btest\\(\\s*[\"`]([^\"`]+)[\"`],\\s*\\{\\s*tag:\\s*\\[([^\\]]*)\\]")
	tagForm   = regexp.MustCompile(`"@([^"]+)"`)
	noteForm  = regexp.MustCompile(`^(different|outside|not yet): .+\.$`)
)

// write makes the page, or says which line has neither a story nor a reason,
// has both "not yet" and a story, or is named by a story and does not exist.
func write(root fs.FS, linesAt, storiesAt string) (string, error) {
	lines, err := readLines(root, linesAt)
	if err != nil {
		return "", err
	}
	stories, err := readStories(root, storiesAt)
	if err != nil {
		return "", err
	}
	shown := map[string][]story{}
	for _, s := range stories {
		for _, tag := range s.tags {
			if !slices.ContainsFunc(lines, func(l line) bool { return l.tag == tag }) {
				return "", fmt.Errorf("%s: %q shows %s, which is not a line of %s", s.file, s.title, tag, linesAt)
			}
			shown[tag] = append(shown[tag], s)
		}
	}
	return page(lines, shown)
}

func readLines(root fs.FS, at string) ([]line, error) {
	text, err := fs.ReadFile(root, at)
	if err != nil {
		return nil, fmt.Errorf("read the lines: %w", err)
	}
	var lines []line
	for row := range strings.Lines(string(text)) {
		row = strings.TrimSpace(row)
		if row == "" || strings.HasPrefix(row, "#") {
			continue
		}
		m := lineForm.FindStringSubmatch(row)
		if m == nil {
			return nil, fmt.Errorf("%s: this is not tag | what | note: %s", at, row)
		}
		lines = append(lines, line{tag: m[1], what: strings.TrimSpace(m[2]), note: strings.TrimSpace(m[3])})
	}
	return lines, nil
}

func readStories(root fs.FS, at string) ([]story, error) {
	files, err := fs.Glob(root, at+"/*.story.ts")
	if err != nil {
		return nil, fmt.Errorf("find the stories: %w", err)
	}
	var stories []story
	for _, file := range files {
		text, err := fs.ReadFile(root, file)
		if err != nil {
			return nil, fmt.Errorf("read a story: %w", err)
		}
		for _, m := range storyForm.FindAllStringSubmatch(string(text), -1) {
			s := story{file: file, title: m[1]}
			for _, tag := range tagForm.FindAllStringSubmatch(m[2], -1) {
				s.tags = append(s.tags, tag[1])
			}
			stories = append(stories, s)
		}
	}
	if len(stories) == 0 {
		return nil, fmt.Errorf("no story in %s has a tag", at)
	}
	return stories, nil
}

func page(lines []line, shown map[string][]story) (string, error) {
	var b strings.Builder
	b.WriteString("# What the guides ask for, and where it is shown\n\n" +
		"Made by `make generate` from `tests/coverage/lines.txt` and the tags of the stories in `tests/stories`, each of which is a person's\n" +
		"work in a real browser against the real program. N is Norfolk's guide, R Liverpool's, K Dundee's.\n\n" +
		"| line | what it is | shown by |\n|---|---|---|\n")
	for _, l := range lines {
		stories := shown[l.tag]
		switch {
		case l.note != "" && !noteForm.MatchString(l.note):
			return "", fmt.Errorf("%s: a note begins with different, outside or not yet, and ends in a full stop", l.tag)
		case len(stories) == 0 && l.note == "":
			return "", fmt.Errorf("%s (%s) has neither a story nor a reason", l.tag, l.what)
		case len(stories) > 0 && strings.HasPrefix(l.note, "not yet"):
			return "", fmt.Errorf("%s is marked %q, and a story shows it", l.tag, l.note)
		}
		fmt.Fprintf(&b, "| %s | %s | %s |\n", l.tag, l.what, strings.Join(where(l, stories), "<br>"))
	}
	return b.String(), nil
}

func where(l line, stories []story) []string {
	var cells []string
	for _, s := range stories {
		name := strings.TrimSuffix(s.file[strings.LastIndex(s.file, "/")+1:], ".story.ts")
		cells = append(cells, fmt.Sprintf("[%s](../%s): %s", name, s.file, s.title))
	}
	if l.note != "" {
		cells = append(cells, "*"+l.note+"*")
	}
	return cells
}
