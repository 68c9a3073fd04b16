package directory

import (
	"cmp"
	"net/http"
	"slices"

	"onward/referral"
	"onward/schema"
)

type hsdsServiceAtLocation struct {
	ID         string       `json:"id"`
	ServiceID  string       `json:"service_id"`
	LocationID string       `json:"location_id"`
	Location   hsdsLocation `json:"location"`
	Service    *hsdsService `json:"service,omitempty"`
}

type hsdsLocation struct {
	ID           string        `json:"id"`
	LocationType string        `json:"location_type"`
	Name         string        `json:"name"`
	Latitude     float64       `json:"latitude,omitempty"`
	Longitude    float64       `json:"longitude,omitempty"`
	Addresses    []hsdsAddress `json:"addresses"`
}

type hsdsAddress struct {
	ID            string `json:"id"`
	Address1      string `json:"address_1"`
	City          string `json:"city"`
	StateProvince string `json:"state_province"`
	PostalCode    string `json:"postal_code"`
	Country       string `json:"country"`
	AddressType   string `json:"address_type"`
}

// country is that of every member's office, whatever the nation.
const country = "GB"

// toLocations is where the service is given: nowhere, while the organisation's
// address is a few lines of words. The profile wants their parts.
func toLocations(p schema.Published) []hsdsServiceAtLocation {
	if p.Office == (referral.Address{}) {
		return nil
	}
	of := p.ID.String()
	street := p.Office.Line1
	if p.Office.Line2 != "" {
		street += ", " + p.Office.Line2
	}
	location := hsdsLocation{
		ID: named("location", of), LocationType: "physical", Name: p.Name, Latitude: p.Place.Latitude, Longitude: p.Place.Longitude,
		Addresses: []hsdsAddress{{
			ID: named("address", of), Address1: street, City: p.Office.Town, StateProvince: cmp.Or(p.Office.County, p.Office.Town),
			PostalCode: p.Office.Postcode, Country: country, AddressType: "physical",
		}},
	}
	return []hsdsServiceAtLocation{{ID: named("service_at_location", of), ServiceID: of, LocationID: location.ID, Location: location}}
}

const (
	metresPerMile = 1609.344
	farthest      = 1_000_000 // metres: the length of the country
)

// serviceAtLocations lists where services are given; with a postcode and a
// proximity in metres, as the profile has it, only what is so near.
func (d *Directory) serviceAtLocations(r *http.Request) (asset, error) {
	q := &query{values: r.URL.Query()}
	page, size := q.pages()
	proximity := q.number("proximity", farthest, 0, farthest)
	found, err := d.matching(r, q)
	if err != nil {
		return asset{}, err
	}
	postcode := q.values.Get("postcode") != ""
	found = slices.DeleteFunc(found, func(p schema.Published) bool {
		return postcode && (p.Miles == nil || *p.Miles*metresPerMile > float64(proximity))
	})
	all := []hsdsServiceAtLocation{}
	for _, p := range found {
		for _, l := range toLocations(p) {
			service := d.toService(p)
			l.Service = &service
			all = append(all, l)
		}
	}
	return asJSON(pageOf(all, page, size))
}

// serviceAtLocation is one of them, by an id that we made.
func (d *Directory) serviceAtLocation(r *http.Request) (asset, error) {
	found, err := d.matching(r, &query{})
	if err != nil {
		return asset{}, err
	}
	for _, p := range found {
		for _, l := range toLocations(p) {
			if l.ID == r.PathValue("id") {
				service := d.toService(p)
				l.Service = &service
				return asJSON(l)
			}
		}
	}
	return asset{}, errNothing
}
