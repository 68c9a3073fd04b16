package referral_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
)

// TestEveryCommandAtEveryStatus is spec section 3 as a table: a row for each
// status, and what each command makes of it.
func TestEveryCommandAtEveryStatus(t *testing.T) {
	t.Parallel()
	type row map[referral.Kind]referral.Status
	notes := func(s referral.Status, more row) row {
		for _, k := range []referral.Kind{referral.AddNote, referral.DeleteNote, referral.AddFile, referral.RemoveFile, referral.Forward, referral.BreakGlass} {
			more[k] = s
		}
		return more
	}
	table := map[referral.Status]row{
		referral.Draft: {referral.Send: referral.Sent},
		referral.Sent: notes(referral.Sent, row{
			referral.Acknowledge: referral.Acknowledged, referral.Decline: referral.Declined, referral.Return: referral.Returned,
			referral.Withdraw: referral.Withdrawn, referral.Assign: referral.Sent,
			referral.ExtendClock: referral.Sent, referral.StopClock: referral.Sent,
		}),
		referral.Acknowledged: notes(referral.Acknowledged, row{
			referral.Accept: referral.Accepted, referral.Decline: referral.Declined, referral.Return: referral.Returned,
			referral.RecordContact: referral.Acknowledged, referral.Withdraw: referral.Withdrawn, referral.Assign: referral.Acknowledged,
			referral.ExtendClock: referral.Acknowledged, referral.StopClock: referral.Acknowledged,
		}),
		referral.Returned: notes(referral.Returned, row{
			referral.Send: referral.Sent, referral.Withdraw: referral.Withdrawn, referral.Assign: referral.Returned,
		}),
		referral.Accepted: notes(referral.Accepted, row{
			referral.RecordContact: referral.Accepted, referral.Close: referral.Closed, referral.Withdraw: referral.Withdrawn,
			referral.Undo: referral.Acknowledged, referral.Assign: referral.Accepted,
		}),
		referral.Declined: notes(referral.Declined, row{
			referral.Undo: referral.Sent, referral.NoFurtherReferral: referral.Closed,
			referral.Withdraw: referral.Withdrawn, referral.Assign: referral.Declined,
		}),
		referral.Closed:    notes(referral.Closed, row{}),
		referral.Withdrawn: notes(referral.Withdrawn, row{}),
	}
	for status, want := range table {
		for _, kind := range append([]referral.Kind{referral.PassMoment, referral.BreakGlass, referral.MoveDeadline}, referral.Kinds...) {
			t.Run(string(status)+" "+string(kind), func(t *testing.T) {
				t.Parallel()
				r, now := after(t, paths[status]...)
				next, event, err := referral.Apply(r, command(kind), calendar, now)
				to, allowed := want[kind]
				if !allowed {
					require.Error(t, err)
					require.Equal(t, r, next, "a refusal changes nothing")
					return
				}
				require.NoError(t, err)
				require.Equal(t, to, next.Status)
				require.Equal(t, r.Version+1, next.Version)
				require.Equal(t, next.Version, event.Seq)
				require.Equal(t, to, event.Status)
			})
		}
	}
}

func TestWhoMayGiveACommand(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		at   referral.Status
		kind referral.Kind
		by   referral.Actor
		want error
	}{
		"a sender cannot acknowledge its own":        {referral.Sent, referral.Acknowledge, sender, referral.ErrNotAllowed},
		"a receiver cannot withdraw":                 {referral.Sent, referral.Withdraw, receiver, referral.ErrNotAllowed},
		"a stranger sees nothing":                    {referral.Sent, referral.Acknowledge, outsider, referral.ErrNotFound},
		"a coordinator cannot decide":                {referral.Acknowledged, referral.Accept, organiser, referral.ErrNotAllowed},
		"a coordinator may break the glass":          {referral.Closed, referral.BreakGlass, organiser, nil},
		"a sender need not":                          {referral.Sent, referral.BreakGlass, sender, referral.ErrNotAllowed},
		"an auditor never does":                      {referral.Sent, referral.BreakGlass, auditor, referral.ErrNotAllowed},
		"a coordinator may stop the clock":           {referral.Sent, referral.StopClock, organiser, nil},
		"an auditor changes nothing":                 {referral.Sent, referral.StopClock, auditor, referral.ErrNotAllowed},
		"a receiver's adviser cannot extend its due": {referral.Sent, referral.ExtendClock, receiver, referral.ErrNotAllowed},
		"a receiver's lead may":                      {referral.Sent, referral.ExtendClock, lead, nil},
		"a sender may extend for the receiver":       {referral.Sent, referral.ExtendClock, sender, nil},
		"a person cannot pass a moment":              {referral.Sent, referral.PassMoment, receiver, referral.ErrNotAllowed},
		"the clock takes an assignment away":         {referral.Acknowledged, referral.Assign, referral.TheClock, nil},
		"the clock cannot acknowledge":               {referral.Sent, referral.Acknowledge, referral.TheClock, referral.ErrNotAllowed},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, now := after(t, paths[tt.at]...)
			cmd := command(tt.kind)
			cmd.By = tt.by
			_, _, err := referral.Apply(r, cmd, calendar, now)
			require.ErrorIs(t, err, tt.want)
		})
	}
}

