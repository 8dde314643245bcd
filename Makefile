.DEFAULT_GOAL := help
.PHONY: help demo test build release install lint format docs golden sarif pre-commit sdk-differential catalog-check bench fuzz corpus oracles differential shell-corpus

RELEASE = .build/release/wandb-lint

help: ## Show the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

demo: ## Build a release and check a job definition that has mistakes
	@Tools/demo

test: ## Run every test
	@Tools/test

build: setup ## Build for debugging
	swift build

release: ## Build the executable that is released
	@Tools/release

install: release ## Copy the release to PREFIX/bin (default /usr/local)
	install -D -m 755 $(RELEASE) $(DESTDIR)$(or $(PREFIX),/usr/local)/bin/wandb-lint

.PHONY: setup
setup:
	@Tools/setup

lint: ## Check the formatting
	swift format lint --strict --recursive Package.swift Sources Tests

format: ## Mend the formatting
	swift format --in-place --recursive Package.swift Sources Tests

docs: setup ## Write docs/rules and README's table of rules anew
	UPDATE_DOCS=1 swift test --filter DocumentationTests

golden: setup ## Write the golden files anew; look at the difference before you commit it
	UPDATE_GOLDEN=1 swift test --filter CommandLineTests

differential: setup ## Compare the shell engine with bash and dash on many random scripts: make differential [COUNT=N] [SEED=N]
	SHELL_DIFFERENTIAL_COUNT=$(or $(COUNT),20000) SHELL_DIFFERENTIAL_SEED=$(or $(SEED),$$(date +%s)) \
	  swift test --filter ShellDifferentialTests

shell-corpus: setup ## Compare the shell parser with bash -n and dash -n over a folder: make shell-corpus CORPUS=FOLDER
	SHELL_CORPUS="$(CORPUS)" swift test --filter ShellCorpusTests

sarif: release ## Check a SARIF report against the schema (needs PyPI)
	Tools/sarif $(RELEASE)

pre-commit: release ## Try the hooks with the real pre-commit (needs PyPI)
	Tools/try-pre-commit $(RELEASE)

oracles: setup ## Compare with CPython, PyYAML, ruamel.yaml and botocore (needs PyPI); CORPUS=FOLDER reads its files too
	Tools/oracles $(CORPUS)

sdk-differential: release ## Compare verdicts with three releases of the SDK (needs PyPI): SEED=1
	Tools/sdk-differential $(RELEASE) --seed $(or $(SEED),1)

catalog-check: release ## Compare the catalog with the SDK: make catalog-check RELEASES=latest (default: covered)
	Tools/sdk-differential $(RELEASE) --every --seed $(or $(SEED),1) $(or $(RELEASES),covered)

fuzz: release ## Run on damaged job specs of a folder: make fuzz CORPUS=FOLDER [SEED=N] [SECONDS=N]
	Tools/fuzz $(RELEASE) $(CORPUS) $(or $(SEED),$$(date +%s)) $(or $(SECONDS),300)

bench: release ## Measure beside hadolint, ShellCheck and grep (needs PyPI)
	Tools/bench $(RELEASE)

corpus: release ## Count findings by rule over public job specs: make corpus CORPUS=FOLDER
	Tools/corpus $(RELEASE) $(CORPUS)
