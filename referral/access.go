package referral

import "slices"

// Access says who may use an operation of the API. Relations and Statuses are
// empty where the operation is not about one referral.
type Access struct {
	Public    bool // without signing in
	Roles     []Role
	Relations []Relation
	Statuses  []Status
}

var (
	everyone   = []Role{Adviser, Lead, Coordinator, Auditor}
	staff      = []Role{Adviser, Lead}
	organisers = []Role{Coordinator}
	overseers  = []Role{Coordinator, Auditor}
	parties    = []Relation{Sender, Receiver}
)

// matrix is every operation of the API and who may use it: the documentation
// (ASVS 8.1.1), the middleware's source and the tests'. The commands' rows come
// from rules, so that no right is written twice. What is not here is denied.
var matrix = withCommands(map[string]Access{
	// Signing in.
	"sign-in":              {Public: true},
	"sign-out":             {Public: true},
	"forgotten-password":   {Public: true},
	"check-password-token": {Public: true},
	"set-password":         {Public: true},
	"session":              {Roles: everyone},
	"act-for":              {Roles: everyone},

	// Referrals.
	"dashboard":        {Roles: staff},
	"list-referrals":   {Roles: staff, Relations: parties},
	"search-referrals": {Roles: staff, Relations: parties},
	"referral":         {Roles: everyone, Relations: []Relation{Sender, Receiver, Network}, Statuses: Statuses},

	// Drafts belong to the organisation of whoever wrote them.
	"list-drafts":  {Roles: staff},
	"create-draft": {Roles: staff},
	"draft":        {Roles: staff},
	"save-draft":   {Roles: staff},
	"delete-draft": {Roles: staff},
	"send-draft":   {Roles: staff},

	// What forms and lists are filled with.
	"list-organisations": {Roles: everyone},
	"organisation":       {Roles: everyone},
	"reference":          {Roles: everyone},
	"colleagues":         {Roles: staff},
	"live":               {Roles: everyone},

	// Reports: an adviser's membership may let them in; see MayReport.
	"report":     {Roles: everyone},
	"report-csv": {Roles: everyone},

	// The network's administration.
	"list-stuck":          {Roles: overseers},
	"list-users":          {Roles: overseers},
	"preview-user":        {Roles: organisers},
	"create-user":         {Roles: organisers},
	"unlock-user":         {Roles: organisers},
	"suspend-user":        {Roles: organisers},
	"restore-user":        {Roles: organisers},
	"resend-link":         {Roles: organisers},
	"create-organisation": {Roles: organisers},
	"pause-organisation":  {Roles: organisers},
	"resume-organisation": {Roles: organisers},
	"list-mail-problems":  {Roles: overseers},
	"network-warnings":    {Roles: overseers},

	// Machines.
	"sendgrid-events": {Public: true}, // signed
	"health-live":     {Public: true},
	"health-ready":    {Public: true},
	"openapi":         {Public: true},
	"docs":            {Public: true},
})

// withCommands adds a row for each command that a person can give.
func withCommands(m map[string]Access) map[string]Access {
	for _, kind := range Kinds {
		r := rules[kind]
		roles := slices.Clone(staff)
		if slices.Contains(r.by, Network) {
			roles = append(roles, Coordinator)
		}
		m[string(kind)] = Access{Roles: roles, Relations: r.by, Statuses: r.from}
	}
	return m
}

// Operations returns the whole matrix, for the middleware and for the test that
// tries every cell of it.
func Operations() map[string]Access { return matrix }

// Permits reports whether a person of this role may use the operation at all.
// Whether they may use it on one referral, its relation and status decide:
// the store's scope and Apply.
func Permits(operation string, role Role) bool {
	a, known := matrix[operation]
	return known && (a.Public || slices.Contains(a.Roles, role))
}

// MayReport is the one place that says who sees reports: the leads of an
// organisation those of their own (R4), the network those of all.
func MayReport(by Actor) bool { return by.Role == Lead || by.Role.OfNetwork() }

// May reports whether the actor may use the operation at all: their role
// permits it, and so does whatever else it needs.
func (a Actor) May(operation string) bool {
	if (operation == "report" || operation == "report-csv") && !MayReport(a) {
		return false
	}
	return Permits(operation, a.Role)
}
