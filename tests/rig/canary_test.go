package rig_test

import (
	"encoding/base64"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/tests/rig"
)

// The search itself finds what is there, however it is spelt.
func TestTheSearchForCanariesFinds(t *testing.T) {
	t.Parallel()
	word := "Qanariexample01x"
	for name, text := range map[string]string{
		"raw":        `{"name":"\u003c“` + word + `”"}`,
		"lower case": strings.ToLower(word),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, []string{word}, rig.Hits([]byte(text), []string{word}))
			require.Empty(t, rig.Hits([]byte(text), []string{"Qanariother01x"}))
		})
	}
	for before := range 7 {
		around := base64.StdEncoding.EncodeToString([]byte(strings.Repeat("~", before) + word + "~~~~"))
		require.Equal(t, []string{word + " in base64"}, rig.Hits([]byte(around), []string{word}), "%d bytes before", before)
		url := base64.RawURLEncoding.EncodeToString([]byte(strings.Repeat("~", before) + strings.ToLower(word) + "~"))
		require.NotEmpty(t, rig.Hits([]byte(url), []string{word}))
	}
}
