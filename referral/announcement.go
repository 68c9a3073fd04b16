package referral

import (
	"slices"
	"strings"
)

// Limits of an announcement: a notice, not a newsletter.
const (
	longestAnnouncement     = 500
	longestAnnouncementDays = 366
)

// Announcement is what coordinators tell everybody, or some roles, for a while.
type Announcement struct {
	Text      string
	Important bool // it comes back until somebody says that they have read it
	From, To  Date // both included, in London
	Roles     []Role
}

// Tidy returns it as it should be kept.
func (a Announcement) Tidy() Announcement {
	a.Text = strings.TrimSpace(a.Text)
	return a
}

// Check returns what keeps it from being made on the day.
func (a Announcement) Check(today Date) []FieldError {
	c := &checklist{}
	c.need(a.Text, "text", "Write what people should know.")
	c.say(tooLong(a.Text, longestAnnouncement), "text", "That is too long: keep it under 500 characters.")
	c.say(a.To.Before(a.From), "to", "It ends before it begins. Check the days.")
	c.say(a.To.Before(today), "to", "That day is over. Choose today or a later one.")
	c.say(a.From.AddDays(longestAnnouncementDays).Before(a.To), "to", "Choose a day within a year: what lasts longer belongs into your own instructions.")
	for _, role := range a.Roles {
		c.say(!slices.Contains(Roles, role), "roles", "Choose whom it is for from the list.")
	}
	return c.errors
}

// Reaches reports whether somebody with the role sees it on the day. Without
// roles it is for everybody.
func (a Announcement) Reaches(role Role, day Date) bool {
	return !day.Before(a.From) && !a.To.Before(day) && (len(a.Roles) == 0 || slices.Contains(a.Roles, role))
}
