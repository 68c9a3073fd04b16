package api

import (
	"time"

	"github.com/google/uuid"

	"onward/referral"
	"onward/schema"
)

// shower turns what the store has into what one reader sees now.
type shower struct {
	reader  referral.Actor
	now     time.Time
	server  *Server
	issues  map[string]string
	reasons map[string]string
	known   []referral.Choice // outcomes
}

func (w shower) rows(all []schema.Summary) []ReferralRow {
	rows := make([]ReferralRow, len(all))
	for i, s := range all {
		rows[i] = w.row(s)
	}
	return rows
}

func (w shower) row(s schema.Summary) ReferralRow {
	r := s.Referral
	return ReferralRow{
		ID: r.ID, Number: r.Number, Status: string(r.Status), Result: string(r.Result),
		Urgent: r.Urgent, Overdue: r.Overdue, Stuck: r.Stuck, Box: w.box(r),
		Sender: showParty(r.Sender), Receiver: showParty(r.Receiver), ClientName: s.ClientName,
		Issues: showIssues(r.Issues, w.issues), SentAt: r.SentAt, ClosedAt: orAbsent(r.ClosedAt),
		AssignedTo: showPersonOrNone(s.Assigned), Version: r.Version,
		Track: showTrack(r, referral.TrackOf(r, s.Calendar, w.now)),
	}
}

// box says on which side the reader is.
func (w shower) box(r referral.Referral) string {
	switch w.reader.RelationTo(r) {
	case referral.Receiver:
		return "incoming"
	case referral.Sender:
		return "outgoing"
	default:
		return "network"
	}
}

func showPerson(p schema.Person) Person {
	return Person{ID: p.ID, Name: p.Name, Organisation: p.Organisation}
}

func showPersonOrNone(p *schema.Person) *Person {
	if p == nil || p.ID == uuid.Nil {
		return nil
	}
	shown := showPerson(*p)
	return &shown
}

func (w shower) detail(v schema.View) ReferralDetail {
	r := v.Referral
	d := ReferralDetail{
		ReferralRow: w.row(v.Summary), SenderAdviser: showPersonOrNone(v.SenderPerson), Form: showForm(v.Form),
		AcknowledgedAt: orAbsent(r.AcknowledgedAt), DecidedAt: orAbsent(r.DecidedAt),
		AcknowledgeBy: orAbsent(r.AcknowledgeBy), DecideBy: orAbsent(r.DecideBy), ClockStopped: r.Stopped,
		ContactTries: r.ContactTries, TriesLeft: r.TriesLeft(), Forwarded: r.Forwarded,
		AllowedCommands: w.allowed(r), NextStep: w.nextStep(v.Summary),
		History: w.history(v.History), Notes: showNotes(v.Notes), Files: showFiles(v.Files), Contacts: showContacts(v.Contacts),
		Outcomes: w.outcomes(v.Outcomes), Amendments: showAmendments(v.Amendments), Deliveries: showDeliveries(v.Letters),
		Batch: w.rows(v.Batch), Unresolved: v.Unresolved, Children: showLinks(v.Children), Openings: showOpenings(v.Openings),
		NextReceivers: showParties(v.NextNamed), Hops: v.Hops, Ancestors: showLinks(v.Ancestors), WorkflowURL: w.server.workflowURL(w.reader, r),
	}
	if !w.reader.Role.OfNetwork() {
		d.SenderContact, d.ReceiverContact = showContact(v.SenderContact), showContact(v.ReceiverContact)
	}
	if r.DeclinedFor != "" {
		d.DeclinedFor = &Choice{string(r.DeclinedFor), w.reasons[string(r.DeclinedFor)]}
	}
	if due, waiting := r.Due(); waiting {
		d.DueProvisional = v.Calendar.Provisional(r.SentAt, due)
	}
	if v.Glass != nil {
		d.Glass = &Glass{Reason: Choice{string(v.Glass.Reason), glassLabels[v.Glass.Reason]}, Until: v.Glass.ExpiresAt}
	}
	if v.Parent != nil {
		parent := showLink(*v.Parent)
		d.Parent = &parent
	}
	return d
}

func (w shower) allowed(r referral.Referral) []string {
	kinds := referral.Allowed(r, w.reader, w.now)
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = string(k)
	}
	return names
}

func (w shower) nextStep(s schema.Summary) NextStep {
	r := s.Referral
	next, track := referral.NextStepOf(r, w.reader), referral.TrackOf(r, s.Calendar, w.now)
	shown := NextStep{Command: string(next.Kind), By: string(next.By), You: next.You, Due: orAbsent(next.Due), Sentence: nextStepWords(r, next, track)}
	if shown.Due != nil {
		shown.DueInWorkingDays = track.WorkingDays
	}
	return shown
}

func (w shower) history(all []schema.Entry) []HistoryEntry {
	shown := make([]HistoryEntry, len(all))
	for i, e := range all {
		shown[i] = HistoryEntry{
			Seq: e.Seq, At: e.At, Kind: string(e.Kind), Label: entryLabel(e), By: showAuthor(e),
			Words: e.Words, Remedy: e.Remedy, Status: string(e.Status), Due: orAbsent(e.Due),
			Private: e.Private, Amended: e.Amended, AssignedTo: showPersonOrNone(e.Assignee), Days: e.Days,
		}
		if e.Moment != nil {
			shown[i].Moment = string(e.Moment.Kind)
		}
		if e.Reason != "" {
			shown[i].Reason = &Choice{string(e.Reason), w.reasons[string(e.Reason)]}
		}
		if e.Glass != "" {
			shown[i].Reason = &Choice{string(e.Glass), glassLabels[e.Glass]}
		}
	}
	return shown
}

// showAuthor is who did it; of somebody of the network, their role says where
// they belong.
func showAuthor(e schema.Entry) *Person {
	by := showPersonOrNone(e.By)
	if by != nil && by.Organisation == "" {
		by.Organisation = string(e.Role)
	}
	return by
}

func (w shower) outcomes(all []referral.IssueOutcome) []IssueOutcome {
	shown := make([]IssueOutcome, len(all))
	for i, o := range all {
		shown[i] = IssueOutcome{Issue: Issue{o.Issue, w.issues[o.Issue]}}
		for _, c := range w.known {
			if c.Code == o.Outcome {
				shown[i].Outcome, shown[i].Group = Choice{c.Code, c.Label}, c.Group
			}
		}
	}
	return shown
}
