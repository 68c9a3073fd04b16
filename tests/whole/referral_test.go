package whole_test

import (
	"net/http"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/workflows"
)

// sent is a referral as its sender knows it.
type sent struct {
	ID     uuid.UUID `json:"id"`
	Number int64     `json:"number"`
}

// form is one that passes every check.
func form(to ...uuid.UUID) referral.Form {
	today := referral.DateOf(time.Now())
	f := referral.Form{
		Client:  referral.Client{FirstName: "Zoë", LastName: "O'Hara"},
		Contact: referral.Contact{Phone: "01603 555 012"},
		Need:    referral.Need{Reason: "Bailiffs called.", Issues: []string{"debt"}},
		Consent: referral.Consent{Given: true, Basis: referral.BasisConsent, How: "spoken", On: &today, Wording: "May we share this?", To: to},
	}
	return f.Tidy()
}

// send sends a referral as a person does: a draft, then the button.
func (p *person) send(f referral.Form) sent {
	p.h.t.Helper()
	draft := p.draft(f)
	var batch struct {
		Referrals []sent `json:"referrals"`
	}
	p.post("/drafts/"+draft.ID.String()+"/send", map[string]any{"version": draft.Version}).is(http.StatusCreated).into(&batch)
	require.Len(p.h.t, batch.Referrals, 1)
	return batch.Referrals[0]
}

type draft struct {
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
}

func (p *person) draft(f referral.Form) (d draft) {
	p.h.t.Helper()
	p.post("/drafts", map[string]any{"form": f, "receivers": f.Consent.To, "copy_sender": false}).is(http.StatusCreated).into(&d)
	return d
}

// give gives a command on the referral as it stands, with what its body needs.
func (p *person) give(r sent, kind referral.Kind, more map[string]any) answer {
	p.h.t.Helper()
	body := map[string]any{"version": p.h.version(r)}
	for name, value := range more {
		body[name] = value
	}
	return p.post("/referrals/"+r.ID.String()+"/"+string(kind), body)
}

// did is give, and it must succeed.
func (p *person) did(r sent, kind referral.Kind, more map[string]any) {
	p.h.t.Helper()
	a := p.give(r, kind, more)
	require.Less(p.h.t, a.status, http.StatusBadRequest, "%s: %s", kind, a.body)
	require.NotZero(p.h.t, a.status, "%s: %s", kind, a.body)
}

func (h *house) version(r sent) int64 {
	return int64(h.number("SELECT version FROM referrals WHERE id = $1", r.ID))
}

// number asks the database, past every wire.
func (h *house) number(sql string, arguments ...any) int {
	h.t.Helper()
	var n int
	require.NoError(h.t, h.sql.QueryRow(h.t.Context(), sql, arguments...).Scan(&n))
	return n
}

func (h *house) text(sql string, arguments ...any) string {
	h.t.Helper()
	var s string
	require.NoError(h.t, h.sql.QueryRow(h.t.Context(), sql, arguments...).Scan(&s))
	return s
}

func (h *house) execute(sql string, arguments ...any) {
	h.t.Helper()
	_, err := h.sql.Exec(h.t.Context(), sql, arguments...)
	require.NoError(h.t, err)
}

// running says in which state Temporal holds the workflow.
func (h *house) running(id string) bool {
	d, err := h.workflows.DescribeWorkflowExecution(h.t.Context(), id, "")
	return err == nil && d.GetWorkflowExecutionInfo().GetStatus().String() == "Running"
}

// keptTime says whether a workflow keeps the referral's time now.
func (h *house) keptTime(r sent) bool {
	return h.running(workflows.ReferralID(r.Number, h.number("SELECT epoch FROM referrals WHERE id = $1", r.ID)))
}
