package referral_test

import (
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
)

// filled is a form that may be sent.
func filled() referral.Form {
	today := referral.DateOf(monday)
	return referral.Form{
		Client:  referral.Client{FirstName: "Ana", LastName: "Okonkwo"},
		Contact: referral.Contact{Phone: "07700 900 123"},
		Need:    referral.Need{Reason: "Council tax arrears.", Issues: []string{"debt"}},
		Consent: referral.Consent{Given: true, Basis: referral.BasisConsent, How: "spoken", On: &today, To: []uuid.UUID{debtHelp.ID}},
	}
}

func TestFormCheck(t *testing.T) {
	t.Parallel()
	date := func(s string) *referral.Date {
		d, err := referral.ParseDate(s)
		require.NoError(t, err)
		return &d
	}
	for name, tt := range map[string]struct {
		change func(*referral.Form)
		want   string // the field at fault; empty when none is
	}{
		"only what is required (N8)":     {func(*referral.Form) {}, ""},
		"no first name":                  {func(f *referral.Form) { f.Client.FirstName = "  " }, "client.first_name"},
		"no surname":                     {func(f *referral.Form) { f.Client.LastName = "" }, "client.last_name"},
		"a name written from the right":  {func(f *referral.Form) { f.Client.FirstName = "ليلى" }, ""},
		"a name with an emoji":           {func(f *referral.Form) { f.Client.FirstName = "Zoë 🌱" }, ""},
		"no telephone (N8)":              {func(f *referral.Form) { f.Contact.Phone = "" }, "contact.phone"},
		"a telephone that is none":       {func(f *referral.Form) { f.Contact.Phone = "ask her sister" }, "contact.phone"},
		"a telephone too short":          {func(f *referral.Form) { f.Contact.Phone = "123" }, "contact.phone"},
		"a telephone abroad":             {func(f *referral.Form) { f.Contact.Phone = "+353 1 234 5678" }, ""},
		"a date of birth in the future":  {func(f *referral.Form) { f.Client.DateOfBirth = date("2027-01-01") }, "client.date_of_birth"},
		"a date of birth long ago":       {func(f *referral.Form) { f.Client.DateOfBirth = date("1875-01-01") }, "client.date_of_birth"},
		"born on a leap day":             {func(f *referral.Form) { f.Client.DateOfBirth = date("1960-02-29") }, ""},
		"a postcode typed in small":      {func(f *referral.Form) { f.Client.Address.Postcode = "nr13qg" }, ""},
		"half a postcode":                {func(f *referral.Form) { f.Client.Address.Postcode = "NR1" }, "client.address.postcode"},
		"an e-mail address that is none": {func(f *referral.Form) { f.Contact.Email = "ana at home" }, "contact.email"},
		"prefers e-mail, has none":       {func(f *referral.Form) { f.Contact.Preferred = referral.ByEmail }, "contact.email"},
		"not to be contacted, but how":   {func(f *referral.Form) { f.Contact.DoNotContact = true }, "contact.safety"},
		"no reason for referring (N10)":  {func(f *referral.Form) { f.Need.Reason = "" }, "need.reason"},
		"a reason of two megabytes":      {func(f *referral.Form) { f.Need.Reason = strings.Repeat("a", 2<<20) }, "need.reason"},
		"a reason with a NUL":            {func(f *referral.Form) { f.Need.Reason = "a\x00b" }, "need.reason"},
		"no issue (N15)":                 {func(f *referral.Form) { f.Need.Issues = nil }, "need.issues"},
		"a key date that has passed": {func(f *referral.Form) {
			f.Need.KeyDates = []referral.KeyDate{{What: "Hearing", On: *date("2026-05-29")}}
		}, "need.key_dates[0].on"},
		"a key date today": {func(f *referral.Form) {
			f.Need.KeyDates = []referral.KeyDate{{What: "Hearing", On: *date("2026-06-01")}}
		}, ""},
		"no consent (R17)":            {func(f *referral.Form) { f.Consent.Given = false }, "consent.given"},
		"consent, but how?":           {func(f *referral.Form) { f.Consent.How = "" }, "consent.how"},
		"consent from tomorrow":       {func(f *referral.Form) { f.Consent.On = date("2026-06-02") }, "consent.on"},
		"no consent needed, but why?": {func(f *referral.Form) { f.Consent.Basis = referral.BasisSafeguarding }, "consent.why"},
		"a basis nobody knows":        {func(f *referral.Form) { f.Consent.Basis = "because" }, "consent.basis"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			form := filled()
			tt.change(&form)
			errs := form.Check(monday)
			if tt.want == "" {
				require.Empty(t, errs)
				return
			}
			require.Len(t, errs, 1)
			require.Equal(t, tt.want, errs[0].Field)
		})
	}
}

func TestTheFaultsComeInTheOrderOfTheForm(t *testing.T) {
	t.Parallel()
	var fields []string
	for _, e := range (referral.Form{}).Check(monday) {
		fields = append(fields, e.Field)
	}
	require.Equal(t, []string{"client.first_name", "client.last_name", "contact.phone", "need.issues", "need.reason", "consent.given"}, fields)
}

func TestTidy(t *testing.T) {
	t.Parallel()
	form := filled()
	form.Client.Address.Postcode, form.Client.LastName = " nr13qg ", " Okonkwo "
	form = form.Tidy()
	require.Equal(t, "NR1 3QG", form.Client.Address.Postcode)
	require.Equal(t, "Okonkwo", form.Client.LastName)
}

func TestConsentCovers(t *testing.T) {
	t.Parallel()
	c := referral.Consent{To: []uuid.UUID{debtHelp.ID}}
	require.True(t, c.Covers(debtHelp.ID))
	require.False(t, c.Covers(debtHelp.ID, stranger), "a receiver the client was not told of (R58)")
	require.False(t, c.Covers())
}
