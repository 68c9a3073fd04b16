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

// terms are the taxonomy's, each group before its issues.
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
	i := slices.IndexFunc(t, func(term hsdsTerm) bool { return term.Code == code })
	if i < 0 {
		return hsdsTerm{}, false
	}
	return t[i], true
}

// chosen are the issues that the ids of terms ask for, those of a group with
// it; all without any.
func (t terms) chosen(termIDs, taxonomyIDs []string) (codes []string, all bool) {
	if len(termIDs) == 0 && (len(taxonomyIDs) == 0 || slices.Contains(taxonomyIDs, theTaxonomy.ID)) {
		return nil, true
	}
	for _, term := range t {
		if slices.Contains(termIDs, term.ID) || slices.Contains(termIDs, term.ParentID) {
			codes = append(codes, term.Code)
		}
	}
	return codes, false
}

func (d *Directory) taxonomies(r *http.Request) (asset, error) {
	q := &query{values: r.URL.Query()}
	page, size := q.pages()
	if q.err != nil {
		return asset{}, q.err
	}
	return asJSON(pageOf([]hsdsTaxonomy{theTaxonomy}, page, size))
}

func (d *Directory) taxonomy(r *http.Request) (asset, error) {
	if r.PathValue("id") != theTaxonomy.ID {
		return asset{}, errNothing
	}
	return asJSON(theTaxonomy)
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
