package activities_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/activities"
	"onward/mail"
	"onward/referral"
	"onward/schema"
)

const (
	due       = schema.NotificationDue
	sending   = schema.NotificationSending
	sent      = schema.NotificationSent
	ambiguous = schema.NotificationAmbiguous
	failed    = schema.NotificationFailed
	delivered = schema.NotificationDelivered
	bounced   = schema.NotificationBounced
)

// Every activity may be run twice, so each case is: the second run comes when
// the first has done its work and its answer was lost.
func TestSendEmailTwice(t *testing.T) {
	t.Parallel()
	busy := &mail.Failure{Kind: mail.Temporary, After: time.Minute, Status: 429}
	refused := &mail.Failure{Kind: mail.Permanent, Status: 400}
	doubt := &mail.Failure{Kind: mail.Ambiguous}
	key := &mail.Failure{Kind: mail.Unauthorised, Status: 401}
	for name, tt := range map[string]struct {
		state  schema.NotificationState
		repeat bool
		answer error
		first  activities.SendOutcome
		code   activities.Code
		after  time.Duration
		second activities.SendOutcome
		left   schema.NotificationState // after the first
		sent   int                      // letters handed to the provider by both
	}{
		"due, and taken":                  {state: due, first: activities.Mailed, second: activities.Mailed, left: sent, sent: 1},
		"due, and refused":                {state: due, answer: refused, first: activities.Failed, second: activities.Failed, left: failed, sent: 1},
		"due, and no answer":              {state: due, answer: doubt, first: activities.Ambiguous, second: activities.Ambiguous, left: ambiguous, sent: 1},
		"due, and the provider is busy":   {state: due, answer: busy, code: activities.CodeMailBusy, after: time.Minute, second: "", left: due, sent: 2},
		"due, and our key is refused":     {state: due, answer: key, code: activities.CodeMailKey, after: 15 * time.Minute, second: "", left: due, sent: 2},
		"an attempt died half-way":        {state: sending, first: activities.Ambiguous, second: activities.Ambiguous, left: ambiguous},
		"in doubt, and nobody asks":       {state: ambiguous, first: activities.Ambiguous, second: activities.Ambiguous, left: ambiguous},
		"in doubt, sent again":            {state: ambiguous, repeat: true, first: activities.Mailed, second: activities.Mailed, left: sent, sent: 1},
		"in doubt, again no answer":       {state: ambiguous, repeat: true, answer: doubt, first: activities.Ambiguous, second: activities.Ambiguous, left: ambiguous, sent: 1},
		"in doubt, reported delivered":    {state: delivered, repeat: true, first: activities.Mailed, second: activities.Mailed, left: delivered},
		"in doubt, reported bounced":      {state: bounced, repeat: true, first: activities.Mailed, second: activities.Mailed, left: bounced},
		"taken before":                    {state: sent, first: activities.Mailed, second: activities.Mailed, left: sent},
		"failed before":                   {state: failed, first: activities.Failed, second: activities.Failed, left: failed},
		"needless before":                 {state: schema.NotificationNeedless, first: activities.Needless, second: activities.Needless, left: schema.NotificationNeedless},
		"an error that is not the mail's": {state: due, answer: errSecret, first: activities.Ambiguous, second: activities.Ambiguous, left: ambiguous, sent: 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := newOffice(tt.state, tt.answer)
			if tt.state == ambiguous {
				o.letters.doubts = 1
			}
			outcome, failure := o.send(t, tt.repeat)
			require.Equal(t, tt.first, outcome)
			require.Equal(t, tt.left, o.letters.state)
			if tt.code != "" {
				require.NotNil(t, failure)
				require.Equal(t, string(tt.code), failure.Type())
				require.Equal(t, tt.after, failure.NextRetryDelay())
				require.False(t, failure.NonRetryable())
			}
			outcome, _ = o.send(t, tt.repeat)
			require.Equal(t, tt.second, outcome)
			require.Len(t, o.post.sent, tt.sent)
			require.NotContains(t, o.log.String(), "Canary")
			require.NotContains(t, o.log.String(), "northfield")
		})
	}
}

func TestSendEmailGivesUpAfterADay(t *testing.T) {
	t.Parallel()
	o := newOffice(due, &mail.Failure{Kind: mail.Temporary, Status: 503})
	_, failure := o.send(t, false)
	require.Equal(t, string(activities.CodeMailBusy), failure.Type())
	o.letters.now = now.Add(24*time.Hour + time.Second)
	outcome, failure := o.send(t, false)
	require.Nil(t, failure)
	require.Equal(t, activities.Failed, outcome)
	require.Equal(t, "gave_up", o.letters.reason)
}

// The key is refused for every letter that waits: one alarm, and another only
// after it worked in between.
func TestARefusedKeyIsOneAlarm(t *testing.T) {
	t.Parallel()
	key := &mail.Failure{Kind: mail.Unauthorised, Status: 401}
	o := newOffice(due, key, key, key, nil, key)
	o.letters.now = now.Add(30 * 24 * time.Hour)
	for range 3 {
		_, failure := o.send(t, false)
		require.Equal(t, string(activities.CodeMailKey), failure.Type(), "never given up")
	}
	require.Equal(t, 1, strings.Count(o.log.String(), `"level":"error"`))
	_, failure := o.send(t, false)
	require.Nil(t, failure)
	o.letters.state = due
	_, failure = o.send(t, false)
	require.Equal(t, string(activities.CodeMailKey), failure.Type())
	require.Equal(t, 2, strings.Count(o.log.String(), `"level":"error"`))
}

