package api

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"github.com/google/uuid"

	"onward/referral"
	"onward/schema"
)

func (s *Server) createDraft(ctx context.Context, in *createDraftInput) (*draftOutput, error) {
	return s.keepDraft(ctx, in.Body.draft(uuid.Nil, 0))
}

func (s *Server) saveDraft(ctx context.Context, in *saveDraftInput) (*draftOutput, error) {
	return s.keepDraft(ctx, in.Body.draft(in.ID, in.Body.Version))
}

func (b DraftBody) draft(id uuid.UUID, version int64) schema.Draft {
	return schema.Draft{ID: id, Version: version, Form: b.Form.Tidy(), Receivers: b.Receivers, Next: b.Next, CopySender: b.CopySender, Files: b.uploads()}
}

// uploads are the files by their ids alone: the store knows the rest.
func (b DraftBody) uploads() []schema.File {
	all := make([]schema.File, len(b.Files))
	for i, id := range b.Files {
		all[i].ID = id
	}
	return all
}

func (s *Server) keepDraft(ctx context.Context, d schema.Draft) (*draftOutput, error) {
	saved, err := s.store.SaveDraft(ctx, actor(ctx), d)
	if err != nil {
		return nil, fmt.Errorf("save a draft: %w", err)
	}
	return s.showDraft(saved), nil
}

func (s *Server) draft(ctx context.Context, in *draftInput) (*draftOutput, error) {
	d, err := s.store.Draft(ctx, actor(ctx), in.ID)
	if err != nil {
		return nil, fmt.Errorf("read a draft: %w", err)
	}
	return s.showDraft(d), nil
}

func (s *Server) showDraft(d schema.Draft) *draftOutput {
	shown := Draft{
		ID: d.ID, Version: d.Version, UpdatedAt: d.UpdatedAt, Problems: []FieldProblem{}, Attached: []Upload{},
		DraftBody: DraftBody{Form: d.Form.Tidy().Asked(schema.PlainQuestions(d.Asked)), Receivers: list(d.Receivers), Next: d.Next, CopySender: d.CopySender},
	}
	if a := d.Amends; a != nil {
		shown.Amends = &Amends{ID: a.ReferralID, Number: a.Number, Version: a.Version, Status: string(a.Status), Receiver: showParty(a.Receiver), Asked: a.Asked}
	}
	for _, f := range d.Files {
		shown.Files, shown.Attached = append(shown.Files, f.ID), append(shown.Attached, showUpload(f))
	}
	problems := append(d.Form.Check(s.config.Now()), d.Form.CheckAnswers(schema.PlainQuestions(d.Asked), d.Receivers)...)
	for _, p := range problems {
		shown.Problems = append(shown.Problems, FieldProblem{p.Field, p.Message})
	}
	if len(d.Receivers) == 0 {
		shown.Problems = append(shown.Problems, FieldProblem{"receivers", "Choose at least one organisation to refer to."})
	}
	return &draftOutput{Body: shown}
}

func (s *Server) listDrafts(ctx context.Context, _ *nothing) (*draftListOutput, error) {
	drafts, err := s.store.Drafts(ctx, actor(ctx))
	if err != nil {
		return nil, fmt.Errorf("list drafts: %w", err)
	}
	network, err := s.store.Organisations(ctx, actor(ctx), "")
	if err != nil {
		return nil, fmt.Errorf("list organisations: %w", err)
	}
	names := map[uuid.UUID]Party{}
	for _, o := range network {
		names[o.ID] = Party{o.ID, o.Slug, o.Name}
	}
	all, today := DraftList{Items: []DraftRow{}}, referral.DateOf(s.config.Now())
	for _, d := range drafts {
		all.Items = append(all.Items, draftRow(d, names, today))
	}
	return &draftListOutput{Body: all}, nil
}

func draftRow(d schema.Draft, names map[uuid.UUID]Party, today referral.Date) DraftRow {
	row := DraftRow{
		ID: d.ID, Version: d.Version, UpdatedAt: d.UpdatedAt, Urgent: d.Form.Need.Urgent, Receivers: []Party{}, By: showPerson(d.Author),
		KeptUntil: d.KeptUntil, GoesSoon: referral.DraftGoesSoon(d.KeptUntil, today),
		ClientName: strings.TrimSpace(d.Form.Client.FirstName + " " + d.Form.Client.LastName),
	}
	if d.Amends != nil {
		row.Amends = d.Amends.Number
	}
	for _, id := range d.Receivers {
		if p, known := names[id]; known {
			row.Receivers = append(row.Receivers, p)
		}
	}
	return row
}

// amendReferral opens the draft in which a returned referral is amended (C5).
func (s *Server) amendReferral(ctx context.Context, in *referralInput) (*draftOutput, error) {
	d, err := s.store.AmendReferral(ctx, actor(ctx), in.ID)
	if err != nil {
		return nil, fmt.Errorf("amend a referral: %w", err)
	}
	return s.showDraft(d), nil
}

func (s *Server) detachDraft(ctx context.Context, in *draftInput) (*draftOutput, error) {
	d, err := s.store.DetachDraft(ctx, actor(ctx), in.ID)
	if err != nil {
		return nil, fmt.Errorf("detach a draft: %w", err)
	}
	return s.showDraft(d), nil
}

func (s *Server) keepDraftLonger(ctx context.Context, in *draftInput) (*draftOutput, error) {
	d, err := s.store.KeepDraft(ctx, actor(ctx), in.ID)
	if err != nil {
		return nil, fmt.Errorf("keep a draft: %w", err)
	}
	return s.showDraft(d), nil
}

func (s *Server) deleteDraft(ctx context.Context, in *draftInput) (*nothing, error) {
	if err := s.store.DeleteDraft(ctx, actor(ctx), in.ID); err != nil {
		return nil, fmt.Errorf("delete a draft: %w", err)
	}
	return &nothing{}, nil
}

// sendDraft sends a draft once for each key: a second click gets the answer of
// the first.
func (s *Server) sendDraft(ctx context.Context, in *sendDraftInput) (*sentBatchOutput, error) {
	asked, err := json.Marshal([]any{in.ID, in.Body})
	if err != nil {
		return nil, fmt.Errorf("write down a request: %w", err)
	}
	var sent []referral.Referral
	_, body, _, err := s.store.Idempotent(ctx, actor(ctx).OrganisationID, in.IdempotencyKey, sha256.Sum256(asked), func(ctx context.Context) (int, []byte, error) {
		if sent, err = s.store.SendDraft(ctx, actor(ctx), in.ID, in.Body.Version); err != nil {
			return 0, nil, fmt.Errorf("send a draft: %w", err)
		}
		answer, err := json.Marshal(showBatch(sent))
		return http.StatusCreated, answer, err
	})
	if err != nil {
		return nil, err
	}
	s.dispatch(ctx, sent...)
	out := &sentBatchOutput{}
	if err := json.Unmarshal(body, &out.Body); err != nil {
		return nil, fmt.Errorf("read a kept answer: %w", err)
	}
	return out, nil
}

func showBatch(sent []referral.Referral) SentBatch {
	batch := SentBatch{Referrals: []SentReferral{}}
	for _, r := range sent {
		batch.Referrals = append(batch.Referrals, SentReferral{
			ID: r.ID, Number: r.Number, Receiver: showParty(r.Receiver), Urgent: r.Urgent,
			AcknowledgeBy: r.AcknowledgeBy, DecideBy: r.DecideBy,
		})
	}
	return batch
}
