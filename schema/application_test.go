package schema_test

import (
	"crypto/sha256"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

func latch() referral.Application {
	return referral.Application{
		Name: "Latch Advice", Nation: referral.EnglandAndWales, Offer: "Advice on rent.", Issues: []string{"housing"}, Areas: []string{"Broad Lode"},
		Email: "post@latch.example", Phone: "01603 555 012", Reason: "Our clients need food, too.",
		Lead: referral.Applicant{FirstName: "Nora", LastName: "Lode", JobTitle: "Manager", Email: "nora@latch.example", Phone: "07700 900 123"},
	}
}

// confirmation is the token of the newest letter that asks to confirm, as it would be sent now.
func (n *network) confirmation() [sha256.Size]byte {
	n.t.Helper()
	id := raw[string](n.t, n.url, "SELECT id::text FROM notifications WHERE letter = 'confirm_application' ORDER BY created_at DESC, id DESC LIMIT 1")[0]
	l, err := n.Letter(n.t.Context(), uuid.MustParse(id))
	require.NoError(n.t, err)
	require.NotEmpty(n.t, l.Token)
	return sha256.Sum256([]byte(l.Token))
}

func (n *network) receive(at *network, a referral.Application, why ...any) {
	n.t.Helper()
	_, err := at.ReceiveApplication(n.t.Context(), a)
	require.NoError(n.t, err, why...)
}

// applied is an application that waits for the coordinators.
func (n *network) applied(a referral.Application) schema.Application {
	n.t.Helper()
	n.receive(n, a)
	require.NoError(n.t, n.ConfirmApplication(n.t.Context(), n.confirmation()))
	all, err := n.Applications(n.t.Context(), n.coordinator)
	require.NoError(n.t, err)
	for _, one := range all {
		if one.Name == a.Name && one.Decision == "" {
			return one
		}
	}
	require.Fail(n.t, "it is not there")
	return schema.Application{}
}

func TestOnlyAConfirmedApplicationReachesTheCoordinators(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	ctx := t.Context()
	n.receive(n, latch())
	all, err := n.Applications(ctx, n.coordinator)
	require.NoError(t, err)
	require.Empty(t, all)
	old, token := n.confirmation(), n.confirmation()
	_, err = n.UnconfirmedApplication(ctx, old)
	require.ErrorIs(t, err, referral.ErrNotFound, "a letter sent twice has two links, of which the newer works")
	for range 3 {
		done, err := n.UnconfirmedApplication(ctx, token)
		require.NoError(t, err, "looking uses nothing up")
		require.False(t, done)
	}
	require.NoError(t, n.ConfirmApplication(ctx, token))
	require.NoError(t, n.ConfirmApplication(ctx, token), "a second press does nothing")
	done, err := n.UnconfirmedApplication(ctx, token)
	require.NoError(t, err)
	require.True(t, done)
	require.ErrorIs(t, n.ConfirmApplication(ctx, [32]byte{7}), referral.ErrNotFound)
	all, err = n.Applications(ctx, n.coordinator)
	require.NoError(t, err)
	require.Len(t, all, 1)
	require.Equal(t, latch(), all[0].Application)
	require.Equal(t, raw[string](t, n.url, "SELECT id::text FROM users WHERE network_role = 'coordinator' ORDER BY id"),
		raw[string](t, n.url, "SELECT user_id::text FROM notifications WHERE letter = 'application' ORDER BY user_id"), "each coordinator is told, once")
	for _, by := range []referral.Actor{n.lead, n.sender, {UserID: n.coordinator.UserID, Role: referral.Auditor}} {
		_, err = n.Applications(ctx, by)
		require.ErrorIs(t, err, referral.ErrNotAllowed)
		_, _, err = n.Application(ctx, by, all[0].ID)
		require.ErrorIs(t, err, referral.ErrNotAllowed)
		rows, err := n.asApp(by, "SELECT * FROM applications")
		require.NoError(t, err)
		require.Zero(t, rows)
	}
}

func TestTheLettersOfAnApplication(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	ctx := t.Context()
	n.applied(latch())
	letters := map[referral.Letter]schema.Letter{}
	read := func() {
		for _, id := range raw[string](t, n.url, "SELECT id::text FROM notifications WHERE application_id IS NOT NULL") {
			l, err := n.Letter(ctx, uuid.MustParse(id))
			require.NoError(t, err)
			letters[l.Letter] = l
		}
	}
	read()
	confirm := letters[referral.LetterConfirmApplication]
	require.Equal(t, "nora@latch.example", confirm.To)
	require.Empty(t, confirm.Name+confirm.OrganisationName, "nothing that a stranger typed is e-mailed to an address that nobody confirmed")
	require.Zero(t, confirm.ExpiresAt, "it is confirmed: the letter need not go any more")
	told := letters[referral.LetterApplication]
	require.NotEqual(t, "nora@latch.example", told.To)
	require.Empty(t, told.OrganisationName)
	require.NotContains(t, told.Name+told.Username, "Nora")
	all, _ := n.Applications(ctx, n.coordinator)
	require.NoError(t, n.DeclineApplication(ctx, n.coordinator, all[0].ID, all[0].Version, " We have two already. "))
	read()
	no := letters[referral.LetterApplicationDeclined]
	require.Equal(t, []string{"nora@latch.example", "Nora", "Latch Advice", "We have two already."}, []string{no.To, no.Name, no.OrganisationName, no.Reason})
	for by, want := range map[*referral.Actor]string{&n.coordinator: "n•••@latch.example", {UserID: n.coordinator.UserID, Role: referral.Auditor}: ""} {
		page, err := n.Emails(ctx, *by, schema.EmailQuery{Letter: referral.LetterApplicationDeclined})
		require.NoError(t, err)
		require.Equal(t, want, page.Items[0].Address, "whoever may not read it reads no address")
	}
}

func TestWhatIsNotConfirmedIsForgottenAndNobodyFillsAnInbox(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	ctx, now := t.Context(), n.at(monday)
	for range referral.ApplicationsPerAddress + 2 {
		n.receive(now, latch(), "the answer is the same, whatever is known")
	}
	shouted := latch()
	shouted.Lead.Email = strings.ToUpper(shouted.Lead.Email)
	n.receive(now, shouted)
	count := func(query string) int64 { return raw[int64](t, n.url, "SELECT count(*) FROM "+query)[0] }
	require.EqualValues(t, referral.ApplicationsPerAddress, count("applications"))
	require.EqualValues(t, referral.ApplicationsPerAddress, count("notifications WHERE letter = 'confirm_application'"))
	token := now.confirmation()
	late := n.at(monday.Add(referral.ApplicationLife + time.Minute))
	require.ErrorIs(t, late.ConfirmApplication(ctx, token), referral.ErrNotFound)
	_, err := n.at(monday.Add(referral.ApplicationLife - time.Minute)).Tidy(ctx)
	require.NoError(t, err)
	require.EqualValues(t, referral.ApplicationsPerAddress, count("applications"))
	_, err = late.Tidy(ctx)
	require.NoError(t, err)
	require.Zero(t, count("applications"))
	id := raw[string](t, n.url, "SELECT id::text FROM notifications WHERE letter = 'confirm_application' LIMIT 1")[0]
	l, err := late.Letter(ctx, uuid.MustParse(id))
	require.NoError(t, err)
	require.Zero(t, l.ExpiresAt)
	n.receive(late, latch(), "they may try again")
	require.EqualValues(t, 1, count("applications"))
}

func TestApproving(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	ctx := t.Context()
	a := n.applied(latch())
	for _, by := range []referral.Actor{n.lead, {UserID: n.coordinator.UserID, Role: referral.Auditor}} {
		require.ErrorIs(t, n.ApproveApplication(ctx, by, a.ID, a.Version, ""), referral.ErrNotAllowed)
		require.ErrorIs(t, n.DeclineApplication(ctx, by, a.ID, a.Version, "No."), referral.ErrNotAllowed)
	}
	require.ErrorIs(t, n.ApproveApplication(ctx, n.coordinator, a.ID, a.Version+1, ""), referral.ErrStale)
	require.ErrorIs(t, n.ApproveApplication(ctx, n.coordinator, uuid.Max, 1, ""), referral.ErrNotFound)
	require.NoError(t, n.ApproveApplication(ctx, n.coordinator, a.ID, a.Version, " Latch Rent Advice "))
	require.ErrorIs(t, n.ApproveApplication(ctx, n.coordinator, a.ID, a.Version, ""), referral.ErrStale, "once")
	require.ErrorIs(t, n.DeclineApplication(ctx, n.coordinator, a.ID, a.Version, "No."), referral.ErrStale)
	a, _, err := n.Application(ctx, n.coordinator, a.ID)
	require.NoError(t, err)
	require.Equal(t, schema.ApplicationApproved, a.Decision)
	o, err := n.Organisation(ctx, n.coordinator, a.Organisation)
	require.NoError(t, err)
	require.Equal(t, "Latch Rent Advice", o.Name)
	require.True(t, o.Paused, "it starts paused")
	require.Equal(t, []any{a.Offer, a.Email, a.Phone, a.Issues, a.Areas}, []any{o.Summary, o.Email, o.Phone, o.Issues, o.Areas})
	people, err := n.Users(ctx, n.coordinator, schema.UserQuery{Search: "nlode"})
	require.NoError(t, err)
	require.Len(t, people.Items, 1)
	require.Equal(t, schema.UserInvited, people.Items[0].State)
	require.Equal(t, referral.Lead, people.Items[0].Memberships[0].Role)
	require.Equal(t, []string{"application_approved", "welcome"}, raw[string](t, n.url,
		"SELECT letter FROM notifications WHERE about_user_id = (SELECT id FROM users WHERE username = 'nlode') ORDER BY letter"))
	require.Equal(t, []string{"application.approve", "application.confirm", "application.receive"}, raw[string](t, n.url, "SELECT action FROM audit WHERE action LIKE 'application.%' ORDER BY action"))
	require.Empty(t, raw[string](t, n.url, "SELECT detail::text FROM audit WHERE detail::text ~* 'nora|lode|latch'"), "no personal data in the audit")
	list, err := n.Organisations(ctx, n.coordinator, "Latch Rent")
	require.NoError(t, err)
	require.Equal(t, schema.LeadInvited, list[0].Lead)
}

// What fails half-way leaves nothing: no organisation without a lead, and the application still waits.
func TestApprovingANameThatIsTaken(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	ctx := t.Context()
	a := n.applied(latch())
	err := n.ApproveApplication(ctx, n.coordinator, a.ID, a.Version, n.debt.Name)
	require.ErrorContains(t, err, "already an organisation with this name")
	again, _, err := n.Application(ctx, n.coordinator, a.ID)
	require.NoError(t, err)
	require.Empty(t, again.Decision)
	require.Zero(t, raw[int64](t, n.url, "SELECT count(*) FROM users WHERE username = 'nlode'")[0])
}

func TestLikenesses(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	ctx := t.Context()
	_, err := n.CreateOrganisation(ctx, referral.TheClock, schema.Organisation{Name: "The Latch Advice Centre", Email: "a@other.example", Nation: referral.Scotland})
	require.NoError(t, err)
	_, err = n.CreateOrganisation(ctx, referral.TheClock, schema.Organisation{Name: "Quite Another", Email: "b@latch.example", Nation: referral.Scotland})
	require.NoError(t, err)
	_, err = n.CreateUser(ctx, referral.TheClock, schema.NewUser{FirstName: "Nora", LastName: "Lode", Email: "NORA@latch.example", Role: referral.Auditor})
	require.NoError(t, err)
	private := latch()
	private.Name, private.Email, private.Lead.Email = "Someone Else", "x@gmail.com", "y@gmail.com"
	n.applied(private)
	other := latch()
	other.Name = "Latch Advice Broad Lode"
	other.Lead.Email = "ed@latch.example"
	n.applied(other)
	a := n.applied(latch())
	_, like, err := n.Application(ctx, n.coordinator, a.ID)
	require.NoError(t, err)
	got := []string{}
	for _, l := range like {
		got = append(got, strings.TrimSpace(string(l.Kind)+" "+l.Name+" "+l.Domain))
	}
	require.Equal(t, []string{"organisation Quite Another latch.example", "organisation The Latch Advice Centre", "application Latch Advice Broad Lode latch.example", "account nlode"}, got)
	_, like, err = n.Application(ctx, n.coordinator, n.byName("Someone Else"))
	require.NoError(t, err)
	require.Empty(t, like, "an address that everybody may have says nothing")
}

func (n *network) byName(name string) uuid.UUID {
	n.t.Helper()
	return uuid.MustParse(raw[string](n.t, n.url, "SELECT id::text FROM applications WHERE name = $1", name)[0])
}

func TestWhatWasSaidOfPeopleIsErasedAYearAfterTheDecision(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	ctx := t.Context()
	waits, decided := latch(), latch()
	waits.Name, waits.Lead.Email = "Still waiting", "w@latch.example"
	n.applied(waits)
	a := n.applied(decided)
	require.NoError(t, n.at(monday).DeclineApplication(ctx, n.coordinator, a.ID, a.Version, "Nora, we cannot."))
	year := monday.AddDate(0, referral.ApplicationMemory, 0)
	for at, want := range map[time.Time]bool{year.Add(-time.Minute): false, year.Add(time.Minute): true} {
		if want {
			_, err := n.at(year.Add(-time.Minute)).Tidy(ctx)
			require.NoError(t, err)
			a, _, err = n.Application(ctx, n.coordinator, a.ID)
			require.NoError(t, err)
			require.Equal(t, "Nora", a.Lead.FirstName)
		}
		_, err := n.at(at).Tidy(ctx)
		require.NoError(t, err)
	}
	a, _, err := n.Application(ctx, n.coordinator, a.ID)
	require.NoError(t, err)
	require.False(t, a.ErasedAt.IsZero())
	require.Equal(t, referral.Applicant{}, a.Lead)
	require.Empty(t, a.Email+a.Phone+a.Reason+a.Answer)
	require.Equal(t, "Latch Advice", a.Name, "that it was decided stays")
	require.Zero(t, raw[int64](t, n.url, "SELECT count(*) FROM applications AS a WHERE name <> 'Still waiting' AND a::text ~* 'nora|01603|07700'")[0])
	require.EqualValues(t, 1, raw[int64](t, n.url, "SELECT count(*) FROM applications WHERE lead_email <> ''")[0], "what waits keeps what it says")
}

func TestANetworkThatTakesNoApplications(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	ctx := t.Context()
	p, err := n.Policy(ctx)
	require.NoError(t, err)
	require.True(t, p.TakesApplications, "as it begins")
	p.TakesApplications = false
	_, err = n.SetPolicy(ctx, n.coordinator, p)
	require.ErrorIs(t, err, referral.ErrInvalid, "nobody is left without somebody to write to")
	p.ApplicationsContact = "join@network.example"
	_, err = n.SetPolicy(ctx, n.coordinator, p)
	require.NoError(t, err)
	_, err = n.ReceiveApplication(ctx, latch())
	require.ErrorIs(t, err, referral.ErrRefused)
	j, err := n.Joining(ctx)
	require.NoError(t, err)
	require.Equal(t, schema.Joining{Contact: "join@network.example"}, j)
	require.Zero(t, raw[int64](t, n.url, "SELECT count(*) FROM audit WHERE detail::text LIKE '%join@%'")[0])
}
