package api

import (
	"encoding/json"
	"fmt"
	"reflect"
	"sync"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"
	"github.com/danielgtaylor/huma/v2/validation"
	"github.com/gin-gonic/gin"
	"github.com/google/uuid"

	"onward/referral"
)

// prefix is where every operation lives.
const prefix = "/api/v1"

// OpenAPI returns the document that describes the API. It needs no database.
func OpenAPI() ([]byte, error) {
	tune()
	s := &Server{engine: gin.New()}
	s.register()
	return document(s.api)
}

func document(api huma.API) ([]byte, error) {
	doc, err := json.MarshalIndent(api.OpenAPI(), "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write the OpenAPI document: %w", err)
	}
	return append(doc, '\n'), nil
}

// tune sets what huma keeps in package variables, once for all servers.
var tune = sync.OnceFunc(func() {
	gin.SetMode(gin.ReleaseMode)
	huma.DefaultArrayNullable = false
	huma.ValidateStrictCasing = true
	validation.MsgExpectedRequiredProperty = "%s" + requiredSuffix
	huma.NewErrorWithContext = humaProblem
	huma.NewError = func(status int, msg string, errs ...error) huma.StatusError {
		return humaProblem(nil, status, msg, errs...)
	}
})

// humaConfig describes the API. Its own pages are off: they load scripts from
// elsewhere, and each answer would name its schema.
func humaConfig() huma.Config {
	c := huma.DefaultConfig("Onward", "1.0.0")
	c.Info.Description = "Referrals between the organisations of an advice network, with their deadlines. Every refusal is a problem (RFC 9457) with a code and words for a person."
	c.Info.License = &huma.License{Name: "Apache-2.0", Identifier: "Apache-2.0"}
	c.OpenAPIPath, c.DocsPath, c.SchemasPath = "", "", ""
	c.CreateHooks = nil
	c.NoFormatFallback = false
	c.RejectUnknownQueryParameters = true
	c.Formats = map[string]huma.Format{"application/json": strictJSON, "json": strictJSON}
	c.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		"session": {Type: "apiKey", In: "cookie", Name: secureCookie, Description: "The session that sign-in begins. Over plain HTTP on one machine it is named " + plainCookie + "."},
	}
	c.Components.Schemas.RegisterTypeAlias(reflect.TypeFor[referral.Date](), reflect.TypeFor[day]())
	c.Components.Schemas.RegisterTypeAlias(reflect.TypeFor[uuid.UUID](), reflect.TypeFor[id]())
	return c
}

// day describes a referral.Date: a day, or nothing in a draft.
type day struct{}

// Schema returns the schema of a day.
func (day) Schema(huma.Registry) *huma.Schema {
	none := 0
	return &huma.Schema{Description: "A day such as 2026-06-18.", AnyOf: []*huma.Schema{
		{Type: huma.TypeString, Format: "date"}, {Type: huma.TypeString, MaxLength: &none},
	}}
}

// id describes a uuid.UUID.
type id struct{}

// Schema returns the schema of an id.
func (id) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, Format: "uuid"}
}

// newAPI mounts huma on the server's engine.
func newAPI(engine *gin.Engine) huma.API { return humagin.New(engine, humaConfig()) }
