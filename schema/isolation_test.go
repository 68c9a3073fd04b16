package schema_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

// asApp runs SQL as the application's role, with these settings and no others,
// past every check in Go.
func (n *network) asApp(by referral.Actor, query string, args ...any) (rows int64, err error) {
	n.t.Helper()
	ctx := n.t.Context()
	c, err := pgx.Connect(ctx, n.url)
	require.NoError(n.t, err)
	defer c.Close(ctx) //nolint:errcheck // nothing of it is needed any more
	tx, err := c.Begin(ctx)
	require.NoError(n.t, err)
	defer tx.Rollback(context.Background()) //nolint:errcheck // nothing of it is needed any more
	_, err = tx.Exec(ctx, "SET LOCAL ROLE onward_app")
	require.NoError(n.t, err)
	for name, value := range map[string]string{"organisation": id(by.OrganisationID), "user": id(by.UserID), "role": string(by.Role)} {
		_, err = tx.Exec(ctx, "SELECT set_config($1, $2, true)", "app."+name, value)
		require.NoError(n.t, err)
	}
	tag, err := tx.Exec(ctx, query, args...)
	return tag.RowsAffected(), err
}

func id(u uuid.UUID) string {
	if u == uuid.Nil {
		return ""
	}
	return u.String()
}

// lived gives every table a row that belongs to food and debt.
func (n *network) lived() referral.Referral {
	n.t.Helper()
	_, err := n.SaveDraft(n.t.Context(), n.sender, schema.Draft{Form: form()})
	require.NoError(n.t, err)
	r := n.must(n.send(with(n.upload(n.sender, schema.FileClean))), n.receiver, referral.Command{Kind: referral.Acknowledge})
	r = n.must(r, n.receiver, referral.Command{Kind: referral.RecordContact, Contact: referral.ContactAttempt{Channel: referral.ByPhone, At: monday}})
	r = n.must(r, n.receiver, referral.Command{Kind: referral.AddNote, Note: referral.Note{Text: "A note."}})
	r = n.must(r, n.receiver, referral.Command{Kind: referral.Accept})
	outcomes := []referral.IssueOutcome{{Issue: "debt", Outcome: "advised"}}
	r = n.must(r, n.receiver, referral.Command{Kind: referral.Close, Words: "All well.", Outcomes: outcomes})
	_, err = n.StartSession(n.t.Context(), n.sender.UserID, [32]byte{1}, "")
	require.NoError(n.t, err)
	_, err = n.NewPasswordToken(n.t.Context(), n.sender.UserID, [32]byte{2})
	require.NoError(n.t, err)
	require.NoError(n.t, n.BeginSecondFactor(n.t.Context(), n.sender.UserID, []byte("sealed")))
	require.NoError(n.t, n.ConfirmSecondFactor(n.t.Context(), n.sender.UserID, 1, [][32]byte{{1}}))
	require.NoError(n.t, n.SetFavourite(n.t.Context(), n.sender, n.debt.ID, true))
	_, err = n.Directory(n.t.Context(), n.sender, schema.DirectoryQuery{Text: "debt"})
	require.NoError(n.t, err)
	_, _, _, err = n.Idempotent(n.t.Context(), n.food.ID, "key", [32]byte{}, func(context.Context) (int, []byte, error) { return 200, nil, nil })
	require.NoError(n.t, err)
	_, err = n.SaveSearch(n.t.Context(), n.sender, "Mine", json.RawMessage(`{"text": "Canary"}`))
	require.NoError(n.t, err)
	n.exported(n.sender, schema.ExportCSV, schema.ListQuery{})
	return r
}

