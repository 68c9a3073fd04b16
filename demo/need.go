package demo

import (
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"onward/referral"
)

// issueShares is how often each issue is what a referral is mainly about, in
// the order of issueCodes.
var issueShares = []int{18, 17, 13, 6, 4, 10, 7, 5, 3, 7, 5, 3, 3, 2, 2, 2, 3, 2, 5, 1}

// urgentShares are the issues that are urgent more often than others.
var urgentShares = map[string]float64{"domestic_abuse": 0.35, "homelessness": 0.25, "food": 0.15, "energy": 0.12}

const urgentOtherwise = 0.05

func someIssue(rng *rand.Rand) string {
	return issueCodes[weighted(rng, len(issueCodes), func(i int) int { return issueShares[i] })]
}

// someIssues are what the referral is about, the main one first.
func someIssues(rng *rand.Rand, main string) []string {
	issues := []string{main}
	for _, share := range []float64{0.35, 0.2} {
		if other := someIssue(rng); chance(rng, share) && !slices.Contains(issues, other) {
			issues = append(issues, other)
		}
	}
	return issues
}

// newNeed writes why the client is referred, as an adviser would.
func newNeed(rng *rand.Rand, s *story, issues []string, sent, now time.Time) referral.Need {
	main := issues[0]
	share, known := urgentShares[main]
	if !known {
		share = urgentOtherwise
	}
	need := referral.Need{
		Reason: reason(rng, s, issues), Wanted: s.tell(rng, issueWords[main], "wanted"), Issues: issues, Urgent: chance(rng, share),
		OthersInvolved: s.tell(rng, clientWords, "others involved"), Risks: s.tell(rng, clientWords, "risk"), KeyDates: []referral.KeyDate{},
	}
	if len(issues) > 1 {
		need.Wanted += " " + s.tell(rng, issueWords[issues[1]], "wanted")
	}
	for _, extra := range []struct {
		section string
		field   *string
	}{{"other referrals", &need.OtherReferrals}, {"still doing", &need.StillDoing}, {"support", &need.Support}} {
		if chance(rng, 0.65) {
			*extra.field = s.tell(rng, clientWords, extra.section)
		}
	}
	if dates := issueWords[main]["date"]; need.Urgent || chance(rng, 0.25) {
		need.KeyDates = append(need.KeyDates, referral.KeyDate{What: one(rng, dates), On: keyDate(rng, need.Urgent, sent, now)})
	}
	return need
}

// reason is the story in paragraphs: how they met, then each issue.
func reason(rng *rand.Rand, s *story, issues []string) string {
	var b strings.Builder
	b.WriteString(s.tell(rng, clientWords, "open"))
	for i, issue := range issues {
		book := issueWords[issue]
		if i == 0 {
			b.WriteString(" ")
		} else {
			b.WriteString("\n\n" + clientWords["link"][(s.age+i)%len(clientWords["link"])] + " ")
		}
		b.WriteString(s.tell(rng, book, "situation"))
		for _, detail := range several(rng, book["detail"], 1+rng.IntN(3)) {
			b.WriteString(" " + s.fill(rng, detail))
		}
		if i == 0 || chance(rng, 0.5) {
			b.WriteString(" " + s.tell(rng, book, "done"))
		}
	}
	b.WriteString("\n\n" + s.tell(rng, clientWords, "close"))
	return b.String()
}

// several takes n different ones, in their order in the list.
func several(rng *rand.Rand, of []string, n int) []string {
	chosen := rng.Perm(len(of))[:min(n, len(of))]
	slices.Sort(chosen)
	picked := make([]string, len(chosen))
	for i, at := range chosen {
		picked[i] = of[at]
	}
	return picked
}

// recently is how long ago a referral may have been sent whose key date still
// lies ahead.
const recently = 45 * 24 * time.Hour

// keyDate is some days after the sending or, for what was sent of late, after
// today: those who open the demo should find dates that matter.
func keyDate(rng *rand.Rand, urgent bool, sent, now time.Time) referral.Date {
	days := 6 + rng.IntN(40)
	if urgent {
		days = 2 + rng.IntN(9)
	}
	from := sent
	if now.Sub(sent) < recently {
		from = now
	}
	return referral.DateOf(from).AddDays(days)
}
