package listings

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"html"
	"net/mail"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"onward/referral"
	"onward/schema"
)

// object is anything in a feed. Versions differ in what they call a thing and
// in whether a number is one, so everything is read with some patience.
type object map[string]any

var errNotFeed = errors.New("it is no feed")

// Parse reads a directory from a file: a list of services, or a page of one as a
// feed gives it.
func Parse(content []byte) ([]schema.Listing, error) {
	services, _, err := servicesIn(content)
	if err == nil && len(services) > MaxServices {
		err = tooMany()
	}
	if err != nil {
		return nil, unreadable(err)
	}
	return toListings(services)
}

// servicesIn reads one page: of version 3 ("contents"), of v1 ("content"), a
// plain list, or "services".
func servicesIn(content []byte) (services []object, last bool, err error) {
	content = bytes.TrimPrefix(content, []byte("\xef\xbb\xbf"))
	var list []any
	if err := json.Unmarshal(content, &list); err == nil {
		return objects(list), true, nil
	}
	var page object
	if err := json.Unmarshal(content, &page); err != nil {
		return nil, false, errNotFeed
	}
	for _, name := range []string{"contents", "content", "services"} {
		if list, ok := page[name].([]any); ok {
			pages, said := page.number("total_pages", "totalPages")
			at, _ := page.number("page_number", "number")
			return objects(list), page["last_page"] == true || page["last"] == true || !said || at >= pages, nil
		}
	}
	return nil, false, errNotFeed
}

func objects(list []any) (all []object) {
	for _, one := range list {
		if o, ok := one.(map[string]any); ok {
			all = append(all, o)
		}
	}
	return all
}

// number is the first of the fields that is one.
func (o object) number(names ...string) (n float64, ok bool) {
	for _, name := range names {
		switch v := o[name].(type) {
		case float64:
			return v, true
		case string:
			if n, err := strconv.ParseFloat(strings.TrimSpace(v), 64); err == nil {
				return n, true
			}
		}
	}
	return 0, false
}

// text is the first of the fields that says something, as plain text.
func (o object) text(names ...string) string {
	for _, name := range names {
		if s, ok := o[name].(string); ok {
			if s = plain(s); s != "" {
				return s
			}
		}
	}
	return ""
}

func (o object) one(name string) object {
	inner, _ := o[name].(map[string]any)
	return inner
}

func (o object) list(names ...string) (all []object) {
	for _, name := range names {
		if list, ok := o[name].([]any); ok {
			all = append(all, objects(list)...)
		}
	}
	return all
}

var (
	lines  = regexp.MustCompile(`(?i)<(br|/li)[^>]*>`)
	blocks = regexp.MustCompile(`(?i)</(p|div|ul|ol)>`)
	tags   = regexp.MustCompile(`<[a-zA-Z/!][^>]*>`)
	spaces = regexp.MustCompile(`[ \t\r]+`)
	gaps   = regexp.MustCompile(` ?\n\s*\n\s*`)
)

// plain is text without markup, for some directories keep HTML.
func plain(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\x00", "")
	s = blocks.ReplaceAllString(lines.ReplaceAllString(s, "\n"), "\n\n")
	s = html.UnescapeString(tags.ReplaceAllString(s, ""))
	return strings.TrimSpace(gaps.ReplaceAllString(spaces.ReplaceAllString(s, " "), "\n\n"))
}

// toListings keeps the services that are given now, each once.
func toListings(services []object) ([]schema.Listing, error) {
	all, seen := []schema.Listing{}, map[string]bool{}
	for _, s := range services {
		l := s.listing()
		if status := s.text("status"); l.ExternalID == "" || l.Name == "" || seen[l.ExternalID] || slices.Contains([]string{"inactive", "defunct"}, status) {
			continue
		}
		seen[l.ExternalID] = true
		all = append(all, l)
	}
	if len(all) == 0 {
		return nil, wrong("There is no service in it that has an id and a name and is given now. Check the address or the file.")
	}
	return all, nil
}

func (o object) listing() schema.Listing {
	organisation := o.one("organization")
	l := schema.Listing{
		ExternalID: cut(o.text("id"), 200), Name: cut(o.text("name"), 200), Provider: cut(organisation.text("name"), 200),
		Summary: cut(cmp.Or(o.text("description"), organisation.text("description")), 2000),
		Email:   email(cmp.Or(o.text("email"), organisation.text("email"))),
		Website: website(o.text("url"), organisation.text("website", "url")),
		Phone:   cut(o.phone(), 40), Areas: o.areas(), Opening: o.opening(),
	}
	if places := o.list("service_at_locations"); len(places) > 0 {
		located(&l, places[0].one("location")) // the first is where it is found
	}
	return l
}

