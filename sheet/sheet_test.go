package sheet_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"onward/referral"
	"onward/schema"
	"onward/sheet"
)

var (
	now    = time.Date(2026, time.October, 27, 9, 0, 0, 0, time.UTC)
	reader = uuid.MustParse("0197740e-0000-7000-8000-0000000000a2")
)

// row is a referral sent before the clocks went back, with what the test wants
// to be typed by somebody hostile in every free field.
func row(typed string) schema.ExportRow {
	day := referral.NewDate(1984, time.March, 2)
	r := schema.ExportRow{
		Form: referral.Form{
			Client:  referral.Client{FirstName: "Zoë", LastName: typed, DateOfBirth: &day, Disability: typed},
			Contact: referral.Contact{Phone: "+44 1603 555012", Safety: typed, DoNotContact: true},
			Need:    referral.Need{Reason: typed, Risks: "A dog.", KeyDates: []referral.KeyDate{{What: "Hearing", On: day}}},
		},
		Said:     []schema.Said{{At: now, Kind: referral.Decline, Words: typed}, {At: now, Kind: referral.Return, Words: "Which letter?"}},
		Notes:    []schema.Note{{At: now, By: schema.Person{Name: "Amina K.", Organisation: "Shelter"}, Text: typed}},
		Contacts: []schema.ContactTry{{At: now, Channel: referral.ByPhone, By: schema.Person{Name: "Harry P."}, Words: typed}},
		Outcomes: []referral.IssueOutcome{{Issue: "debt", Outcome: "advised"}},
	}
	r.Calendar = referral.NewCalendar(referral.EnglandAndWales, nil)
	r.Referral = referral.Referral{
		Number: 10423, Status: referral.Sent, Urgent: true, Issues: []string{"debt"}, Terms: referral.DefaultTerms,
		Sender: referral.Party{Name: typed}, Receiver: referral.Party{ID: reader, Name: "Wherry"},
		SentAt: time.Date(2026, time.October, 20, 9, 0, 0, 0, time.UTC), AcknowledgeBy: time.Date(2026, time.October, 23, 22, 59, 59, 0, time.UTC),
		DecideBy: time.Date(2026, time.October, 30, 23, 59, 59, 0, time.UTC), DeclinedFor: referral.NoCapacity,
	}
	return r
}

var labels = sheet.Labels{
	Status: map[referral.Status]string{referral.Sent: "Sent"}, Reason: map[referral.DeclineReason]string{referral.NoCapacity: "No capacity"},
	Channel: map[referral.Channel]string{referral.ByPhone: "Telephone"}, Issue: map[string]string{"debt": "Debt"},
	Outcome: map[string]string{"advised": "Client contacted and advised"},
	Command: map[referral.Kind]string{referral.Return: "Returned for information"},
}

func write(t *testing.T, format schema.ExportFormat, rows ...schema.ExportRow) []byte {
	t.Helper()
	var file bytes.Buffer
	s, err := sheet.New(&file, format, labels, reader, now)
	require.NoError(t, err)
	defer s.Drop()
	for _, r := range rows {
		require.NoError(t, s.Add(r))
	}
	require.NoError(t, s.Close())
	return file.Bytes()
}

// read opens a file as a program would: a row by its headings.
func read(t *testing.T, format schema.ExportFormat, file []byte) []map[string]string {
	t.Helper()
	var lines [][]string
	if format == schema.ExportCSV {
		rest, is := bytes.CutPrefix(file, []byte("\uFEFF"))
		require.True(t, is, "Excel needs the mark to read UTF-8")
		var err error
		lines, err = csv.NewReader(bytes.NewReader(rest)).ReadAll()
		require.NoError(t, err)
	} else {
		book, err := excelize.OpenReader(bytes.NewReader(file))
		require.NoError(t, err)
		lines, err = book.GetRows("Referrals")
		require.NoError(t, err)
		for i := range lines {
			for j := range lines[i] {
				cell, err := excelize.CoordinatesToCellName(j+1, i+1)
				require.NoError(t, err)
				formula, err := book.GetCellFormula("Referrals", cell)
				require.NoError(t, err)
				require.Empty(t, formula, cell)
			}
		}
	}
	var rows []map[string]string
	for _, line := range lines[1:] {
		r := map[string]string{}
		for i, text := range line {
			r[lines[0][i]] = text
		}
		rows = append(rows, r)
	}
	return rows
}

