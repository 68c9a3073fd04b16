package referral

import "slices"

// Access says who may use an operation of the API. Relations and Statuses are
// empty where the operation is not about one referral.
type Access struct {
	Public    bool // without signing in
	Roles     []Role
	Relations []Relation
	Statuses  []Status
	Needs     Right  // beside the role, one that a lead can take away
	Halfway   string // also for a session that still owes this
}

var (
	everyone   = []Role{Adviser, Lead, Coordinator, Auditor}
	staff      = []Role{Adviser, Lead}
	leads      = []Role{Lead}
	organisers = []Role{Coordinator}
	overseers  = []Role{Coordinator, Auditor}
	auditors   = []Role{Lead, Coordinator, Auditor} // a lead: of their own organisation
	keepers    = []Role{Lead, Coordinator}          // of accounts; a lead only of their own people's
	favourers  = []Role{Adviser, Lead, Coordinator} // an auditor changes nothing
	publishers = []Role{Lead, Coordinator}
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

	// The second factor: signing in with it, setting it up, taking it away.
	"prove-second-factor":   {Roles: everyone, Halfway: "code"},
	"begin-second-factor":   {Roles: everyone, Halfway: "enrolment"},
	"confirm-second-factor": {Roles: everyone, Halfway: "enrolment"},
	"second-factor":         {Roles: everyone},
	"remove-second-factor":  {Roles: everyone},

	// One's own account.
	"account":            {Roles: everyone},
	"change-password":    {Roles: everyone},
	"list-sessions":      {Roles: everyone},
	"end-session":        {Roles: everyone},
	"end-other-sessions": {Roles: everyone},
	"digests":            {Roles: leads},
	"choose-digest":      {Roles: leads},
	"send-digest":        {Roles: leads},
	"set-preference":     {Roles: everyone}, // an auditor's own screen is theirs to arrange

	// Referrals.
	"dashboard":        {Roles: staff},
	"list-referrals":   {Roles: staff, Relations: parties},
	"search-referrals": {Roles: staff, Relations: parties},
	"referral":         {Roles: everyone, Relations: []Relation{Sender, Receiver, Network}, Statuses: Statuses},

	// Breaking the glass: one referral, for half an hour, told to both sides.
	"break-glass": {Roles: organisers, Relations: []Relation{Network}, Statuses: Statuses},
	"close-glass": {Roles: organisers, Relations: []Relation{Network}, Statuses: Statuses},

	"print-referral": {Roles: staff, Relations: parties, Statuses: Statuses},

	// Files: one's own, and those of a referral.
	"upload-file":           {Roles: staff},
	"uploaded-file":         {Roles: staff},
	"referral-file":         {Roles: staff, Relations: parties, Statuses: Statuses},
	"earlier-organisations": {Roles: staff, Relations: parties, Statuses: Statuses},
	"amend-referral":        {Roles: staff, Relations: []Relation{Sender}, Statuses: []Status{Returned}},
	// Searches that a person keeps, and files of what they find (R10, N36).
	"list-searches":   {Roles: staff},
	"save-search":     {Roles: staff},
	"rename-search":   {Roles: staff},
	"delete-search":   {Roles: staff},
	"list-exports":    {Roles: staff},
	"start-export":    {Roles: staff, Needs: Export},
	"cancel-export":   {Roles: staff},
	"download-export": {Roles: staff},

	// Drafts belong to the organisation of whoever wrote them.
	"list-drafts":  {Roles: staff},
	"create-draft": {Roles: staff},
	"draft":        {Roles: staff},
	"save-draft":   {Roles: staff},
	"delete-draft": {Roles: staff},
	"send-draft":   {Roles: staff},
	"detach-draft": {Roles: staff},
	"keep-draft":   {Roles: staff},

	// What forms and lists are filled with.
	"list-organisations": {Roles: everyone},
	"organisation":       {Roles: everyone},
	"directory":          {Roles: everyone},
	"search-directory":   {Roles: everyone},
	"measure-distances":  {Roles: everyone},   // of public places, from a postcode that is not kept
	"preview-listings":   {Roles: organisers}, // services outside the network
	"apply-listings":     {Roles: organisers},
	"add-favourite":      {Roles: favourers},
	"remove-favourite":   {Roles: favourers},
	"suggest-change":     {Roles: favourers},
	"own-suggestions":    {Roles: favourers},
	"reference":          {Roles: everyone},
	"colleagues":         {Roles: staff},
	"live":               {Roles: everyone},

	// An organisation by its own people. Opening and closing it to referrals is
	// the lead's, and theirs to whom the lead gave it: the store looks (N39).
	"managed-organisation": {Roles: staff},
	"set-accepting":        {Roles: staff, Needs: SwitchAccepting},
	"save-profile":         {Roles: leads},
	"check-profile":        {Roles: leads},
	"list-suggestions":     {Roles: leads},
	"answer-suggestion":    {Roles: leads},
	"set-deadlines":        {Roles: leads},
	"add-closures":         {Roles: leads},
	"remove-closures":      {Roles: leads},
	"default-texts":        {Roles: staff},
	"set-default-texts":    {Roles: leads},

	// Extra questions: a lead's own, the coordinators' about issues (R2, R12).
	"list-questions":   {Roles: []Role{Lead, Coordinator, Auditor}},
	"save-question":    {Roles: keepers},
	"add-question":     {Roles: keepers},
	"retire-question":  {Roles: keepers},
	"restore-question": {Roles: keepers},
	"move-question":    {Roles: keepers},
	"asked-questions":  {Roles: staff},

	// Reports, of the organisation or of the network (R4).
	"report":     {Roles: everyone, Needs: SeeReports},
	"report-csv": {Roles: everyone, Needs: SeeReports},
	"list-told":  {Roles: staff}, // with words, so for nobody of the network; who may open a referral may read them
	"misfits":    {Roles: staff},

	// The network's administration.
	"list-stuck":        {Roles: overseers},
	"list-users":        {Roles: overseers},
	"preview-user":      {Roles: keepers},
	"create-user":       {Roles: keepers},
	"unlock-user":       {Roles: organisers},
	"suspend-user":      {Roles: organisers},
	"restore-user":      {Roles: organisers},
	"resend-link":       {Roles: keepers},
	"end-user-sessions": {Roles: organisers},

	"reset-second-factor":      {Roles: organisers},
	"second-factor-policy":     {Roles: overseers},
	"set-second-factor-policy": {Roles: organisers},

	// The audit: of the network, and for a lead of their own organisation.
	"list-audit":   {Roles: auditors},
	"export-audit": {Roles: auditors},
	"audit-check":  {Roles: overseers},
	"check-audit":  {Roles: overseers},

	// Organisations that ask to join: what strangers say of themselves (R6).
	"list-applications":   {Roles: organisers},
	"application":         {Roles: organisers},
	"approve-application": {Roles: organisers},
	"decline-application": {Roles: organisers},

	"create-organisation": {Roles: organisers},
	"pause-organisation":  {Roles: organisers},
	"resume-organisation": {Roles: organisers},
	"type-organisation":   {Roles: organisers},
	"list-emails":         {Roles: overseers},
	"resend-email":        {Roles: organisers},
	"resend-emails":       {Roles: organisers},
	"network-warnings":    {Roles: overseers},
	"policy":              {Roles: overseers},
	"list-announcements":  {Roles: overseers},
	"announce":            {Roles: organisers},
	"end-announcement":    {Roles: organisers},
	"set-policy":          {Roles: organisers},

	// The lists that the network decides (R2).
	"network-lists": {Roles: overseers},
	"choice-uses":   {Roles: overseers},
	"add-choice":    {Roles: organisers},
	"change-choice": {Roles: organisers},
	"retire-choice": {Roles: organisers},
	"move-choice":   {Roles: organisers},

	// The texts that the network writes itself (R17).
	"network-wordings": {Roles: overseers},
	"set-wording":      {Roles: organisers},

	// What it says around its letters.
	"letter-words":     {Roles: overseers},
	"set-letter-words": {Roles: organisers},
	"preview-letter":   {Roles: overseers},
	"test-letter":      {Roles: organisers},

	// The bank holidays that deadlines go by, and those that the network adds.
	"network-calendar":    {Roles: overseers},
	"preview-day":         {Roles: organisers},
	"add-day":             {Roles: organisers},
	"preview-day-removed": {Roles: organisers},
	"remove-day":          {Roles: organisers},
	// The data-sharing agreement: a lead's for the own organisation, and the
	// network's (R6).
	"agreement":         {Roles: leads},
	"accept-agreement":  {Roles: leads},
	"network-agreement": {Roles: overseers},
	"publish-agreement": {Roles: organisers},
	"record-agreement":  {Roles: organisers},

	// An organisation's people: its leads', and the coordinators'.
	"list-people":          {Roles: []Role{Lead, Coordinator, Auditor}},
	"add-person":           {Roles: keepers},
	"change-person":        {Roles: keepers},
	"remove-person":        {Roles: keepers},
	"publish-organisation": {Roles: publishers}, // a lead: their own

	// Machines.
	"sendgrid-events": {Public: true}, // signed
	"health-live":     {Public: true},
	"health-ready":    {Public: true},
	"openapi":         {Public: true},
	"docs":            {Public: true},

	// What everybody may read: the public directory (K2, R7), and the same as open data.
	"find":          {Public: true},
	"join":          {Public: true},
	"areas":         {Public: true},
	"open-referral": {Public: true},

	// What a reader of it finds wrong.
	"suggest-publicly": {Public: true},
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

// Halfway reports whether a session that still owes this may use the operation:
// it may pay what it owes, and nothing else.
func Halfway(operation, owes string) bool {
	return owes == "" || matrix[operation].Halfway == owes
}

// Permits reports whether a person of this role may use the operation at all.
// Whether they may use it on one referral, its relation and status decide:
// the store's scope and Apply.
func Permits(operation string, role Role) bool {
	a, known := matrix[operation]
	return known && (a.Public || slices.Contains(a.Roles, role))
}
