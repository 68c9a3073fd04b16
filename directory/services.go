package directory

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"onward/referral"
	"onward/schema"
)

// service is an organisation's one service. It has the organisation's id: the
// two are different kinds of object, and so it can be found again.
func (d *Directory) toService(p schema.Published) hsdsService {
	organization := d.toOrganization(p)
	s := hsdsService{
		ID: p.ID.String(), OrganizationID: p.ID.String(), Name: p.Name, Description: description(p), URL: d.address(p),
		Status: "active", LastModified: p.ModifiedAt.Format("2006-01-02T15:04:05.000Z"), Organization: &organization,
	}
	if !p.CheckedAt.IsZero() {
		s.AssuredDate = referral.DateOf(p.CheckedAt).String()
	}
	if !p.Accepting {
		s.Alert = "Not taking referrals from other organisations now."
	}
	return s
}

// full adds what is not in lists.
func (d *Directory) full(p schema.Published, t terms) hsdsService {
	s := d.toService(p)
	s.Schedules = schedules(s.ID, p.Opening)
	s.ServiceAtLocations = toLocations(p)
	if p.Languages != "" {
		s.Languages = []hsdsLanguage{{ID: named("languages", s.ID), Name: p.Languages}}
	}
	for _, area := range p.Areas {
		s.ServiceAreas = append(s.ServiceAreas, hsdsServiceArea{ID: named("area", s.ID+area), Name: area})
	}
	if p.Phone != "" {
		s.Contacts = []hsdsContact{{ID: named("contact", s.ID), Name: p.Name, Phones: []hsdsPhone{{ID: named("phone", s.ID), Number: p.Phone}}}}
	}
	for _, code := range p.Issues {
		if term, known := t.byCode(code); known {
			s.Attributes = append(s.Attributes, hsdsAttribute{
				ID: named("attribute", s.ID+code), LinkID: s.ID, LinkType: "service", TaxonomyTermID: term.ID, TaxonomyTerm: term,
			})
		}
	}
	return s
}

// schedules are the days on which the organisation is open.
func schedules(service string, o referral.Opening) (all []hsdsSchedule) {
	for i, day := range o {
		if day == (referral.OpenDay{}) || i >= len(days) {
			continue
		}
		halves := []string{}
		for _, half := range []string{day.Morning, day.Afternoon} {
			if half != "" {
				halves = append(halves, half)
			}
		}
		all = append(all, hsdsSchedule{
			ID: named("schedule", service+days[i]), Freq: "WEEKLY", Interval: 1, ByDay: days[i], Description: strings.Join(halves, "; "),
		})
	}
	return all
}

// days are a week's in the words of RFC 5545, Monday first.
var days = [7]string{"MO", "TU", "WE", "TH", "FR", "SA", "SU"}

func (d *Directory) toOrganization(p schema.Published) hsdsOrganization {
	o := hsdsOrganization{ID: p.ID.String(), Name: p.Name, Description: description(p), Website: p.Website, URI: d.address(p)}
	if p.Type != "" {
		term := typeTerm(p.Type, p.TypeLabel)
		o.Attributes = []hsdsAttribute{{
			ID: named("attribute", o.ID+"organisation-type"), LinkID: o.ID, LinkType: "organization", TaxonomyTermID: term.ID, TaxonomyTerm: term,
		}}
	}
	return o
}

// description gathers what the profile has no field for.
func description(p schema.Published) string {
	parts := []string{}
	for _, part := range []struct{ before, text string }{{"", p.Summary}, {"Whom they help: ", p.Criteria}, {"Waiting time: ", p.Waiting}} {
		if part.text != "" {
			parts = append(parts, part.before+part.text)
		}
	}
	if len(parts) == 0 {
		return p.Name // the profile wants some words
	}
	return strings.Join(parts, "\n\n")
}

func (d *Directory) services(r *http.Request) (asset, error) {
	q := &query{values: r.URL.Query()}
	page, size := q.pages()
	found, err := d.matching(r, q)
	if err != nil {
		return asset{}, err
	}
	all := make([]hsdsService, len(found))
	for i, p := range found {
		all[i] = d.toService(p)
	}
	return asJSON(pageOf(all, page, size))
}

// matching finds the organisations whose service the parameters ask for.
func (d *Directory) matching(r *http.Request, q *query) ([]schema.Published, error) {
	after := q.moment("modified_after")
	// Nobody here is turned away for their age, so any will do.
	q.number("minimum_age", 0, 0, maxAge)
	q.number("maximum_age", 0, 0, maxAge)
	if q.err != nil {
		return nil, q.err
	}
	t, err := d.terms(r.Context())
	if err != nil {
		return nil, err
	}
	page, err := d.store.PublicDirectory(r.Context(), schema.DirectoryQuery{
		Text: q.values.Get("search"), Near: q.values.Get("postcode"), Size: everything,
	})
	if err != nil {
		return nil, fmt.Errorf("list services: %w", err)
	}
	helps := t.chosen(q.values["taxonomy_term_id"], q.values["taxonomy_id"])
	return slices.DeleteFunc(page.Items, func(p schema.Published) bool {
		organization := q.values.Get("organization_id")
		return !helps(p) || p.ModifiedAt.Before(after) || organization != "" && organization != p.ID.String()
	}), nil
}

const maxAge = 150

func (d *Directory) service(r *http.Request) (asset, error) {
	p, err := d.one(r)
	if err != nil {
		return asset{}, err
	}
	t, err := d.terms(r.Context())
	if err != nil {
		return asset{}, err
	}
	return asJSON(d.full(p, t))
}

func (d *Directory) one(r *http.Request) (schema.Published, error) {
	id, err := pathID(r)
	if err != nil {
		return schema.Published{}, err
	}
	p, err := d.store.Published(r.Context(), id)
	if err != nil {
		return schema.Published{}, fmt.Errorf("read an organisation: %w", err)
	}
	return p, nil
}

func (d *Directory) organizations(r *http.Request) (asset, error) {
	q := &query{values: r.URL.Query()}
	page, size := q.pages()
	found, err := d.matching(r, q)
	if err != nil {
		return asset{}, err
	}
	all := make([]hsdsOrganization, len(found))
	for i, p := range found {
		all[i] = d.toOrganization(p)
	}
	return asJSON(pageOf(all, page, size))
}

func (d *Directory) organization(r *http.Request) (asset, error) {
	p, err := d.one(r)
	if err != nil {
		return asset{}, err
	}
	return asJSON(d.toOrganization(p))
}
