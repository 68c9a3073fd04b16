package demo

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"onward/referral"
)

// Profile is what an invented organisation says of itself besides its help (R11).
type Profile struct {
	Website, Address, Languages string
	Office                      referral.Address
	Access                      []referral.Facility
	Opening                     referral.Opening
	CheckedAt                   time.Time
	OpensOn                     referral.Date
	WeeklyLimit                 int
}

var weekdays = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

// openingText is "Monday to Friday 9:30 to 16:30", and what may come after it.
var openingText = regexp.MustCompile(`^(?:Office |Telephone )?([A-Za-z, ]+?) (\d+:\d\d) to (\d+:\d\d)(.*)$`)

// openingOf reads opening times as they are written; whole says that nothing of
// them is left over.
func openingOf(text string) (opening referral.Opening, whole bool) {
	found := openingText.FindStringSubmatch(text)
	if found == nil {
		return nil, false
	}
	opening = make(referral.Opening, len(weekdays))
	for _, day := range daysOf(found[1]) {
		opening[day] = halves(found[2], found[3])
	}
	return opening, found[4] == ""
}

func daysOf(text string) []int {
	var days []int
	if from, to, ranged := strings.Cut(text, " to "); ranged {
		for day := slices.Index(weekdays, from); day <= slices.Index(weekdays, to); day++ {
			days = append(days, day)
		}
		return days
	}
	for day, name := range weekdays {
		if text == "Every day" || strings.Contains(text, name) {
			days = append(days, day)
		}
	}
	return days
}

// halves parts a day at noon.
func halves(from, to string) referral.OpenDay {
	hour := func(text string) int {
		h, _, _ := strings.Cut(text, ":")
		n, _ := strconv.Atoi(h) // the pattern lets figures through only
		return n
	}
	switch {
	case hour(from) >= 12:
		return referral.OpenDay{Afternoon: from + " to " + to}
	case hour(to) <= 12:
		return referral.OpenDay{Morning: from + " to " + to}
	}
	return referral.OpenDay{Morning: from + " to 12:00", Afternoon: "12:00 to " + to}
}

// limits are the organisations that can take only so many in a week.
var limits = map[string]int{"quiet-water": 6, "thornby-thread": 8, "newcomers-law": 10}

var languages = []string{
	"", "Interpreters by telephone for most languages.", "Polish and Lithuanian; interpreters by telephone.",
	"Portuguese on Tuesdays; British Sign Language by appointment.",
}

// profile is the same for an organisation whatever the seed.
func profile(i int, w written, now time.Time) Profile {
	p := Profile{
		Website:   "https://" + w.Slug + ".example.org",
		Languages: languages[i%len(languages)], WeeklyLimit: limits[w.Slug],
	}
	p.Opening, _ = openingOf(w.Opening)
	for j, way := range referral.Facilities {
		if (i+j)%3 == 0 {
			p.Access = append(p.Access, way)
		}
	}
	if p.Office = office(i, w); w.Private {
		p.Office, p.Address = referral.Address{}, fmt.Sprintf("PO Box %d, Marram", 10+i) // where people hide is not told
	}
	// Most were checked lately; every ninth nobody has looked at for a year.
	p.CheckedAt = now.AddDate(0, 0, -(i*7)%80-1)
	if i%9 == 8 {
		p.CheckedAt = now.AddDate(-1, 0, -i)
	}
	if w.AcceptingNote != "" {
		p.OpensOn = referral.WeekOf(now).AddDays(14)
	}
	return p
}

// office is where clients come: in a town of the first district that it names.
func office(i int, w written) referral.Address {
	near := slices.DeleteFunc(slices.Clone(towns), func(t town) bool { return !slices.Contains(served(w.Areas[:1]), t.district) })
	t := near[i%len(near)]
	return referral.Address{
		Line1: fmt.Sprintf("%d Staithe Street", 3+2*i), Town: t.name, County: county,
		Postcode: fmt.Sprintf("%s %d%c%c", t.postcode, 1+i%9, ends[i%len(ends)], ends[(i*7)%len(ends)]),
	}
}
