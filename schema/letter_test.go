package schema_test

import (
	"crypto/sha256"
	"fmt"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

// letter finds the first notification of that letter.
func (n *network) letter(l referral.Letter) uuid.UUID {
	n.t.Helper()
	all := raw[string](n.t, n.url, "SELECT id::text FROM notifications WHERE letter = $1 ORDER BY id", string(l))
	require.NotEmpty(n.t, all)
	return uuid.MustParse(all[0])
}

func TestLetterOfAReferral(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r := n.send(func(d *schema.Draft) { d.CopySender = true })
	l, err := n.Letter(t.Context(), n.letter(referral.LetterReferred))
	require.NoError(t, err)
	require.Equal(t, "debt@example.org", l.To)
	require.Equal(t, "Debt Advice Norwich", l.Name)
	require.Equal(t, []string{"Debt"}, l.Issues)
	require.Equal(t, "Harbour Food Bank", l.By)
	require.Equal(t, referral.Send, l.Change)
	require.Equal(t, r.Number, l.Referral.Number)
	require.NotContains(t, fmt.Sprintf("%+v", l), "Hara")
	own, err := n.Letter(t.Context(), n.letter(referral.LetterSent))
	require.NoError(t, err)
	require.Equal(t, []string{"amina@example.org", "Amina", "Harbour Food Bank"}, []string{own.To, own.Name, own.OrganisationName})
	raw[string](t, n.url, "UPDATE organisations SET email = 'new@example.org' WHERE id = $1 RETURNING ''", n.debt.ID)
	l, err = n.Letter(t.Context(), l.ID)
	require.NoError(t, err)
	require.Equal(t, "new@example.org", l.To, "as it is when it goes")
	_, err = n.Letter(t.Context(), uuid.New())
	require.ErrorIs(t, err, referral.ErrNotFound)
}

func TestLetterMakesItsLink(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	id := n.letter(referral.LetterWelcome)
	first, err := n.Letter(t.Context(), id)
	require.NoError(t, err)
	second, err := n.Letter(t.Context(), id)
	require.NoError(t, err)
	_, err = n.PasswordToken(t.Context(), sha256.Sum256([]byte(first.Token)))
	require.ErrorIs(t, err, referral.ErrRefused, "the newer one counts")
	o, err := n.PasswordToken(t.Context(), sha256.Sum256([]byte(second.Token)))
	require.NoError(t, err)
	require.Equal(t, second.Username, o.Username)
	require.Equal(t, monday.Add(72*time.Hour), o.ExpiresAt)
	for _, table := range tables(t, n.url) {
		for _, row := range raw[string](t, n.url, "SELECT x::text FROM "+table+" x") {
			require.NotContains(t, row, second.Token, table)
		}
	}
}

func TestStatesOfALetter(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	claim := func(id uuid.UUID, repeat bool) string {
		state, claimed, err := n.MarkSending(t.Context(), id, repeat)
		require.NoError(t, err)
		return fmt.Sprintf("%s %t", state, claimed)
	}
	state := func(id uuid.UUID) string {
		return raw[string](t, n.url, "SELECT state FROM notifications WHERE id = $1", id)[0]
	}
	fresh := func() uuid.UUID {
		n.send()
		return uuid.MustParse(raw[string](t, n.url, "SELECT id::text FROM notifications WHERE letter = 'referred' ORDER BY id DESC LIMIT 1")[0])
	}
	t.Run("sent at once", func(t *testing.T) {
		id := fresh()
		require.Equal(t, "due true", claim(id, false))
		require.NoError(t, n.MarkSent(t.Context(), id, "x1"))
		require.Equal(t, "sent false", claim(id, true))
		require.NoError(t, n.RecordDelivery(t.Context(), []schema.DeliveryEvent{{NotificationID: id, State: schema.NotificationDelivered, At: monday}}))
		require.NoError(t, n.MarkSent(t.Context(), id, "x2"))
		require.NoError(t, n.RecordDelivery(t.Context(), []schema.DeliveryEvent{{NotificationID: id, State: schema.NotificationFailed, At: monday}, {NotificationID: uuid.New(), State: schema.NotificationBounced, At: monday}}))
		require.Equal(t, "delivered", state(id), "never downgraded")
	})
	t.Run("in doubt, twice at most", func(t *testing.T) {
		id := fresh()
		require.Equal(t, "due true", claim(id, false))
		require.Equal(t, "ambiguous false", claim(id, false), "the attempt died half-way")
		require.Equal(t, "ambiguous false", claim(id, false))
		require.Equal(t, "ambiguous true", claim(id, true))
		require.NoError(t, n.MarkAmbiguous(t.Context(), id))
		require.Equal(t, "ambiguous false", claim(id, true))
	})
	t.Run("given back, then given up", func(t *testing.T) {
		id := fresh()
		claim(id, false)
		require.NoError(t, n.MarkDue(t.Context(), id))
		require.Equal(t, "due true", claim(id, false))
		require.NoError(t, n.MarkFailed(t.Context(), id, "refused"))
		require.Equal(t, "failed false", claim(id, true))
		page, err := n.Emails(t.Context(), n.coordinator, schema.EmailQuery{Undelivered: true})
		require.NoError(t, err)
		require.Equal(t, "refused", page.Items[0].Reason)
		require.Equal(t, "Debt Advice Norwich", page.Items[0].Organisation.Name)
		_, err = n.Emails(t.Context(), n.lead, schema.EmailQuery{})
		require.ErrorIs(t, err, referral.ErrNotAllowed)
	})
	t.Run("needless", func(t *testing.T) {
		id := fresh()
		claim(id, false)
		require.NoError(t, n.MarkNeedless(t.Context(), id))
		require.Equal(t, "needless false", claim(id, true))
	})
}

func TestWhoIsWrittenTo(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r := n.must(n.send(), n.receiver, referral.Command{Kind: referral.Assign, Assignee: n.receiver.UserID})
	require.Zero(t, n.letters(referral.LetterAssigned), "not about what one did oneself")
	r = n.must(r, n.receiver, referral.Command{Kind: referral.Assign, Assignee: n.lead.UserID})
	require.EqualValues(t, 1, n.letters(referral.LetterAssigned))
	r = n.must(r, n.sender, referral.Command{Kind: referral.AddNote, Note: referral.Note{Text: "Hello.", Notify: someone(n.lead, n.colleague)}})
	require.EqualValues(t, 2, n.letters(referral.LetterNoteAdded))

	missed := r.Moments[1]
	later := n.at(missed.At)
	_, err := later.PassMoment(t.Context(), schema.PassInput{ReferralID: r.ID, Epoch: 1, Moment: r.Moments[0]})
	require.NoError(t, err)
	e, err := later.PassMoment(t.Context(), schema.PassInput{ReferralID: r.ID, Epoch: 1, Moment: missed})
	require.NoError(t, err)
	require.True(t, e.Overdue)
	// The lead is also whom it is assigned to, and is written to once; the
	// sending adviser did not ask for copies; there are two coordinators.
	require.Equal(t, []string{"coordinators", "coordinators", "receiver", "receiver_leads", "sender"},
		raw[string](t, n.url, "SELECT audience FROM notifications WHERE letter = 'missed' ORDER BY 1"))
	opening := raw[time.Time](t, n.url, "SELECT DISTINCT release_at FROM notifications WHERE letter = 'missed'")
	require.Len(t, opening, 1)
	require.Equal(t, time.Date(2026, time.June, 5, 7, 0, 0, 0, time.UTC), opening[0].UTC(), "08:00 in London on the next working day")
}
