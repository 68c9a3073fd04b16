package mail

import (
	"errors"
	"fmt"
	"math"
	"strconv"

	"onward/referral"
)

// fewest is how many a median or a share must be of, to say nothing of one
// client.
const fewest = 5

// tooFew stands where there are fewer.
const tooFew = "too few"

// checkDigest refuses a digest without its days or links.
func (d Data) checkDigest() error {
	if d.Period.From.IsZero() || d.Organisation == "" {
		return errors.New("the days or the organisation of the digest are missing")
	}
	for _, link := range []string{d.Digests.Unacknowledged, d.Digests.Overdue, d.Digests.Unforwarded, d.Digests.Sent, d.Digests.Settings} {
		if !isWebLink(link) {
			return errors.New("a link of the digest leads nowhere")
		}
	}
	return nil
}

// Days is the period of a weekly digest: "23 to 29 November".
func (w words) Days() string {
	from, to := w.Period.From.At(0, 0, 0), w.Period.To.At(0, 0, 0)
	if from.Month() == to.Month() {
		return from.Format("2") + " to " + to.Format("2 January")
	}
	return from.Format("2 January") + " to " + to.Format("2 January")
}

// MonthName is the month of a monthly digest: "November 2026".
func (w words) MonthName() string { return w.Period.From.At(0, 0, 0).Format("January 2006") }

// MonthBefore is the one it is compared with: "October".
func (w words) MonthBefore() string { return w.Period.Before().From.At(0, 0, 0).Format("January") }

// digestFacts are the numbers of a digest.
func (w words) digestFacts() []fact {
	if w.Letter == referral.LetterMonthly {
		return append(w.sideFacts("Received", w.Month.Received, w.Link), w.sideFacts("Sent", w.Month.Sent, w.Digests.Sent)...)
	}
	f := w.Week
	all := []fact{
		{Name: "New, " + w.Days(), Value: strconv.Itoa(f.New)},
		{Name: "Waiting for your acknowledgement", Value: strconv.Itoa(f.Unacknowledged), Link: linkUnless(f.Unacknowledged == 0, w.Digests.Unacknowledged)},
	}
	if !f.Oldest.IsZero() {
		all = append(all, fact{Name: "The oldest of them was sent on", Value: w.Day(f.Oldest)})
	}
	return append(all,
		fact{Name: "Overdue with you", Value: strconv.Itoa(f.Overdue), Link: linkUnless(f.Overdue == 0, w.Digests.Overdue)},
		fact{Name: "Sent by you, declined, not yet forwarded", Value: strconv.Itoa(f.Unforwarded), Link: linkUnless(f.Unforwarded == 0, w.Digests.Unforwarded)},
	)
}

// linkUnless leaves out a link to a list that is empty.
func linkUnless(empty bool, link string) string {
	if empty {
		return ""
	}
	return link
}

// sideFacts are the numbers of what was received or sent, each with the month's
// before.
func (w words) sideFacts(title string, s referral.MonthSide, link string) []fact {
	if s.Quiet() {
		return nil
	}
	all := []fact{
		{Name: title},
		{Name: title + " in all", Value: fmt.Sprintf("%d (%s: %d)", s.Now.Total, w.MonthBefore(), s.Before.Total), Link: link},
	}
	beside := func(name, now, before string) {
		if now != tooFew || before != tooFew {
			all = append(all, fact{Name: name, Value: fmt.Sprintf("%s (%s: %s)", now, w.MonthBefore(), before)})
		}
	}
	beside("Median days to acknowledge", median(s.Now.ToAcknowledge), median(s.Before.ToAcknowledge))
	beside("Median days to decide", median(s.Now.ToDecide), median(s.Before.ToDecide))
	beside("Acknowledged in time", share(s.Now.Acknowledged), share(s.Before.Acknowledged))
	beside("Decided in time", share(s.Now.Decided), share(s.Before.Decided))
	for i, hidden := range s.OutcomesShown() {
		if now, before := s.Now.Outcomes[i], s.Before.Outcomes[i]; now+before > 0 {
			beside(referral.MonthOutcomes[i], shown(now, hidden[0]), shown(before, hidden[1]))
		}
	}
	return all
}

func median(s referral.Spread) string {
	if s.Count() < fewest {
		return tooFew
	}
	return strconv.FormatFloat(math.Round(s.Median()*10)/10, 'f', -1, 64)
}

func share(d referral.Deadlines) string {
	if d.Met+d.Missed < fewest {
		return tooFew
	}
	return fmt.Sprintf("%d%%", 100*d.Met/(d.Met+d.Missed))
}

func shown(n int, h referral.Hidden) string {
	switch h {
	case referral.FewOnly:
		return "fewer than 5"
	case referral.Withheld:
		return "not shown"
	default:
		return strconv.Itoa(n)
	}
}
