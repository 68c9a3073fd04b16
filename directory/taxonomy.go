package directory

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"

	"onward/referral"
	"onward/schema"
)

// taxonomyName is the one taxonomy: the network's issues in their groups.
const taxonomyName = "Issues"

var theTaxonomy = hsdsTaxonomy{
	ID: named("taxonomy", "issues"), Name: taxonomyName, Description: "What people need help with, in groups.", Version: "1",
}

// typesName is the other: what kinds of organisation there are (R11).
const typesName = "Types of organisation"

var typesTaxonomy = hsdsTaxonomy{
	ID: named("taxonomy", "organisation-types"), Name: typesName, Description: "What kind of organisation gives the help.", Version: "1",
}

// taxonomies are both.
var bothTaxonomies = []hsdsTaxonomy{theTaxonomy, typesTaxonomy}

// typeTerm is a kind of organisation as a term. Its code is told apart from an
// issue's inside, never outside.
func typeTerm(code, label string) hsdsTerm {
	return hsdsTerm{ID: named("organisation-type", code), Code: code, Name: label, Description: label, Taxonomy: typesName, TaxonomyID: typesTaxonomy.ID}
}

// terms are the taxonomies', each group before its issues, then the types.
type terms []hsdsTerm

func (d *Directory) terms(ctx context.Context) (terms, error) {
	issues, err := d.store.Issues(ctx)
	if err != nil {
		return nil, fmt.Errorf("list issues: %w", err)
	}
	var all terms
	for _, group := range groupsOf(issues) {
		parent := newTerm("group", group, "", group)
		all = append(all, parent)
		for _, i := range issues {
			if i.Group == group {
				term := newTerm("issue", i.Code, i.Code, i.Label)
				term.ParentID = parent.ID
				all = append(all, term)
			}
		}
	}
	types, err := d.store.OrganisationTypes(ctx)
	if err != nil {
		return nil, fmt.Errorf("list types of organisation: %w", err)
	}
	for _, t := range types {
		all = append(all, typeTerm(t.Code, t.Label))
	}
	return all, nil
}

func groupsOf(issues []schema.Issue) (groups []string) {
	for _, i := range issues {
		if !slices.Contains(groups, i.Group) {
			groups = append(groups, i.Group)
		}
	}
	return groups
}

func newTerm(kind, of, code, name string) hsdsTerm {
	return hsdsTerm{ID: named(kind, of), Code: code, Name: name, Description: name, Taxonomy: taxonomyName, TaxonomyID: theTaxonomy.ID}
}

func (t terms) byCode(code string) (hsdsTerm, bool) {
	i := slices.IndexFunc(t, func(term hsdsTerm) bool { return term.Code == code && term.TaxonomyID == theTaxonomy.ID })
	if i < 0 {
		return hsdsTerm{}, false
	}
	return t[i], true
}

// chosen reports which services the ids of terms and taxonomies ask for: those
// of an issue, of a group with it, of a type of organisation; all without any.
func (t terms) chosen(termIDs, taxonomyIDs []string) func(schema.Published) bool {
	if len(termIDs) == 0 && (len(taxonomyIDs) == 0 || slices.Contains(taxonomyIDs, theTaxonomy.ID)) {
		return func(schema.Published) bool { return true }
	}
	if len(termIDs) == 0 {
		typed := slices.Contains(taxonomyIDs, typesTaxonomy.ID)
		return func(p schema.Published) bool { return typed && p.Type != "" }
	}
	var issues, types []string
	for _, term := range t {
		switch asked := slices.Contains(termIDs, term.ID) || slices.Contains(termIDs, term.ParentID); {
		case asked && term.TaxonomyID == typesTaxonomy.ID:
			types = append(types, term.Code)
		case asked:
			issues = append(issues, term.Code)
		}
	}
	return func(p schema.Published) bool {
		return slices.Contains(types, p.Type) || slices.ContainsFunc(p.Issues, func(code string) bool { return slices.Contains(issues, code) })
	}
}

func (d *Directory) taxonomies(r *http.Request) (asset, error) {
	q := &query{values: r.URL.Query()}
	page, size := q.pages()
	if q.err != nil {
		return asset{}, q.err
	}
	return asJSON(pageOf(bothTaxonomies, page, size))
}

func (d *Directory) taxonomy(r *http.Request) (asset, error) {
	for _, one := range bothTaxonomies {
		if r.PathValue("id") == one.ID {
			return asJSON(one)
		}
	}
	return asset{}, errNothing
}

func (d *Directory) taxonomyTerms(r *http.Request) (asset, error) {
	q := &query{values: r.URL.Query()}
	page, size := q.pages()
	if q.err != nil {
		return asset{}, q.err
	}
	all, err := d.terms(r.Context())
	if err != nil {
		return asset{}, err
	}
	parent, top := q.values.Get("parent_id"), q.values.Get("top_only") == "true"
	kept := slices.DeleteFunc(all, func(t hsdsTerm) bool {
		return parent != "" && t.ParentID != parent || top && t.ParentID != ""
	})
	return asJSON(pageOf(kept, page, size))
}

func (d *Directory) taxonomyTerm(r *http.Request) (asset, error) {
	all, err := d.terms(r.Context())
	if err != nil {
		return asset{}, err
	}
	for _, t := range all {
		if t.ID == r.PathValue("id") {
			return asJSON(t)
		}
	}
	return asset{}, errNothing
}

func referralError(err error) (*referral.Error, bool) {
	var refusal *referral.Error
	return refusal, errors.As(err, &refusal)
}
