package workflows_test

import (
	"testing"

	"github.com/stretchr/testify/mock"
	"github.com/stretchr/testify/require"
	sdkpb "go.temporal.io/api/sdk/v1"
	"go.temporal.io/sdk/temporal"

	"onward/referral"
	"onward/workflows"
)

// details are what Temporal UI shows at the top of the workflow's page.
func details(t *testing.T, w *world) string {
	t.Helper()
	answer, err := w.env.QueryWorkflow("__temporal_workflow_metadata")
	require.NoError(t, err)
	var metadata sdkpb.WorkflowMetadata
	require.NoError(t, answer.Get(&metadata))
	return metadata.GetCurrentDetails()
}

func TestDetailsTellTheStory(t *testing.T) {
	t.Parallel()
	var sent, overdue string
	w := newWorld(t, monday, sentEvent())
	w.on("2026-06-15T11:00:00+01:00", func() { sent = details(t, w) })
	w.on("2026-06-19T09:00:00+01:00", func() {
		w.event.Overdue = true
		w.change(referral.AddNote, referral.Sent, w.event.Moments...)
	})
	w.on("2026-06-19T10:00:00+01:00", func() { overdue = details(t, w) })
	w.on("2026-06-19T11:00:00+01:00", func() { w.change(referral.Withdraw, referral.Withdrawn) })
	w.live(t, sentEvent())
	require.NoError(t, w.env.GetWorkflowError())

	require.Contains(t, sent, "### Sent\n")
	require.Contains(t, sent, "**Since** Mon 15 Jun 2026, 10:00")
	require.Contains(t, sent, "**From** harbour-debt-advice **to** northfield-housing")
	require.Contains(t, sent, "**Awaited** the receiver acknowledges it, by Thu 18 Jun 2026, 23:59")
	require.Contains(t, sent, "**Next** remind: acknowledge, at Wed 17 Jun 2026, 23:59")

	require.Contains(t, overdue, "### Sent, **overdue**\n")
	require.Contains(t, overdue, "| Wed 17 Jun 2026, 23:59 | remind: acknowledge | receiver |")
	require.Contains(t, overdue, "| Thu 18 Jun 2026, 23:59 | deadline: acknowledge | receiver and its leads, sender, coordinators |")
	require.Contains(t, overdue, "| Fri 19 Jun 2026, 09:00 | add note | those chosen |")
	require.Contains(t, overdue, "**Next** escalate, day 1, at Fri 19 Jun 2026, 23:59")

	over := details(t, w)
	require.Contains(t, over, "### Withdrawn, **overdue**\n")
	require.Contains(t, over, "**Awaited** nothing: it is over")
	require.Contains(t, over, "ReferralNumber = 1042 and WorkflowType = \"Email\"")
}

func TestDetailsOfAWorkflowThatTookOver(t *testing.T) {
	t.Parallel()
	e := sentEvent()
	e.Kind, e.Epoch, e.Seq = "state", 2, 4
	w := newWorld(t, monday, e)
	w.on("2026-06-15T11:00:00+01:00", func() {
		require.Contains(t, details(t, w), "| Mon 15 Jun 2026, 10:00 | read again from the database |  |")
	})
	w.closes("2026-06-15T12:00:00+01:00")
	w.live(t, e)
	require.NoError(t, w.env.GetWorkflowError())
}

func TestIndexIsWrittenOnlyWhenItChanges(t *testing.T) {
	t.Parallel()
	w := newWorld(t, monday, sentEvent())
	var written []map[string]any
	w.env.OnUpsertTypedSearchAttributes(mock.Anything).Return(nil).Run(func(args mock.Arguments) {
		attributes, ok := args.Get(0).(temporal.SearchAttributes)
		require.True(t, ok)
		one := map[string]any{}
		for k, v := range attributes.GetUntypedValues() {
			one[k.GetName()] = v
		}
		written = append(written, one)
	})
	w.on("2026-06-15T11:00:00+01:00", func() { w.change(referral.AddNote, referral.Sent, w.event.Moments...) })
	w.on("2026-06-15T12:00:00+01:00", func() { w.change(referral.Acknowledge, referral.Acknowledged) })
	w.on("2026-06-15T13:00:00+01:00", func() { w.change(referral.Assign, referral.Acknowledged) })
	w.on("2026-06-15T14:00:00+01:00", func() { w.change(referral.Accept, referral.Accepted) })
	w.on("2026-06-15T15:00:00+01:00", func() { w.change(referral.Close, referral.Closed) })
	w.live(t, sentEvent())
	require.NoError(t, w.env.GetWorkflowError())
	require.Equal(t, []map[string]any{
		{"ReferralStatus": "acknowledged", "DueBy": *sentEvent().DecideBy},
		{"ReferralStatus": "accepted"}, // and DueBy unset, which the environment does not show
		{"ReferralStatus": "closed"},
	}, written)
}

func TestStartOptions(t *testing.T) {
	t.Parallel()
	urgent := sentEvent()
	urgent.Urgent, urgent.Epoch = true, 3
	options, in := workflows.ReferralStart(urgent)
	require.Equal(t, "referral-1042.3", options.ID)
	require.Equal(t, "onward", options.TaskQueue)
	require.Equal(t, "Referral 1042 from harbour-debt-advice to northfield-housing, urgent", options.StaticSummary)
	require.Equal(t, urgent, in.Event)
	require.Equal(t, len(workflows.SearchAttributes()), options.TypedSearchAttributes.Size(), "every attribute is set from the start")

	email := workflows.EmailStart(emailInput("2026-06-16T08:00:00+01:00"))
	require.Equal(t, "email-0197740e-0000-7000-8000-0000000000e1", email.ID)
	require.Equal(t, `E-mail "referred" to receiver, referral 1042`, email.StaticSummary)
}

func TestReferralID(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]struct {
		number int64
		epoch  int
		ok     bool
	}{
		"referral-7":       {7, 1, true},
		"referral-7.2":     {7, 2, true},
		"referral-7.1":     {7, 1, false},
		"referral-7.2.1":   {7, 2, false},
		"referral-":        {0, 1, false},
		"email-7":          {0, 1, false},
		"referral-0000007": {7, 1, false},
	} {
		number, epoch, ok := workflows.ParseReferralID(id)
		require.Equal(t, want.ok, ok, id)
		if ok {
			require.Equal(t, want.number, number, id)
			require.Equal(t, want.epoch, epoch, id)
			require.Equal(t, id, workflows.ReferralID(number, epoch))
		}
	}
}
