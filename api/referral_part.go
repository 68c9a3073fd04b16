package api

import (
	"onward/files"
	"onward/referral"
	"onward/schema"
)

// Parts of a referral that look the same to everybody who may see them.

func showForm(f *referral.Form) *referral.Form {
	if f == nil {
		return nil
	}
	tidy := f.Tidy() // empty lists instead of none: the document promises arrays
	return &tidy
}

func showContact(c schema.Contact) *OrganisationContact {
	return &OrganisationContact{Email: c.Email, Phone: c.Phone}
}

func showNotes(all []schema.Note) []Note {
	shown := make([]Note, len(all))
	for i, n := range all {
		shown[i] = Note{ID: n.ID, At: n.At, By: showPerson(n.By), Mine: n.Mine, Private: n.Private, Deleted: n.Deleted, Text: n.Text}
	}
	return shown
}

func showFiles(all []schema.AttachedFile) []AttachedFile {
	shown := make([]AttachedFile, len(all))
	for i, f := range all {
		shown[i] = AttachedFile{
			ID: f.ID, Name: f.Name, Kind: f.Kind, Size: f.Size, State: string(f.State), Preview: files.Kind(f.Kind).Preview(),
			By: showPerson(f.By), At: f.At, Mine: f.Mine, Removed: f.Removed != nil, RemovedBy: showPersonOrNone(f.Removed), RemovedAt: orAbsent(f.RemovedAt),
		}
	}
	return shown
}

func showContacts(all []schema.ContactTry) []ContactTry {
	shown := make([]ContactTry, len(all))
	for i, c := range all {
		shown[i] = ContactTry{At: c.At, Channel: string(c.Channel), Reached: c.Reached, By: showPerson(c.By), Words: c.Words}
	}
	return shown
}

func showDeliveries(all []schema.LetterState) []Delivery {
	shown := make([]Delivery, len(all))
	for i, l := range all {
		shown[i] = Delivery{
			Letter: string(l.Letter), Label: letterLabels[l.Letter], Audience: string(l.Audience), State: string(l.State), At: l.At,
		}
	}
	return shown
}

func showAmendments(all []schema.Amendment) []Amendment {
	shown := make([]Amendment, len(all))
	for i, a := range all {
		shown[i] = Amendment{Seq: a.Seq, At: a.At, By: showPersonOrNone(a.By), Before: *showForm(&a.Before), After: *showForm(&a.After)}
	}
	return shown
}

func showOpenings(all []schema.Opening) []Opening {
	shown := make([]Opening, len(all))
	for i, o := range all {
		shown[i] = Opening{By: showPerson(o.By), At: o.At}
	}
	return shown
}

func showParties(all []referral.Party) []Party {
	shown := make([]Party, len(all))
	for i, p := range all {
		shown[i] = showParty(p)
	}
	return shown
}

func showLinks(all []schema.Link) []ReferralLink {
	shown := make([]ReferralLink, len(all))
	for i, l := range all {
		shown[i] = showLink(l)
	}
	return shown
}

func showLink(l schema.Link) ReferralLink {
	return ReferralLink{ID: l.ID, Number: l.Number, Sender: showParty(l.Sender), Receiver: showParty(l.Receiver), Status: string(l.Status)}
}
