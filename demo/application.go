package demo

import (
	"context"
	"crypto/sha256"
	"fmt"
	"time"

	"github.com/google/uuid"

	"onward/referral"
	"onward/schema"
)

// applications are organisations that ask to join the network: two wait, one
// was declined.
var applications = []struct {
	referral.Application

	daysAgo  int
	declined string // why
}{
	{referral.Application{
		Name: "Curlew Debt Line", Nation: referral.EnglandAndWales, Offer: "Debt advice by telephone for people who cannot travel.", Issues: []string{"debt"},
		Areas: []string{"Marram City"}, Email: "office@curlew-debt-line.example", Phone: "01632 960 811",
		Reason: "People ring us from all over the county, and we would like to send them on to somebody near them.",
		Lead:   referral.Applicant{FirstName: "Perry", LastName: "Nash", JobTitle: "Director", Email: "perry.nash@curlew-debt-line.example"},
	}, 12, "We look for organisations that see people in the county, and you told us that you are closing your office in Marram. If that changes, please apply again."},
	{referral.Application{
		Name: "Tideway Deaf Advice", Nation: referral.EnglandAndWales,
		Offer:  "Advice on benefits, work and housing in British Sign Language, at our office in Pellham and by video. No appointment on Tuesdays.",
		Issues: []string{"benefits", "disability", "employment", "housing"}, Areas: []string{"Coast and Carr", "North Staithe"},
		Website: "https://tideway-deaf-advice.example", Email: "referrals@tideway-deaf-advice.example", Phone: "01632 960 826",
		Reason: "Deaf people are sent from one office to the next because nobody signs. We want colleagues to find us, and we need somewhere to send those with complex debts.",
		Lead:   referral.Applicant{FirstName: "Imogen", LastName: "Achebe", JobTitle: "Advice manager", Email: "imogen@tideway-deaf-advice.example", Phone: "07700 900 264"},
	}, 4, ""},
	{referral.Application{
		Name: "Saltlantern Debt Advice Centre", Nation: referral.EnglandAndWales,
		Offer:  "Help with priority debts and bailiffs, and with budgeting, for people in Broad Lode. We have two advisers and eight volunteers.",
		Issues: []string{"debt", "energy"}, Areas: []string{"Broad Lode"}, Website: "https://saltlantern-broadlode.example",
		Email: "hello@saltlantern-broadlode.example", Phone: "01632 960 839",
		Reason: "We opened a second office in Broad Lode in September, and would like to take referrals there in our own name.",
		Lead:   referral.Applicant{FirstName: "Rhys", LastName: "Calloway", JobTitle: "Office lead", Email: "rhys@saltlantern-broadlode.example"},
	}, 1, ""},
}

// apply has them applied some days ago, confirmed, and one of them declined.
func (n Network) apply(ctx context.Context, store *schema.Store) error {
	for _, a := range applications {
		then := n.now.AddDate(0, 0, -a.daysAgo)
		past := store.WithClock(func() time.Time { return then })
		id, err := past.ReceiveApplication(ctx, a.Application)
		if err != nil {
			return fmt.Errorf("demo: apply: %w", err)
		}
		token := sha256.Sum256([]byte(uuid.NewString()))
		if err := past.NewApplicationToken(ctx, id, token); err != nil {
			return fmt.Errorf("demo: apply: %w", err)
		}
		if err := past.ConfirmApplication(ctx, token); err != nil {
			return fmt.Errorf("demo: confirm an application: %w", err)
		}
		if a.declined == "" {
			continue
		}
		by := referral.Actor{UserID: n.coordinators()[0], Role: referral.Coordinator}
		if err := past.DeclineApplication(ctx, by, id, 1, a.declined); err != nil {
			return fmt.Errorf("demo: decline an application: %w", err)
		}
	}
	return nil
}
