package whole_test

import (
	"net/http"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/tests/rig"
)

// liveLives sends referrals and gives every command there is, with canaries in
// all words. It returns one that nobody answers.
func (h *house) liveLives(c *canaries) sent {
	h.t.Helper()
	words := func(place string) map[string]any { return map[string]any{"words": c.plant(place)} }
	next := func() sent { return h.amina.send(h.planted(c, h.receiver.ID)) }

	silent := next()
	h.liveToTheEnd(c, next())

	declined := next()
	decline := map[string]any{"reason": "no_capacity", "words": c.plant("decline")}
	h.harry.did(declined, referral.Decline, decline)
	h.harry.did(declined, referral.Undo, words("undo"))
	h.harry.did(declined, referral.Decline, decline)
	consent := h.planted(c, h.other.ID).Consent
	h.amina.did(declined, referral.Forward, map[string]any{"receivers": []uuid.UUID{h.other.ID}, "consent": consent, "note": c.plant("note")})
	ended := next()
	h.harry.did(ended, referral.Decline, decline)
	h.amina.did(ended, referral.NoFurtherReferral, words("no_further"))

	returned := next()
	h.harry.did(returned, referral.Return, words("return"))
	h.amina.did(returned, referral.Send, words("again"))
	h.harry.did(returned, referral.StopClock, words("stop"))
	h.harry.did(returned, referral.RestartClock, words("restart"))
	h.harry.did(returned, referral.ExtendClock, map[string]any{"days": 2, "words": c.plant("extend")})
	h.amina.did(returned, referral.Withdraw, words("withdraw"))

	h.amina.upload(c.plant("file")+".txt", c.plant("content"))
	h.amina.upload(c.plant("file")+".exe", c.plant("content"))
	h.amina.post("/referrals/search", map[string]any{"text": c.plant("search")}).is(http.StatusOK)
	h.amina.get("/organisations?search=" + c.bare("typed")).is(http.StatusOK)
	h.amina.get("/referrals/" + c.bare("path"))
	h.amina.draft(h.planted(c, h.receiver.ID))
	bad := h.planted(c, h.receiver.ID)
	bad.Contact.Phone = c.bare("phone")
	d := h.amina.draft(bad)
	h.amina.post("/drafts/"+d.ID.String()+"/send", map[string]any{"version": d.Version}).is(http.StatusUnprocessableEntity)
	return silent
}

// liveToTheEnd is the life of a referral that helped.
func (h *house) liveToTheEnd(c *canaries, r sent) {
	h.t.Helper()
	h.harry.did(r, referral.Acknowledge, nil)
	h.harry.did(r, referral.Assign, map[string]any{"assignee": h.harry.id})
	h.harry.did(r, referral.RecordContact, map[string]any{"channel": "phone", "reached": false, "at": time.Now(), "words": c.plant("contact")})
	note := func(text string, more map[string]any) answer {
		body := map[string]any{"text": text}
		for name, value := range more {
			body[name] = value
		}
		return h.harry.post("/referrals/"+r.ID.String()+"/add-note", body)
	}
	require.Less(h.t, note(c.plant("public"), map[string]any{"notify": []uuid.UUID{h.amina.id}}).status, http.StatusBadRequest)
	require.Less(h.t, note(c.plant("private"), map[string]any{"private": true}).status, http.StatusBadRequest)
	broken := note("breakdown "+c.plant("broken"), nil).is(http.StatusInternalServerError)
	require.Empty(h.t, rig.Hits(broken.body, c.all), "in the answer")
	h.harry.did(r, referral.Accept, nil)
	h.harry.did(r, referral.Close, map[string]any{
		"words": c.plant("close"), "outcomes": []map[string]string{{"issue": "debt", "outcome": "advised"}},
	})
}
