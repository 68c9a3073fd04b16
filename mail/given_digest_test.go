package mail_test

import (
	"onward/mail"
	"onward/referral"
)

// digest is a letter of figures to a lead.
func digest(l referral.Letter, extra func(*mail.Data)) mail.Data {
	return account(l, "account", func(d *mail.Data) {
		d.Link = "https://onward.example/reports?from=2026-11-01&to=2026-11-30"
		d.Period = referral.Period{From: referral.NewDate(2026, 11, 1), To: referral.NewDate(2026, 11, 30)}
		if l == referral.LetterWeekly {
			d.Link, d.Period.From, d.Period.To = "https://onward.example/referrals/incoming", referral.NewDate(2026, 11, 23), referral.NewDate(2026, 11, 29)
		}
		d.Digests = mail.DigestLinks{
			Unacknowledged: "https://onward.example/referrals/incoming?status=sent", Overdue: "https://onward.example/referrals/incoming?overdue=yes",
			Unforwarded: "https://onward.example/referrals/outgoing?status=declined&forwarded=no",
			Sent:        "https://onward.example/reports?from=2026-11-01&to=2026-11-30&side=sent", Settings: "https://onward.example/account#digests",
		}
		extra(d)
	})
}

var week = referral.WeekFigures{New: 9, Unacknowledged: 4, Overdue: 1, Oldest: at(19, 10)}

// month has figures of every kind: enough, too few, and hidden ones.
func month() referral.MonthFigures {
	m := referral.MonthFigures{Period: referral.Period{From: referral.NewDate(2026, 11, 1), To: referral.NewDate(2026, 11, 30)}}
	m.Received.Now = referral.SideFigures{
		Total: 41, ToAcknowledge: referral.Spread{0: 20, 1: 21}, ToDecide: referral.Spread{2: 10, 3: 21, 5: 4},
		Acknowledged: referral.Deadlines{Met: 39, Missed: 2}, Decided: referral.Deadlines{Met: 30, Missed: 5},
		Outcomes: [7]int{12, 6, 8, 9, 0, 6, 0},
	}
	m.Received.Before = referral.SideFigures{
		Total: 34, ToAcknowledge: referral.Spread{1: 34}, ToDecide: referral.Spread{4: 30},
		Acknowledged: referral.Deadlines{Met: 30, Missed: 4}, Decided: referral.Deadlines{Met: 2, Missed: 1},
		Outcomes: [7]int{20, 5, 0, 7, 2, 0, 0},
	}
	m.Sent.Now = referral.SideFigures{Total: 3, ToDecide: referral.Spread{1: 3}, Outcomes: [7]int{0, 0, 0, 3, 0, 0, 0}}
	return m
}
