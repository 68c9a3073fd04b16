package schema_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

func TestForward(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	old := n.must(n.send(with(n.upload(n.sender, schema.FileClean))), n.receiver, referral.Command{Kind: referral.Decline, Reason: referral.NoCapacity, Words: "Full."})
	today := referral.DateOf(monday)
	in := schema.ForwardInput{
		ReferralID: old.ID, Version: old.Version, Receivers: someOrganisations(n.other), Note: "Debt Advice was full.",
		Consent: referral.Consent{Given: true, Basis: referral.BasisConsent, How: "spoken", On: &today, To: someOrganisations(n.other)},
	}
	for name, tt := range map[string]struct {
		by     referral.Actor
		change func(*schema.ForwardInput)
		want   error
	}{
		"a stranger":               {n.stranger, func(*schema.ForwardInput) {}, referral.ErrNotFound},
		"a coordinator":            {n.coordinator, func(*schema.ForwardInput) {}, referral.ErrNotFound},
		"having seen another":      {n.sender, func(i *schema.ForwardInput) { i.Version = 1 }, referral.ErrStale},
		"to the one that declined": {n.sender, func(i *schema.ForwardInput) { i.Receivers = someOrganisations(n.debt) }, referral.ErrInvalid},
		"to nobody":                {n.sender, func(i *schema.ForwardInput) { i.Receivers = nil }, referral.ErrInvalid},
		"without consent":          {n.sender, func(i *schema.ForwardInput) { i.Consent.To = someOrganisations(n.debt) }, referral.ErrInvalid},
	} {
		t.Run(name, func(t *testing.T) {
			other := in
			tt.change(&other)
			before := n.footprint()
			_, err := n.ForwardReferral(t.Context(), tt.by, other)
			require.ErrorIs(t, err, tt.want)
			require.Equal(t, before, n.footprint())
		})
	}
	sent, err := n.ForwardReferral(t.Context(), n.sender, in)
	require.NoError(t, err)
	require.Len(t, sent, 1)
	require.Equal(t, old.ID, sent[0].ParentReferral)

	mine, err := n.Referral(t.Context(), n.sender, sent[0].ID)
	require.NoError(t, err)
	require.Equal(t, old.ID, mine.Parent.ID)
	require.Equal(t, "Bailiffs called.", mine.Form.Need.Reason)
	require.Len(t, mine.Notes, 1)
	require.Empty(t, mine.Files, "files are never copied silently")
	theirs, err := n.Referral(t.Context(), n.stranger, sent[0].ID)
	require.NoError(t, err)
	require.Nil(t, theirs.Parent, "its receiver does not learn that it is a copy")
	require.Equal(t, uuid.Nil, theirs.ParentReferral)
	require.Zero(t, theirs.Hops)
	parent, err := n.Referral(t.Context(), n.sender, old.ID)
	require.NoError(t, err)
	require.Len(t, parent.Children, 1)
	require.True(t, parent.Forwarded)
	declined, err := n.Referral(t.Context(), n.receiver, old.ID)
	require.NoError(t, err)
	require.Empty(t, declined.Children, "nor does the old receiver learn where it went")
	_, err = n.Referral(t.Context(), n.receiver, sent[0].ID)
	require.ErrorIs(t, err, referral.ErrNotFound)
}

func TestSendRefuses(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	refusing := func(name string, change func(*schema.Organisation)) uuid.UUID {
		o := schema.Organisation{Name: name, Nation: referral.Scotland, Accepting: true}
		change(&o)
		o, err := n.CreateOrganisation(t.Context(), n.coordinator, o)
		require.NoError(t, err)
		return o.ID
	}
	paused := refusing("Paused Place", func(o *schema.Organisation) { o.Paused = true })
	full := refusing("Full Place", func(o *schema.Organisation) { o.Accepting = false })
	choosy := refusing("Choosy Place", func(o *schema.Organisation) { o.AcceptsFrom = someOrganisations(n.other) })
	for name, tt := range map[string]struct {
		to     []uuid.UUID
		change func(*schema.Draft)
		field  string
		says   string
	}{
		"a paused receiver":         {to: []uuid.UUID{n.debt.ID, paused}, field: "receivers", says: "Paused Place is paused"},
		"one that stopped":          {to: []uuid.UUID{full}, field: "receivers", says: "Full Place is not accepting"},
		"one that takes no others'": {to: []uuid.UUID{choosy}, field: "receivers", says: "Choosy Place does not accept"},
		"its own sender":            {to: someOrganisations(n.food), field: "receivers", says: "its own sender"},
		"one that is not there":     {to: []uuid.UUID{uuid.New()}, field: "receivers", says: "not in the network"},
		"one twice":                 {to: someOrganisations(n.debt, n.debt), field: "receivers", says: "twice"},
		"nobody":                    {to: []uuid.UUID{}, field: "receivers", says: "at least one"},
		"without its name":          {to: someOrganisations(n.debt), change: func(d *schema.Draft) { d.Form.Consent.To = someOrganisations(n.other) }, field: "consent.to", says: "Debt Advice Norwich"},
		"no surname":                {to: someOrganisations(n.debt), change: func(d *schema.Draft) { d.Form.Client.LastName = " " }, field: "client.last_name", says: "surname"},
		"an unknown issue":          {to: someOrganisations(n.debt), change: func(d *schema.Draft) { d.Form.Need.Issues = []string{"x"} }, field: "need.issues", says: "list"},
	} {
		t.Run(name, func(t *testing.T) {
			d := schema.Draft{Form: form(tt.to...), Receivers: tt.to}
			if tt.change != nil {
				tt.change(&d)
			}
			d, err := n.SaveDraft(t.Context(), n.sender, d)
			require.NoError(t, err)
			before := n.footprint()
			_, err = n.SendDraft(t.Context(), n.sender, d.ID, d.Version)
			var refusal *referral.Error
			require.ErrorAs(t, err, &refusal)
			require.Len(t, refusal.Fields, 1)
			require.Equal(t, tt.field, refusal.Fields[0].Field)
			require.Contains(t, refusal.Fields[0].Message, tt.says)
			require.Equal(t, before, n.footprint())
			_, err = n.Draft(t.Context(), n.sender, d.ID)
			require.NoError(t, err, "the draft is still there")
		})
	}
}

