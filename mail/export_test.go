package mail

import (
	"reflect"
	"text/template"

	"onward/referral"
)

// What the tests look into.
var (
	Templates = func() map[referral.Letter]*template.Template { return letters }
	WordsType = reflect.TypeFor[words]()
)
