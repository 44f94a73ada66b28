# Project8: everything a person or CI runs. Each target says what it does and needs no preparation.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# Without the cached manifest: with it the package manager of 6.3.1 fails on the second release build
# ("unknown build description").
FRESH := --disable-build-manifest-caching
RELEASE := --configuration release --scratch-path .build-release $(FRESH)
STRICT := --explicit-target-dependency-import-check error $(FRESH)

.PHONY: help setup demo test build samples examples bench soak fuzz corpora format lint docs office clean

help: ## Show what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-9s %s\n", $$1, $$2 }'

setup: ## Install the system packages that are missing
	@scripts/setup

build: setup ## Build the command p8 for use (release)
	@echo "==> building p8 (release; the first build takes some minutes)"
	@swift build $(RELEASE) --product p8

demo: build ## Run the whole job on the bundled sample reports
	@echo "==> running the demo"
	@.build-release/release/p8 demo --into exports/demo

test: setup lint ## Run all tests
	@echo "==> building the tests (the first build takes some minutes)"
	@swift build --build-tests $(STRICT)
	@echo "==> running the tests"
	@swift test --disable-xctest --skip-build

samples: build ## Make the bundled sample reports again from their seed
	@echo "==> writing templates/samples/phu-yen-2023/reports"
	@.build-release/release/p8 samples templates/samples/phu-yen-2023

examples: build ## Write exports/examples again with the tool
	@echo "==> writing exports/examples"
	@scripts/make-examples .build-release/release/p8

bench: setup ## Measure speed and memory beside other tools: make bench AREA=spreadsheets
	@scripts/bench $(AREA)

soak: setup ## Kill writers of the registry, check thousands of reports: make soak KILLS=300 REPORTS=2000
	@swift build --build-tests $(STRICT)
	@echo "==> killing writers, $(or $(KILLS),300) times for each kind of work"
	@P8_SOAK=$(or $(KILLS),300) swift test --disable-xctest --skip-build --filter KillTests
	@echo "==> finding planted faults in $(or $(REPORTS),2000) reports for each seed"
	@P8_SOAK=$(or $(REPORTS),2000) swift test --disable-xctest --skip-build --filter PlantedFaultTests

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
