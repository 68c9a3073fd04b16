package mail_test

import (
	"maps"
	"slices"
	"time"

	"onward/mail"
	"onward/referral"
)

const (
	norwich = "Norwich Debt Advice"
	breck   = "Breckland Food Bank"
	number  = 10423
)

// at is a moment in London.
func at(day, hour int) time.Time { return time.Date(2026, 11, day, hour, 0, 0, 0, referral.London) }

// given is a referral of Monday 23 November 2026: acknowledge by Thursday, and
// decide by Thursday a week later.
func given() referral.Referral {
	return referral.Referral{
		Number: number, Version: 1, Status: referral.Sent,
		Sender:   referral.Party{Slug: "breckland-food-bank", Name: breck},
		Receiver: referral.Party{Slug: "norwich-debt-advice", Name: norwich},
		Terms:    referral.DefaultTerms, SentAt: at(23, 10),
		AcknowledgeBy: referral.NewDate(2026, 11, 26).At(23, 59, 59),
		DecideBy:      referral.NewDate(2026, 12, 3).At(23, 59, 59),
	}
}

func acknowledged(r referral.Referral) referral.Referral {
	r.Status, r.AcknowledgedAt = referral.Acknowledged, at(24, 9)
	r.DecideBy = referral.NewDate(2026, 12, 1).At(23, 59, 59)
	return r
}

func accepted(r referral.Referral) referral.Referral {
	r = acknowledged(r)
	r.Status, r.DecidedAt, r.Before = referral.Accepted, at(25, 9), referral.Acknowledged
	return r
}

func declined(r referral.Referral) referral.Referral {
	r = acknowledged(r)
	r.Status, r.DecidedAt, r.DeclinedFor = referral.Declined, at(25, 9), referral.NoCapacity
	return r
}

func closed(result referral.Result) func(referral.Referral) referral.Referral {
	return func(r referral.Referral) referral.Referral {
		r = accepted(r)
		r.Status, r.Result, r.ClosedAt = referral.Closed, result, at(27, 15)
		return r
	}
}

func silenced(r referral.Referral) referral.Referral {
	r.Status, r.Result, r.ClosedAt = referral.Closed, referral.ResultNoResponse, at(30, 9)
	return r
}

func offeredOn(r referral.Referral) referral.Referral {
	r = silenced(r)
	r.Result, r.Forwarded = referral.ResultOfferedOn, true
	return r
}

func as(r referral.Referral) referral.Referral { return r }

func urgent(r referral.Referral) referral.Referral { r.Urgent = true; return r }

// about writes the data of a letter on the referral as it stands then.
func about(l referral.Letter, to referral.Audience, change func(referral.Referral) referral.Referral, now time.Time, extra ...func(*mail.Data)) mail.Data {
	cal := referral.NewCalendar(referral.EnglandAndWales, nil)
	d := mail.ForReferral(l, to, change(given()), cal, now)
	d.NetworkName = "Norfolk Advice Network"
	d.Greeting = norwich
	switch to {
	case referral.ToSender:
		d.Greeting = breck
	case referral.ToSenderAdviser, referral.ToAssigned, referral.ToChosen, referral.ToReceiverLeads:
		d.Greeting = "Amina"
	case referral.ToCoordinators:
		d.Greeting = "Tom"
	default:
	}
	d.Link = "https://onward.example/referrals/01937c2e-6f0a-7c11-9a52-3d1f0c5b7e21"
	for _, add := range extra {
		add(&d)
	}
	return d
}

func forward(d *mail.Data) { d.ForwardLink = d.Link + "/forward" }

func because(reason string) func(*mail.Data) { return func(d *mail.Data) { d.Reason = reason } }

func remedied(d *mail.Data) { d.Remedy = true }

func issues(d *mail.Data) { d.Issues = []string{"Debt and money", "Rent arrears"} }

func change(k referral.Kind) func(*mail.Data) {
	return func(d *mail.Data) { d.Change, d.By = k, norwich }
}

func account(l referral.Letter, to referral.Audience, extra func(*mail.Data)) mail.Data {
	d := mail.Data{
		Letter: l, To: to, Greeting: "Amina", NetworkName: "Norfolk Advice Network",
		Link: "https://onward.example/password#3q2-7wAAyXk", Organisation: norwich,
	}
	extra(&d)
	return d
}

func expiring(d *mail.Data) { d.Username, d.ExpiresIn = "akhan2", 72*time.Hour }