func TestApplyRefuses(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		at     referral.Status
		kind   referral.Kind
		change func(*referral.Command)
		want   *referral.Error
	}{
		"what somebody changed meanwhile":       {referral.Sent, referral.Acknowledge, func(c *referral.Command) { c.Version = 99 }, referral.ErrStale},
		"a decline without a reason":            {referral.Sent, referral.Decline, func(c *referral.Command) { c.Reason = "" }, referral.ErrInvalid},
		"a decline with a made-up reason":       {referral.Sent, referral.Decline, func(c *referral.Command) { c.Reason = "busy" }, referral.ErrInvalid},
		"a decline without words (K3)":          {referral.Sent, referral.Decline, func(c *referral.Command) { c.Words = " " }, referral.ErrInvalid},
		"could not contact, without trying":     {referral.Acknowledged, referral.Decline, func(c *referral.Command) { c.Reason = referral.CouldNotContact }, referral.ErrRefused},
		"a return that does not say what lacks": {referral.Sent, referral.Return, func(c *referral.Command) { c.Words = "" }, referral.ErrInvalid},
		"a close with an issue left out":        {referral.Accepted, referral.Close, func(c *referral.Command) { c.Outcomes = c.Outcomes[:1] }, referral.ErrInvalid},
		"a close with an unknown outcome":       {referral.Accepted, referral.Close, func(c *referral.Command) { c.Outcomes[0].Outcome = "won" }, referral.ErrInvalid},
		"a close without a note (R21)":          {referral.Accepted, referral.Close, func(c *referral.Command) { c.Words = "" }, referral.ErrInvalid},
		"words without end":                     {referral.Sent, referral.Return, func(c *referral.Command) { c.Words = string(make([]byte, 5000)) }, referral.ErrInvalid},
		"an empty note":                         {referral.Sent, referral.AddNote, func(c *referral.Command) { c.Note.Text = "\n" }, referral.ErrInvalid},
		"a private note that tells others":      {referral.Sent, referral.AddNote, func(c *referral.Command) { c.Note.Private, c.Note.Notify = true, []uuid.UUID{sender.UserID} }, referral.ErrInvalid},
		"deleting another's note (H5)":          {referral.Sent, referral.DeleteNote, func(c *referral.Command) { c.Note.Author = sender.UserID }, referral.ErrNotAllowed},
		"an extension of no days":               {referral.Sent, referral.ExtendClock, func(c *referral.Command) { c.Days = 0 }, referral.ErrInvalid},
		"an extension without end":              {referral.Sent, referral.ExtendClock, func(c *referral.Command) { c.Days = 21 }, referral.ErrInvalid},
		"restarting a clock that runs":          {referral.Sent, referral.RestartClock, func(*referral.Command) {}, referral.ErrRefused},
		"a try to contact in the future":        {referral.Accepted, referral.RecordContact, func(c *referral.Command) { c.Contact.At = monday.AddDate(1, 0, 0) }, referral.ErrInvalid},
		"breaking glass out of curiosity":       {referral.Sent, referral.BreakGlass, func(c *referral.Command) { c.Words = "Curious." }, referral.ErrInvalid},
		"breaking glass for a made-up reason":   {referral.Sent, referral.BreakGlass, func(c *referral.Command) { c.Glass = "bored" }, referral.ErrInvalid},
		"a command nobody knows":                {referral.Sent, "eat", func(*referral.Command) {}, referral.ErrInvalid},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, now := after(t, paths[tt.at]...)
			cmd := command(tt.kind)
			tt.change(&cmd)
			next, _, err := referral.Apply(r, cmd, calendar, now)
			require.ErrorIs(t, err, tt.want)
			require.Equal(t, r, next)
			require.NotEmpty(t, err.Error())
		})
	}
}

func TestSendRefusesItsOwnSender(t *testing.T) {
	t.Parallel()
	r := drafted()
	r.Receiver = r.Sender
	_, _, err := referral.Apply(r, command(referral.Send), calendar, monday)
	require.ErrorIs(t, err, referral.ErrInvalid)
}

