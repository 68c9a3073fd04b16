package api

import (
	"fmt"
	"math"
	"strconv"

	"onward/referral"
	"onward/schema"
)

// The sides of a report.
const (
	sideReceived = "received"
	sideSent     = "sent"
	sideNetwork  = "network"
)

// reportWords puts the figures of one report into words.
type reportWords struct {
	schema.Report

	side    string
	period  referral.Period
	issues  map[string]string
	reasons []referral.Choice
}

func (w reportWords) box() schema.Box {
	switch w.side {
	case sideReceived:
		return schema.BoxIncoming
	case sideSent:
		return schema.BoxOutgoing
	}
	return ""
}

// verb is what happened to the referrals that are counted.
func (w reportWords) verb() string {
	if w.side == sideReceived {
		return "Received"
	}
	return "Sent"
}

// What each figure means, shown beside it.
const (
	meansSent        = "Referrals first sent in the period. One that was returned and sent again counts once; one to several receivers counts once for each."
	meansAcknowledge = "Of the referrals whose deadline to acknowledge came up, those acknowledged, or decided at once, before it, as the deadline stood then. Late, and still waiting after it, is missed. While a clock is stopped there is no deadline."
	meansDecide      = "Of the referrals whose deadline to decide came up, those accepted or declined before it, as the deadline stood then. A decision that was taken back does not count."
	meansMedian      = "Half of the decisions took this many working days of the receiver, or fewer, from sending (after a return: from sending again) to the decision."
	meansUnmet       = "Clients whom every organisation asked has declined, or nobody has answered. A client who was referred to several, or forwarded on, counts once."
)

func (w reportWords) headlines() []ReportHeadline {
	now, before := w.Now, w.Before
	all := []ReportHeadline{
		{w.verb(), strconv.Itoa(now.Total()), w.moreThan(now.Total(), before.Total()), meansSent},
		{"Acknowledged in time", shareWords(now.Acknowledge), w.beside(shareWords(before.Acknowledge)), meansAcknowledge},
		{"Decided in time", shareWords(now.Decide), w.beside(shareWords(before.Decide)), meansDecide},
		{"Working days to decide", medianWords(now.ToDecide), w.beside(medianWords(before.ToDecide)), meansMedian},
	}
	if w.side != sideReceived {
		unmet := single(now.Unmet).Text
		all = append(all, ReportHeadline{"Clients nobody took on", unmet, w.beside(single(before.Unmet).Text), meansUnmet})
	}
	return all
}

// beside is the figure of the period before.
func (w reportWords) beside(before string) string {
	if before == none {
		return "nothing to compare with " + w.inBefore()
	}
	return before + " " + w.inBefore()
}

// moreThan compares two counts: "7 more than in the 30 days before".
func (w reportWords) moreThan(now, before int) string {
	switch {
	case now > before:
		return fmt.Sprintf("%d more than %s", now-before, w.inBefore())
	case now < before:
		return fmt.Sprintf("%d fewer than %s", before-now, w.inBefore())
	}
	return "as many as " + w.inBefore()
}

// inBefore names the period before.
func (w reportWords) inBefore() string {
	switch months, before := w.period.WholeMonths(), w.period.Before(); {
	case months == 0 && w.period.Days() == 1:
		return "on the day before"
	case months == 0:
		return fmt.Sprintf("in the %d days before", w.period.Days())
	case months == 1:
		return "in " + before.From.At(0, 0, 0).Format("January 2006")
	default:
		return fmt.Sprintf("in the %d months before", months)
	}
}

func showPeriod(p referral.Period) ReportPeriod {
	from, to := p.From.At(0, 0, 0), p.To.At(0, 0, 0)
	first := "2 January 2006"
	switch {
	case p.From == p.To:
		return ReportPeriod{p.From, p.To, to.Format(first)}
	case from.Year() == to.Year() && from.Month() == to.Month():
		first = "2"
	case from.Year() == to.Year():
		first = "2 January"
	}
	return ReportPeriod{p.From, p.To, from.Format(first) + " to " + to.Format("2 January 2006")}
}

// none stands where there is nothing to measure.
const none = "none yet"

// shareWords is how many of a hundred deadlines were met.
func shareWords(k schema.Kept) string {
	if k.Met+k.Missed == 0 {
		return none
	}
	return strconv.Itoa(share(k)) + "%"
}

// share rounds down, so that 100% means all of them.
func share(k schema.Kept) int { return 100 * k.Met / (k.Met + k.Missed) }

func medianWords(s referral.Spread) string {
	if s.Count() == 0 {
		return none
	}
	return number(s.Median()).Text
}

func monthWords(d referral.Date) string { return d.At(0, 0, 0).Format("January 2006") }

func number(n float64) ReportCell {
	return ReportCell{Number: &n, Text: strconv.FormatFloat(math.Round(n*10)/10, 'f', -1, 64)}
}

func count(n int) ReportCell { return number(float64(n)) }

// single is a count that stands alone and could point at a person.
func single(n int) ReportCell { return hide(n, referral.Suppress([][]int{{n}}, false)[0][0]) }

// hide shows as much of the count as may be shown.
func hide(n int, h referral.Hidden) ReportCell {
	switch h {
	case referral.FewOnly:
		return ReportCell{Text: "fewer than 5"}
	case referral.Withheld:
		return ReportCell{Text: "not shown"}
	default:
		return count(n)
	}
}

// stateLabels are the words for where a referral stands.
var stateLabels = map[schema.State]string{
	schema.StateSuccessful: "Successful", schema.StateUnsuccessful: "Unsuccessful", schema.StateAccepted: "Accepted, no outcome yet",
	schema.StateDeclined: "Declined", schema.StateUnanswered: "Closed, nobody answered", schema.StateWaiting: "Still waiting", schema.StateWithdrawn: "Withdrawn",
}
