package schema_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

// returned is a referral that its receiver gave back for the reason.
func (n *network) returned() referral.Referral {
	n.t.Helper()
	return n.must(n.send(), n.receiver, referral.Command{Kind: referral.Return, Words: "Which bailiffs?"})
}

// amending opens the draft of a returned referral and changes what it says.
func (n *network) amending(r referral.Referral, change func(*referral.Form)) schema.Draft {
	n.t.Helper()
	d, err := n.AmendReferral(n.t.Context(), n.sender, r.ID)
	require.NoError(n.t, err)
	change(&d.Form)
	d, err = n.SaveDraft(n.t.Context(), n.sender, d)
	require.NoError(n.t, err)
	return d
}

func sendAgain(d schema.Draft) referral.Command {
	return referral.Command{Kind: referral.Send, Words: "Here it is.", Amendment: referral.Amendment{Draft: d.ID, Version: d.Version}}
}

func TestAmend(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r := n.returned()
	d := n.amending(r, func(f *referral.Form) {
		f.Need.Reason, f.Need.Urgent, f.Need.Issues = "Bailiffs of Norwich called.", true, []string{"debt", "housing"}
		f.Client.LastName = "Ní Bhriain"
	})
	require.Equal(t, "Which bailiffs?", d.Amends.Asked)
	require.Equal(t, r.Number, d.Amends.Number)
	require.Equal(t, someOrganisations(n.debt), d.Receivers)

	later := n.at(monday.Add(24 * time.Hour))
	sent := later.must(r, n.sender, sendAgain(d))
	require.Equal(t, referral.Sent, sent.Status)
	require.Equal(t, []string{"debt", "housing"}, sent.Issues)
	require.True(t, sent.Urgent)
	require.Equal(t, 1, sent.Terms.AcknowledgeDays, "an urgent one has a pair of days of its own")
	require.True(t, sent.SentAt.After(r.SentAt), "the clock starts afresh")

	for name, reader := range map[string]referral.Actor{"sender": n.sender, "receiver": n.receiver} {
		v, err := n.Referral(t.Context(), reader, r.ID)
		require.NoError(t, err, name)
		require.Equal(t, "Bailiffs of Norwich called.", v.Form.Need.Reason, name)
		require.Len(t, v.Amendments, 1, name)
		require.Equal(t, "Bailiffs called.", v.Amendments[0].Before.Need.Reason, name)
		require.Equal(t, "Bailiffs of Norwich called.", v.Amendments[0].After.Need.Reason, name)
		require.Equal(t, "Amina K.", v.Amendments[0].By.Name, name)
		require.True(t, v.History[len(v.History)-1].Amended, name)
	}
	v, err := n.Referral(t.Context(), n.coordinator, r.ID)
	require.NoError(t, err)
	require.Empty(t, v.Amendments, "the network sees no client")
	require.Equal(t, []string{"Zoë Ní Bhriain"}, raw[string](t, n.url, "SELECT client_name FROM referral_clients"))
	drafts, err := n.Drafts(t.Context(), n.sender)
	require.NoError(t, err)
	require.Empty(t, drafts)
}

// A referral can be amended more than once: each change stands beside the one
// that took its place.
func TestAmendTwice(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r := n.returned()
	for _, reason := range []string{"Second.", "Third."} {
		r = n.must(r, n.sender, sendAgain(n.amending(r, func(f *referral.Form) { f.Need.Reason = reason })))
		r = n.must(r, n.receiver, referral.Command{Kind: referral.Return, Words: "More, please."})
	}
	v, err := n.Referral(t.Context(), n.receiver, r.ID)
	require.NoError(t, err)
	var said []string
	for _, a := range v.Amendments {
		said = append(said, a.Before.Need.Reason+" → "+a.After.Need.Reason)
	}
	require.Equal(t, []string{"Bailiffs called. → Second.", "Second. → Third."}, said)
}

func TestAmendingIsOneDraftOfTheSenders(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r := n.returned()
	first, err := n.AmendReferral(t.Context(), n.sender, r.ID)
	require.NoError(t, err)
	colleague := n.person("Nora", "New", n.food, referral.Adviser)
	second, err := n.AmendReferral(t.Context(), colleague, r.ID)
	require.NoError(t, err)
	require.Equal(t, first.ID, second.ID, "a colleague goes on with it")
	for name, tt := range map[string]struct {
		by   referral.Actor
		want error
	}{
		"its receiver":  {n.receiver, referral.ErrNotAllowed},
		"a stranger":    {n.stranger, referral.ErrNotFound},
		"a coordinator": {n.coordinator, referral.ErrNotAllowed},
	} {
		_, err := n.AmendReferral(t.Context(), tt.by, r.ID)
		require.ErrorIs(t, err, tt.want, name)
	}
	_, err = n.Draft(t.Context(), n.receiver, first.ID)
	require.ErrorIs(t, err, referral.ErrNotFound)
	_, err = n.SendDraft(t.Context(), n.sender, first.ID, first.Version)
	require.ErrorIs(t, err, referral.ErrRefused, "it is no new referral")
	_, err = n.DetachDraft(t.Context(), n.sender, first.ID)
	require.ErrorIs(t, err, referral.ErrRefused, "the referral still waits for it")
	for name, by := range map[string]referral.Actor{"another organisation": n.stranger, "a coordinator": n.coordinator} {
		rows, err := n.asApp(by, "SELECT * FROM referral_amendments")
		require.NoError(t, err, name)
		require.Zero(t, rows, name)
	}
}

