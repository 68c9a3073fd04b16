package mail_test

import (
	"html"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/mail"
	"onward/referral"
)

// A field added here must be asked: can it ever hold a client's name or detail,
// or another adviser's name? If so it has no place in an e-mail (spec section 5).
func TestDataHasNoPlaceForTheClient(t *testing.T) {
	t.Parallel()
	var fields []string
	for i := range reflect.TypeFor[mail.Data]().NumField() {
		f := reflect.TypeFor[mail.Data]().Field(i)
		fields = append(fields, f.Name+" "+f.Type.String())
	}
	require.Equal(t, []string{
		"Letter referral.Letter", "To referral.Audience", "Greeting string", "NetworkName string", "Link string",
		"Number int64", "Sender string", "Receiver string", "Issues []string", "Urgent bool",
		"AcknowledgeBy time.Time", "DecideBy time.Time", "DecideDays int", "Due time.Time", "WorkingDaysLate int",
		"Track referral.Track", "Change referral.Kind", "By string",
		"Reason string", "Remedy bool", "Result referral.Result", "ForwardLink string",
		"Organisation string", "Username string", "ExpiresIn time.Duration",
		"Contact string", "Closing string", "Note string", // of the network, the same in every letter of the kind
		"AgreementFrom referral.Date", "AgreementOver bool",
		"CheckedAt time.Time", "Fresh bool",
		"Period referral.Period", "Week referral.WeekFigures", "Month referral.MonthFigures", "Digests mail.DigestLinks",
	}, fields)
}

func TestTheFirstLetterSaysAllThatN20Asks(t *testing.T) {
	t.Parallel()
	message, err := mail.Render(samples()["referred"])
	require.NoError(t, err)
	require.Equal(t, "New Client Referred to You", message.Subject)
	for _, said := range []string{
		breck, norwich, "#10423", "Debt and money, Rent arrears",
		"acknowledge it by the end of Thursday 26 November", "by the end of Thursday 3 December at the latest",
		"https://onward.example/referrals/",
	} {
		require.Contains(t, message.Text, said)
		require.Contains(t, message.HTML, said)
	}
}

func TestALetterKeepsToOneLineWhatMustBe(t *testing.T) {
	t.Parallel()
	d := samples()["acknowledged"]
	d.Receiver = "Norwich\r\nBcc: everyone@example.org\n\nDebt\u2028Advice\x00\x1b[31m"
	message, err := mail.Render(d)
	require.NoError(t, err)
	require.Equal(t, "Referral #10423 acknowledged by Norwich Bcc: everyone@example.org Debt Advice [31m", message.Subject)
	require.NotRegexp(t, `(?m)^Bcc:`, message.Text)
}

func TestWhatOrganisationsCallThemselvesIsOnlyText(t *testing.T) {
	t.Parallel()
	d := samples()["acknowledged"]
	d.Receiver = `<script>alert(1)</script>{{.Username}}"><img src=x onerror=alert(1)>`
	message, err := mail.Render(d)
	require.NoError(t, err)
	require.NotContains(t, message.HTML, "<script")
	require.NotContains(t, message.HTML, "<img")
	require.Contains(t, message.Text, d.Receiver, "plain text shows it as it is written")
}

func TestALetterThatCannotSayWhatItMustIsRefused(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(*mail.Data){
		"no such letter":            func(d *mail.Data) { d.Letter = "poem" },
		"no link":                   func(d *mail.Data) { d.Link = "" },
		"a link that runs a script": func(d *mail.Data) { d.Link = "javascript:alert(1)" },
		"a forward link to nowhere": func(d *mail.Data) { d.ForwardLink = "/forward" },
		"no number":                 func(d *mail.Data) { d.Number = 0 },
		"no sender":                 func(d *mail.Data) { d.Sender = "\r\n" },
		"no receiver":               func(d *mail.Data) { d.Receiver = "" },
		"no second deadline":        func(d *mail.Data) { d.DecideBy = time.Time{} },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := samples()["referred"]
			spoil(&d)
			_, err := mail.Render(d)
			require.Error(t, err)
			require.NotContains(t, err.Error(), norwich)
			require.NotContains(t, err.Error(), "onward.example")
		})
	}
}

func TestALinkLivesForAWholeNumberOfHours(t *testing.T) {
	t.Parallel()
	for lives, want := range map[time.Duration]string{
		72 * time.Hour: "within 72 hours", 72*time.Hour - time.Second: "within 72 hours",
		time.Hour: "within 1 hour.", 20 * time.Minute: "within 1 hour.",
	} {
		d := samples()["welcome"]
		d.ExpiresIn = lives
		message, err := mail.Render(d)
		require.NoError(t, err)
		require.Contains(t, message.Text, want)
	}
}

