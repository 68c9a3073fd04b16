package api

import (
	"fmt"
	"strings"

	"onward/referral"
	"onward/schema"
)

var auditGroupLabels = map[schema.AuditGroup]string{
	"referrals":     "Referrals",
	"client":        "A client opened by a coordinator",
	"files":         "Files",
	"taken_out":     "Taken out: exports and prints",
	"signing_in":    "Signing in",
	"accounts":      "Accounts and who works where",
	"organisations": "Organisations",
	"network":       "The network's own rules",
}

// auditSaid is what each action is called, after the name of whoever did it: %r
// stands for the referral, %a for the person or organisation that it was done to.
var auditSaid = map[string]string{ //nolint:gosec // words about passwords, and none of them
	"referral.send":                "sent %r",
	"referral.acknowledge":         "acknowledged %r",
	"referral.accept":              "accepted %r",
	"referral.decline":             "declined %r",
	"referral.return":              "returned %r for information",
	"referral.record-contact":      "recorded a try to reach the client of %r",
	"referral.close":               "closed %r",
	"referral.withdraw":            "withdrew %r",
	"referral.undo":                "took back the decision on %r",
	"referral.forward":             "forwarded %r",
	"referral.no-further-referral": "ended %r, with no further referral",
	"referral.extend-clock":        "extended the deadline of %r",
	"referral.stop-clock":          "stopped the clock of %r",
	"referral.restart-clock":       "restarted the clock of %r",
	"referral.assign":              "changed who has %r",
	"referral.add-note":            "added a note to %r",
	"referral.delete-note":         "deleted a note of %r",
	"referral.add-file":            "attached a file to %r",
	"referral.remove-file":         "removed a file from %r",
	"referral.pass-moment":         "acted on %r when its time had come",
	"referral.import":              "imported %r",
	"referral.offer":               "offered %r to the next organisation named",
	"referral.redrive":             "started the clock of %r again",
	"referral.print":               "printed %r",
	"referral.break-glass":         "opened the client's details of %r",
	"referral.move-deadline":       "moved the deadlines of %r by a change of the bank holidays",
	"referral.read-glass":          "read the client's details of %r",
	"referral.close-glass":         "closed the client's details of %r",

	"file.open":   "opened a file of %r",
	"file.upload": "uploaded a file",
	"file.scan":   "looked at a file for viruses",

	"export.start":       "asked for an export",
	"export.cancel":      "cancelled an export",
	"export.ready":       "finished an export",
	"export.fail":        "could not write an export",
	"export.download":    "downloaded an export",
	"mail.resend":        "sent an e-mail again that had not arrived",
	"mail.resend_failed": "sent an e-mail again that could not be handed over",
	"audit.export":       "took entries of the audit out",
	"audit.check":        "had the audit checked",

	"referral.open":            "opened a referral",
	"user.sign_in":             "signed in",
	"user.lock":                "locked the account of %a after five wrong passwords",
	"user.unlock":              "unlocked the account of %a",
	"user.suspend":             "suspended the account of %a",
	"user.restore":             "restored the account of %a",
	"user.create":              "made an account for %a",
	"user.membership":          "changed where %a works, or what they may do there",
	"user.membership_end":      "removed %a from an organisation",
	"user.end_sessions":        "signed %a out everywhere",
	"user.set_password":        "set a password by an e-mailed link",
	"user.change_password":     "changed their own password",
	"user.resend_link":         "sent a link to set a password to %a again",
	"user.password_link":       "sent a link to set a password to %a",
	"user.second_factor_on":    "set up a second factor",
	"user.second_factor_off":   "removed their own second factor",
	"user.second_factor_reset": "removed the second factor of %a",

	"organisation.create":            "added %a to the network",
	"organisation.pause":             "paused %a",
	"organisation.resume":            "let %a go on",
	"organisation.closures":          "changed closure days of %a",
	"organisation.close_days":        "added closure days",
	"organisation.open_days":         "removed closure days",
	"organisation.type":              "said what kind of organisation %a is",
	"organisation.profile":           "changed the profile of the organisation",
	"organisation.checked":           "checked that the profile of the organisation still holds",
	"organisation.accepting":         "changed which referrals the organisation takes",
	"organisation.deadlines":         "changed the deadlines of the organisation",
	"organisation.default_texts":     "changed what new referrals of the organisation start with",
	"listings.import":                "brought another directory in",
	"organisation.publish":           "put %a into the public directory",
	"calendar.add_day":               "added a bank holiday",
	"calendar.remove_day":            "took a bank holiday away that was added",
	"letters.set":                    "changed the words around the letters",
	"letters.test":                   "sent a letter to themselves to look at it",
	"agreement.publish":              "published a version of the data-sharing agreement",
	"agreement.accept":               "accepted the data-sharing agreement for %a",
	"agreement.record":               "recorded that %a accepted the data-sharing agreement on paper",
	"announcement.make":              "made an announcement",
	"announcement.end":               "ended an announcement",
	"question.add":                   "asked one more extra question",
	"question.change":                "changed an extra question",
	"question.retire":                "asked an extra question no more",
	"question.restore":               "asked an extra question again",
	"question.move":                  "reordered the extra questions",
	"list.add":                       "added to a list of the network",
	"list.rename":                    "changed the words of a list of the network",
	"list.retire":                    "retired an entry of a list of the network",
	"list.restore":                   "offered an entry of a list of the network again",
	"list.move":                      "reordered a list of the network",
	"wording.set":                    "changed a text of the network",
	"organisation.unpublish":         "took %a out of the public directory",
	"organisation.suggestion":        "suggested a change of the profile of %a",
	"organisation.answer_suggestion": "answered a suggestion about the profile",

	"application.receive": "received an application to join the network",
	"application.confirm": "put a confirmed application before the coordinators",
	"application.approve": "approved the application of %a",
	"application.decline": "declined an application to join the network",

	"policy.set":           "changed the policy of the network",
	"policy.second_factor": "changed who needs a second factor",
}

// auditWho is the name of whoever did it.
func auditWho(e schema.AuditEntry) string {
	switch {
	case e.Who != "":
		return e.Who
	case e.Role == referral.Clock:
		return "The clock"
	}
	return "Somebody"
}

// auditSentence says what was done. An action without words, of a newer version
// perhaps, is named as it is.
func auditSentence(e schema.AuditEntry) string {
	said, known := auditSaid[e.Action]
	if !known {
		return fmt.Sprintf("did “%s”", e.Action)
	}
	about, number := e.About, "a referral"
	if about == "" {
		about = "somebody"
	}
	if e.Number != 0 {
		number = fmt.Sprintf("referral #%d", e.Number)
	}
	said = strings.NewReplacer("%r", number, "%a", about).Replace(said)
	if rows, counted := e.Detail["rows"].(float64); counted {
		said += fmt.Sprintf(", %.0f rows", rows)
	}
	if state, scanned := e.Detail["state"].(string); scanned && e.Action == "file.scan" && state == string(schema.FileInfected) {
		said += ", and found one"
	}
	return said
}

// auditWhy is the reason that was given, where one was.
func auditWhy(e schema.AuditEntry) string {
	reason, _ := e.Detail["reason"].(string)
	if label, known := glassLabels[referral.GlassReason(reason)]; known && e.Action == "referral.break-glass" {
		return label
	}
	return reason
}