func TestRowLevelSecurity(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	n.lived()
	_, err := n.VerifyAudit(t.Context())
	require.NoError(t, err)
	raw[string](t, n.url, "INSERT INTO glass SELECT gen_random_uuid(), id, $1, 'at_risk', now(), now() FROM referrals RETURNING ''", n.coordinator.UserID)
	raw[string](t, n.url, "INSERT INTO closures SELECT id, '2026-06-05' FROM organisations RETURNING ''")
	raw[string](t, n.url, "INSERT INTO bank_holidays VALUES ('scotland', '2026-07-01', 'A day') RETURNING ''")
	n.drawn()
	raw[string](t, n.url, "INSERT INTO listings (id, source, external_id, name, read_at) VALUES (gen_random_uuid(), 'Games', '1', 'Chess', now()) RETURNING ''")
	raw[string](t, n.url, "INSERT INTO listing_imports VALUES (gen_random_uuid(), 'Games', '[]', $1, now()) RETURNING ''", n.coordinator.UserID)
	require.NoError(t, n.SetPreference(t.Context(), n.sender, "dashboard", "me"))
	require.NoError(t, n.ChooseDigest(t.Context(), n.sender, referral.DigestWeekly, false))
	require.NoError(t, n.AskDigest(t.Context(), n.lead, referral.DigestWeekly))
	raw[string](t, n.url, "INSERT INTO referral_remedies SELECT referral_id, seq, sender_id, receiver_id, 'Telephone first' FROM referral_events LIMIT 1 RETURNING ''")
	require.NoError(t, n.Announce(t.Context(), n.coordinator, referral.Announcement{Text: "Hello.", From: referral.NewDate(2100, 1, 1), To: referral.NewDate(2100, 1, 2)}))
	n.publishAgreement(0, monday.AddDate(0, 1, 0))
	raw[string](t, n.url, "INSERT INTO agreement_acceptances SELECT organisation_id, 1, user_id, now() FROM memberships WHERE user_id = $1 RETURNING ''", n.lead.UserID)
	n.applied(latch())
	require.NoError(t, n.Suggest(t.Context(), n.sender, n.debt.ID, referral.Suggestion{Part: referral.PartOpening, Text: "Open on Fridays."}))
	raw[string](t, n.url, "INSERT INTO profile_reminders VALUES ($1, now(), 1, now()) RETURNING ''", n.debt.ID)
	require.NoError(t, n.SetDeadlines(t.Context(), n.lead, schema.OwnDeadlines{Decide: 3}, 1))
	require.NoError(t, n.SaveQuestion(t.Context(), n.lead, referral.Question{Kind: referral.AskText, Text: "Which bailiff?"}, 0))
	raw[string](t, n.url, "INSERT INTO default_texts VALUES ($1, '{}') RETURNING ''", n.sender.OrganisationID)
	raw[string](t, n.url, "INSERT INTO unmatched_searches VALUES ('2026-06-05', $1, 'debt') RETURNING ''", n.sender.UserID)
	raw[string](t, n.url, "INSERT INTO referral_amendments SELECT referral_id, 1, sender_id, receiver_id, form FROM referral_clients RETURNING ''")
	raw[string](t, n.url, "INSERT INTO referral_openings SELECT id, $1, receiver_id, sender_id, receiver_id, sent_at, sent_at FROM referrals RETURNING ''", n.receiver.UserID)
	everybody := map[string]bool{
		"agreements": true, "areas": true, "postcodes": true, "questions": true, "announcements": true, "listings": true,
		"policy": true, "issues": true, "organisations": true, "closures": true, "bank_holidays": true, "users": true, "memberships": true, "second_factor_policy": true,
		"outcomes": true, "decline_reasons": true, "wordings": true, "organisation_types": true, "letter_words": true,
	}
	client := map[string]bool{"referral_clients": true, "referral_words": true, "notes": true, "contact_attempts": true, "drafts": true, "referral_amendments": true, "searches": true, "attachments": true, "referral_openings": true, "default_texts": true, "referral_remedies": true}
	published := map[string]bool{"issues": true, "areas": true, "postcodes": true, "bank_holidays": true, "listings": true, "organisation_types": true, "agreements": true} // everybody may read them
	for _, table := range tables(t, n.url) {
		t.Run(table, func(t *testing.T) {
			require.NotZero(t, raw[int64](t, n.url, "SELECT count(*) FROM "+table)[0], "a table without rows proves nothing")
			query := "SELECT * FROM " + table
			rows, err := n.asApp(referral.Actor{}, query)
			require.NoError(t, err)
			require.Equal(t, published[table], rows > 0, "with nobody asking")
			if everybody[table] {
				return
			}
			rows, err = n.asApp(n.stranger, query)
			require.NoError(t, err)
			require.Zero(t, rows, "for a stranger")
			if client[table] {
				for _, by := range []referral.Actor{n.coordinator, {UserID: n.coordinator.UserID, Role: referral.Auditor}, referral.TheClock} {
					rows, err = n.asApp(by, query)
					require.NoError(t, err)
					require.Zero(t, rows, "the client for %s", by.Role)
				}
			}
		})
	}
}

