package main

import "onward/api"

// openAPICommand prints the API's document, from which the web UI's client is
// generated.
type openAPICommand struct{}

// Run prints it.
func (openAPICommand) Run(to streams) error {
	document, err := api.OpenAPI()
	if err != nil {
		return err
	}
	_, err = to.out.Write(document)
	return err
}
