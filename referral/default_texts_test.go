package referral_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/referral"
)

func TestDefaultTexts(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		texts referral.DefaultTexts
		wrong []string
	}{
		"none":                              {},
		"as long as may be":                 {texts: referral.DefaultTexts{Risks: strings.Repeat("é", 2000)}},
		"too long":                          {texts: referral.DefaultTexts{Risks: strings.Repeat("é", 2001)}, wrong: []string{"risks"}},
		"what Postgres cannot keep":         {texts: referral.DefaultTexts{Reason: "a\x00b", StillDoing: "\xff"}, wrong: []string{"reason", "still_doing"}},
		"only space, which is then nothing": {texts: referral.DefaultTexts{Wanted: strings.Repeat(" ", 3000)}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var wrong []string
			for _, f := range tt.texts.Tidy().Check() {
				wrong = append(wrong, f.Field)
			}
			require.Equal(t, tt.wrong, wrong)
		})
	}
	require.Equal(t, referral.DefaultTexts{Support: "What helps:"}, referral.DefaultTexts{Support: "\n What helps: "}.Tidy())
}
