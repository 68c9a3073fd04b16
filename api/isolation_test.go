package api_test

import (
	"encoding/json"
	"net/http"
	"reflect"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/api"
	"onward/referral"
)

const canary = "Kanarienvogel"

// plant puts the canary into every text of the form.
func plant(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				plant(v.Field(i))
			}
		}
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() && v.String() == "" {
			v.SetString(canary)
		}
	default: // nothing is typed there
	}
}

// planted is a referral with the canary in every text that people typed.
func (w *world) planted() referral.Referral {
	w.t.Helper()
	r := w.send(func(f *referral.Form) {
		f.Client.FirstName, f.Client.LastName, f.Need.Reason, f.Consent.Wording = canary, canary, canary, canary
		f.Client.Address.Postcode, f.Contact.OtherPhone, f.Contact.Email, f.Consent.How = "NR1 3QG", "01603 555 013", canary+"@example.org", "spoken"
		plant(reflect.ValueOf(f).Elem())
		f.Need.KeyDates = []referral.KeyDate{{What: canary, On: referral.DateOf(monday).AddDays(3)}}
	})
	for _, cmd := range []referral.Command{
		{Kind: referral.Acknowledge, By: w.people[receiver]},
		{Kind: referral.RecordContact, By: w.people[receiver], Words: canary, Contact: referral.ContactAttempt{Channel: referral.ByPhone, At: monday}},
		{Kind: referral.AddNote, By: w.people[sender], Note: referral.Note{Text: canary}},
		{Kind: referral.AddNote, By: w.people[sender], Note: referral.Note{Text: canary + " private", Private: true}},
		{Kind: referral.StopClock, By: w.people[lead], Words: canary},
		{Kind: referral.Decline, By: w.people[receiver], Words: canary, Reason: referral.NoCapacity},
	} {
		cmd.ReferralID = r.ID
		var err error
		r, _, err = w.store.Apply(w.t.Context(), cmd)
		require.NoError(w.t, err)
	}
	return r
}

// Nobody who must not know the client learns a word of what was typed, whatever
// they ask for; and those who may, do.
func TestWhatWasTypedStaysWithTheTwoOrganisations(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	r := w.planted()
	browsers := w.everybody()
	for id, access := range referral.Operations() {
		if access.Public || id == "live" || id == "act-for" || strings.Contains(id, "draft") && id != "list-drafts" {
			continue
		}
		method, path, body := w.sample(id, r)
		if _, command := kinds()[referral.Kind(id)]; command {
			body = bodies(w, referral.Kind(id), r)
		}
		for _, who := range []string{outsider, coordinator, auditor} {
			got := browsers[who].do(method, path, body)
			require.NotContains(t, string(got.body), canary, "%s by %s", id, who)
		}
	}
	for _, who := range []string{sender, receiver} {
		shown := browsers[who].referral(r.ID)
		require.Equal(t, canary, shown.Form.Client.LastName)
		require.Equal(t, canary, shown.History[len(shown.History)-1].Words)
	}
	require.NotContains(t, string(browsers[receiver].get("/referrals/"+r.ID.String()).body), canary+" private")
	for _, who := range []string{coordinator, auditor} {
		shown := browsers[who].referral(r.ID)
		require.Nil(t, shown.Form)
		require.Empty(t, shown.ClientName)
		require.Empty(t, shown.Notes)
		require.Equal(t, "declined", shown.Status)
	}
}

func kinds() map[referral.Kind]bool {
	all := map[referral.Kind]bool{}
	for _, k := range referral.Kinds {
		all[k] = true
	}
	return all
}

// "Not yours" and "not there" are one answer.
func TestAStrangerCannotTellWhatExists(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.as(outsider)
	said := func(id uuid.UUID, kind string, body any) string {
		var p api.Problem
		got := b.get("/referrals/" + id.String())
		if kind != "" {
			got = b.post("/referrals/"+id.String()+"/"+kind, body)
		}
		got.is(http.StatusNotFound).into(&p)
		p.RequestID = ""
		same, err := json.Marshal(p)
		require.NoError(t, err)
		return string(same)
	}
	r, nothing := w.send(), uuid.New()
	require.Equal(t, said(nothing, "", nil), said(r.ID, "", nil))
	for _, kind := range referral.Kinds {
		body := bodies(w, kind, r)
		require.Equal(t, said(nothing, string(kind), body), said(r.ID, string(kind), body), kind)
	}
	for _, path := range []string{"/referrals/1", "/referrals/" + strings.ToUpper(r.ID.String()) + "/", "/referrals/%2e%2e/users", "/referrals/" + r.ID.String() + ";/history", "/referrals//" + r.ID.String()} {
		got := b.get(path)
		require.Contains(t, []int{http.StatusNotFound, http.StatusUnprocessableEntity, http.StatusMethodNotAllowed}, got.status, path)
	}
}