var formats = []schema.ExportFormat{schema.ExportCSV, schema.ExportXLSX}

func TestASheetSaysWhatAReferralIs(t *testing.T) {
	t.Parallel()
	for _, format := range formats {
		rows := read(t, format, write(t, format, row("O'Hara"), row("Smith")))
		require.Len(t, rows, 2)
		for heading, want := range map[string]string{
			"Number": "10423", "Do not contact the client": "Yes", "A message may be left": "No", "Risks": "A dog.", "Direction": "Received",
			"Sent at": "2026-10-20T10:00:00+01:00", "Acknowledge by": "2026-10-23T23:59:59+01:00", "Decide by": "2026-10-30T23:59:59Z", "Closed at": "",
			"Working days overdue": "2", "Surname": "O'Hara", "Date of birth": "1984-03-02", "Telephone": "'+44 1603 555012", "Issues": "Debt",
			"Key dates": "1984-03-02 Hearing", "Declined because": "No capacity", "Words of the decline": "O'Hara",
			"Other words with decisions": "2026-10-27T09:00:00Z Returned for information: Which letter?",
			"Tries to reach the client":  "2026-10-27T09:00:00Z Telephone, not reached, by Harry P.: O'Hara",
			"Outcomes":                   "Debt: Client contacted and advised", "Notes": "2026-10-27T09:00:00Z Amina K., Shelter: O'Hara",
		} {
			require.Equal(t, want, rows[0][heading], "%s: %s", format, heading)
		}
		require.Equal(t, "Smith", rows[1]["Surname"])
	}
}

// What must be known before anybody calls the client stands first.
func TestSafetyStandsFirst(t *testing.T) {
	t.Parallel()
	lines := strings.SplitN(string(write(t, schema.ExportCSV)), "\r\n", 2)
	require.True(t, strings.HasPrefix(lines[0], "\uFEFFNumber,Do not contact the client,Before contacting the client,Safe times to contact,A message may be left,Risks,"))
}

func TestNothingInASheetRuns(t *testing.T) {
	t.Parallel()
	for name, typed := range map[string]string{
		"a formula": `=HYPERLINK("https://evil.example","x")`, "a plus": "+1+1", "a minus": "-2+3", "an at": "@SUM(A1)", "a tab": "\t=1+1",
		"a return": "\r=1+1", "a new line": "\n=1+1", "a space": " =1+1", "full width": "＝1+1", "full-width at": "＠SUM(1)", "no width": "\u200b=1+1",
		"DDE": "=cmd|' /C calc'!A0", "a percent sign": "%0A=1",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, "'"+typed, sheet.Harmless(typed))
			for _, format := range formats {
				got := read(t, format, write(t, format, row(typed)))[0]
				for _, heading := range []string{"Surname", "Disability", "Before contacting the client", "Reason for the referral", "Words of the decline", "From"} {
					require.True(t, strings.HasPrefix(got[heading], "'"), "%s: %s: %q", format, heading, got[heading])
				}
			}
		})
	}
	for _, plain := range []string{"", "Smith", "O'Hara", "1984-03-02", "a=b", "Zoë", "王", "😀"} {
		require.Equal(t, plain, sheet.Harmless(plain))
	}
}

func TestHostileTextsComeThrough(t *testing.T) {
	t.Parallel()
	for _, typed := range []string{"a,b\"c\"\nd;e", "</t></is><c><f>1+1</f>", "عربى עברית", "Zo\u0308e 😀", strings.Repeat("ä", 5000)} {
		for _, format := range formats {
			require.Equal(t, typed, read(t, format, write(t, format, row(typed)))[0]["Surname"], format)
		}
	}
	long := strings.Repeat("a", 40_000)
	require.Equal(t, long, read(t, schema.ExportCSV, write(t, schema.ExportCSV, row(long)))[0]["Reason for the referral"])
	cut := read(t, schema.ExportXLSX, write(t, schema.ExportXLSX, row(long)))[0]["Reason for the referral"]
	require.Contains(t, cut, "the CSV has the rest")
	require.Len(t, []rune(cut), excelize.TotalCellChars)
}
