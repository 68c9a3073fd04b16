package schema_test

import (
	"crypto/sha256"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

// upload remembers a file of the actor's whose name nobody else may read.
func (n *network) upload(by referral.Actor, state schema.FileState) schema.File {
	n.t.Helper()
	f, err := n.AddUpload(n.t.Context(), by, schema.File{
		ID: uuid.New(), Name: "O'Hara's bailiff letter.pdf", Kind: "pdf", Size: 3, SHA256: sha256.Sum256([]byte("pdf")), State: state,
	})
	require.NoError(n.t, err)
	return f
}

func with(all ...schema.File) func(*schema.Draft) {
	return func(d *schema.Draft) { d.Files = all }
}

func (n *network) filesOf(by referral.Actor, r referral.Referral) []schema.AttachedFile {
	n.t.Helper()
	v, err := n.Referral(n.t.Context(), by, r.ID)
	require.NoError(n.t, err)
	return v.Files
}

func TestFilesGoWithEachReferralOfASend(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	first, second := n.upload(n.sender, schema.FileClean), n.upload(n.sender, schema.FileClean)
	for _, r := range n.sendTo([]uuid.UUID{n.debt.ID, n.other.ID}, with(second, first)) {
		got := n.filesOf(n.sender, r)
		require.Len(t, got, 2)
		require.Equal(t, []uuid.UUID{second.ID, first.ID}, []uuid.UUID{got[0].Content, got[1].Content}, "in the draft's order")
		require.Equal(t, "O'Hara's bailiff letter.pdf", got[0].Name)
		require.True(t, got[0].Mine)
		require.Equal(t, "Amina K.", got[0].By.Name)
		opened, err := n.OpenFile(t.Context(), n.sender, r.ID, got[0].ID)
		require.NoError(t, err)
		require.Equal(t, got[0].Content, opened.Content)
	}
	require.Equal(t, []int64{2}, raw[int64](t, n.url, "SELECT count(*) FROM audit WHERE action = 'file.open'"), "R-51")
}

func TestADraftHoldsItsFiles(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	mine, theirs := n.upload(n.sender, schema.FileClean), n.upload(n.stranger, schema.FileClean)
	d, err := n.SaveDraft(t.Context(), n.sender, schema.Draft{Form: form(), Files: []schema.File{mine, theirs, {ID: uuid.New()}}})
	require.NoError(t, err)
	require.Equal(t, []schema.File{mine}, d.Files, "another organisation's is not there")
	d, err = n.Draft(t.Context(), n.sender, d.ID)
	require.NoError(t, err)
	require.Equal(t, []schema.File{mine}, d.Files)

	later := n.at(monday.Add(25 * time.Hour))
	forsaken, err := later.ForsakenFiles(t.Context(), 10)
	require.NoError(t, err)
	require.Equal(t, []uuid.UUID{theirs.ID}, forsaken, "nothing holds the stranger's")
	gone, err := later.ForgetFile(t.Context(), mine.ID)
	require.NoError(t, err)
	require.False(t, gone)
	_, err = n.Upload(t.Context(), n.sender, mine.ID)
	require.NoError(t, err, "what is held is not forgotten")
	known, err := later.KnownFiles(t.Context(), monday.Add(time.Hour), uuid.Nil, 10)
	require.NoError(t, err)
	require.ElementsMatch(t, []uuid.UUID{mine.ID, theirs.ID}, known)
	rest, err := later.KnownFiles(t.Context(), monday.Add(time.Hour), known[0], 10)
	require.NoError(t, err)
	require.Equal(t, known[1:], rest, "from the one after")
	known, err = later.KnownFiles(t.Context(), monday.Add(-time.Hour), uuid.Nil, 10)
	require.NoError(t, err)
	require.Empty(t, known)

	require.NoError(t, n.DeleteDraft(t.Context(), n.sender, d.ID))
	forsaken, err = later.ForsakenFiles(t.Context(), 10)
	require.NoError(t, err)
	require.ElementsMatch(t, []uuid.UUID{mine.ID, theirs.ID}, forsaken)
	gone, err = later.ForgetFile(t.Context(), mine.ID)
	require.NoError(t, err)
	require.True(t, gone)
	_, err = n.Upload(t.Context(), n.sender, mine.ID)
	require.ErrorIs(t, err, referral.ErrNotFound)
	unknown, err := n.UnknownFiles(t.Context(), []uuid.UUID{mine.ID, theirs.ID})
	require.NoError(t, err)
	require.Equal(t, []uuid.UUID{mine.ID}, unknown)
}

func TestFilesAddedAndRemoved(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r := n.send()
	f := n.upload(n.receiver, schema.FileClean)
	r = n.must(r, n.receiver, referral.Command{Kind: referral.AddFile, File: referral.Attachment{Upload: f.ID, Notify: []uuid.UUID{n.sender.UserID}}})
	require.EqualValues(t, 1, n.letters(referral.LetterFileAdded))
	got := n.filesOf(n.sender, r)
	require.Len(t, got, 1)
	require.False(t, got[0].Mine)

	remove := referral.Command{ReferralID: r.ID, Kind: referral.RemoveFile, By: n.sender, File: referral.Attachment{ID: got[0].ID}}
	_, _, err := n.Apply(t.Context(), remove)
	require.ErrorIs(t, err, referral.ErrNotAllowed, "it is the receiver's")
	r = n.must(r, n.colleague, referral.Command{Kind: referral.RemoveFile, File: referral.Attachment{ID: got[0].ID}})
	got = n.filesOf(n.sender, r)
	require.Empty(t, got[0].Name, "the removal shows, the name does not")
	require.Equal(t, "Carl C.", got[0].Removed.Name)
	_, err = n.OpenFile(t.Context(), n.sender, r.ID, got[0].ID)
	require.ErrorIs(t, err, referral.ErrNotFound)
	remove.By = n.receiver
	_, _, err = n.Apply(t.Context(), remove)
	require.ErrorIs(t, err, referral.ErrNotFound, "twice is refused in words")
	forsaken, err := n.at(monday.Add(25*time.Hour)).ForsakenFiles(t.Context(), 10)
	require.NoError(t, err)
	require.Equal(t, []uuid.UUID{f.ID}, forsaken)
}

func TestFilesThatAreNotServed(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	waiting := n.upload(n.sender, schema.FileWaiting)
	r := n.send(with(waiting))
	attached := n.filesOf(n.receiver, r)[0]
	_, err := n.OpenFile(t.Context(), n.receiver, r.ID, attached.ID)
	require.ErrorContains(t, err, "still being looked at")
	ids, err := n.WaitingFiles(t.Context(), 10)
	require.NoError(t, err)
	require.Equal(t, []uuid.UUID{waiting.ID}, ids)
	require.NoError(t, n.MarkScanned(t.Context(), waiting.ID, true))
	require.NoError(t, n.MarkScanned(t.Context(), waiting.ID, true), "twice is once")
	_, err = n.OpenFile(t.Context(), n.receiver, r.ID, attached.ID)
	require.ErrorContains(t, err, "A virus was found")
	require.Equal(t, schema.FileInfected, n.filesOf(n.sender, r)[0].State, "both sides see it")

	_, err = n.SaveDraft(t.Context(), n.sender, schema.Draft{Form: form(n.debt.ID), Receivers: []uuid.UUID{n.debt.ID}, Files: []schema.File{waiting}})
	require.NoError(t, err, "a draft keeps what is typed")
	_, _, err = n.Apply(t.Context(), referral.Command{ReferralID: r.ID, Kind: referral.AddFile, By: n.sender, File: referral.Attachment{Upload: waiting.ID}})
	require.ErrorIs(t, err, referral.ErrInvalid)
}

// Nobody but the two organisations learns of a file, not even its name.
func TestFilesOfOthers(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	f := n.upload(n.sender, schema.FileClean)
	r := n.send(with(f))
	attached := n.filesOf(n.receiver, r)[0]
	for name, by := range map[string]referral.Actor{"stranger": n.stranger, "coordinator": n.coordinator} {
		_, err := n.OpenFile(t.Context(), by, r.ID, attached.ID)
		require.ErrorIs(t, err, referral.ErrNotFound, name)
		_, err = n.Upload(t.Context(), by, f.ID)
		require.ErrorIs(t, err, referral.ErrNotFound, name)
	}
	require.Empty(t, n.filesOf(n.coordinator, r))
	_, err := n.Upload(t.Context(), n.receiver, f.ID)
	require.ErrorIs(t, err, referral.ErrNotFound, "an upload is its organisation's; the receiver has the attachment")
	r2 := n.send()
	_, _, err = n.Apply(t.Context(), referral.Command{ReferralID: r2.ID, Kind: referral.AddFile, By: n.receiver, File: referral.Attachment{Upload: f.ID}})
	require.ErrorIs(t, err, referral.ErrInvalid, "what somebody else uploaded cannot be attached")
	_, err = n.OpenFile(t.Context(), n.receiver, r2.ID, attached.ID)
	require.ErrorIs(t, err, referral.ErrNotFound, "a file of another referral")
}

// Files that come with an amendment are the referral's once it is sent again.
func TestFilesComeWithAnAmendment(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r := n.send(with(n.upload(n.sender, schema.FileClean)))
	r = n.must(r, n.receiver, referral.Command{Kind: referral.Return, Words: "Please attach the letter."})
	d, err := n.AmendReferral(t.Context(), n.sender, r.ID)
	require.NoError(t, err)
	f := n.upload(n.sender, schema.FileClean)
	d.Files = []schema.File{f}
	d, err = n.SaveDraft(t.Context(), n.sender, d)
	require.NoError(t, err)
	require.Equal(t, []schema.File{f}, d.Files)
	r = n.must(r, n.sender, referral.Command{Kind: referral.Send, Amendment: referral.Amendment{Draft: d.ID, Version: d.Version}})
	require.Equal(t, referral.Sent, r.Status)
	require.Len(t, n.filesOf(n.receiver, r), 2)
}

func TestBothOrganisationsOfEachReferralAreToldOfAVirus(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	waiting := n.upload(n.sender, schema.FileWaiting)
	n.sendTo([]uuid.UUID{n.debt.ID, n.other.ID}, with(waiting))
	n.send(with(n.upload(n.sender, schema.FileClean)))
	require.NoError(t, n.MarkScanned(t.Context(), waiting.ID, true))
	require.NoError(t, n.MarkScanned(t.Context(), waiting.ID, true))
	told := raw[uuid.UUID](t, n.url, "SELECT organisation_id FROM notifications WHERE letter = 'virus_found'")
	require.ElementsMatch(t, []uuid.UUID{n.food.ID, n.debt.ID, n.food.ID, n.other.ID}, told)
	l, err := n.Letter(t.Context(), n.letter(referral.LetterVirusFound))
	require.NoError(t, err)
	require.NotEmpty(t, l.To)
	require.NotZero(t, l.Referral.Number)

	clean := n.upload(n.receiver, schema.FileWaiting)
	require.NoError(t, n.MarkScanned(t.Context(), clean.ID, false))
	require.EqualValues(t, 4, n.letters(referral.LetterVirusFound), "nobody is told that all is well")
}