// samples are every letter to every audience that reads other words; their
// names are those of the golden files.
func samples() map[string]mail.Data {
	all := map[string]mail.Data{}
	maps.Copy(all, answers())
	maps.Copy(all, clockLetters())
	for _, l := range []referral.Letter{referral.LetterAgreementPublished, referral.LetterAgreementSoon, referral.LetterAgreementDue} {
		all[string(l)] = account(l, referral.ToLeads, func(d *mail.Data) {
			d.Link, d.AgreementFrom = "https://onward.example/manage/agreement", referral.NewDate(2027, 1, 12)
		})
	}
	for name, d := range map[string]mail.Data{
		"welcome":              account(referral.LetterWelcome, referral.ToChosen, expiring),
		"reset_password":       account(referral.LetterResetPassword, referral.ToChosen, expiring),
		"locked":               account(referral.LetterLocked, referral.ToCoordinators, expiring),
		"joined":               account(referral.LetterJoined, referral.ToChosen, func(d *mail.Data) { d.Username = "akhan2" }),
		"new_password":         account(referral.LetterNewPassword, referral.ToChosen, func(d *mail.Data) { d.Username = "akhan2" }),
		"factor_on":            account(referral.LetterFactorOn, referral.ToChosen, func(d *mail.Data) { d.Username = "akhan2" }),
		"factor_off":           account(referral.LetterFactorOff, referral.ToChosen, func(d *mail.Data) { d.Username = "akhan2" }),
		"confirm_application":  account(referral.LetterConfirmApplication, referral.ToApplicant, func(d *mail.Data) { d.Greeting, d.Organisation, d.ExpiresIn = "", "", 72*time.Hour }),
		"application":          account(referral.LetterApplication, referral.ToCoordinators, func(d *mail.Data) { d.Organisation = "" }),
		"application_approved": account(referral.LetterApplicationApproved, referral.ToApplicant, func(d *mail.Data) { d.Username = "akhan2" }),
		"application_declined": account(referral.LetterApplicationDeclined, referral.ToApplicant, func(d *mail.Data) { d.Reason = "We have two debt advice services in your area already." }),
		"unlocked":             account(referral.LetterUnlocked, referral.ToChosen, func(d *mail.Data) { d.Username = "akhan2" }),
		"suggested":            account(referral.LetterSuggested, referral.ToOrganisation, func(d *mail.Data) { d.Greeting = norwich }),
		"thanks":               account(referral.LetterThanks, referral.ToSuggester, func(d *mail.Data) { d.Greeting = "" }),
		"check_profile":        account(referral.LetterCheckProfile, referral.ToLeads, func(d *mail.Data) { d.CheckedAt = at(3, 9).AddDate(0, -6, 0) }),
		"check_profile-never":  account(referral.LetterCheckProfile, referral.ToOrganisation, func(d *mail.Data) { d.Greeting = norwich }),
		"digest_weekly":        digest(referral.LetterWeekly, func(d *mail.Data) { d.Week = week }),
		"digest_weekly-quiet":  digest(referral.LetterWeekly, func(*mail.Data) {}),
		"digest_monthly":       digest(referral.LetterMonthly, func(d *mail.Data) { d.Month = month() }),
		"digest_monthly-quiet": digest(referral.LetterMonthly, func(*mail.Data) {}),
	} {
		all[name] = d
	}
	return all
}

