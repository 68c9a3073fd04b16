package demo_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/demo"
	"onward/referral"
	"onward/schema"
)

// county is what a life is checked against.
type county struct {
	demo.Network
	calendars map[uuid.UUID]referral.Calendar
	staff     map[referral.Actor]bool
	sent      map[uuid.UUID]referral.Referral
}

func newCounty(seed uint64, size int, at time.Time) county {
	c := county{demo.Generate(seed, size, at), map[uuid.UUID]referral.Calendar{}, map[referral.Actor]bool{}, map[uuid.UUID]referral.Referral{}}
	for _, o := range c.Organisations {
		c.calendars[o.ID] = referral.NewCalendar(o.Nation, o.Closures)
	}
	for _, p := range c.People {
		for _, m := range p.Memberships {
			c.staff[referral.Actor{UserID: p.ID, OrganisationID: m.Organisation, Role: m.Role}] = true
		}
		c.staff[referral.Actor{UserID: p.ID, Role: p.Network}] = p.Network != ""
	}
	c.staff[referral.TheClock] = true
	return c
}

// Whatever the time of day, week or year at which the demo is made.
var times = map[string]time.Time{
	"a working morning":      now,
	"a sunday night":         time.Date(2026, time.November, 22, 23, 30, 0, 0, time.UTC),
	"a midnight of deadline": time.Date(2026, time.June, 5, 23, 0, 30, 0, time.UTC),
	"after christmas":        time.Date(2027, time.January, 4, 8, 0, 0, 0, time.UTC),
	"as the clocks change":   time.Date(2027, time.March, 28, 1, 0, 0, 0, time.UTC),
}

func TestLives(t *testing.T) {
	t.Parallel()
	for name, at := range times {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := newCounty(uint64(len(name)), 600, at)
			for p := range c.Referrals() {
				c.checkLife(t, p, at)
				c.checkForm(t, p)
				c.checkLineage(t, p)
			}
			require.Zero(t, c.Refused(), "the rules take every command")
		})
	}
}

// checkLife lives it again by the rules alone.
func (c county) checkLife(t *testing.T, p schema.PastReferral, at time.Time) {
	t.Helper()
	r := p.Referral
	again := referral.Referral{
		ID: r.ID, Number: r.Number, Epoch: 1, Status: referral.Draft, Urgent: r.Urgent, Sender: r.Sender, Receiver: r.Receiver, Terms: r.Terms,
		SenderAdviser: r.SenderAdviser, CopySender: r.CopySender, Issues: r.Issues, ParentReferral: r.ParentReferral, Hops: r.Hops,
	}
	last := time.Time{}
	for i, step := range p.Steps {
		next, e, err := referral.Apply(again, step.Command, c.calendars[r.Receiver.ID], step.Event.At)
		require.NoError(t, err)
		require.Equal(t, step.Event, e)
		require.True(t, c.staff[step.Command.By], "nobody has this part: %+v", step.Command.By)
		require.False(t, e.At.Before(last), "history goes forward")
		require.False(t, e.At.After(at), "nothing lies ahead")
		require.EqualValues(t, i+1, e.Seq)
		again, last = next, e.At
	}
	require.Equal(t, r, again)
	require.EqualValues(t, len(p.Steps), r.Version)
	for _, m := range r.Moments {
		require.True(t, m.At.After(at), "every moment that came has passed: %v", m)
	}
}

var gap = regexp.MustCompile(`\{[A-Za-z]*\}`)

func (c county) checkForm(t *testing.T, p schema.PastReferral) {
	t.Helper()
	sent, f := p.Steps[0].Event.At, p.Form
	require.Empty(t, f.Check(sent), "it could be sent as it is")
	require.Equal(t, f.Tidy(), f)
	require.Equal(t, f.Need.Issues, p.Referral.Issues)
	require.Contains(t, f.Consent.To, p.Referral.Receiver.ID)
	for _, text := range []string{f.Need.Wanted, f.Need.OthersInvolved, f.Need.Risks, f.Client.Address.Town} {
		require.NotEmpty(t, text)
	}
	require.Regexp(t, `^(07700 900|01632 960) \d{3}$`, f.Contact.Phone)
	require.True(t, f.Contact.Email == "" || strings.HasSuffix(f.Contact.Email, "@example.org"))
	all, err := json.Marshal(p)
	require.NoError(t, err)
	if at := gap.FindIndex(all); at != nil {
		t.Fatalf("every gap in the words is filled: %s", all[max(0, at[0]-60):min(len(all), at[1]+20)])
	}
}

func (c county) checkLineage(t *testing.T, p schema.PastReferral) {
	t.Helper()
	r := p.Referral
	if r.ParentReferral != uuid.Nil {
		parent, before := c.sent[r.ParentReferral]
		require.True(t, before, "the parent comes first")
		require.True(t, parent.Forwarded)
		require.Equal(t, parent.Hops+1, r.Hops)
		require.Contains(t, []uuid.UUID{parent.Sender.ID, parent.Receiver.ID}, r.Sender.ID)
		require.NotContains(t, []uuid.UUID{parent.Sender.ID, parent.Receiver.ID}, r.Receiver.ID, "it does not go round")
	}
	c.sent[r.ID] = r
}

func TestForwardedReferralsAreSentOn(t *testing.T) {
	t.Parallel()
	promised, sent := map[uuid.UUID]bool{}, map[uuid.UUID]bool{}
	for p := range demo.Generate(5, demo.Size, now).Referrals() {
		sent[p.Referral.ID] = true
		for _, s := range p.Steps {
			if s.Command.Kind == referral.Forward {
				promised[s.Command.Onward] = true
			}
		}
	}
	require.NotEmpty(t, promised)
	for id := range promised {
		require.True(t, sent[id], "forwarded and never sent")
	}
}
