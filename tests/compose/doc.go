// Package compose holds the test that docker-compose.yml is a whole
// installation: the same programs run with the same environment, without
// containers.
package compose
