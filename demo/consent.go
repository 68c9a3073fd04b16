package demo

import (
	"math/rand/v2"
	"strings"
	"time"

	"github.com/google/uuid"

	"onward/referral"
)

// otherBases are those without consent, for the cases that need one.
var otherBases = []referral.Basis{referral.BasisSafeguarding, referral.BasisVital, referral.BasisPublicTask}

// newConsent is given on the day of sending, to these receivers by name.
func newConsent(rng *rand.Rand, s *story, from *Organisation, to []*Organisation, at time.Time) referral.Consent {
	names, ids := make([]string, len(to)), make([]uuid.UUID, len(to))
	for i, o := range to {
		names[i], ids[i] = o.Name, o.ID
	}
	s.sender, s.receivers = from.Name, strings.Join(names, " and ")
	on := referral.DateOf(at)
	consent := referral.Consent{Given: true, Basis: referral.BasisConsent, How: "spoken", On: &on, To: ids}
	if chance(rng, 0.3) {
		consent.How = "written"
	}
	if chance(rng, 0.03) {
		basis := rng.IntN(len(otherBases))
		consent.Basis, consent.How, consent.Why = otherBases[basis], "", clientWords["why without consent"][basis]
		return consent
	}
	consent.Wording = s.tell(rng, clientWords, "wording")
	return consent
}

// newForm is the whole form as it is sent.
func newForm(rng *rand.Rand, issues []string, from *Organisation, to []*Organisation, sent, now time.Time) (referral.Form, story) {
	client, s := newClient(rng, issues, sent)
	return referral.Form{
		Client:  client,
		Contact: newContact(rng, client, issues[0] == "domestic_abuse"),
		Need:    newNeed(rng, &s, issues, sent, now),
		Consent: newConsent(rng, &s, from, to, sent),
	}, s
}
