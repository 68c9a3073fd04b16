package api

import (
	"context"
	"fmt"
	"strings"

	"onward/referral"
	"onward/schema"
)

// fateLabels say what became of the client since.
var fateLabels = map[schema.Fate]string{
	schema.FateForwarded: "Forwarded", schema.FateWaiting: "Not yet forwarded", schema.FateEnded: "Closed: no further referral",
	schema.FateReturned: "Waits for us", schema.FateSentAgain: "Sent again", schema.FateWithdrawn: "Withdrawn",
}

// returned is what the list of reasons calls a return for information.
const returned = "returned"

func (s *Server) listTold(ctx context.Context, in *toldInput) (*toldOutput, error) {
	today := referral.DateOf(s.config.Now())
	period, err := ReportQuery{From: in.From, To: in.To}.period(today)
	if err != nil {
		return nil, err
	}
	q := schema.ToldQuery{Period: period, Receiver: in.Receiver, Mine: in.Sent == "me", Returned: in.Reason == returned, After: in.Cursor, Limit: in.Limit}
	if !q.Returned {
		q.Reason = referral.DeclineReason(in.Reason)
	}
	found, err := s.store.Told(ctx, actor(ctx), q)
	if err != nil {
		return nil, fmt.Errorf("list what was told: %w", err)
	}
	lists, err := s.lists(ctx)
	if err != nil {
		return nil, err
	}
	issues, reasons := labelsOf(lists[referral.ListIssues]), labelsOf(lists[referral.ListReasons])
	page := ToldPage{
		Items: []Told{}, Next: found.Next, Period: showPeriod(period), Presets: showPresets(today), Total: found.Total, Receivers: []Party{}, Asked: []ToldAsked{},
	}
	for _, t := range found.Items {
		page.Items = append(page.Items, showTold(t, issues, reasons))
	}
	for _, p := range found.Receivers {
		page.Receivers = append(page.Receivers, showParty(p))
	}
	for _, a := range found.Asked {
		page.Asked = append(page.Asked, ToldAsked(a))
	}
	return &toldOutput{Body: page}, nil
}

func showTold(t schema.Told, issues, reasons map[string]string) Told {
	shown := Told{
		ReferralID: t.ReferralID, Number: t.Number, At: t.At, Kind: string(t.Kind), Receiver: showParty(t.Receiver), Issues: []Issue{},
		Reason: Choice{string(t.Reason), reasons[string(t.Reason)]}, Words: t.Words, Remedy: t.Remedy, SentBy: showPersonOrNone(t.SentBy),
		Fate: Choice{string(t.Fate), fateLabels[t.Fate]}, Onward: []ToldOnward{},
	}
	if t.Kind == referral.Return {
		shown.Reason = Choice{returned, statusLabels[referral.Returned]}
	}
	for _, code := range t.Issues {
		shown.Issues = append(shown.Issues, Issue{code, issues[code]})
	}
	for _, o := range t.Onward {
		status := Choice{string(o.Status), statusLabels[o.Status]}
		if o.Status == referral.Closed {
			status.Label = resultLabels[o.Result]
		}
		shown.Onward = append(shown.Onward, ToldOnward{o.ID, o.Number, o.Receiver, status})
	}
	return shown
}

func (s *Server) misfits(ctx context.Context, in *misfitsInput) (*misfitsOutput, error) {
	found, err := s.store.Misfits(ctx, actor(ctx), in.Receivers)
	if err != nil {
		return nil, fmt.Errorf("look for misfits: %w", err)
	}
	all := MisfitList{Items: []Misfit{}}
	for _, m := range found {
		all.Items = append(all.Items, Misfit{showParty(m.Receiver), misfitWords(m), m.Criteria})
	}
	return &misfitsOutput{Body: all}, nil
}

// misfitWords tell a sender what happened before, without blame.
func misfitWords(m schema.Misfit) string {
	as := map[referral.DeclineReason]string{
		referral.Inappropriate: "inappropriate", referral.OutsideGroup: "outside their client group", referral.OutsideExpertise: "outside their expertise",
	}
	var reasons []string
	for _, reason := range referral.MisfitReasons {
		if m.Reasons[reason] > 0 {
			reasons = append(reasons, as[reason])
		}
	}
	told := strings.Join(reasons, " or ")
	if len(reasons) == 3 {
		told = reasons[0] + ", " + reasons[1] + " or " + reasons[2]
	}
	many := numberWords[m.Declined()]
	return fmt.Sprintf("%s of your last %s referrals to them were declined as %s. Read what they take first.",
		strings.ToUpper(many[:1])+many[1:], numberWords[m.Of], told)
}

// numberWords write out numbers as far as a sentence about the latest needs them.
var numberWords = [referral.LatestLookedAt + 1]string{"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