// answers are the letters about what a person did.
func answers() map[string]mail.Data {
	acceptedAndClosed := func(r referral.Referral) referral.Referral {
		r = closed(referral.ResultAccepted)(r)
		return r
	}
	back := func(r referral.Referral) referral.Referral { r.Status = referral.Returned; return r }
	gone := func(r referral.Referral) referral.Referral {
		r.Status, r.ClosedAt = referral.Withdrawn, at(24, 9)
		return r
	}
	return map[string]mail.Data{
		"referred":                      about(referral.LetterReferred, referral.ToReceiver, as, at(23, 10), issues),
		"referred-without-issues":       about(referral.LetterReferred, referral.ToReceiver, as, at(23, 10)),
		"referred-urgent":               about(referral.LetterReferred, referral.ToReceiver, urgent, at(23, 10), issues),
		"referred_again":                about(referral.LetterReferredAgain, referral.ToAssigned, as, at(23, 10), issues),
		"sent":                          about(referral.LetterSent, referral.ToSenderAdviser, as, at(23, 10)),
		"acknowledged":                  about(referral.LetterAcknowledged, referral.ToSender, acknowledged, at(24, 9)),
		"accepted":                      about(referral.LetterAccepted, referral.ToSender, accepted, at(25, 9)),
		"accepted-where-that-closes":    about(referral.LetterAccepted, referral.ToSender, acceptedAndClosed, at(25, 9)),
		"declined":                      about(referral.LetterDeclined, referral.ToSenderAdviser, declined, at(25, 9), forward, because("No capacity at the moment")),
		"declined-with-what-is-right":   about(referral.LetterDeclined, referral.ToSender, declined, at(25, 9), forward, because("Outside our client group"), remedied),
		"returned-with-what-is-right":   about(referral.LetterReturned, referral.ToSender, back, at(24, 9), remedied),
		"returned":                      about(referral.LetterReturned, referral.ToSender, back, at(24, 9)),
		"withdrawn":                     about(referral.LetterWithdrawn, referral.ToReceiver, gone, at(24, 9)),
		"closed-successful":             about(referral.LetterClosed, referral.ToSender, closed(referral.ResultSuccessful), at(27, 15)),
		"closed-unsuccessful":           about(referral.LetterClosed, referral.ToSender, closed(referral.ResultUnsuccessful), at(27, 15)),
		"undone":                        about(referral.LetterUndone, referral.ToSender, acknowledged, at(25, 9)),
		"assigned":                      about(referral.LetterAssigned, referral.ToAssigned, acknowledged, at(24, 9)),
		"assigned-after-the-acceptance": about(referral.LetterAssigned, referral.ToAssigned, accepted, at(25, 9)),
		"file_added":                    about(referral.LetterFileAdded, referral.ToChosen, accepted, at(25, 9), change(referral.AddFile)),
		"glass_broken":                  about(referral.LetterGlassBroken, referral.ToSenderLeads, accepted, at(25, 9), change(referral.BreakGlass)),
		"virus_found":                   about(referral.LetterVirusFound, referral.ToReceiver, accepted, at(25, 9)),
		"note_added":                    about(referral.LetterNoteAdded, referral.ToChosen, accepted, at(25, 9), change(referral.AddNote)),
	}
}

// clockLetters are those about the clock, by itself or by a person.
func clockLetters() map[string]mail.Data {
	stopped := func(r referral.Referral) referral.Referral { r.Stopped = true; return r }
	late := func(r referral.Referral) referral.Referral { r.Overdue = true; return r }
	lateDecision := func(r referral.Referral) referral.Referral { return late(acknowledged(r)) }
	december := func(day int) time.Time { return at(30+day, 8) }
	return map[string]mail.Data{
		"clock_changed-extended":        about(referral.LetterClockChanged, referral.ToReceiver, acknowledged, at(24, 9), change(referral.ExtendClock)),
		"clock_changed-stopped":         about(referral.LetterClockChanged, referral.ToSender, stopped, at(24, 9), change(referral.StopClock)),
		"clock_changed-restarted":       about(referral.LetterClockChanged, referral.ToSender, as, at(24, 9), func(d *mail.Data) { d.Change = referral.RestartClock }),
		"reminder-to-acknowledge":       about(referral.LetterReminder, referral.ToReceiver, as, at(26, 8)),
		"reminder-to-decide":            about(referral.LetterReminder, referral.ToAssigned, acknowledged, december(1)),
		"missed-receiver":               about(referral.LetterMissed, referral.ToReceiver, late, at(27, 8)),
		"missed-sender":                 about(referral.LetterMissed, referral.ToSender, late, at(27, 8), forward),
		"missed-coordinators":           about(referral.LetterMissed, referral.ToCoordinators, lateDecision, december(2)),
		"still_waiting-leads":           about(referral.LetterStillWaiting, referral.ToReceiverLeads, late, december(1)),
		"still_waiting-coordinators":    about(referral.LetterStillWaiting, referral.ToCoordinators, lateDecision, december(4)),
		"stuck":                         about(referral.LetterStuck, referral.ToCoordinators, late, december(4)),
		"stuck-where-silence-closes":    about(referral.LetterStuck, referral.ToCoordinators, silenced, december(4)),
		"stuck-where-it-is-offered-on":  about(referral.LetterStuck, referral.ToCoordinators, offeredOn, december(4)),
		"offered_on-sender":             about(referral.LetterOfferedOn, referral.ToSender, offeredOn, december(4)),
		"offered_on-receiver":           about(referral.LetterOfferedOn, referral.ToReceiver, offeredOn, december(4)),
		"no_response-sender":            about(referral.LetterNoResponse, referral.ToSender, silenced, december(4), forward),
		"no_response-receiver":          about(referral.LetterNoResponse, referral.ToReceiver, silenced, december(4)),
		"still_waiting-leads-urgent":    about(referral.LetterStillWaiting, referral.ToReceiverLeads, func(r referral.Referral) referral.Referral { return urgent(late(r)) }, at(30, 8)),
		"clock_changed-restarted-leads": about(referral.LetterClockChanged, referral.ToReceiver, acknowledged, at(24, 9), change(referral.RestartClock)),
	}
}

// names are the samples' names in order.
func names() []string { return slices.Sorted(maps.Keys(samples())) }
