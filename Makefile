# Project8: everything a person or CI runs. Each target says what it does and needs no preparation.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# Without the cached manifest: with it the package manager of 6.3.1 fails on the second release build
# ("unknown build description").
FRESH := --disable-build-manifest-caching
STRICT := --explicit-target-dependency-import-check error $(FRESH)
# What ships, and what is tested: one build folder, one set of compiled modules.
RELEASE := --configuration release --scratch-path .build-release
RUN_TESTS := swift test $(RELEASE) $(FRESH) --disable-xctest --skip-build

.PHONY: help setup demo web walks man test test-web test-deb deb test-build test-debug build samples examples bench soak fuzz corpora format lint docs office clean

help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-11s %s\n", $$1, $$2 }'

setup: ## Install the system packages that are missing
	@scripts/setup

build: setup ## Build the command p8 for use (release)
	@echo "==> building p8 (release; the first build takes some minutes)"
	@swift build $(RELEASE) $(STRICT) --product p8

demo: build ## Run the whole job on the bundled sample reports
	@echo "==> running the demo"
	@.build-release/release/p8 demo --into exports/demo --force

web: build ## Open the web application on the demo's registry, for this machine only: make web PORT=8080
	@test -f exports/demo/project8.sqlite || .build-release/release/p8 demo --into exports/demo --force
	@.build-release/release/p8 serve --registry exports/demo/project8.sqlite --port $(or $(PORT),8080)

test: setup lint test-build ## Run all tests on the optimised build that ships
	@echo "==> running the tests"
	@$(RUN_TESTS)

test-build: setup
	@echo "==> building the tests on the build that ships (the first build takes some ten minutes)"
	@swift build $(RELEASE) $(STRICT) --build-tests

test-web: build ## Run the tests of the web application in real browsers
	@scripts/test-web .build-release/release/p8 $(ONLY)

deb: ## Make the Debian package, which needs no Swift where it is installed
	@scripts/deb

test-deb: deb ## Install the package into a fresh Debian 12 and use it there as an office does
	@scripts/test-deb

test-debug: setup ## Run the tests on a debug build, for daily work: make test-debug ONLY=P8ModelTests
	@echo "==> building the tests (debug)"
	@swift build --build-tests $(STRICT)
	@echo "==> running the tests (debug)"
	@swift test --disable-xctest --skip-build $(if $(ONLY),--filter $(ONLY))

samples: build ## Make the bundled sample reports again from their seed
	@echo "==> writing templates/samples/phu-yen-*/reports"
	@for year in 2022 2023 2024; do .build-release/release/p8 samples templates/samples/phu-yen-$$year --force; done

examples: build ## Write exports/examples again with the tool
	@echo "==> writing exports/examples"
	@scripts/make-examples .build-release/release/p8

walks: test-build ## Write the outputs in README and docs, and the lists of commands, again
	@echo "==> running the commands of README and docs; the run fails once, so that the outputs are read"
	@RECORD_GOLDEN=1 $(RUN_TESTS) --filter 'DocumentWalkTests|CommandPagesTests' || true

man: build ## Write the pages for man and the completions of shells into .build-docs
	@mkdir -p .build-docs/man/man1 .build-docs/man/vi/man1 .build-docs/completions
	@.build-release/release/p8 commands --man --lang en > .build-docs/man/man1/p8.1
	@.build-release/release/p8 commands --man --lang vi > .build-docs/man/vi/man1/p8.1
	@for shell in bash zsh fish; do .build-release/release/p8 --generate-completion-script $$shell > .build-docs/completions/p8.$$shell; done
	@echo "==> man -M .build-docs/man p8; source .build-docs/completions/p8.bash"

bench: setup ## Measure speed and memory beside other tools: make bench AREA=spreadsheets
	@scripts/bench $(AREA)

soak: test-build ## Kill writers of the registry, check thousands of reports: make soak KILLS=300 REPORTS=2000
	@echo "==> killing writers, $(or $(KILLS),300) times for each kind of work"
	@P8_SOAK=$(or $(KILLS),300) $(RUN_TESTS) --filter KillTests
	@echo "==> finding planted faults in $(or $(REPORTS),2000) reports for each seed"
	@P8_SOAK=$(or $(REPORTS),2000) $(RUN_TESTS) --filter PlantedFaultTests

fuzz: setup ## Fuzz the readers: make fuzz SECONDS=600
	@scripts/fuzz $(or $(SECONDS),60)

corpora: ## Keep what the fuzzers found, packed into Tests/Fuzz/Corpora
	@scripts/fuzz keep

format: ## Format the sources
	@swift format --in-place --parallel --recursive Sources Tests Package.swift

lint: ## Check the format of the sources
	@echo "==> checking the format"
	@swift format lint --strict --parallel --recursive Sources Tests Package.swift

docs: setup ## Build the documentation of the libraries
	@scripts/docs

office: build ## Open the exports in other programs: recalculate, compare, draw pictures
	@scripts/setup libreoffice-calc poppler-utils python3-venv fonts-liberation
	@scripts/office .build-release/release/p8

clean: ## Remove what was built
	@rm -rf .build .build-* exports/demo