func TestTheApplicationCannotRewrite(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r := n.lived()
	for name, tt := range map[string]struct {
		by    referral.Actor
		query string
		want  string
	}{
		"the audit":                     {n.coordinator, "UPDATE audit SET action = 'x'", "permission denied"},
		"away the audit":                {n.coordinator, "DELETE FROM audit", "permission denied"},
		"the head of a chain":           {n.coordinator, "UPDATE audit_heads SET seq = 1", "permission denied"},
		"history":                       {n.sender, "UPDATE referral_events SET kind = 'send'", "permission denied"},
		"away a referral":               {n.sender, "DELETE FROM referrals", "permission denied"},
		"a referral of others":          {n.stranger, fmt.Sprintf("INSERT INTO referral_events (referral_id, seq, sender_id, receiver_id, epoch, kind, at, actor_role, status, detail) VALUES ('%s', 99, '%s', '%s', 1, 'send', now(), 'adviser', 'sent', '{}')", r.ID, n.food.ID, n.debt.ID), "row-level security"},
		"oneself into an organisation":  {n.stranger, fmt.Sprintf("INSERT INTO memberships (user_id, organisation_id, role) VALUES ('%s', '%s', 'lead')", n.stranger.UserID, n.food.ID), "row-level security"},
		"another organisation's people": {n.lead, fmt.Sprintf("INSERT INTO memberships (user_id, organisation_id, role) VALUES ('%s', '%s', 'lead')", n.lead.UserID, n.food.ID), "row-level security"},
		"an agreement":                  {n.coordinator, "UPDATE agreements SET text = 'x'", "permission denied"},
		"what was accepted":             {n.lead, "DELETE FROM agreement_acceptances", "permission denied"},
		"another's acceptance":          {n.lead, fmt.Sprintf("INSERT INTO agreement_acceptances VALUES ('%s', 1, '%s', now())", n.food.ID, n.lead.UserID), "row-level security"},
		"an adviser's acceptance":       {n.receiver, fmt.Sprintf("INSERT INTO agreement_acceptances VALUES ('%s', 1, '%s', now())", n.debt.ID, n.receiver.UserID), "row-level security"},
		"paper of one's own":            {n.lead, fmt.Sprintf("INSERT INTO agreement_acceptances VALUES ('%s', 1, '%s', now(), 'Ann', now())", n.debt.ID, n.lead.UserID), "row-level security"},
		"a second factor away":          {n.coordinator, "DELETE FROM second_factor_policy", "permission denied"},
		"another author's draft":        {n.stranger, fmt.Sprintf("INSERT INTO drafts VALUES (gen_random_uuid(), '%s', '%s', 1, '{}', '{}', false, now())", n.food.ID, n.sender.UserID), "row-level security"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := n.asApp(tt.by, tt.query)
			require.ErrorContains(t, err, tt.want)
		})
	}
	for by, query := range map[*referral.Actor]string{
		&n.stranger:    "UPDATE referrals SET status = 'closed'",
		&n.sender:      "UPDATE memberships SET role = 'lead'",
		&n.receiver:    "UPDATE second_factor_policy SET rule = 'off'",
		&n.coordinator: "UPDATE second_factors SET confirmed_at = NULL",
	} {
		rows, err := n.asApp(*by, query)
		require.NoError(t, err)
		require.Zero(t, rows, query)
	}
}