// What the network says around its letters is in those that leave; where it
// cannot be read they leave all the same.
func TestALetterSaysWhatTheNetworkSays(t *testing.T) {
	t.Parallel()
	o := newOffice(due, nil)
	o.letters.words = referral.LetterWords{NetworkName: "Marram Advice", Contact: "Ask the office.", Notes: map[referral.Letter]string{o.letters.letter.Letter: "Bring a cake."}}
	said := func() string {
		o.letters.state = due
		outcome, failure := o.send(t, false)
		require.Nil(t, failure)
		require.Equal(t, activities.Mailed, outcome)
		return o.post.sent[len(o.post.sent)-1].Text
	}
	first := said()
	for _, words := range []string{"Marram Advice", "Ask the office.", "Bring a cake."} {
		require.Contains(t, first, words)
	}
	require.NotContains(t, first, "The Network")
	o.letters.fails["LetterWords"] = errSecret
	require.Equal(t, first, said(), "as they were when they could be read")
	o.letters.words = referral.LetterWords{}
	require.NotContains(t, said(), "Bring a cake.")

	fresh := newOffice(due, nil)
	fresh.letters.fails["LetterWords"] = errSecret
	outcome, failure := fresh.send(t, false)
	require.Nil(t, failure)
	require.Equal(t, activities.Mailed, outcome)
	require.Equal(t, 1, strings.Count(fresh.log.String(), `"level":"warn"`), "said once")
}

// The database goes down at each step in turn. Whatever the step, the letter
// leaves once, or is in doubt and says so.
func TestTheDatabaseFailsInBetween(t *testing.T) {
	t.Parallel()
	for method, want := range map[string]activities.SendOutcome{
		"MarkSending": activities.Mailed,
		"Letter":      activities.Mailed,
		"Now":         activities.Mailed,
		"MarkSent":    activities.Ambiguous, // the letter left, and that was not recorded
	} {
		t.Run(method, func(t *testing.T) {
			t.Parallel()
			o := newOffice(due, nil)
			o.letters.fails[method] = errSecret
			_, failure := o.send(t, false)
			require.Equal(t, string(activities.CodeStore), failure.Type())
			outcome, failure := o.send(t, false)
			require.Nil(t, failure)
			require.Equal(t, want, outcome)
			require.Len(t, o.post.sent, 1)
		})
	}
}

func TestALetterThatCannotBeGivenBackIsInDoubt(t *testing.T) {
	t.Parallel()
	o := newOffice(due, &mail.Failure{Kind: mail.Temporary})
	o.letters.fails["MarkDue"] = errSecret
	_, failure := o.send(t, false)
	require.Equal(t, string(activities.CodeStore), failure.Type())
	outcome, _ := o.send(t, false)
	require.Equal(t, activities.Ambiguous, outcome)
}

func TestLettersThatAreNotSent(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		change func(*schema.Letter)
		want   activities.SendOutcome
		state  schema.NotificationState
		reason string
	}{
		"nobody has an address":   {func(l *schema.Letter) { l.To = "" }, activities.Failed, failed, "no_address"},
		"nobody knows the letter": {func(l *schema.Letter) { l.Letter = "dance" }, activities.Failed, failed, "cannot_be_written"},
		"a reminder of what was done meanwhile": {func(l *schema.Letter) {
			l.Letter, l.Referral.Status = referral.LetterReminder, referral.Accepted
		}, activities.Needless, schema.NotificationNeedless, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := newOffice(due, nil)
			tt.change(&o.letters.letter)
			for range 2 {
				outcome, failure := o.send(t, false)
				require.Nil(t, failure)
				require.Equal(t, tt.want, outcome)
			}
			require.Equal(t, tt.state, o.letters.state)
			require.Equal(t, tt.reason, o.letters.reason)
			require.Empty(t, o.post.sent)
		})
	}
}

func TestWhatALetterSays(t *testing.T) {
	t.Parallel()
	account := func(letter referral.Letter) func(*schema.Letter) {
		return func(l *schema.Letter) {
			*l = schema.Letter{
				ID: l.ID, Letter: letter, To: "harry@northfield.example", Name: "Harry", OrganisationName: "Northfield Housing",
				Username: "hpotter", Token: "secret-token", ExpiresAt: now.Add(72 * time.Hour),
			}
		}
	}
	for name, tt := range map[string]struct {
		change func(*schema.Letter)
		says   []string
		never  []string
	}{
		"a referral": {
			func(*schema.Letter) {}, []string{"https://onward.example/referrals/0197740e-0000-7000-8000-000000000001", "1042", "Harbour Debt Advice", "The Network"},
			[]string{"#forward"},
		},
		"declined: forward on is one click away": {
			func(l *schema.Letter) {
				l.Letter, l.Audience = referral.LetterDeclined, referral.ToSender
				l.Referral.Status, l.Referral.DeclinedFor = referral.Declined, referral.NoCapacity
			}, []string{"/referrals/0197740e-0000-7000-8000-000000000001#forward"}, nil,
		},
		"welcome":  {account(referral.LetterWelcome), []string{"https://onward.example/set-password#secret-token", "hpotter"}, nil},
		"reset":    {account(referral.LetterResetPassword), []string{"https://onward.example/set-password#secret-token"}, nil},
		"locked":   {account(referral.LetterLocked), []string{"https://onward.example/administration/users"}, []string{"secret-token"}},
		"unlocked": {account(referral.LetterUnlocked), []string{"https://onward.example/sign-in"}, []string{"secret-token"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := newOffice(due, nil)
			tt.change(&o.letters.letter)
			outcome, failure := o.send(t, false)
			require.Nil(t, failure)
			require.Equal(t, activities.Mailed, outcome)
			require.Equal(t, o.letters.letter.To, o.post.to)
			for _, words := range tt.says {
				require.Contains(t, o.post.sent[0].Text, words)
			}
			for _, words := range tt.never {
				require.NotContains(t, o.post.sent[0].Text, words)
			}
		})
	}
}
