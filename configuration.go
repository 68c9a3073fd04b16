package main

import (
	"fmt"
	"reflect"
	"strings"

	"onward/internal/config"
)

// configurationCommand prints the operators' table from the code, so that
// docs/configuration.md cannot go stale.
type configurationCommand struct{}

// Run prints the table.
func (configurationCommand) Run(to streams) error {
	var b strings.Builder
	b.WriteString("# Configuration\n\nMade by `make generate` from `internal/config`. Each setting is an environment variable, and a flag of the same meaning ")
	b.WriteString("on `onward api` and `onward worker` (`--help`). `NAME_FILE` names a file that holds the value, for secrets.\n\n| variable | default | what it says |\n|---|---|---|\n")
	for _, field := range reflect.VisibleFields(reflect.TypeFor[config.Config]()) {
		if _, hidden := field.Tag.Lookup("hidden"); hidden {
			continue
		}
		value := "none"
		if d := field.Tag.Get("default"); d != "" {
			value = "`" + d + "`"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", field.Tag.Get("env"), value, field.Tag.Get("help"))
	}
	_, err := fmt.Fprint(to.out, b.String())
	return err
}
