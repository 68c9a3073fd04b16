package activities

import (
	"strings"
	"time"

	"github.com/google/uuid"

	"onward/mail"
	"onward/referral"
	"onward/schema"
)

// Links makes what a letter says of the network: its name, and addresses of its
// pages. An address holds an opaque id at most.
type Links struct {
	PublicURL   string // how people reach the web pages
	NetworkName string
}

// data puts a letter from the store into the words' terms.
func (l Links) data(letter schema.Letter, now time.Time) mail.Data {
	data := mail.Data{Letter: letter.Letter, To: letter.Audience}
	switch {
	case letter.ReferralID != uuid.Nil:
		data = mail.ForReferral(letter.Letter, letter.Audience, letter.Referral, letter.Calendar, now)
		data.Link = l.page("/referrals/" + letter.ReferralID.String())
		if offersForward(letter) {
			data.ForwardLink = data.Link + "#forward"
		}
	case letter.Letter == referral.LetterWeekly, letter.Letter == referral.LetterMonthly:
		data.Link, data.Digests = l.digestPages(letter)
	default:
		data.Link = l.accountPage(letter)
		data.ExpiresIn = max(0, letter.ExpiresAt.Sub(now))
	}
	data.Greeting, data.NetworkName, data.Organisation = letter.Name, l.NetworkName, letter.OrganisationName
	data.Reason, data.AgreementFrom, data.AgreementOver = letter.Reason, letter.AgreementFrom, letter.AgreementOver
	data.CheckedAt, data.Fresh = letter.CheckedAt, letter.Fresh
	data.Remedy = letter.Remedy
	data.Period, data.Week, data.Month = letter.Period, letter.Week, letter.Month
	data.Issues, data.Change, data.By, data.Username = letter.Issues, letter.Change, letter.By, letter.Username
	return data
}

// offersForward reports whether the letter tells a sender that the client needs
// somebody else (spec section 3: "forward on" one click away).
func offersForward(letter schema.Letter) bool {
	sender := letter.Audience == referral.ToSender || letter.Audience == referral.ToSenderAdviser
	switch letter.Letter {
	case referral.LetterDeclined, referral.LetterMissed, referral.LetterNoResponse:
		return sender
	default:
		return false
	}
}

// accountPage is where a letter about an account leads. The token follows the #,
// which browsers send to nobody.
func (l Links) accountPage(letter schema.Letter) string {
	switch letter.Letter {
	case referral.LetterWelcome, referral.LetterResetPassword:
		return l.page("/set-password#" + letter.Token)
	case referral.LetterConfirmApplication: // a page that needs no script, so the token is in its address
		return l.page("/join/confirm?token=" + letter.Token)
	case referral.LetterApplication:
		return l.page("/administration/applications/" + letter.ApplicationID.String())
	case referral.LetterApplicationDeclined:
		return l.page("/find")
	case referral.LetterLocked:
		return l.page("/administration/users")
	case referral.LetterAgreementPublished, referral.LetterAgreementSoon, referral.LetterAgreementDue:
		return l.page("/manage/agreement")
	case referral.LetterSuggested:
		return l.page("/manage/suggestions")
	case referral.LetterCheckProfile:
		return l.page("/manage/profile")
	case referral.LetterThanks:
		return l.page("/find/" + letter.AboutSlug)
	default:
		return l.page("/sign-in")
	}
}

// digestPages are where a digest leads: to the organisation's list or report,
// and to the lists and settings behind its numbers.
func (l Links) digestPages(letter schema.Letter) (string, mail.DigestLinks) {
	report := l.page("/reports?from=" + letter.Period.From.String() + "&to=" + letter.Period.To.String())
	links := mail.DigestLinks{
		Unacknowledged: l.page("/referrals/incoming?status=sent"), Overdue: l.page("/referrals/incoming?overdue=yes"),
		Unforwarded: l.page("/referrals/outgoing?status=declined&forwarded=no"),
		Sent:        report + "&side=sent", Settings: l.page("/account#digests"),
	}
	if letter.Letter == referral.LetterWeekly {
		return l.page("/referrals/incoming"), links
	}
	return report, links
}

func (l Links) page(path string) string { return strings.TrimRight(l.PublicURL, "/") + path }