func TestOnlyItsOwnerIsToldAUsername(t *testing.T) {
	t.Parallel()
	for _, name := range names() {
		d := samples()[name]
		d.Username = "akhan2"
		message, err := mail.Render(d)
		require.NoError(t, err)
		owner := d.Number == 0 && d.To != referral.ToLeads &&
			!map[string]bool{"locked": true, "suggested": true, "thanks": true, "check_profile": true, "check_profile-never": true}[name] && !strings.HasPrefix(name, "digest_")
		require.Equal(t, owner, strings.Contains(message.Text, "akhan2"), name)
		require.Equal(t, owner, strings.Contains(message.HTML, "akhan2"), name)
	}
}

// What no letter may hold, whatever it says.
func TestLettersAreQuietAndSelfContained(t *testing.T) {
	t.Parallel()
	external := regexp.MustCompile(`(?i)<img|<link|<script|@import|url\(|<iframe|<form`)
	dangling := regexp.MustCompile(` [.,;:]|\.\.|,,|  |<no value>|%!|#0\b|0001`)
	for _, name := range names() {
		d := samples()[name]
		message, err := mail.Render(d)
		require.NoError(t, err, name)
		require.NotRegexp(t, external, message.HTML, name)
		require.NotRegexp(t, dangling, message.Subject, name)
		require.NotRegexp(t, dangling, message.Text, name)
		require.NotContains(t, message.Subject, "\n", name)
		require.LessOrEqual(t, len([]rune(message.Subject)), 78, "%s: %s", name, message.Subject)
		require.Equal(t, 1, strings.Count(message.HTML, `class="press"`), "%s has one button", name)
		for _, address := range regexp.MustCompile(`href="([^"]*)"`).FindAllStringSubmatch(message.HTML, -1) {
			to := html.UnescapeString(address[1])
			known := []string{d.Link, d.ForwardLink, d.Digests.Unacknowledged, d.Digests.Overdue, d.Digests.Unforwarded, d.Digests.Sent, d.Digests.Settings}
			require.True(t, slices.Contains(known, to), "%s leads to %s", name, address[1])
		}
	}
}

func TestALetterWithoutDeadlinesStillReads(t *testing.T) {
	t.Parallel()
	dangling := regexp.MustCompile(` [.,;:]|\.\.|,,|  |0001`)
	for _, name := range names() {
		d := samples()[name]
		if d.Letter == referral.LetterReferred {
			continue // refused: N20 promises both
		}
		if d.To == referral.ToLeads {
			continue // refused: it would not say who is to accept, or by when
		}
		if d.Digests != (mail.DigestLinks{}) {
			continue // refused without its days; it has no deadline
		}
		bare := mail.Data{
			Letter: d.Letter, To: d.To, Link: d.Link, Number: d.Number, Sender: d.Sender, Receiver: d.Receiver, Change: d.Change,
		}
		message, err := mail.Render(bare)
		require.NoError(t, err, name)
		require.NotRegexp(t, dangling, message.Subject, name)
		require.NotRegexp(t, dangling, message.Text, name)
	}
}

func TestALetterOfTheClockIsOvertakenOnceSomebodyAnswers(t *testing.T) {
	t.Parallel()
	late := func(r referral.Referral) referral.Referral { r.Overdue = true; return r }
	paused := func(r referral.Referral) referral.Referral { r.Stopped = true; return r }
	for name, tt := range map[string]struct {
		letter referral.Letter
		change func(referral.Referral) referral.Referral
		day    int
		want   bool
	}{
		"a reminder in time":                   {referral.LetterReminder, as, 26, false},
		"a reminder that comes too late":       {referral.LetterReminder, as, 27, true},
		"a reminder with the clock stopped":    {referral.LetterReminder, paused, 26, true},
		"a reminder when accepted":             {referral.LetterReminder, accepted, 26, true},
		"missed and still silent":              {referral.LetterMissed, late, 27, false},
		"missed this very moment":              {referral.LetterMissed, late, 26, false},
		"missed, then acknowledged":            {referral.LetterMissed, acknowledged, 27, true},
		"missed, then the clock stopped":       {referral.LetterMissed, paused, 27, true},
		"still waiting, and late":              {referral.LetterStillWaiting, late, 28, false},
		"still waiting, then declined":         {referral.LetterStillWaiting, declined, 28, true},
		"stuck":                                {referral.LetterStuck, late, 35, false},
		"stuck, then acknowledged":             {referral.LetterStuck, acknowledged, 30, true},
		"stuck where silence closes":           {referral.LetterStuck, silenced, 35, false},
		"what a person did is never overtaken": {referral.LetterAcknowledged, accepted, 26, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tt.want, about(tt.letter, referral.ToReceiver, tt.change, at(tt.day, 8)).Overtaken())
		})
	}
}

func TestALetterAboutTheAgreementIsOvertakenOnceItIsAccepted(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"agreement_published", "agreement_soon", "agreement_due"} {
		d := samples()[name]
		require.False(t, d.Overtaken(), name)
		d.AgreementOver = true
		require.True(t, d.Overtaken(), name)
	}
}
