package schema_test

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

// started asks for an export and gives it to a worker.
func (n *network) started(by referral.Actor, format schema.ExportFormat, q schema.ListQuery) schema.Export {
	n.t.Helper()
	x, err := n.StartExport(n.t.Context(), by, format, "A report.", q)
	require.NoError(n.t, err)
	x, err = n.BeginExport(n.t.Context(), x.ID)
	require.NoError(n.t, err)
	return x
}

// exported writes the numbers of what the export holds, as its file.
func (n *network) exported(by referral.Actor, format schema.ExportFormat, q schema.ListQuery) (schema.Export, []schema.ExportRow) {
	n.t.Helper()
	x := n.started(by, format, q)
	var all []schema.ExportRow
	for after, more := "", true; more; more = after != "" {
		rows, next, err := n.ExportRows(n.t.Context(), x, after)
		require.NoError(n.t, err)
		all, after = append(all, rows...), next
	}
	w := n.ExportWriter(n.t.Context(), x.ID)
	size := 0
	for _, row := range all {
		b, err := w.Write(bytes.Repeat([]byte(row.ClientName+"\n"), 40_000)) // more than one part
		require.NoError(n.t, err)
		size += b
	}
	require.NoError(n.t, w.Close())
	require.NoError(n.t, n.FinishExport(n.t.Context(), x, len(all), int64(size)))
	return x, all
}

func TestAnExportHoldsWhatTheSearchFindsAndNothingOfOthers(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	n.busy()
	for _, by := range []referral.Actor{n.sender, n.receiver, n.stranger} {
		for name, q := range map[string]schema.ListQuery{
			"everything":     {},
			"received, sent": {Box: schema.BoxIncoming, Status: []referral.Status{referral.Sent}},
			"a surname":      {Text: "Smith"},
			"misspelt":       {Text: "Smyth"},
		} {
			found, err := n.Search(t.Context(), by, schema.ListQuery{Box: q.Box, Status: q.Status, Text: q.Text, Limit: 100})
			require.NoError(t, err)
			require.NotZero(t, found.Total, name)
			x, rows := n.exported(by, schema.ExportCSV, q)
			require.Equal(t, found.Total, x.Total, name)
			var want, got []int64
			for _, item := range found.Items {
				want = append(want, item.Number)
			}
			for _, row := range rows {
				require.Contains(t, []uuid.UUID{row.Sender.ID, row.Receiver.ID}, by.OrganisationID, "a row of others")
				require.NotEmpty(t, row.Form.Client.LastName)
				got = append(got, row.Number)
			}
			require.Equal(t, want, got, name)
		}
	}
}

func TestAnExportIsItsPersonsAlone(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r := n.must(n.send(), n.receiver, referral.Command{Kind: referral.AddNote, Note: referral.Note{Text: "For both."}})
	n.must(r, n.receiver, referral.Command{Kind: referral.AddNote, Note: referral.Note{Text: "Mine.", Private: true}})
	x, rows := n.exported(n.receiver, schema.ExportXLSX, schema.ListQuery{})
	require.Len(t, rows, 1)
	require.Len(t, rows[0].Notes, 1, "private notes stay, the reader's own too")
	require.Equal(t, "For both.", rows[0].Notes[0].Text)

	for name, by := range map[string]referral.Actor{"a colleague": n.colleague, "the other side": n.sender, "a stranger": n.stranger, "a coordinator": n.coordinator} {
		_, _, err := n.OpenExport(t.Context(), by, x.ID)
		require.Error(t, err, name)
		require.Error(t, n.CancelExport(t.Context(), by, x.ID), name)
		all, err := n.Exports(t.Context(), by)
		require.NoError(t, err)
		require.Empty(t, all, name)
		if by != n.coordinator {
			parts, err := n.asApp(by, "SELECT * FROM export_parts")
			require.NoError(t, err)
			require.Zero(t, parts, name)
		}
	}
	opened, file, err := n.OpenExport(t.Context(), n.receiver, x.ID)
	require.NoError(t, err)
	read, err := io.ReadAll(file)
	require.NoError(t, err)
	require.Len(t, read, int(opened.Size))
	require.Equal(t, 40_000, bytes.Count(read, []byte("\n")))

	audits := raw[string](t, n.url, "SELECT action || ' ' || detail::text FROM audit WHERE action LIKE 'export.%' ORDER BY at, seq")
	require.GreaterOrEqual(t, len(audits), 3)
	for _, line := range audits {
		require.NotContains(t, line, "Smith")
		require.NotContains(t, line, "report", "the purpose is somebody's words: the row has it")
	}
	require.True(t, slices.ContainsFunc(audits, func(line string) bool { return bytes.Contains([]byte(line), []byte(`"rows": 1`)) }))

	// After a day the file and the question are gone; who took what, why, stays.
	_, _, err = n.at(monday.Add(25*time.Hour)).OpenExport(t.Context(), n.receiver, x.ID)
	require.ErrorIs(t, err, referral.ErrNotFound)
	removed, err := n.at(monday.Add(25 * time.Hour)).RemoveExports(t.Context())
	require.NoError(t, err)
	require.NotZero(t, removed)
	require.Zero(t, raw[int64](t, n.url, "SELECT count(*) FROM export_parts")[0])
	require.Equal(t, []string{"removed {} A report."}, raw[string](t, n.url, "SELECT DISTINCT state || ' ' || query::text || ' ' || purpose FROM exports"))
}

