package directory

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"onward/referral"
	"onward/schema"
)

const (
	perPage  = 20
	maxWords = 100 // longer than any name
)

// search is what the form of the first page asks; its address holds nothing
// about a person.
type search struct {
	Words, Issue, Area string
	Type               string // of organisation
	Accepting, Open    bool
	Page               int
	Postcode           string // posted only: it stands in no address
}

func searchOf(form url.Values) search {
	page, err := strconv.Atoi(form.Get("page"))
	if err != nil || page < 1 || page > 1000 {
		page = 1
	}
	words := []rune(strings.TrimSpace(form.Get("q")))
	return search{
		Words: string(words[:min(len(words), maxWords)]), Issue: form.Get("issue"), Type: form.Get("type"), Area: form.Get("area"),
		Accepting: form.Get("accepting") != "", Open: form.Get("open") != "", Page: page,
	}
}

// Address is where the search's answer is.
func (s search) Address() string {
	v := url.Values{}
	for name, value := range map[string]string{"q": s.Words, "issue": s.Issue, "type": s.Type, "area": s.Area} {
		if value != "" {
			v.Set(name, value)
		}
	}
	if s.Accepting {
		v.Set("accepting", "1")
	}
	if s.Open {
		v.Set("open", "1")
	}
	if s.Page > 1 {
		v.Set("page", strconv.Itoa(s.Page))
	}
	if len(v) == 0 {
		return "/find"
	}
	return "/find?" + v.Encode()
}

// wider lists searches with one thing less, for when nothing is found (R9).
func (s search) wider() []suggestion {
	var all []suggestion
	add := func(present bool, label string, change func(*search)) {
		if present {
			other := s
			other.Page = 1
			change(&other)
			all = append(all, suggestion{label, other.Address()})
		}
	}
	if s.Postcode != "" { // no address can hold it, so the others would lose it
		add(true, "Search without the postcode", func(o *search) { o.Postcode = "" })
		return all
	}
	add(s.Words != "", "Search without “"+s.Words+"”", func(o *search) { o.Words = "" })
	add(s.Issue != "", "Search for every kind of help", func(o *search) { o.Issue = "" })
	add(s.Type != "", "Search among every kind of organisation", func(o *search) { o.Type = "" })
	add(s.Area != "", "Search in every area", func(o *search) { o.Area = "" })
	add(s.Accepting, "Show also those that take no referrals now", func(o *search) { o.Accepting = false })
	add(s.Open, "Show also those that are closed now", func(o *search) { o.Open = false })
	return all
}

type suggestion struct{ Label, Address string }

// found is the first page's content.
type found struct {
	Search         search
	Issues         []schema.Issue
	Types          []referral.Choice
	Areas          []string
	Items          []entry
	Count          string
	Similar        bool
	Wider          []suggestion
	Page, Pages    int
	Previous, Next string
	Listings       []outsider

	Postcodes bool   // one can be asked for
	Postcode  string // that was typed
	Wrong     string // why it leads nowhere
	Near      string // the area in which it lies
}

// entry is an organisation as the pages show it.
type entry struct {
	schema.Published
	Helps  []schema.Issue
	Access []string
	Week   []openDay
	Now    string // whether it is open
	Far    string // how far it is
	Map    *picture
}

// openDay is a day of the week and its two halves; an empty half is closed (R11).
type openDay struct {
	Day string
	referral.OpenDay
}

// week names the days of opening times; none where nothing is said.
func week(o referral.Opening) (days []openDay) {
	if !o.Given() {
		return nil
	}
	for i, d := range o {
		days = append(days, openDay{time.Weekday((i + 1) % 7).String(), d})
	}
	return days
}

// find is the first page: the form, and what it found.
func (d *Directory) find(r *http.Request) (asset, error) {
	s := searchOf(r.URL.Query())
	content, err := d.found(r.Context(), s)
	if err != nil {
		return asset{}, err
	}
	f := d.frame(content.title(), content.description(d.network))
	f.Hidden = s.Words != "" || s.Accepting || s.Open || s.Page > 1 || content.Page > content.Pages
	f.Canonical = d.url + search{Issue: s.Issue, Area: s.Area}.Address()
	body, err := render("find", f, content)
	return newAsset(htmlType, body), err
}