// Three tries in vain, one after the other, permit saying that the client is out
// of reach: to decline for it, and to close for it (R21).
func TestOutOfReachAfterThreeTries(t *testing.T) {
	t.Parallel()
	const reached, missed = true, false
	for name, tt := range map[string]struct {
		tries []bool
		left  int
	}{
		"never tried":            {nil, 3},
		"twice":                  {[]bool{missed, missed}, 1},
		"three times":            {[]bool{missed, missed, missed}, 0},
		"more often":             {[]bool{missed, missed, missed, missed}, 0},
		"reached each time":      {[]bool{reached, reached, reached}, 3},
		"reached at the third":   {[]bool{missed, missed, reached}, 3},
		"reached, then silent":   {[]bool{reached, missed, missed, missed}, 0},
		"silent, reached, twice": {[]bool{missed, missed, missed, reached, missed, missed}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, kind := range []referral.Kind{referral.Decline, referral.Close} {
				r, now := after(t, referral.Send, referral.Acknowledge)
				if kind == referral.Close {
					r, now = after(t, referral.Send, referral.Acknowledge, referral.Accept)
				}
				for _, got := range tt.tries {
					try := command(referral.RecordContact)
					try.Contact.Reached = got
					var err error
					r, _, err = referral.Apply(r, try, calendar, now)
					require.NoError(t, err)
				}
				require.Equal(t, tt.left, r.TriesLeft())
				cmd := command(kind)
				cmd.Reason, cmd.Outcomes = referral.CouldNotContact, []referral.IssueOutcome{{Issue: "debt", Outcome: "advised"}, {Issue: "housing", Outcome: referral.NoResponse}}
				_, _, err := referral.Apply(r, cmd, calendar, now)
				if tt.left > 0 {
					require.ErrorIs(t, err, referral.ErrRefused, kind)
				} else {
					require.NoError(t, err, kind)
				}
			}
		})
	}
}

func TestUndo(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		later     time.Duration
		forwarded bool
		want      error
	}{
		"within a day":         {23 * time.Hour, false, nil},
		"a day and a bit":      {25 * time.Hour, false, referral.ErrRefused},
		"after it was sent on": {time.Hour, true, referral.ErrRefused},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, now := after(t, referral.Send, referral.Acknowledge, referral.Decline)
			r.Forwarded = tt.forwarded
			r, event, err := referral.Apply(r, command(referral.Undo), calendar, now.Add(tt.later-time.Hour))
			require.ErrorIs(t, err, tt.want)
			if tt.want == nil {
				require.Equal(t, referral.Acknowledged, r.Status)
				require.Empty(t, r.DeclinedFor)
				require.NotEmpty(t, event.Moments, "the clock runs again towards the old deadline")
			}
		})
	}
}

func TestAcceptingCloses(t *testing.T) {
	t.Parallel()
	r, now := after(t, referral.Send, referral.Acknowledge)
	r.Terms.AcceptingCloses = true
	closed, event, err := referral.Apply(r, command(referral.Accept), calendar, now)
	require.NoError(t, err)
	require.Equal(t, referral.ResultAccepted, closed.Result)
	require.True(t, event.Final)

	reopened, event, err := referral.Apply(closed, command(referral.Undo), calendar, now.Add(time.Hour))
	require.NoError(t, err)
	require.Equal(t, referral.Acknowledged, reopened.Status)
	require.Equal(t, 2, event.Epoch, "the workflow had ended: a new run keeps time")
}

func TestADeclinedReferralIsNotLost(t *testing.T) {
	t.Parallel()
	r, now := after(t, referral.Send, referral.Decline)
	require.False(t, r.Final(), "the sender still has to find somebody else")
	forwarded, _, err := referral.Apply(r, command(referral.Forward), calendar, now)
	require.NoError(t, err)
	require.True(t, forwarded.Final())
	ended, _, err := referral.Apply(r, command(referral.NoFurtherReferral), calendar, now)
	require.NoError(t, err)
	require.True(t, ended.Final())
	require.Equal(t, referral.ResultNoFurtherReferral, ended.Result)
}

// TestAllowedIsWhatApplyAccepts holds the menu and the rules together.
func TestAllowedIsWhatApplyAccepts(t *testing.T) {
	t.Parallel()
	for status, path := range paths {
		for _, by := range []referral.Actor{sender, receiver, lead, outsider, organiser, auditor} {
			t.Run(string(status)+" "+string(by.Role), func(t *testing.T) {
				t.Parallel()
				r, now := after(t, path...)
				allowed := referral.Allowed(r, by, now)
				for _, kind := range referral.Kinds {
					cmd := command(kind)
					cmd.By = by
					if kind == referral.DeleteNote {
						cmd.Note.Author = by.UserID
					}
					if kind == referral.RemoveFile {
						cmd.File.Organisation = by.OrganisationID
					}
					_, _, err := referral.Apply(r, cmd, calendar, now)
					if err == nil {
						require.Contains(t, allowed, kind)
					} else {
						require.NotContains(t, allowed, kind, err.Error())
					}
				}
			})
		}
	}
}
