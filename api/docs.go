package api

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"

	"onward/referral"
)

//go:embed docs.gohtml
var docsTemplate string

//go:embed docs.css
var docsStyle string

// docsPage is the browsable page, made once. It needs no script, and its one
// style is allowed by its hash, so the strictest content policy holds.
type docsPage struct {
	html   []byte
	policy string
}

// docsOperation is one operation as the page shows it.
type docsOperation struct {
	ID, Method, Path, Summary, Tag string
	Parameters                     []docsField
	Body, Answer                   string
	Roles                          string
}

type docsField struct {
	Name, In, Type, Doc string
	Required            bool
}

type docsSchema struct {
	Name   string
	Fields []docsField
}

// describe makes the document and its page.
func (s *Server) describe() error {
	document, err := document(s.api)
	if err != nil {
		return err
	}
	s.document = document
	t, err := template.New("docs").Parse(docsTemplate)
	if err != nil {
		return fmt.Errorf("read the page of the API's document: %w", err)
	}
	var page bytes.Buffer
	doc := s.api.OpenAPI()
	style := template.CSS(docsStyle) //nolint:gosec // our own file, not input
	data := map[string]any{"Info": doc.Info, "Style": style, "Operations": docsOperations(doc), "Schemas": docsSchemas(doc)}
	if err := t.Execute(&page, data); err != nil {
		return fmt.Errorf("write the page of the API's document: %w", err)
	}
	sum := sha256.Sum256([]byte(docsStyle))
	s.docs = docsPage{
		html:   page.Bytes(),
		policy: "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
	}
	return nil
}

func (s *Server) showDocument(c *gin.Context) { c.Data(http.StatusOK, "application/json", s.document) }

func (s *Server) showDocs(c *gin.Context) {
	c.Header("Content-Security-Policy", s.docs.policy)
	c.Data(http.StatusOK, "text/html; charset=utf-8", s.docs.html)
}

func docsOperations(doc *huma.OpenAPI) []docsOperation {
	var all []docsOperation
	for path, item := range doc.Paths {
		for method, op := range map[string]*huma.Operation{
			http.MethodGet: item.Get, http.MethodPost: item.Post, http.MethodPut: item.Put, http.MethodDelete: item.Delete,
		} {
			if op != nil {
				all = append(all, docsOperationOf(method, path, op))
			}
		}
	}
	slices.SortFunc(all, func(a, b docsOperation) int {
		return cmp.Or(cmp.Compare(a.Tag, b.Tag), cmp.Compare(a.Path, b.Path), cmp.Compare(a.Method, b.Method))
	})
	return all
}

func docsOperationOf(method, path string, op *huma.Operation) docsOperation {
	d := docsOperation{ID: op.OperationID, Method: method, Path: path, Summary: op.Summary, Tag: op.Tags[0], Roles: docsRoles(op.OperationID)}
	for _, p := range op.Parameters {
		d.Parameters = append(d.Parameters, docsField{p.Name, p.In, docsType(p.Schema), p.Description, p.Required})
	}
	if op.RequestBody != nil {
		d.Body = "the bytes of a file"
		if body := op.RequestBody.Content["application/json"]; body != nil {
			d.Body = docsType(body.Schema)
		}
	}
	for _, status := range []string{"200", "201", "202"} {
		if r := op.Responses[status]; r != nil && r.Content["application/json"] != nil {
			d.Answer = docsType(r.Content["application/json"].Schema)
		}
	}
	return d
}

// docsRoles says who may use the operation, from the access matrix.
func docsRoles(operation string) string {
	access := referral.Operations()[operation]
	if access.Public {
		return "anybody"
	}
	names := make([]string, len(access.Roles))
	for i, r := range access.Roles {
		names[i] = string(r)
	}
	return strings.Join(names, ", ")
}

func docsSchemas(doc *huma.OpenAPI) []docsSchema {
	var all []docsSchema
	for name, schema := range doc.Components.Schemas.Map() {
		d := docsSchema{Name: name}
		for field, s := range schema.Properties {
			d.Fields = append(d.Fields, docsField{field, "", docsType(s), s.Description, slices.Contains(schema.Required, field)})
		}
		slices.SortFunc(d.Fields, func(a, b docsField) int { return cmp.Compare(a.Name, b.Name) })
		all = append(all, d)
	}
	slices.SortFunc(all, func(a, b docsSchema) int { return cmp.Compare(a.Name, b.Name) })
	return all
}

// docsType is a schema in a few words: "list of Issue", "sent | closed".
func docsType(s *huma.Schema) string {
	switch {
	case s == nil:
		return ""
	case s.Ref != "":
		return s.Ref[strings.LastIndex(s.Ref, "/")+1:]
	case s.Type == huma.TypeArray:
		return "list of " + docsType(s.Items)
	case len(s.Enum) > 0:
		values := make([]string, len(s.Enum))
		for i, v := range s.Enum {
			values[i] = fmt.Sprint(v)
		}
		return strings.Trim(strings.Join(values, " | "), " |")
	case len(s.AnyOf) > 0:
		return docsType(s.AnyOf[0])
	case s.Format != "" && s.Type == huma.TypeString:
		return s.Format
	}
	return s.Type
}
