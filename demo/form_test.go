package demo_test

import (
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"onward/demo"
	"onward/referral"
)

// TestFormsShowEveryCase: whatever a screen must cope with is somewhere.
func TestFormsShowEveryCase(t *testing.T) {
	t.Parallel()
	found, reasons, ahead := map[string]int{}, map[string]bool{}, 0
	for p := range demo.Generate(1, demo.Size, now).Referrals() {
		f := p.Form
		found["interpreter"] += count(f.Client.NeedsInterpreter)
		found["do not contact"] += count(f.Contact.DoNotContact)
		found["safety"] += count(f.Contact.Safety != "")
		found["safe times"] += count(f.Contact.SafeTimes != "")
		found["no voicemail"] += count(!f.Contact.Voicemail)
		found["no address"] += count(f.Client.Address.Line1 == "")
		found["no date of birth"] += count(f.Client.DateOfBirth == nil)
		found["without consent"] += count(f.Consent.Basis != referral.BasisConsent)
		found["written consent"] += count(f.Consent.How == "written")
		found["three issues"] += count(len(f.Need.Issues) == 3)
		found["another script"] += count(!latin(f.Client.LastName))
		found["long surname"] += count(len(f.Client.LastName) > 14)
		if r := p.Referral; r.Open() {
			for _, k := range f.Need.KeyDates {
				ahead += count(!k.On.Before(referral.DateOf(now)))
			}
		}
		reasons[f.Need.Reason] = true
	}
	for what, n := range found {
		require.Greater(t, n, 5, what)
		require.Less(t, n, demo.Size/2+100, what)
	}
	require.Greater(t, ahead, 20, "key dates that lie ahead")
	require.Greater(t, len(reasons), demo.Size*2/3, "hardly two stories alike, but where one goes to several")
}

func latin(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) {
			return false
		}
	}
	return true
}
