package directory

import (
	"embed"
	"fmt"
	"html/template"
	"net/http"
	"regexp"
	"time"

	"onward/referral"
)

const (
	htmlType  = "text/html; charset=utf-8"
	stylePath = "/find/style.css"
)

//go:embed templates
var files embed.FS

//go:embed style.css
var ownStyle string

// templates are the pages by name, each with the frame around it.
var templates = map[string]*template.Template{
	"join": parse("join"), "notice": parse("notice"),
	"find": parse("find"), "profile": parse("profile"), "sorry": parse("sorry"), "suggest": parse("suggest"), "thanks": parse("thanks"),
}

func parse(name string) *template.Template {
	t := template.New(name).Funcs(template.FuncMap{"day": day, "phone": phone})
	return template.Must(t.ParseFS(files, "templates/frame.gohtml", "templates/"+name+".gohtml"))
}

// frame is what surrounds every page.
type frame struct {
	Title, Description, Network string
	Canonical                   string // the address by which engines should know it
	Hidden                      bool   // engines should not list it
	Style                       string
	Content                     any
}

func (d *Directory) frame(title, description string) frame {
	return frame{
		Title: title, Description: description, Network: d.network, Hidden: description == "",
		Style: stylePath + "?v=" + d.style.tag,
	}
}

func (d *Directory) serveStyle(w http.ResponseWriter, r *http.Request) { d.style.send(w, r, forever) }

// darkTokens is how the web UI's palette names its dark half, which there a
// script chooses and here the browser.
var darkTokens = regexp.MustCompile(`(?s):root\[data-mantine-color-scheme="dark"\] (\{.*?\n\})`)

// styleSheet is our own style on the palette that the web UI has.
func styleSheet(tokens string) (contentType string, body []byte) {
	tokens = darkTokens.ReplaceAllString(tokens, "@media screen and (prefers-color-scheme: dark) {\n:root $1\n}")
	return "text/css; charset=utf-8", []byte(tokens + ownStyle)
}

// day is a date as people say it.
func day(t time.Time) string { return t.In(referral.London).Format("2 January 2006") }

var notDigit = regexp.MustCompile(`[^0-9+]`)

// phone is a number as a link dials it.
func phone(number string) template.URL {
	return template.URL(fmt.Sprintf("tel:%s", notDigit.ReplaceAllString(number, ""))) //nolint:gosec // digits and + are left
}
