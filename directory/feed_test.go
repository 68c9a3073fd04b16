package directory_test

import (
	"encoding/json"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"
)

// validator checks against one object of the profile.
func validator(t *testing.T, object string) *jsonschema.Schema {
	t.Helper()
	file, err := os.Open("testdata/open-referral-uk.schema.json")
	require.NoError(t, err)
	defer file.Close() //nolint:errcheck // it was only read
	document, err := jsonschema.UnmarshalJSON(file)
	require.NoError(t, err)
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	require.NoError(t, c.AddResource("profile.json", document))
	s, err := c.Compile("profile.json#/$defs/" + object)
	require.NoError(t, err)
	return s
}

// listing is a page of a list, as far as these tests look.
type listing struct {
	Total    int  `json:"total_items"`
	Pages    int  `json:"total_pages"`
	Last     bool `json:"last_page"`
	Empty    bool `json:"empty"`
	Contents []struct {
		ID       string `json:"id"`
		Name     string `json:"name"`
		Code     string `json:"code"`
		ParentID string `json:"parent_id"`
	} `json:"contents"`
}

func (w *world) list(path string) listing {
	w.t.Helper()
	answer := w.get("/open-referral/" + path)
	require.Equal(w.t, http.StatusOK, answer.Code, "%s: %s", path, answer.Body)
	var l listing
	require.NoError(w.t, json.Unmarshal(answer.Body.Bytes(), &l))
	return l
}

func (l listing) names() string {
	all := make([]string, len(l.Contents))
	for i, c := range l.Contents {
		all[i] = c.Name
	}
	return strings.Join(all, ", ")
}

// id finds a term by its name.
func (l listing) id(name string) string {
	for _, c := range l.Contents {
		if c.Name == name {
			return c.ID
		}
	}
	return "none"
}

func TestTheFeedIsWhatTheProfileAsks(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.drawn()
	location := w.list("service_at_locations").Contents[0].ID
	taxonomy, term := w.list("taxonomies").Contents[0].ID, w.list("taxonomy_terms").Contents[0].ID
	for path, object := range map[string]string{
		"services": "services", "services/" + w.debt.ID.String(): "service",
		"organizations": "organizations", "organizations/" + w.debt.ID.String(): "organization",
		"taxonomies": "taxonomies", "taxonomies/" + taxonomy: "taxonomy",
		"taxonomy_terms": "taxonomy_terms", "taxonomy_terms/" + term: "taxonomy_term",
		"service_at_locations": "service_at_locations", "service_at_locations/" + location: "service_at_location", "services?search=zzyzx": "services",
	} {
		t.Run(path, func(t *testing.T) {
			answer := w.get("/open-referral/" + path)
			require.Equal(t, http.StatusOK, answer.Code)
			require.Equal(t, "*", answer.Header().Get("Access-Control-Allow-Origin"))
			value, err := jsonschema.UnmarshalJSON(answer.Body)
			require.NoError(t, err)
			require.NoError(t, validator(t, object).Validate(value))
		})
	}
}

func TestAServiceSaysWhenItIsOpenAndWhenThatWasChecked(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	body := w.get("/open-referral/services/" + w.debt.ID.String()).Body.String()
	for _, want := range []string{`"byday":"MO","description":"9:30 to 12; 1 to 4"`, `"byday":"FR","description":"10 to 12"`, `"assured_date":"2026-05-04"`, `"website":"https://saltlantern.example"`, `"name":"Polish; BSL by appointment"`} {
		require.Contains(t, body, want)
	}
	require.Equal(t, 2, strings.Count(body, `"byday"`))
}

