package inbox

import (
	"fmt"
	netmail "net/mail"
	"strings"
)

// check finds what SendGrid would refuse, and says so in its words.
func (e envelope) check() *problem {
	if !valid(e.From.Email) {
		return &problem{"from.email", "The from email does not contain a valid address."}
	}
	if len(e.Personalizations) == 0 {
		return &problem{"personalizations", "The personalizations field is required and must have at least one personalization."}
	}
	for i, p := range e.Personalizations {
		if len(p.To) == 0 {
			return &problem{fmt.Sprintf("personalizations.%d.to", i), "The to array is required for all personalization objects, and must have at least one email object with a valid email address."}
		}
		for j, to := range p.To {
			if !valid(to.Email) {
				return &problem{fmt.Sprintf("personalizations.%d.to.%d.email", i, j), "Does not contain a valid address."}
			}
		}
	}
	if strings.TrimSpace(e.Subject) == "" {
		return &problem{"subject", "The subject is required. You can get around this requirement if you use a template with a subject defined or if every personalization has a subject defined."}
	}
	return e.checkContent()
}

func (e envelope) checkContent() *problem {
	if len(e.Content) == 0 {
		return &problem{"content", "Unless a valid template_id is provided, the content parameter is required. There must be at least one defined content block."}
	}
	for i, c := range e.Content {
		switch {
		case c.Value == "":
			return &problem{fmt.Sprintf("content.%d.value", i), "The content value must be a string at least one character in length."}
		case c.Type == "text/plain" && i != 0:
			return &problem{fmt.Sprintf("content.%d.type", i), "If present, text/plain must be first."}
		case !strings.Contains(c.Type, "/"):
			return &problem{fmt.Sprintf("content.%d.type", i), "The content type must be a valid MIME type."}
		}
	}
	return nil
}

func valid(email string) bool {
	parsed, err := netmail.ParseAddress(email)
	return err == nil && parsed.Address == email
}
