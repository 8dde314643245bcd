.DEFAULT_GOAL := help
.PHONY: help build test lint format

help: ## Show the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

build: ## Build for debugging
	swift build

test: ## Run every test
	swift test

lint: ## Check the formatting
	swift format lint --strict --recursive Package.swift Sources Tests

format: ## Mend the formatting
	swift format --in-place --recursive Package.swift Sources Tests