func TestAmendRefuses(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r := n.returned()
	nothing := func(*referral.Form) {}
	for name, tt := range map[string]struct {
		by      referral.Actor
		change  func(*referral.Form)
		command func(*referral.Command)
		want    error
	}{
		"a form with nothing in it":        {n.sender, func(f *referral.Form) { f.Contact.Phone = "" }, func(*referral.Command) {}, referral.ErrInvalid},
		"consent that names another":       {n.sender, func(f *referral.Form) { f.Consent.To = someOrganisations(n.other) }, func(*referral.Command) {}, referral.ErrInvalid},
		"an issue that nobody knows":       {n.sender, func(f *referral.Form) { f.Need.Issues = []string{"dragons"} }, func(*referral.Command) {}, referral.ErrInvalid},
		"a draft that a colleague changed": {n.sender, nothing, func(c *referral.Command) { c.Amendment.Version-- }, referral.ErrStale},
		"a draft that is not there":        {n.sender, nothing, func(c *referral.Command) { c.Amendment.Draft = uuid.Max }, referral.ErrNotFound},
		"a version that was overtaken":     {n.sender, nothing, func(c *referral.Command) { c.Version-- }, referral.ErrStale},
		"its receiver":                     {n.receiver, nothing, func(*referral.Command) {}, referral.ErrNotAllowed},
	} {
		t.Run(name, func(t *testing.T) {
			d := n.amending(r, func(f *referral.Form) {
				*f = form(n.debt.ID)
				tt.change(f)
			})
			cmd := sendAgain(d)
			cmd.ReferralID, cmd.By, cmd.Version = r.ID, tt.by, r.Version
			tt.command(&cmd)
			before := n.footprint()
			_, _, err := n.Apply(t.Context(), cmd)
			require.ErrorIs(t, err, tt.want)
			require.Equal(t, before, n.footprint())
			_, err = n.Draft(t.Context(), n.sender, d.ID)
			require.NoError(t, err, "nothing typed is lost")
		})
	}
}

// What is sent again as it was is no amendment, whether a draft was opened or not.
func TestSendAgainUnchanged(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r := n.returned()
	r = n.must(r, n.sender, referral.Command{Kind: referral.Send, Words: "We have nothing more."})
	r = n.must(r, n.receiver, referral.Command{Kind: referral.Return, Words: "Which bailiffs?"})
	r = n.must(r, n.sender, sendAgain(n.amending(r, func(*referral.Form) {})))
	v, err := n.Referral(t.Context(), n.receiver, r.ID)
	require.NoError(t, err)
	require.Empty(t, v.Amendments)
	require.False(t, v.History[len(v.History)-1].Amended)
	require.Empty(t, raw[uuid.UUID](t, n.url, "SELECT id FROM drafts"))
}

// When the referral ends meanwhile, what was typed becomes a referral of its own.
func TestAmendingWhatWasWithdrawn(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r := n.returned()
	d := n.amending(r, func(f *referral.Form) { f.Need.Reason = "Typed for an hour." })
	r = n.must(r, n.sender, referral.Command{Kind: referral.Withdraw, Words: "The client moved away."})
	d, err := n.Draft(t.Context(), n.sender, d.ID)
	require.NoError(t, err)
	require.Equal(t, referral.Withdrawn, d.Amends.Status)
	cmd := sendAgain(d)
	cmd.ReferralID, cmd.By, cmd.Version = r.ID, n.sender, r.Version
	_, _, err = n.Apply(t.Context(), cmd)
	require.ErrorIs(t, err, referral.ErrRefused)

	d, err = n.DetachDraft(t.Context(), n.sender, d.ID)
	require.NoError(t, err)
	require.Nil(t, d.Amends)
	sent, err := n.SendDraft(t.Context(), n.sender, d.ID, d.Version)
	require.NoError(t, err)
	require.NotEqual(t, r.Number, sent[0].Number)
}
