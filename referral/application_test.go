package referral_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/referral"
)

func applying() referral.Application {
	return referral.Application{
		Name: "Latch Advice", Nation: referral.EnglandAndWales, Offer: "Advice on rent.", Issues: []string{"housing"}, Areas: []string{"Broad Lode"},
		Email: "post@latch.example", Phone: "01603 555 012", Reason: "Our clients need food, too.",
		Lead: referral.Applicant{FirstName: "Nora", LastName: "Lode", JobTitle: "Manager", Email: "nora@latch.example"},
	}
}

func TestAnApplicationIsChecked(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		change func(a *referral.Application)
		want   string // the fields that are wrong
	}{
		"as it should be":              {func(*referral.Application) {}, ""},
		"nothing at all":               {func(a *referral.Application) { *a = referral.Application{} }, "name nation offer issues areas email phone first_name last_name job_title lead_email reason"},
		"a name of one letter":         {func(a *referral.Application) { a.Name = "L" }, "name"},
		"a nation that is none":        {func(a *referral.Application) { a.Nation = "atlantis" }, "nation"},
		"an offer of 500 characters":   {func(a *referral.Application) { a.Offer = strings.Repeat("é", 500) }, ""},
		"an offer of 501":              {func(a *referral.Application) { a.Offer = strings.Repeat("é", 501) }, "offer"},
		"an issue that nobody offers":  {func(a *referral.Application) { a.Issues = []string{"housing", "' OR 1=1"} }, "issues"},
		"an area without end":          {func(a *referral.Application) { a.Areas = []string{strings.Repeat("x", 61)} }, "areas"},
		"forty-one areas":              {func(a *referral.Application) { a.Areas = strings.Split(strings.Repeat("x ", 41), " ")[:41] }, "areas"},
		"a website that runs":          {func(a *referral.Application) { a.Website = "javascript://latch.example/%0aalert(1)" }, "website"},
		"an address with a name":       {func(a *referral.Application) { a.Email = "Latch <post@latch.example>" }, "email"},
		"two addresses":                {func(a *referral.Application) { a.Lead.Email = "nora@latch.example, bcc@victim.example" }, "lead_email"},
		"a telephone that is none":     {func(a *referral.Application) { a.Phone = "ring us" }, "phone"},
		"a name that makes no account": {func(a *referral.Application) { a.Lead.LastName = "Лод" }, "last_name"},
		"an accent":                    {func(a *referral.Application) { a.Lead.LastName = "Łódź-Núñez" }, ""},
		"a reason without end":         {func(a *referral.Application) { a.Reason = strings.Repeat("x", 1001) }, "reason"},
		"a job title without end":      {func(a *referral.Application) { a.Lead.JobTitle = strings.Repeat("x", 101) }, "job_title"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := applying()
			tt.change(&a)
			var fields []string
			for _, wrong := range a.Check([]string{"housing", "debt"}) {
				require.NotEmpty(t, wrong.Message)
				fields = append(fields, wrong.Field)
			}
			require.Equal(t, tt.want, strings.Join(fields, " "))
		})
	}
}

func TestAnApplicationIsTidied(t *testing.T) {
	t.Parallel()
	a := applying()
	a.Name, a.Website, a.Offer = " Latch\r\nBcc: x@y.example \x00", "latch.example", "One.\r\n\x07Two.\u202e\n"
	a.Areas, a.Issues = []string{" Broad  Lode ", "", "Broad Lode"}, []string{"housing", "debt", "housing"}
	got := a.Tidy()
	require.Equal(t, "Latch Bcc: x@y.example", got.Name)
	require.Equal(t, "https://latch.example", got.Website)
	require.Equal(t, "One.\nTwo.", got.Offer)
	require.Equal(t, []string{"Broad Lode"}, got.Areas)
	require.Equal(t, []string{"debt", "housing"}, got.Issues)
	require.Equal(t, "a b", referral.Application{Name: "a\xff b"}.Tidy().Name)
}

func TestAlike(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		a, b string
		want bool
	}{
		"the same":                  {"Latch Advice", "latch advice", true},
		"common words beside it":    {"The Latch Advice Centre Ltd", "Latch Advice", true},
		"in another order":          {"Citizens Advice Marram", "Marram Citizens' Advice", true},
		"one word in four missing":  {"Marram City Debt Advice", "Marram Debt Advice", true},
		"half of the words":         {"Marram Debt Advice", "Marram Food Bank", false},
		"only common words, equal":  {"The Trust", "the trust", true},
		"only common words, others": {"The Trust", "The Centre", false},
		"nothing":                   {"", "Latch", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tt.want, referral.Alike(tt.a, tt.b))
			require.Equal(t, tt.want, referral.Alike(tt.b, tt.a))
		})
	}
}

func TestOwnDomain(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"Nora@Latch.Example ": "latch.example", "nora@gmail.com": "", "nora@HotMail.co.uk": "", "nora": "", "": "",
	} {
		require.Equal(t, want, referral.OwnDomain(address), address)
	}
}

func TestAReasonToDeclineIsNeeded(t *testing.T) {
	t.Parallel()
	require.Empty(t, referral.CheckApplicationRefusal("Not now."))
	for _, words := range []string{"", "  \n", strings.Repeat("x", 1001), "a\x00b"} {
		require.Len(t, referral.CheckApplicationRefusal(words), 1)
	}
}