func (d *Directory) found(ctx context.Context, s search) (found, error) {
	size := perPage
	if s.Postcode != "" {
		size = everything // no address leads to a next page
	}
	q := schema.DirectoryQuery{
		Text: s.Words, Issue: s.Issue, Type: s.Type, Area: s.Area, Accepting: s.Accepting, Open: s.Open, Postcode: s.Postcode, Page: s.Page, Size: size,
	}
	page, err := d.store.PublicDirectory(ctx, q)
	if err != nil {
		return found{}, fmt.Errorf("search: %w", err)
	}
	f := found{Search: s, Similar: page.Similar, Page: s.Page, Pages: max(1, (page.Total+size-1)/size), Count: count(page.Total), Near: page.Area}
	if f.Listings, err = d.outside(ctx, q); err != nil {
		return found{}, err
	}
	if f.Areas, err = d.store.PublicAreas(ctx); err != nil {
		return found{}, fmt.Errorf("list areas: %w", err)
	}
	if f.Types, err = d.offeredTypes(ctx); err != nil {
		return found{}, err
	}
	if f.Postcodes, err = d.store.HasPostcodes(ctx); err != nil {
		return found{}, fmt.Errorf("look for postcodes: %w", err)
	}
	issues, err := d.store.Issues(ctx)
	if err != nil {
		return found{}, fmt.Errorf("list issues: %w", err)
	}
	for _, i := range issues {
		if i.Active {
			f.Issues = append(f.Issues, i)
		}
	}
	for _, p := range page.Items {
		f.Items = append(f.Items, newEntry(p, issues))
	}
	if page.Total == 0 {
		f.Wider = s.wider()
	}
	f.Previous, f.Next = f.neighbours()
	return f, nil
}

func (f found) neighbours() (previous, next string) {
	other := f.Search
	if f.Page > 1 {
		other.Page = min(f.Page-1, f.Pages)
		previous = other.Address()
	}
	if f.Page < f.Pages {
		other.Page = f.Page + 1
		next = other.Address()
	}
	return previous, next
}

// issue is what the chosen issue is called; empty without one.
func (f found) issue() string {
	for _, i := range f.Issues {
		if i.Code == f.Search.Issue {
			return i.Label
		}
	}
	return ""
}

func (f found) title() string {
	title := "Find help"
	if label := f.issue(); label != "" {
		title = label + ": who helps"
	}
	if f.Search.Area != "" {
		title += " in " + f.Search.Area
	}
	return title
}

func (f found) description(network string) string {
	return fmt.Sprintf("%s. Organisations of %s that give advice and help: whom they help, where, and how to reach them.", f.title(), network)
}

func newEntry(p schema.Published, issues []schema.Issue) entry {
	e := entry{Published: p, Now: doors(p.Doors), Far: distance(p.Miles)}
	for _, i := range issues {
		for _, code := range p.Issues {
			if i.Code == code {
				e.Helps = append(e.Helps, i)
			}
		}
	}
	return e
}

func count(n int) string {
	if n == 1 {
		return "1 organisation"
	}
	return fmt.Sprintf("%d organisations", n)
}

// profile is the page of one organisation (R11).
func (d *Directory) profile(r *http.Request) (asset, error) {
	p, err := d.store.PublishedAs(r.Context(), r.PathValue("slug"))
	if err != nil {
		return asset{}, fmt.Errorf("read an organisation: %w", err)
	}
	issues, err := d.store.Issues(r.Context())
	if err != nil {
		return asset{}, fmt.Errorf("list issues: %w", err)
	}
	f := d.frame(p.Name, p.Name+": "+p.Summary)
	f.Canonical = d.address(p)
	e := newEntry(p, issues)
	for _, a := range p.Access {
		e.Access = append(e.Access, d.access[a])
	}
	e.Week = week(p.Opening)
	if e.Map, err = d.mapOf(r.Context(), p); err != nil {
		return asset{}, err
	}
	body, err := render("profile", f, e)
	return newAsset(htmlType, body), err
}

// address is the organisation's page, from anywhere.
func (d *Directory) address(p schema.Published) string { return d.url + "/find/" + p.Slug }

var errNothing = &referral.Error{Code: referral.CodeNotFound, Message: "There is nothing with this id."}

// offeredTypes are the kinds of organisation that a form shows.
func (d *Directory) offeredTypes(ctx context.Context) ([]referral.Choice, error) {
	all, err := d.store.OrganisationTypes(ctx)
	if err != nil {
		return nil, fmt.Errorf("list types of organisation: %w", err)
	}
	return slices.DeleteFunc(all, func(c referral.Choice) bool { return !c.Active }), nil
}
