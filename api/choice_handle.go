package api

import (
	"context"
	"fmt"
	"net/http"
	"strconv"

	"onward/referral"
	"onward/schema"
)

func (s *Server) registerLists() {
	add(s, operation("network-lists", http.MethodGet, "/network/lists", tagNetwork, "The lists that the network decides"), s.networkLists)
	add(s, answering(http.StatusCreated, operation("add-choice", http.MethodPost, "/network/lists/{list}", tagNetwork, "Add to a list")), s.addChoice)
	add(s, operation("change-choice", http.MethodPut, "/network/lists/{list}/{code}", tagNetwork, "Change the words of an entry of a list"), s.changeChoice)
	add(s, operation("retire-choice", http.MethodPost, "/network/lists/{list}/{code}/retire", tagNetwork, "Offer an entry of a list no more, or again"), s.retireChoice)
	add(s, operation("move-choice", http.MethodPost, "/network/lists/{list}/{code}/move", tagNetwork, "Put an entry of a list before or after its neighbour"), s.moveChoice)
	add(s, operation("choice-uses", http.MethodGet, "/network/lists/{list}/{code}/uses", tagNetwork, "How many referrals use an entry of a list"), s.choiceUses)
}

func (s *Server) networkLists(ctx context.Context, _ *nothing) (*listsOutput, error) {
	lists, err := s.store.Lists(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the network's lists: %w", err)
	}
	shown := NetworkLists{Lists: []NetworkList{}}
	for _, list := range referral.Lists {
		shown.Lists = append(shown.Lists, showList(list, lists[list]))
	}
	return &listsOutput{Body: shown}, nil
}

func (s *Server) addChoice(ctx context.Context, in *addChoiceInput) (*listOutput, error) {
	return s.changeList(ctx, in.List, "add", func(list referral.List, all []referral.Choice) ([]referral.Choice, string, error) {
		next, added, err := referral.AddChoice(list, all, in.Body.Label, in.Body.Group)
		return next, added.Code, err
	})
}

func (s *Server) changeChoice(ctx context.Context, in *changeChoiceInput) (*listOutput, error) {
	return s.changeList(ctx, in.List, "rename", func(list referral.List, all []referral.Choice) ([]referral.Choice, string, error) {
		next, err := referral.RenameChoice(list, all, in.Code, in.Body.Label, in.Body.Group)
		return next, in.Code, err
	})
}

func (s *Server) retireChoice(ctx context.Context, in *retireChoiceInput) (*listOutput, error) {
	action := "restore"
	if in.Body.Retired {
		action = "retire"
	}
	return s.changeList(ctx, in.List, action, func(list referral.List, all []referral.Choice) ([]referral.Choice, string, error) {
		next, err := referral.RetireChoice(list, all, in.Code, in.Body.Retired)
		return next, in.Code, err
	})
}

func (s *Server) moveChoice(ctx context.Context, in *moveChoiceInput) (*listOutput, error) {
	return s.changeList(ctx, in.List, "move", func(_ referral.List, all []referral.Choice) ([]referral.Choice, string, error) {
		by := 1
		if in.Body.To == "up" {
			by = -1
		}
		next, err := referral.MoveChoice(all, in.Code, by)
		return next, in.Code, err
	})
}

// changeList changes a list, and makes the change count here at once.
func (s *Server) changeList(ctx context.Context, name, action string, change schema.ChoiceChange) (*listOutput, error) {
	list := referral.List(name)
	err := s.store.ChangeList(ctx, actor(ctx), list, action, change)
	if err != nil {
		return nil, fmt.Errorf("change a list: %w", err)
	}
	s.listCache.forget()
	lists, err := s.lists(ctx)
	return &listOutput{Body: showList(list, lists[list])}, err
}

func (s *Server) choiceUses(ctx context.Context, in *ChoicePath) (*usesOutput, error) {
	uses, err := s.store.ChoiceUses(ctx, actor(ctx), referral.List(in.List), in.Code)
	if err != nil {
		return nil, fmt.Errorf("count the uses of a choice: %w", err)
	}
	if referral.List(in.List) == referral.ListTypes {
		return &usesOutput{Body: ChoiceUses{typeUsesWords(uses.Organisations)}}, nil
	}
	return &usesOutput{Body: ChoiceUses{usesWords(uses)}}, nil
}

// usesWords say who used an entry, and that nothing of theirs changes.
func usesWords(u schema.Uses) string {
	said := "No referral uses it yet."
	switch {
	case u.Referrals >= schema.MaxUses:
		said = strconv.Itoa(schema.MaxUses) + " referrals or more use it, and keep it."
	case u.Referrals == 1:
		said = "1 referral uses it, and keeps it."
	case u.Referrals > 1:
		said = fmt.Sprintf("%d referrals use it, of which %d are open, and keep it.", u.Referrals, u.Open)
	}
	switch {
	case u.Organisations == 1:
		said += " 1 organisation says that it helps with it."
	case u.Organisations > 1:
		said += fmt.Sprintf(" %d organisations say that they help with it.", u.Organisations)
	}
	return said
}

// typeUsesWords say how many organisations are of a kind, and that they stay it.
func typeUsesWords(organisations int) string {
	switch organisations {
	case 0:
		return "No organisation is of this kind."
	case 1:
		return "1 organisation is of this kind, and stays it."
	}
	return fmt.Sprintf("%d organisations are of this kind, and stay it.", organisations)
}
