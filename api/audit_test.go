package api_test

import (
	"encoding/csv"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/api"
	"onward/referral"
)

func TestTheAuditIsReadInSentences(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.letIn(coordinator)
	r := w.give(w.send(), receiver, referral.Acknowledge)
	w.as(coordinator).post("/referrals/"+r.ID.String()+"/glass", glass()).is(http.StatusOK)
	var page api.AuditPage
	w.as(auditor).post("/audit", map[string]any{"number": r.Number, "from": "2026-06-01", "until": "2026-06-01"}).is(http.StatusOK).into(&page)
	said := map[string]string{}
	for _, e := range page.Items {
		said[e.Who+" ("+e.Organisation+") "+e.Sentence] = e.Why
	}
	number := strings.TrimPrefix(page.Items[0].Sentence[strings.Index(page.Items[0].Sentence, "#"):], "#")
	require.Equal(t, map[string]string{
		"Amina Khan (Harbour Shelter) sent referral #" + number:              "",
		"Harry Potter (Wherry Debt Advice) acknowledged referral #" + number: "",
		"Cora Coord () opened the client's details of referral #" + number:   "Somebody may be at risk",
		"Cora Coord () read the client's details of referral #" + number:     "",
	}, said)
	require.NotEmpty(t, page.Kinds)
	w.as(auditor).post("/audit", map[string]any{"from": "yesterday"}).problem(http.StatusUnprocessableEntity, "invalid")

	var own api.AuditPage
	w.as(lead).post("/audit", map[string]any{}).is(http.StatusOK).into(&own)
	for _, e := range own.Items {
		require.Equal(t, "Wherry Debt Advice", e.Organisation)
	}
	require.NotEmpty(t, own.Items)
}

func TestTheAuditIsTakenOutAsCSV(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	evil := w.organisation("=cmd|'/c calc'!A1")
	w.person("evil", "Anna", "Formula", evil.ID, referral.Lead)
	require.NoError(t, w.store.SetAccepting(t.Context(), w.people["evil"], referral.Accepting{Open: true}, 1))
	got := w.as(auditor).post("/audit/export", map[string]any{"kind": "organisations", "who": "formula"}).is(http.StatusOK)
	require.Equal(t, "text/csv; charset=utf-8", got.header.Get("Content-Type"))
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(got.body), "\uFEFF"))).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 2)
	require.Equal(t, []string{"When", "Who", "Role", "Organisation", "What", "Reason", "Referral", "Entry"}, rows[0])
	require.Equal(t, "Anna Formula", rows[1][1])
	require.Equal(t, "'=cmd|'/c calc'!A1", rows[1][3])
	var page api.AuditPage
	w.as(coordinator).post("/audit", map[string]any{"kind": "taken_out"}).is(http.StatusOK).into(&page)
	require.Equal(t, "took entries of the audit out", page.Items[0].Sentence)
}

func TestTheAuditIsCheckedInTheBackground(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.send()
	var check api.AuditCheck
	w.as(auditor).get("/audit/check").is(http.StatusOK).into(&check)
	require.Equal(t, "never", check.State)
	w.as(auditor).post("/audit/check", nil).is(http.StatusAccepted)
	require.Eventually(t, func() bool {
		w.as(coordinator).get("/audit/check").is(http.StatusOK).into(&check)
		return check.State == "whole"
	}, 10*time.Second, 20*time.Millisecond)
	require.Equal(t, "Aud I.", check.By)
	require.NotZero(t, check.Checked)
}

// Whatever the store writes into the audit has words here.
func TestEveryActionOfTheAuditHasWords(t *testing.T) {
	t.Parallel()
	sources, err := filepath.Glob("../schema/*.go")
	require.NoError(t, err)
	actions := map[string]bool{}
	for _, source := range sources {
		if strings.HasSuffix(source, "_test.go") {
			continue
		}
		text, err := os.ReadFile(source)
		require.NoError(t, err)
		for _, found := range regexp.MustCompile(`"((?:user|organisation|referral|file|export|audit|policy|mail|calendar|letters)\.[a-z_-]+)"`).FindAllStringSubmatch(string(text), -1) {
			actions[found[1]] = true
		}
	}
	require.Greater(t, len(actions), 30)
	for _, k := range append([]referral.Kind{referral.BreakGlass, referral.PassMoment, referral.MoveDeadline}, referral.Kinds...) {
		actions["referral."+string(k)] = true
	}
	for action := range actions {
		require.NotContains(t, api.AuditSentence(action), "did “", action)
	}
}
