# Everything that a person types. `make run` and `make test` install what they lack (tools/setup).
# Flags stand here alone and do not change from target to target: Fyne is compiled once, three minutes
# on two cores, and stays in Go's cache.

TAGS     := no_emoji,migrated_fynedo
export GOFLAGS := -tags=$(TAGS) -trimpath -buildvcs=false
VERSION  := $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)
LDFLAGS  := -s -w -X main.version=$(VERSION)
BIN      := out/bayan

GOFUMPT     := mvdan.cc/gofumpt@v0.12.0
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
export SBOM := github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod@v1.10.0
GOVULNCHECK := golang.org/x/vuln/cmd/govulncheck@v1.9.0

# Packages with tests of their own; e2e drives the real window and runs apart, since it needs the binary.
UNIT = $$(go list ./... | grep -v '/e2e$$')

.DEFAULT_GOAL := help
.PHONY: help run build test unit window race lint vuln readers conformance bench fuzz icons screenshots guide packages clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' $(MAKEFILE_LIST)

run: setup-build build ## build, and open the window on the bundled statement
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then exec ./$(BIN); \
	else echo "There is no display here, so the window cannot open. Writing the briefing instead:"; \
	./$(BIN) export -o out/statement.pdf; fi

build: setup-build ## the program, in out/
	@mkdir -p out
	go build -ldflags '$(LDFLAGS)' -o $(BIN) ./cmd/bayan

test: unit window ## every test, the real window under a screen of its own among them

unit: setup-test
	go test $(UNIT)

window: setup-test build
	BAYAN_BIN=$(CURDIR)/$(BIN) go test -count=1 ./e2e

race: setup-test ## the unit tests under the race detector
	go test -race $(UNIT)

lint: setup-build ## vet, staticcheck, gofumpt, go.mod
	go vet ./...
	go mod tidy -diff
	go run $(STATICCHECK) ./...
	@bad=$$(go run $(GOFUMPT) -l .); \
	[ -z "$$bad" ] || { echo "gofumpt would change:"; echo "$$bad"; exit 1; }

vuln: setup-build ## known holes in what the program calls; needs the Go vulnerability database
	go run $(GOVULNCHECK) ./...

readers: build ## what PDFium, pdf.js, MuPDF and poppler read in our PDF; needs Node 20.19
	@tools/setup readers
	tools/readers/run.sh $(BIN)

conformance: build ## veraPDF (PDF/UA-1, PDF/A-2a) and qpdf on our PDF; needs Java and Maven
	@tools/setup conformance
	tools/conformance/run.sh $(BIN)

bench: setup-build ## Go benchmarks; bench/ holds the ones beside peers
	go test -run '^$$' -bench . -benchmem $(UNIT)

FUZZTIME := 30s
fuzz: setup-build ## each fuzz target for FUZZTIME (30s)
	@set -e; for p in $(UNIT); do \
	for f in $$(go test -list '^Fuzz' $$p | grep '^Fuzz' || true); do \
	echo "$$p $$f"; go test -run '^$$' -fuzz "^$$f$$" -fuzztime $(FUZZTIME) $$p; done; done

icons: ## the icon's PNGs, from its SVG
	tools/icons

screenshots: setup-test build ## the pictures in docs/, from the real window and the real PDF
	tools/screenshots $(BIN)

GUIDE_DATE := 2026-11-24
guide: setup-build ## the guides in docs/guide as PDF, with the pictures of make screenshots
	go run ./tools/guide $(GUIDE_DATE) docs/guide docs/pictures

packages: ## what is installed, for Linux and Windows, with an SBOM and checksums, in dist/
	@tools/setup packages
	tools/packages $(VERSION) dist

clean:
	rm -rf out dist

.PHONY: setup-build setup-test
setup-build:
	@tools/setup build
setup-test:
	@tools/setup test
