package api

import (
	"onward/referral"
	"onward/schema"
)

// fewestSenders is how many others there must be for a rate "elsewhere": of one
// or two it would be known whose it is.
const fewestSenders = 3

const meansTold = " declined as inappropriate, outside the client group or the expertise, or as a duplicate: what a sender could have known before. " +
	"Rates are of the referrals of the period that stand accepted or declined; a decision that was taken back does not count."

// toldTable is what receivers told the sender, beside what they told others (K4).
func (w reportWords) toldTable() ReportTable {
	others := make([][]int, len(referral.TellingReasons))
	for i, reason := range referral.TellingReasons {
		others[i] = []int{w.Elsewhere.Reasons[reason]}
	}
	labels := labelsOf(w.reasons)
	ours, rows := w.hiddenReasons(), make([]ReportRow, len(others))
	for i, elsewhere := range referral.Suppress(others, false) {
		if w.Elsewhere.Senders < fewestSenders {
			elsewhere[0] = referral.Withheld
		}
		reason := referral.TellingReasons[i]
		n, h := w.Now.Reasons[reason], ours[reason]
		rows[i] = ReportRow{Label: labels[string(reason)], Cells: []ReportCell{hide(n, h), rateCell(n, w.Now.Answered(), h), rateCell(others[i][0], w.Elsewhere.Answered, elsewhere[0])}}
	}
	return ReportTable{
		ID: "told", Title: "What others told us", Columns: []string{"Reason", "Declined", "Of ours", "Elsewhere in the network"}, Rows: rows, Chart: -1,
		Definition: "Our referrals of the period that were" + meansTold + " Elsewhere is every other sender together, and shown from three of them. " +
			"The receiver's words are on each referral." + hiddenWords,
	}
}

// hiddenReasons says what the table of all reasons hides, so that this one does
// not give it away.
func (w reportWords) hiddenReasons() map[referral.DeclineReason]referral.Hidden {
	given, counts := w.givenReasons()
	hiding := map[referral.DeclineReason]referral.Hidden{}
	for i, h := range referral.Suppress(counts, false) {
		hiding[referral.DeclineReason(given[i].Code)] = h[0]
	}
	return hiding
}

// senderTable is what the senders of the network were told: no words, no client.
func (w reportWords) senderTable() ReportTable {
	counts := make([][]int, len(w.Senders), len(w.Senders)+len(referral.TellingReasons))
	for i, s := range w.Senders {
		counts[i] = []int{s.Told}
	}
	ofReason := w.hiddenReasons()
	for _, reason := range referral.TellingReasons {
		if ofReason[reason] != referral.Shown {
			counts = append(counts, []int{1}) // the senders' sum would give it away, unless one of them is hidden too
		}
	}
	hiding, rows := referral.Suppress(counts, false), make([]ReportRow, len(w.Senders))
	for i, s := range w.Senders {
		rows[i] = ReportRow{Label: s.Name, Cells: []ReportCell{count(s.Answered), hide(s.Told, hiding[i][0]), rateCell(s.Told, s.Answered, hiding[i][0])}}
	}
	return ReportTable{
		ID: "told", Title: "What senders were told", Columns: []string{"Sender", "Answered", "Declined", "Rate"}, Rows: rows, Chart: -1,
		Empty:      "No referral of this period has been answered.",
		Definition: "Each sender's referrals of the period that were" + meansTold + hiddenWords,
	}
}

// rateCell is a share that is hidden with the count it would give away.
func rateCell(n, of int, h referral.Hidden) ReportCell {
	if of > 0 && h != referral.Shown {
		return hide(n, referral.Withheld)
	}
	return shareCell(schema.Kept{Met: n, Missed: of - n})
}