// located takes over where the service is given.
func located(l *schema.Listing, location object) {
	l.Latitude, l.Longitude = location.place()
	addresses := location.list("addresses", "physical_addresses")
	if len(addresses) == 0 {
		return
	}
	a := addresses[0]
	l.Line1, l.Town, l.County = cut(a.text("address_1"), 200), cut(a.text("city"), 100), cut(a.text("state_province"), 100)
	if l.Postcode = cut(a.text("postal_code"), 12); l.County == l.Town {
		l.County = ""
	}
	if code, ok := referral.Postcode(l.Postcode); ok {
		l.Postcode = code
	}
}

func (o object) place() (latitude, longitude float64) {
	latitude, ok := o.number("latitude")
	longitude, too := o.number("longitude")
	if !ok || !too || latitude < -90 || latitude > 90 || longitude < -180 || longitude > 180 {
		return 0, 0
	}
	return latitude, longitude
}

// phone is the first number: of the service, of a contact, of where it is given.
func (o object) phone() string {
	holders := append([]object{o}, o.list("contacts")...)
	for _, at := range o.list("service_at_locations") {
		holders = append(append(holders, at.one("location")), at.list("contacts")...)
	}
	for _, holder := range append(holders, o.one("organization")) {
		for _, phone := range holder.list("phones") {
			if number := phone.text("number"); number != "" {
				return number
			}
		}
	}
	return ""
}

const maxAreas = 40

func (o object) areas() []string {
	areas := []string{}
	for _, a := range o.list("service_areas") {
		if name := cut(a.text("name", "service_area"), 120); name != "" && !slices.Contains(areas, name) && len(areas) < maxAreas {
			areas = append(areas, name)
		}
	}
	return areas
}

var weekdays = []string{"MO", "TU", "WE", "TH", "FR", "SA", "SU"}

// opening reads what is open each week; what is monthly, or by appointment, is
// left to the words of the description.
func (o object) opening() referral.Opening {
	schedules := o.list("schedules", "regular_schedules")
	for _, at := range o.list("service_at_locations") {
		if len(schedules) == 0 {
			schedules = at.list("schedules", "regular_schedule", "regular_schedules")
		}
	}
	week := make(referral.Opening, len(weekdays))
	for _, s := range schedules {
		if every, _ := s.number("interval"); every > 1 || s.text("freq") != "" && s.text("freq") != "WEEKLY" {
			continue
		}
		from, to := clock(s.text("opens_at")), clock(s.text("closes_at"))
		for _, code := range strings.Split(strings.ToUpper(s.text("byday", "weekday")), ",") {
			code = strings.TrimSpace(code)
			if day := slices.Index(weekdays, code[:min(2, len(code))]); day >= 0 {
				week[day] = opened(week[day], from, to)
			}
		}
	}
	if !week.Given() {
		return referral.Opening{}
	}
	return week
}

// opened adds hours to a day, parted at noon.
func opened(day referral.OpenDay, from, to string) referral.OpenDay {
	const noon = "12:00"
	add := func(half, from, to string) string { return cut(strings.TrimPrefix(half+", "+from+" to "+to, ", "), 40) }
	switch {
	case from == "" || to == "" || to <= from:
	case to <= noon:
		day.Morning = add(day.Morning, from, to)
	case from >= noon:
		day.Afternoon = add(day.Afternoon, from, to)
	default:
		day.Morning, day.Afternoon = add(day.Morning, from, noon), add(day.Afternoon, noon, to)
	}
	return day
}

var clockText = regexp.MustCompile(`^(?:.*T)?(\d\d:\d\d)`)

// clock is "09:00" of a time such as "09:00:00Z" or "2026-01-01T09:00".
func clock(text string) string {
	found := clockText.FindStringSubmatch(text)
	if found == nil {
		return ""
	}
	return found[1]
}

func cut(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most-1]) + "…"
}

func email(s string) string {
	if a, err := mail.ParseAddress(s); err != nil || a.Address != s || len(s) > 254 {
		return ""
	}
	return s
}

// website is the first that a link may safely lead to.
func website(all ...string) string {
	for _, s := range all {
		u, err := url.Parse(s)
		if err == nil && (u.Scheme == "https" || u.Scheme == "http") && strings.Contains(u.Host, ".") && len(s) <= 300 {
			return s
		}
	}
	return ""
}
