# Everything a person does here, by name. `make` alone lists it.

.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
UV := 0.13.9
LOCKED := --quiet --generate-hashes --universal --python-version 3.11 \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header
DEBIAN := chromium chromium-driver fonts-dejavu-core haproxy
PIP := -m pip install --quiet --disable-pip-version-check

.PHONY: help setup run demo test test-slow test-full proofs check format format-check lint types imports \
	migrations openapi openapi-check faults crisis-eval crisis-model debian lock clean

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: .venv/.installed ## Install what running needs, from the lock, with hashes

run: .venv/.installed ## Start all of it: http://127.0.0.1:8000 (PORT, DATA_DIR, DATABASE_URL: .env.example)
	@SANDBOX="$${SANDBOX:-true}" exec $(BIN)/warmhandoff run

demo: .venv/.installed ## Walk one referral through, on a server of its own that is removed again
	@exec $(BIN)/warmhandoff demo

test: .venv/.installed-dev ## Run the tests, on real PostgreSQL servers that they start themselves
	$(BIN)/pytest -n auto -m "not slow"

test-slow: .venv/.installed-dev ## Run the slow proofs alone: races, kills, the demo
	$(BIN)/pytest -m slow

test-full: test test-slow ## Run the tests and the slow proofs

proofs: .venv/.installed-dev ## Run the two longest proofs whole, before a release: about an hour
	CLAIM_ROUNDS=1000 $(BIN)/pytest -m slow tests/integration/intake/test_claim_rounds.py
	WALKS=2200 $(BIN)/pytest -s -m slow tests/property/test_walk.py

check: format-check lint types imports migrations openapi-check test-full ## Everything CI runs

format: .venv/.installed-dev ## Format the code
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

format-check: .venv/.installed-dev
	$(BIN)/ruff format --check

lint: .venv/.installed-dev ## Lint with every rule of ruff
	$(BIN)/ruff check

types: .venv/.installed-dev ## Check the types, strictly
	$(BIN)/mypy

imports: .venv/.installed-dev ## Check who may import whom
	$(BIN)/lint-imports

migrations: .venv/.installed-dev ## Check the migrations: from nothing, one step back, no drift
	$(BIN)/pytest tests/integration/db/test_migrate.py

openapi: .venv/.installed-dev ## Write openapi/openapi.yaml
	$(BIN)/warmhandoff openapi

openapi-check: .venv/.installed-dev
	$(BIN)/warmhandoff openapi --check

faults: .venv/.installed-dev ## Break each part in turn and ask for help meanwhile; fuzz the crisis paths
	$(BIN)/pytest tests/faults

crisis-eval: .venv/.installed-dev ## Measure the crisis screen: recall, false positives, latency
	$(BIN)/python -m tests.evaluation.evaluate

crisis-model: .venv-train/.installed ## Train the screen's linear model anew from training/texts
	.venv-train/bin/python -m training.train

debian: ## Install the Debian packages that the browser and fault tests need (as root, or with sudo)
	@command -v dpkg-query apt-get > /dev/null || { \
		echo "This is no Debian; the tests need: $(DEBIAN)" >&2; exit 1; }; \
	missing=`for name in $(DEBIAN); do \
		dpkg-query -Wf '$${db:Status-Status}' $$name 2> /dev/null | grep -qx installed || echo $$name; \
	done`; \
	test -n "$$missing" || exit 0; \
	echo "installing Debian packages:" $$missing; \
	root=`test "$$(id -u)" = 0 || echo sudo`; \
	$$root apt-get update -qq && $$root env DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -qq --no-install-recommends $$missing

lock: .venv-lock/.installed ## Pin the dependencies anew
	.venv-lock/bin/uv pip compile pyproject.toml $(LOCKED) -o requirements.lock
	.venv-lock/bin/uv pip compile pyproject.toml $(LOCKED) --extra dev -c requirements.lock \
		-o requirements-dev.lock
	.venv-lock/bin/uv pip compile pyproject.toml $(LOCKED) --extra train -c requirements.lock \
		-o requirements-train.lock

clean: ## Remove what was installed and cached; the data folder stays
	rm -rf .venv .venv-lock .venv-train .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# The stamps make an install happen once, and again when what it reads has changed.

.venv/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Warm Handoff needs Python 3.11 or later; $(PYTHON) is `$(PYTHON) -V 2>&1`." \
			"Name another one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { \
		echo "$(PYTHON) cannot make virtual environments; on Debian: apt install python3-venv" >&2; \
		exit 1; }
	@touch $@

.venv/.installed: .venv/.made requirements.lock pyproject.toml
	@echo "installing from requirements.lock" >&2
	@$(BIN)/python $(PIP) --require-hashes -r requirements.lock
	@$(BIN)/python $(PIP) --no-deps --no-build-isolation -e .
	@touch $@

.venv/.installed-dev: .venv/.installed requirements-dev.lock
	@echo "installing from requirements-dev.lock" >&2
	@$(BIN)/python $(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

.venv-train/.installed: requirements-train.lock
	@$(PYTHON) -m venv .venv-train
	@.venv-train/bin/python $(PIP) --require-hashes -r requirements-train.lock
	@touch $@

.venv-lock/.installed:
	@$(PYTHON) -m venv .venv-lock
	@.venv-lock/bin/python $(PIP) uv==$(UV)
	@touch $@