func TestAServiceIsAtTheAddressThatItsOrganisationGives(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.drawn()
	for query, want := range map[string]int{
		"": 1, "?postcode=MR5+2AB": 1, "?postcode=MR5+2AB&proximity=12000": 1, "?postcode=MR5+2AB&proximity=11000": 0, "?search=warm": 0,
	} {
		require.Equal(t, want, w.list("service_at_locations"+query).Total, query)
	}
	body := w.get("/open-referral/services/" + w.debt.ID.String()).Body.String()
	for _, want := range []string{`"address_1":"4 Quay Street","city":"Marram","state_province":"Marramshire","postal_code":"MR5 1AA","country":"GB"`, `"latitude":53,"longitude":2,`} {
		require.Contains(t, body, want)
	}
	answer := w.get("/open-referral/service_at_locations?postcode=QQ1+1QQ")
	require.Equal(t, http.StatusBadRequest, answer.Code)
	require.NotContains(t, answer.Body.String(), "QQ1")
}

func TestTheSchemaCanFail(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"no status":        `{"id": "ac148810-d857-441c-9679-408f346de14b", "name": "x", "url": "https://x.example", "organization": {"id": "ac148810-d857-441c-9679-408f346de14b", "name": "x", "description": "x"}}`,
		"an id that isn't": `{"id": "1", "name": "x", "status": "active", "url": "https://x.example", "organization": {"id": "ac148810-d857-441c-9679-408f346de14b", "name": "x", "description": "x"}}`,
	} {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		require.NoError(t, err)
		require.Error(t, validator(t, "service").Validate(value), name)
	}
}

func TestFeedParameters(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	terms := w.list("taxonomy_terms?per_page=100")
	debt, food, essentials := terms.id("Debt"), terms.id("Food"), terms.id("Essentials")
	both := "Saltlantern Debt Advice, Wexingham Café"
	for query, want := range map[string]string{
		"":                                       both,
		"?search=bailiffs":                       "Saltlantern Debt Advice",
		"?taxonomy_term_id=" + food:              "Wexingham Café",
		"?taxonomy_term_id=" + debt:              "Saltlantern Debt Advice",
		"?taxonomy_term_id=" + essentials:        both,
		"?taxonomy_id=" + w.debt.ID.String():     "",
		"?taxonomy_term_id=x":                    "",
		"?page=2&per_page=1":                     "Wexingham Café",
		"?page=3&per_page=1":                     "",
		"?minimum_age=18&maximum_age=25":         both,
		"?modified_after=2020-01-01":             both,
		"?modified_after=2126-01-01T09:00:00Z":   "",
		"?organization_id=" + w.debt.ID.String(): "Saltlantern Debt Advice",
	} {
		require.Equal(t, want, w.list("services"+query).names(), query)
	}
	require.Equal(t, "Food, Energy and fuel", w.list("taxonomy_terms?parent_id="+essentials).names())
	require.Equal(t, 20, terms.Total-w.list("taxonomy_terms?top_only=true").Total)
	page := w.list("services?page=2&per_page=1")
	require.Equal(t, []any{2, 2, true, false}, []any{page.Total, page.Pages, page.Last, page.Empty})
}

func TestFeedRefusals(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for path, status := range map[string]int{
		"services?page=0": 400, "services?page=x": 400, "services?per_page=101": 400, "services?minimum_age=young": 400,
		"services?modified_after=yesterday": 400, "taxonomies?page=-1": 400,
		"services/x": 404, "services/" + w.hidden.ID.String(): 404, "organizations/" + w.hidden.ID.String(): 404,
		"taxonomies/x": 404, "taxonomy_terms/x": 404, "service_at_locations/x": 404,
	} {
		answer := w.get("/open-referral/" + path)
		require.Equal(t, status, answer.Code, path)
		require.Equal(t, "application/problem+json", answer.Header().Get("Content-Type"), path)
		require.Equal(t, "*", answer.Header().Get("Access-Control-Allow-Origin"), path)
	}
	require.Contains(t, w.get("/open-referral/services?page=0").Body.String(), "whole number from 1")
	require.Contains(t, w.get("/open-referral/").Body.String(), "HSDS-UK-3.0")
	require.Contains(t, w.get("/open-referral").Body.String(), "HSDS-UK-3.0")
}
