package referral_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
)

var (
	published = time.Date(2026, 12, 1, 10, 0, 0, 0, time.UTC)
	before    = published.AddDate(-1, 0, 0)
	later     = published.AddDate(0, 1, 0)
)

func TestWhomTheAgreementBars(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		agreed referral.Agreed
		barred bool
	}{
		"a network without one":                       {referral.Agreed{}, false},
		"a network without one, and one who is new":   {referral.Agreed{Joined: later}, false},
		"a member of before, in the days of grace":    {referral.Agreed{Joined: before, Since: published}, false},
		"a member of before, once its day has come":   {referral.Agreed{Joined: before, Since: published, InForce: 1}, true},
		"who accepted it":                             {referral.Agreed{Joined: before, Since: published, InForce: 1, Version: 1}, false},
		"who accepted before the day":                 {referral.Agreed{Joined: before, Since: published, Version: 1}, false},
		"who accepted the one of before, in time":     {referral.Agreed{Joined: before, Since: published, InForce: 1, Version: 1}, false},
		"who accepted only the one of before":         {referral.Agreed{Joined: before, Since: published, InForce: 2, Version: 1}, true},
		"who accepted the next ahead of its day":      {referral.Agreed{Joined: before, Since: published, InForce: 1, Version: 2}, false},
		"a new member who accepted none, in the days": {referral.Agreed{Joined: later, Since: published}, true},
		"a new member who accepted":                   {referral.Agreed{Joined: later, Since: published, Version: 1}, false},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, tt.barred, tt.agreed.Barred()) })
	}
}

func TestTheAgreementBarsReceiving(t *testing.T) {
	t.Parallel()
	barrier := referral.Intake{Accepting: true, Unagreed: true}.Barrier(uuid.New(), published)
	require.False(t, barrier.Open())
	require.Equal(t, "It has not accepted the network's data-sharing agreement.", barrier.Words())
	require.ErrorIs(t, barrier.Refusal("Legal Aid"), referral.ErrInvalid)
	require.Contains(t, barrier.Refusal("Legal Aid").Fields[0].Message, "Legal Aid has not accepted the network's data-sharing agreement")
	paused := referral.Intake{Paused: true, Unagreed: true}.Barrier(uuid.New(), published)
	require.Equal(t, referral.BarrierNetwork, paused.Kind, "what a coordinator did weighs more")
}

func TestNextAgreement(t *testing.T) {
	t.Parallel()
	today := referral.DateOf(published)
	in, by := today.AddDays(referral.Grace), uuid.New()
	first, err := referral.Agreement{}.Next(" Sharing ", " We keep it safe.\r\n\r\nAlways. ", "", in, by, published)
	require.NoError(t, err)
	require.Equal(t, referral.Agreement{Version: 1, Title: "Sharing", Text: "We keep it safe.\n\nAlways.", At: published, By: by, From: in}, first)
	second, err := first.Next("Sharing", "We keep it safer.", "Safer.", in, by, published)
	require.NoError(t, err)
	require.Equal(t, 2, second.Version)
	for name, tt := range map[string]struct {
		before               referral.Agreement
		title, text, changes string
		from                 referral.Date
		field                string
	}{
		"without a title":     {first, " ", "B", "C", in, "title"},
		"without words":       {first, "A", "", "C", in, "text"},
		"too long":            {first, "A", strings.Repeat("é", 40_001), "C", in, "text"},
		"the same":            {first, "Sharing", first.Text, "C", in, "text"},
		"without what is new": {first, "A", "B", " ", in, "changes"},
		"without a day":       {first, "A", "B", "C", referral.Date{}, "from"},
		"from today":          {first, "A", "B", "C", today, "from"},
		"in two years":        {first, "A", "B", "C", today.AddDays(700), "from"},
	} {
		t.Run(name, func(t *testing.T) {
			same, err := tt.before.Next(tt.title, tt.text, tt.changes, tt.from, by, published)
			require.ErrorIs(t, err, referral.ErrInvalid)
			var refused *referral.Error
			require.ErrorAs(t, err, &refused)
			require.Equal(t, tt.field, refused.Fields[0].Field)
			require.Equal(t, tt.before, same)
		})
	}
}

func TestWhichLetterAboutTheAgreement(t *testing.T) {
	t.Parallel()
	from := referral.NewDate(2027, 1, 12)
	for days, want := range map[int]referral.Letter{
		-30: referral.LetterAgreementPublished, -8: referral.LetterAgreementPublished, -7: referral.LetterAgreementSoon,
		-1: referral.LetterAgreementSoon, 0: referral.LetterAgreementDue, 20: referral.LetterAgreementDue,
	} {
		require.Equal(t, want, referral.AgreementLetter(from, from.AddDays(days)), "%d days", days)
	}
}

func TestSignature(t *testing.T) {
	t.Parallel()
	today := referral.NewDate(2026, 12, 1)
	good, err := referral.Signature{Name: " Ann Smith ", On: today}.Check(today)
	require.NoError(t, err)
	require.Equal(t, "Ann Smith", good.Name)
	for name, s := range map[string]referral.Signature{
		"by nobody": {On: today}, "never": {Name: "A"}, "tomorrow": {Name: "A", On: today.AddDays(1)}, "by a novel": {Name: strings.Repeat("a", 121), On: today},
	} {
		_, err := s.Check(today)
		require.ErrorIs(t, err, referral.ErrInvalid, name)
	}
}