func TestAnAuditorChangesNothing(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r := n.lived()
	auditor := referral.Actor{UserID: n.coordinator.UserID, Role: referral.Auditor}
	v, err := n.Referral(t.Context(), auditor, r.ID)
	require.NoError(t, err)
	require.Nil(t, v.Form)
	_, _, err = n.Apply(t.Context(), referral.Command{ReferralID: r.ID, Kind: referral.StopClock, By: auditor, Words: "x"})
	require.ErrorIs(t, err, referral.ErrNotAllowed)
	for _, table := range []string{"referrals", "organisations", "users", "notifications"} {
		rows, err := n.asApp(auditor, "SELECT * FROM "+table)
		require.NoError(t, err)
		require.NotZero(t, rows)
		rows, err = n.asApp(auditor, "UPDATE "+table+" SET id = id")
		require.NoError(t, err)
		require.Zero(t, rows, table)
	}
	_, err = n.asApp(auditor, "INSERT INTO issues VALUES ('x', 'X', 'X', 1, true)")
	require.ErrorContains(t, err, "row-level security")
}

func TestACoordinatorMovesADeadline(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r := n.send()
	r = n.must(r, n.coordinator, referral.Command{Kind: referral.ExtendClock, Days: 2, Words: "Half of them are ill."})
	r = n.must(r, n.coordinator, referral.Command{Kind: referral.StopClock, Words: "All of them are ill."})
	v, err := n.Referral(t.Context(), n.sender, r.ID)
	require.NoError(t, err)
	require.Equal(t, "Half of them are ill.", v.History[1].Words)
	require.Equal(t, referral.Coordinator, v.History[1].Role)
	require.Equal(t, 2, v.History[1].Days)
	require.EqualValues(t, 4, n.letters(referral.LetterClockChanged))
	own, err := n.Referral(t.Context(), n.coordinator, r.ID)
	require.NoError(t, err)
	require.Equal(t, "Half of them are ill.", own.History[1].Words, "one's own words one may read")
	other, err := n.Referral(t.Context(), n.second, r.ID)
	require.NoError(t, err)
	require.Empty(t, other.History[1].Words)
}

func TestEvenTheOwnerCannotRewriteTheAudit(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	n.lived()
	for _, statement := range []string{"UPDATE audit SET action = 'x'", "DELETE FROM audit", "TRUNCATE audit"} {
		c, err := pgx.Connect(t.Context(), n.url)
		require.NoError(t, err)
		_, err = c.Exec(t.Context(), statement)
		require.ErrorContains(t, err, "append-only")
		require.NoError(t, c.Close(t.Context()))
	}
	broken, err := n.VerifyAudit(t.Context())
	require.NoError(t, err)
	require.Empty(t, broken)
	for name, tamper := range map[string]string{
		"changed": "UPDATE audit SET actor_role = 'lead' WHERE (chain, seq) = (SELECT chain, 2 FROM audit WHERE seq = 3 LIMIT 1)",
		"removed": "DELETE FROM audit WHERE (chain, seq) = (SELECT chain, 2 FROM audit WHERE seq = 3 LIMIT 1)",
		"cut off": "DELETE FROM audit a WHERE seq = (SELECT max(seq) FROM audit b WHERE a.chain = b.chain)",
	} {
		t.Run(name, func(t *testing.T) {
			c, err := pgx.Connect(t.Context(), n.url)
			require.NoError(t, err)
			defer c.Close(t.Context()) //nolint:errcheck // nothing of it is needed any more
			tx, err := c.Begin(t.Context())
			require.NoError(t, err)
			defer tx.Rollback(context.Background()) //nolint:errcheck // nothing of it is needed any more
			_, err = tx.Exec(t.Context(), "SET LOCAL session_replication_role = replica")
			require.NoError(t, err)
			tag, err := tx.Exec(t.Context(), tamper)
			require.NoError(t, err)
			require.NotZero(t, tag.RowsAffected())
			var found int
			require.NoError(t, tx.QueryRow(t.Context(), "SELECT count(*) FROM audit_broken").Scan(&found))
			require.NotZero(t, found)
		})
	}
}