func TestDrafts(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	d, err := n.SaveDraft(t.Context(), n.sender, schema.Draft{Form: form(n.debt.ID), Receivers: someOrganisations(n.debt)})
	require.NoError(t, err)
	require.EqualValues(t, 1, d.Version)
	stale := d
	d.Form.Client.FirstName = "Ana"
	d, err = n.SaveDraft(t.Context(), n.sender, d)
	require.NoError(t, err)
	require.EqualValues(t, 2, d.Version)
	_, err = n.SaveDraft(t.Context(), n.sender, stale)
	require.ErrorIs(t, err, referral.ErrStale)
	_, err = n.SendDraft(t.Context(), n.sender, d.ID, 1)
	require.ErrorIs(t, err, referral.ErrStale)
	read, err := n.Draft(t.Context(), n.sender, d.ID)
	require.NoError(t, err)
	require.Equal(t, "Ana", read.Form.Client.FirstName)
	require.Equal(t, "Amina K.", read.Author.Name)
	for name, refused := range map[string]error{
		"reading": func() error { _, err := n.Draft(t.Context(), n.receiver, d.ID); return err }(),
		"sending": func() error { _, err := n.SendDraft(t.Context(), n.receiver, d.ID, 2); return err }(),
		"saving":  func() error { _, err := n.SaveDraft(t.Context(), n.receiver, d); return err }(),
		"delete":  n.DeleteDraft(t.Context(), n.receiver, d.ID),
	} {
		require.ErrorIs(t, refused, referral.ErrNotFound, name)
	}
	require.NoError(t, n.DeleteDraft(t.Context(), n.sender, d.ID))
	_, err = n.Draft(t.Context(), n.sender, d.ID)
	require.ErrorIs(t, err, referral.ErrNotFound)
}

func TestSeveralReceiversAndTheirOwnClocks(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	slow, err := n.CreateOrganisation(t.Context(), n.coordinator, schema.Organisation{
		Name: "Slow Place", Nation: referral.Scotland, Accepting: true, Own: &schema.OwnDeadlines{Acknowledge: 7, UrgentDecide: 9},
	})
	require.NoError(t, err)
	require.NoError(t, n.SetClosures(t.Context(), n.coordinator, n.debt.ID, []referral.Date{referral.NewDate(2026, time.June, 2)}))
	sent := n.sendTo(someOrganisations(n.debt, slow, n.other))
	require.Len(t, sent, 3)
	require.Equal(t, []int64{10001, 10002, 10003}, []int64{sent[0].Number, sent[1].Number, sent[2].Number})
	day := func(at time.Time) string { return referral.DateOf(at).String() }
	require.Equal(t, []string{"2026-06-05", "2026-06-10", "2026-06-04"}, []string{day(sent[0].AcknowledgeBy), day(sent[1].AcknowledgeBy), day(sent[2].AcknowledgeBy)})
	urgent := n.sendTo(someOrganisations(slow), func(d *schema.Draft) { d.Form.Need.Urgent = true })[0]
	require.Equal(t, referral.Terms{AcknowledgeDays: 1, DecideDays: 9}, urgent.Terms)
	v, err := n.Referral(t.Context(), n.sender, sent[0].ID)
	require.NoError(t, err)
	require.Len(t, v.Batch, 2)
	v, err = n.Referral(t.Context(), n.receiver, sent[0].ID)
	require.NoError(t, err)
	require.Empty(t, v.Batch, "a receiver does not see the others")
}

// A hearing that has passed since keeps nobody from sending the client on: what
// was written cannot be changed.
func TestForwardAfterAKeyDate(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r := n.send(func(d *schema.Draft) {
		d.Form.Need.KeyDates = []referral.KeyDate{{What: "Hearing", On: referral.DateOf(monday).AddDays(1)}}
	})
	sent := n.at(monday.AddDate(0, 0, 7)).passOn(r, n.sender, n.other)
	v, err := n.Referral(t.Context(), n.sender, sent.ID)
	require.NoError(t, err)
	require.Len(t, v.Form.Need.KeyDates, 1)
}
