package directory

import "encoding/json"

// The objects of the Open Referral UK profile of HSDS 3.0, in its words and
// spelling, as far as we know anything for them.

type hsdsService struct {
	ID                 string                  `json:"id"`
	OrganizationID     string                  `json:"organization_id"`
	Name               string                  `json:"name"`
	Description        string                  `json:"description,omitempty"`
	URL                string                  `json:"url"`
	Status             string                  `json:"status"`
	Alert              string                  `json:"alert,omitempty"`
	AssuredDate        string                  `json:"assured_date,omitempty"`
	LastModified       string                  `json:"last_modified"`
	Organization       *hsdsOrganization       `json:"organization,omitempty"`
	Schedules          []hsdsSchedule          `json:"schedules,omitempty"`
	ServiceAreas       []hsdsServiceArea       `json:"service_areas,omitempty"`
	ServiceAtLocations []hsdsServiceAtLocation `json:"service_at_locations,omitempty"`
	Languages          []hsdsLanguage          `json:"languages,omitempty"`
	Contacts           []hsdsContact           `json:"contacts,omitempty"`
	Attributes         []hsdsAttribute         `json:"attributes,omitempty"`
}

type hsdsOrganization struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Description string `json:"description"`
	Website     string `json:"website,omitempty"`
	URI         string `json:"uri,omitempty"`

	Attributes []hsdsAttribute `json:"attributes,omitempty"` // what kind of organisation it is
}

// hsdsSchedule is a day of each week; its hours are in the organisation's words.
type hsdsSchedule struct {
	ID          string `json:"id"`
	Freq        string `json:"freq"`
	Interval    int    `json:"interval"`
	ByDay       string `json:"byday"`
	Description string `json:"description"`
}

type hsdsLanguage struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

type hsdsServiceArea struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

type hsdsContact struct {
	ID     string      `json:"id"`
	Name   string      `json:"name"`
	Phones []hsdsPhone `json:"phones"`
}

type hsdsPhone struct {
	ID     string `json:"id"`
	Number string `json:"number"`
}

type hsdsAttribute struct {
	ID             string   `json:"id"`
	LinkID         string   `json:"link_id"`
	LinkType       string   `json:"link_type"`
	TaxonomyTermID string   `json:"taxonomy_term_id"`
	TaxonomyTerm   hsdsTerm `json:"taxonomy_term"`
}

type hsdsTaxonomy struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Description string `json:"description"`
	Version     string `json:"version"`
}

type hsdsTerm struct {
	ID          string `json:"id"`
	Code        string `json:"code,omitempty"`
	Name        string `json:"name"`
	Description string `json:"description"`
	ParentID    string `json:"parent_id,omitempty"`
	Taxonomy    string `json:"taxonomy"`
	TaxonomyID  string `json:"taxonomy_id"`
}

// hsdsPage is one page of a list.
type hsdsPage struct {
	TotalItems int  `json:"total_items"`
	TotalPages int  `json:"total_pages"`
	PageNumber int  `json:"page_number"`
	Size       int  `json:"size"`
	FirstPage  bool `json:"first_page"`
	LastPage   bool `json:"last_page"`
	Empty      bool `json:"empty"`
	Contents   any  `json:"contents"`
}

// pageOf cuts the page that was asked for out of everything.
func pageOf[T any](all []T, page, size int) hsdsPage {
	pages := max(1, (len(all)+size-1)/size)
	from := min((page-1)*size, len(all))
	contents := all[from:min(from+size, len(all))]
	if contents == nil {
		contents = []T{}
	}
	return hsdsPage{
		TotalItems: len(all), TotalPages: pages, PageNumber: page, Size: len(contents),
		FirstPage: page == 1, LastPage: page >= pages, Empty: len(contents) == 0, Contents: contents,
	}
}

func asJSON(v any) (asset, error) {
	body, err := json.Marshal(v)
	return newAsset("application/json", body), err
}
