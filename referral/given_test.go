package referral_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
)

// The people and organisations of these tests.
var (
	shelter   = referral.Party{ID: uuid.MustParse("0198c0de-0000-7000-8000-000000000001"), Slug: "harbour-housing", Name: "Harbour Housing", Nation: referral.EnglandAndWales}
	debtHelp  = referral.Party{ID: uuid.MustParse("0198c0de-0000-7000-8000-000000000002"), Slug: "wherry-debt-advice", Name: "Wherry Debt Advice", Nation: referral.EnglandAndWales}
	stranger  = uuid.MustParse("0198c0de-0000-7000-8000-000000000003")
	sender    = referral.Actor{UserID: uuid.MustParse("0198c0de-0000-7000-8000-0000000000a1"), OrganisationID: shelter.ID, Role: referral.Adviser}
	receiver  = referral.Actor{UserID: uuid.MustParse("0198c0de-0000-7000-8000-0000000000b1"), OrganisationID: debtHelp.ID, Role: referral.Adviser}
	lead      = referral.Actor{UserID: uuid.MustParse("0198c0de-0000-7000-8000-0000000000b2"), OrganisationID: debtHelp.ID, Role: referral.Lead}
	outsider  = referral.Actor{UserID: uuid.MustParse("0198c0de-0000-7000-8000-0000000000c1"), OrganisationID: stranger, Role: referral.Adviser}
	organiser = referral.Actor{UserID: uuid.MustParse("0198c0de-0000-7000-8000-0000000000d1"), Role: referral.Coordinator}
	auditor   = referral.Actor{UserID: uuid.MustParse("0198c0de-0000-7000-8000-0000000000e1"), Role: referral.Auditor}
)

// monday is a quiet Monday morning: no holiday for three weeks.
var monday = at("2026-06-01T10:00:00+01:00")

var calendar = referral.NewCalendar(referral.EnglandAndWales, nil)

func at(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return t
}

// drafted is a referral that is ready to be sent.
func drafted() referral.Referral {
	return referral.Referral{
		ID: uuid.MustParse("0198c0de-0000-7000-8000-00000000beef"), Number: 10423, Epoch: 1, Status: referral.Draft,
		Sender: shelter, Receiver: debtHelp, Terms: referral.DefaultTerms, SenderAdviser: sender.UserID,
		Issues: []string{"debt", "housing"},
	}
}

// command is a valid command of the kind, by somebody who may give it.
func command(kind referral.Kind) referral.Command {
	cmd := referral.Command{Kind: kind, By: receiver, Words: "Because it is so."}
	switch kind {
	case referral.Send, referral.Withdraw, referral.NoFurtherReferral, referral.Forward:
		cmd.By = sender
	case referral.ExtendClock, referral.StopClock, referral.RestartClock:
		cmd.By, cmd.Days = lead, 2
	case referral.Decline:
		cmd.Reason = referral.NoCapacity
	case referral.RecordContact:
		cmd.Contact = referral.ContactAttempt{Channel: referral.ByPhone}
	case referral.Close:
		cmd.Outcomes = []referral.IssueOutcome{{Issue: "debt", Outcome: "advised"}, {Issue: "housing", Outcome: "could_not_help"}}
	case referral.AddNote:
		cmd.Note = referral.Note{Text: "Called twice."}
	case referral.DeleteNote:
		cmd.Note = referral.Note{Author: receiver.UserID}
	case referral.RemoveFile:
		cmd.File = referral.Attachment{Organisation: cmd.By.OrganisationID}
	case referral.BreakGlass:
		cmd.By, cmd.Glass, cmd.Words = organiser, referral.GlassAtRisk, "She told us that she is in danger at home."
	case referral.MoveDeadline:
		cmd.By, cmd.Was = organiser, calendar
	case referral.PassMoment:
		cmd.By = referral.TheClock
	}
	return cmd
}

// after applies the commands to a draft, one each working hour, and returns the
// referral and the hour after the last.
func after(t *testing.T, kinds ...referral.Kind) (referral.Referral, time.Time) {
	t.Helper()
	r, now := drafted(), monday
	for _, kind := range kinds {
		var err error
		r, _, err = referral.Apply(r, command(kind), calendar, now)
		require.NoError(t, err, kind)
		now = now.Add(time.Hour)
	}
	return r, now
}

// paths lead to each status.
var paths = map[referral.Status][]referral.Kind{
	referral.Draft:        {},
	referral.Sent:         {referral.Send},
	referral.Acknowledged: {referral.Send, referral.Acknowledge},
	referral.Returned:     {referral.Send, referral.Return},
	referral.Accepted:     {referral.Send, referral.Acknowledge, referral.Accept},
	referral.Declined:     {referral.Send, referral.Decline},
	referral.Closed:       {referral.Send, referral.Acknowledge, referral.Accept, referral.Close},
	referral.Withdrawn:    {referral.Send, referral.Withdraw},
}
