// Command coverage writes docs/coverage.md: for each line of the guides that
// Onward answers, the stories that show it in a real browser, or why none does.
// A story names the lines it shows as Playwright tags: { tag: ["@N20", "@N23"] }.
package main

import (
	"fmt"
	"os"
)

// Where the lines and the stories are, from the root of the repository.
const (
	linesFile     = "tests/coverage/lines.txt"
	storiesFolder = "tests/stories"
)

func main() {
	page, err := write(os.DirFS("."), linesFile, storiesFolder)
	if err != nil {
		fmt.Fprintln(os.Stderr, "coverage:", err)
		os.Exit(1)
	}
	fmt.Print(page)
}
