# Onward: `make help` lists what this can do.

SHELL       := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

GO      ?= go
NPM     := npm --prefix web
VULNDB  ?= ../shared/vulndb.tgz
SOURCES := $(shell git ls-files -co --exclude-standard -- '*.go' '*.sql' 'go.mod' 'go.sum' 'referral/*.json' 'mail/*' 2>/dev/null)
WEB     := $(shell git ls-files -co --exclude-standard -- web/src web/index.html web/public web/*.json web/*.ts 2>/dev/null)
ARGS    ?=
RELEASE ?= v1

.PHONY: help run test check generated vulnerabilities lint unit web-test stories compose-check bench faults mutants histories generate clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

run: bin/onward ## Start everything: web UI, inbox, Temporal UI, a demo network (ARGS="--help" explains)
	@./bin/onward dev $(ARGS)

test: ## Pass every test there is (installs what it needs)
	@$(MAKE) --no-print-directory generated
	@$(MAKE) --no-print-directory -j2 --output-sync=line lint unit vulnerabilities web-test # much of the Go tests' time is waiting
	@$(MAKE) --no-print-directory stories compose-check
	@echo "Every test passed."

check: generated lint vulnerabilities ## Lint, the arrows, generated files, known vulnerabilities

generated: web/dist/.built
	@.ci/generated

vulnerabilities: bin/onward
	@.ci/vulnerabilities "$(VULNDB)"

lint: web/dist/.built ## Linters only
	@echo "· go vet, golangci-lint, workflowcheck"
	@$(GO) vet ./...
	@"$$(tools/install golangci-lint)" run --allow-parallel-runners ./...
	@"$$(tools/install workflowcheck)" ./workflows/...
	@echo "· web: lint and types"
	@$(NPM) run --silent lint
	@$(NPM) run --silent check

unit: bin/onward ## Go tests, with the race detector, on a real Postgres and a real Temporal
	@echo "· programs the tests need"
	@./bin/onward dev --prepare
	@echo "· go test -race"
	@$(GO) test -race -p 3 -timeout 20m ./... # tests/whole mostly waits: two others use the cores meanwhile

web-test: web/node_modules/.installed ## Tests of the web UI's parts
	@echo "· web: unit tests"
	@$(NPM) test --silent

stories: bin/onward tests/stories/node_modules/.installed ## Whole stories in a real browser against the real programs
	@echo "· stories in a browser"
	@.ci/browser
	@npm --prefix tests/stories test --silent

compose-check: ## docker-compose.yml is valid
	@.ci/compose

bench: bin/onward ## Measure the API, beside the floor of this machine in the same run
	@$(GO) run ./tests/bench $(ARGS)

faults: bin/onward ## Break every part of a running installation and check every promise, in 20 minutes (docs/proof)
	@$(GO) run ./tests/faults -report docs/proof/faults.md $(ARGS)

mutants: ## Break the code that guards each promise, and show that a test notices
	@$(GO) run ./tests/mutants $(ARGS)

histories: ## Record workflow histories after a change of behaviour (see workflows/versions.go)
	@$(GO) run ./tests/histories -release $(RELEASE)

generate: web/node_modules/.installed ## Make the generated files again: OpenAPI document, TypeScript client, tables in docs
	@.ci/generated --write

clean: ## Remove what was built (not the data of `make run`)
	rm -rf bin web/node_modules web/dist/app web/dist/.built

bin/onward: web/dist/.built $(SOURCES)
	@echo "· building onward"
	@$(GO) build -o $@ .

web/node_modules/.installed: web/package-lock.json
	@echo "· installing the web UI's packages (npm, about a minute the first time)"
	@$(NPM) ci --no-audit --no-fund --loglevel=error
	@touch $@

web/dist/.built: web/node_modules/.installed $(WEB)
	@echo "· building the web UI"
	@$(NPM) run --silent build
	@touch $@

tests/stories/node_modules/.installed: tests/stories/package-lock.json
	@npm --prefix tests/stories ci --no-audit --no-fund --loglevel=error
	@touch $@