func TestReadersSeeTheirOwn(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r := n.lived()
	for name, tt := range map[string]struct {
		by       referral.Actor
		refused  bool
		sees     bool // the client
		contacts int
	}{
		"the sender":         {n.sender, false, true, 1},
		"the receiver":       {n.receiver, false, true, 1},
		"a coordinator":      {n.coordinator, false, false, 0},
		"a stranger":         {n.stranger, true, false, 0},
		"nobody of anywhere": {referral.Actor{UserID: n.sender.UserID, Role: referral.Adviser}, true, false, 0},
	} {
		t.Run(name, func(t *testing.T) {
			v, err := n.Referral(t.Context(), tt.by, r.ID)
			if tt.refused {
				require.ErrorIs(t, err, referral.ErrNotFound)
				require.Zero(t, v)
				page, err := n.List(t.Context(), tt.by, schema.ListQuery{})
				require.NoError(t, err)
				require.Empty(t, page.Items)
				return
			}
			require.NoError(t, err)
			require.Len(t, v.History, 6)
			require.Equal(t, tt.sees, v.Form != nil)
			require.Equal(t, tt.sees, v.ClientName == "Zoë O'Hara")
			require.Equal(t, tt.sees, v.History[5].Words == "All well.")
			require.Len(t, v.Contacts, tt.contacts)
			require.Len(t, v.Notes, tt.contacts)
			require.Len(t, v.Outcomes, 1)
			require.Equal(t, "Harry P.", v.History[1].By.Name)
			require.Equal(t, "Debt Advice Norwich", v.History[1].By.Organisation)
		})
	}
}

func TestPrivateNotes(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r := n.send()
	letters := raw[int64](t, n.url, "SELECT count(*) FROM notifications")[0]
	note := referral.Note{Text: "SECRET-CANARY", Private: true}
	n.must(r, n.receiver, referral.Command{Kind: referral.AddNote, Note: note})

	own, err := n.Referral(t.Context(), n.receiver, r.ID)
	require.NoError(t, err)
	require.Len(t, own.Notes, 1)
	require.Equal(t, "SECRET-CANARY", own.Notes[0].Text)
	require.Len(t, own.History, 2)
	for name, by := range map[string]referral.Actor{"the sender": n.sender, "a colleague": n.colleague, "a coordinator": n.coordinator} {
		v, err := n.Referral(t.Context(), by, r.ID)
		require.NoError(t, err)
		require.Empty(t, v.Notes, name)
		require.Len(t, v.History, 1, name)
		require.NotContains(t, fmt.Sprintf("%+v", v), "CANARY")
		_, _, err = n.Apply(t.Context(), referral.Command{ReferralID: r.ID, Kind: referral.DeleteNote, By: by, Note: referral.Note{ID: own.Notes[0].ID}})
		require.Error(t, err, name)
	}
	require.Equal(t, letters, raw[int64](t, n.url, "SELECT count(*) FROM notifications")[0])
	require.Equal(t, []string{"start"}, raw[string](t, n.url, "SELECT kind FROM outbox WHERE kind <> 'deliver'"))
	require.Zero(t, strings.Count(strings.Join(raw[string](t, n.url, "SELECT detail::text FROM audit"), ""), "CANARY"))

	n.must(own.Referral, n.receiver, referral.Command{Kind: referral.DeleteNote, Note: referral.Note{ID: own.Notes[0].ID}})
	require.Empty(t, raw[string](t, n.url, "SELECT body FROM notes WHERE body <> ''"), "deleted is gone")
	other, err := n.Referral(t.Context(), n.sender, r.ID)
	require.NoError(t, err)
	require.Len(t, other.History, 1)
}
