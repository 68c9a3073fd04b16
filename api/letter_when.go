package api

import "onward/referral"

// letterMeaning is when a letter goes and whom it goes to, for those who write
// around it.
type letterMeaning struct{ when, to string }

var letterMeanings = map[referral.Letter]letterMeaning{
	referral.LetterReferred:      {"A client is referred", "The receiver's address"},
	referral.LetterReferredAgain: {"The sender completed what was returned", "The receiver's address, and who has it"},
	referral.LetterSent:          {"A referral was sent, and its sender asked for a copy", "The adviser who sent it"},
	referral.LetterAcknowledged:  {"The receiver acknowledged", "The sender's address, and its adviser if they asked"},
	referral.LetterAccepted:      {"The receiver accepted", "The sender's address, and its adviser if they asked"},
	referral.LetterDeclined:      {"The receiver declined", "The sender's address, and its adviser if they asked"},
	referral.LetterReturned:      {"The receiver returned it for information", "The sender's address, and its adviser if they asked"},
	referral.LetterWithdrawn:     {"The sender withdrew it", "The receiver's address, and who has it"},
	referral.LetterClosed:        {"The receiver closed it with an outcome", "The sender's address, and its adviser if they asked"},
	referral.LetterUndone:        {"The receiver took its decision back", "The sender's address, and its adviser if they asked"},
	referral.LetterAssigned:      {"It was given to somebody", "Who has it now"},
	referral.LetterNoteAdded:     {"A note was added, and people were picked to be told", "Those people"},
	referral.LetterFileAdded:     {"A file was attached, and people were picked to be told", "Those people"},
	referral.LetterClockChanged:  {"A deadline was extended, or the clock stopped or started again", "Both organisations' addresses"},
	referral.LetterReminder:      {"The morning of the working day before a deadline", "The receiver's address, and who has it"},
	referral.LetterMissed:        {"A deadline has passed", "Both organisations, the receiver's leads, the coordinators"},
	referral.LetterStillWaiting:  {"Each working day after a missed deadline, until the fifth", "The receiver's leads, the coordinators"},
	referral.LetterStuck:         {"Five working days after a missed deadline", "The coordinators"},
	referral.LetterNoResponse:    {"Nobody answered, and the policy closes such referrals", "Both organisations' addresses"},
	referral.LetterOfferedOn:     {"Nobody answered, and the policy offers such referrals to the next organisation named", "Both organisations' addresses"},
	referral.LetterGlassBroken:   {"A coordinator opened the client's details", "Both organisations and their leads"},
	referral.LetterVirusFound:    {"A virus was found in a file that was there already", "Both organisations' addresses"},

	referral.LetterWelcome:       {"An account was made", "Its owner"},
	referral.LetterResetPassword: {"A forgotten password was reported", "The account's owner"},
	referral.LetterLocked:        {"Five wrong passwords in a row", "The coordinators"},
	referral.LetterUnlocked:      {"A coordinator unlocked an account", "Its owner"},
	referral.LetterJoined:        {"Somebody may act for one more organisation", "That person"},
	referral.LetterNewPassword:   {"A password was changed", "The account's owner"},
	referral.LetterFactorOn:      {"A second factor was set up", "The account's owner"},
	referral.LetterFactorOff:     {"A second factor was removed", "The account's owner"},

	referral.LetterConfirmApplication:  {"An organisation applied to join", "The address that was given, to confirm it"},
	referral.LetterApplication:         {"An application to join was confirmed", "The coordinators"},
	referral.LetterApplicationApproved: {"An application to join was approved", "Whoever applied"},
	referral.LetterApplicationDeclined: {"An application to join was declined", "Whoever applied"},
	referral.LetterAgreementPublished:  {"A data-sharing agreement was published", "The leads of each organisation"},
	referral.LetterAgreementSoon:       {"A week before it must have been accepted", "The leads of those that have not"},
	referral.LetterAgreementDue:        {"The day from which it must have been accepted", "The leads of those that have not"},
	referral.LetterSuggested:           {"Somebody suggested a change of a profile", "The organisation's address"},
	referral.LetterThanks:              {"A suggestion from the public page was answered", "The address that was left with it"},
	referral.LetterCheckProfile:        {"A profile was last checked five months ago, and each month from then on", "The organisation's leads"},
	referral.LetterWeekly:              {"Monday morning, where there is something to say", "The leads who want it"},
	referral.LetterMonthly:             {"The first working day of a month", "The leads who want it"},
}

// letterOrder is the order in which a referral, then an account, meets them.
var letterOrder = []referral.Letter{
	referral.LetterReferred, referral.LetterSent, referral.LetterAcknowledged, referral.LetterAccepted, referral.LetterDeclined, referral.LetterReturned,
	referral.LetterReferredAgain, referral.LetterWithdrawn, referral.LetterClosed, referral.LetterUndone, referral.LetterAssigned, referral.LetterNoteAdded,
	referral.LetterFileAdded, referral.LetterClockChanged, referral.LetterReminder, referral.LetterMissed, referral.LetterStillWaiting, referral.LetterStuck,
	referral.LetterNoResponse, referral.LetterOfferedOn, referral.LetterGlassBroken, referral.LetterVirusFound,
	referral.LetterWelcome, referral.LetterResetPassword, referral.LetterJoined, referral.LetterLocked, referral.LetterUnlocked, referral.LetterNewPassword,
	referral.LetterFactorOn, referral.LetterFactorOff,
	referral.LetterConfirmApplication, referral.LetterApplication, referral.LetterApplicationApproved, referral.LetterApplicationDeclined,
	referral.LetterAgreementPublished, referral.LetterAgreementSoon, referral.LetterAgreementDue,
	referral.LetterSuggested, referral.LetterThanks, referral.LetterCheckProfile, referral.LetterWeekly, referral.LetterMonthly,
}

// KnownLetter is a letter, when it goes and to whom.
type KnownLetter struct {
	Code  string `json:"code"`
	Label string `json:"label"`
	When  string `json:"when"`
	To    string `json:"to"`
}

func knownLetters() []KnownLetter {
	all := []KnownLetter{}
	for _, l := range letterOrder {
		all = append(all, KnownLetter{string(l), letterLabels[l], letterMeanings[l].when, letterMeanings[l].to})
	}
	return all
}
