package demo

import (
	"context"
	"fmt"
	"time"

	"onward/referral"
	"onward/schema"
)

// typeOf is what kind of organisation each is. One has not said it yet, as in
// any network.
var typeOf = map[string]string{
	"marram-advice": "advice_centre", "wexing-vale-advice": "advice_centre", "coast-and-carr-advice": "advice_centre",
	"saltlantern-debt": "charity", "pellham-money-advice": "charity", "st-osrics-money-friends": "charity",
	"heronlode-housing-aid": "advice_centre", "broad-lode-tenants": "housing_association", "open-latch": "charity", "nightjar-lodgings": "housing_association",
	"marram-larder": "charity", "wexingham-pantry": "charity", "pellham-food-share": "charity", "staithe-kitchen": "charity",
	"claim-it": "advice_centre", "marram-appeals": "charity", "brindle-house": "charity", "even-keel": "charity", "able-marram": "charity",
	"lamplight-sight": "charity", "quiet-water": "charity", "ravensey-headland": "health", "anchor-youth-marram": "charity", "newcomers-law": "law_centre",
	"long-table": "charity", "marramshire-carers": "charity", "later-life-marram": "charity", "oxmere-good-neighbours": "charity",
	"work-ahead-marram": "charity", "fair-shift-marram": "charity", "warm-homes-marram": "charity", "thornby-thread": "charity",
	"quern-street-law-centre": "law_centre", "reedbed-recovery": "health", "aftermath-marramshire": "charity", "greyfriars-library-hub": "council",
	"city-housing-options": "council", "county-welfare-support": "council", "strathorrin-seafarers": "charity",
}

// aroundLetters is what the network says around its letters.
var aroundLetters = referral.LetterWords{
	Contact: "Questions? Ask the network office on 01632 960 900, on working days from 9 to 5.",
	Closing: "Thank you for what you do for people in Marramshire.",
	Notes: map[referral.Letter]string{
		referral.LetterReferred: "If you cannot take the client, decline soon: a quick no helps them more than a late yes.",
		referral.LetterWelcome:  "The next training evening is in the announcements, on the first page that you see.",
	},
}

// speak has a coordinator write around the letters, and add a day that only this
// county keeps: far enough ahead that no deadline of the demo reaches it.
func (n Network) speak(ctx context.Context, store *schema.Store) error {
	by := referral.Actor{Role: referral.Coordinator}
	for _, p := range n.People {
		if p.Network == referral.Coordinator {
			by.UserID = p.ID
			break
		}
	}
	if err := store.SetLetterWords(ctx, by, 1, aroundLetters); err != nil {
		return fmt.Errorf("demo: write around the letters: %w", err)
	}
	if _, err := store.AddOneOffDay(ctx, by, countyDay(n.now)); err != nil {
		return fmt.Errorf("demo: add a day: %w", err)
	}
	return nil
}

// countyDay is the first working Wednesday in England two months from now.
func countyDay(now time.Time) referral.OneOffDay {
	cal, day := referral.NewCalendar(referral.EnglandAndWales, nil), referral.DateOf(now).AddDays(60)
	for day.Weekday() != time.Wednesday || !cal.Working(day) {
		day = day.AddDays(1)
	}
	return referral.OneOffDay{Day: day, Name: "Marramshire Day", Nations: []referral.Nation{referral.EnglandAndWales}}
}