func TestAnExportIsStoppedAndStartsAgain(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	n.send()
	x := n.started(n.sender, schema.ExportCSV, schema.ListQuery{})
	_, err := n.StartExport(t.Context(), n.sender, schema.ExportCSV, "Another.", schema.ListQuery{})
	require.ErrorIs(t, err, &referral.Error{Code: referral.CodeTooMany}, "one at a time")

	w := n.ExportWriter(t.Context(), x.ID)
	_, err = w.Write([]byte("half a fi"))
	require.NoError(t, err)
	require.NoError(t, w.Close())
	_, err = n.BeginExport(t.Context(), x.ID) // another worker
	require.NoError(t, err)
	require.Zero(t, raw[int64](t, n.url, "SELECT count(*) FROM export_parts")[0], "half a file is thrown away")

	require.NoError(t, n.CancelExport(t.Context(), n.sender, x.ID))
	require.ErrorIs(t, n.ProgressExport(t.Context(), x.ID, 1, 1), schema.ErrExportOver)
	require.ErrorIs(t, n.FinishExport(t.Context(), x, 1, 1), schema.ErrExportOver)
	_, err = n.BeginExport(t.Context(), x.ID)
	require.ErrorIs(t, err, schema.ErrExportOver)

	for range 19 {
		another := n.started(n.sender, schema.ExportCSV, schema.ListQuery{})
		require.NoError(t, n.CancelExport(t.Context(), n.sender, another.ID))
	}
	_, err = n.StartExport(t.Context(), n.sender, schema.ExportCSV, "The 21st.", schema.ListQuery{})
	require.ErrorIs(t, err, &referral.Error{Code: referral.CodeTooMany}, "twenty a day")
}

func TestWhoLeftGetsNoExport(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	x, err := n.StartExport(t.Context(), n.sender, schema.ExportCSV, "A report.", schema.ListQuery{})
	require.NoError(t, err)
	raw[string](t, n.url, "UPDATE memberships SET ended_at = now() RETURNING ''")
	_, err = n.BeginExport(t.Context(), x.ID)
	require.ErrorIs(t, err, &referral.Error{Code: referral.CodeNotAllowed})
	_, err = n.StartExport(t.Context(), n.receiver, schema.ExportCSV, "A report.", schema.ListQuery{})
	require.ErrorIs(t, err, &referral.Error{Code: referral.CodeNotAllowed})
}

func TestSearchesAreKeptForTheirPerson(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	question := json.RawMessage(`{"text": "Canary"}`)
	saved, err := n.SaveSearch(t.Context(), n.sender, "Mine", question)
	require.NoError(t, err)
	_, err = n.SaveSearch(t.Context(), n.sender, "MINE", question)
	require.ErrorIs(t, err, &referral.Error{Code: referral.CodeConflict})
	for i := range 12 {
		require.NoError(t, n.at(monday.Add(time.Duration(i)*time.Minute)).RememberSearch(t.Context(), n.sender, json.RawMessage(`{"text": "`+string(rune('a'+i))+`"}`)))
	}
	require.NoError(t, n.at(monday.Add(time.Hour)).RememberSearch(t.Context(), n.sender, json.RawMessage(`{"text": "d"}`)))
	kept, recent, err := n.Searches(t.Context(), n.sender)
	require.NoError(t, err)
	require.Len(t, kept, 1)
	require.Len(t, recent, 10)
	require.JSONEq(t, `{"text": "d"}`, string(recent[0].Question))
	require.JSONEq(t, `{"text": "l"}`, string(recent[1].Question))

	for _, by := range []referral.Actor{n.receiver, n.stranger, n.coordinator} {
		kept, recent, err := n.Searches(t.Context(), by)
		require.NoError(t, err)
		require.Empty(t, kept)
		require.Empty(t, recent)
		require.ErrorIs(t, n.RenameSearch(t.Context(), by, saved.ID, "Theirs"), referral.ErrNotFound)
		require.ErrorIs(t, n.DeleteSearch(t.Context(), by, saved.ID), referral.ErrNotFound)
	}
	require.NoError(t, n.RenameSearch(t.Context(), n.sender, saved.ID, "Ours"))
	require.NoError(t, n.DeleteSearch(t.Context(), n.sender, saved.ID))
	require.ErrorIs(t, n.DeleteSearch(t.Context(), n.sender, saved.ID), referral.ErrNotFound)
}

func TestMisspeltSurnamesAreFound(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	n.busy()
	for typed, want := range map[string]string{"Smyth": "Smith", "Smihtson": "Smithson", "O'Harra": "ara", "Van den Berg": "van der Berg", "Zoe": "Zoë"} {
		found, err := n.Search(t.Context(), n.sender, schema.ListQuery{Text: typed})
		require.NoError(t, err, typed)
		require.NotEmpty(t, found.Items, typed)
		require.Contains(t, found.Items[0].ClientName, want, typed)
		require.Equal(t, typed != "Zoe", found.Similar, typed)
		require.Equal(t, len(found.Items), min(found.Total, 25), typed)
	}
	found, err := n.Search(t.Context(), n.sender, schema.ListQuery{Text: "Smith", Status: []referral.Status{referral.Withdrawn}, Urgent: new(bool)})
	require.NoError(t, err)
	require.Empty(t, found.Items)
	require.Len(t, found.Without, 1, "only without the status there is something")
	require.Equal(t, schema.FilterStatus, found.Without[0].Filter)
	require.NotZero(t, found.Without[0].Total)
}
