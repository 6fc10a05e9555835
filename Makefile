# Every command sets up .venv by itself, once, and again only when a lock file has changed.

HOST ?= 127.0.0.1
PORT ?= 8000
PYTHON ?= python3
OFFLINE ?= true
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1
# Files, names and what is printed are UTF-8, whatever the locale says.
export PYTHONUTF8 := 1

.PHONY: help serve build share test verify new fix lock bench
help: ## Show what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-7s %s\n", $$1, $$2}'

serve: .venv/site ## Build and serve with live reload (HOST=0.0.0.0 for a phone, PORT=8001 if 8000 is taken)
	@$(BIN)/python tests/tools/address.py $(HOST) $(PORT)
	@OFFLINE=false $(BIN)/mkdocs serve --no-strict --livereload --dev-addr $(HOST):$(PORT)

build: .venv/site ## Write the site to site/ (OFFLINE=false for one that phones no longer keep)
	@SHEET_PDFS=true ANKI_DECK=true OFFLINE=$(OFFLINE) $(BIN)/mkdocs build

share: .venv/site ## Write the site for a friend, without what is personal, to share/
	@SHEET_PDFS=true ANKI_DECK=true OFFLINE=$(OFFLINE) $(BIN)/python -m macros.share

test: .venv/dev ## Run every check, in a real Chromium too
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@CHROMIUM="$$($(BIN)/python tests/tools/chromium.py)" $(BIN)/python -m pytest -n auto --durations=10

verify: .venv/dev ## Prove each command of the site, in a throw-away copy of this machine (as root, on Debian)
	@$(BIN)/python -m tests.proof

new: .venv/site ## Start a project for another interview, with a page of each kind (DIR=../next)
	@$(BIN)/python -m macros.new "$(DIR)"

fix: .venv/dev ## Format and lint
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .
	@$(BIN)/mypy

lock: .venv/dev ## Renew the lock files
	@$(BIN)/uv pip compile $(LOCK) --upgrade requirements.in -o requirements.txt
	@$(BIN)/uv pip compile $(LOCK) --upgrade requirements-dev.in -o requirements-dev.txt

bench: .venv/dev ## Print times, weights and the order of practice beside their baselines
	@$(BIN)/python -m benchmarks.build
	@CHROMIUM="$$($(BIN)/python tests/tools/chromium.py)" $(BIN)/python -m benchmarks.weight
	@CHROMIUM="$$($(BIN)/python tests/tools/chromium.py)" $(BIN)/python -m benchmarks.search
	@CHROMIUM="$$($(BIN)/python tests/tools/chromium.py)" $(BIN)/python -m benchmarks.turn
	@CHROMIUM="$$($(BIN)/python tests/tools/chromium.py)" $(BIN)/python -m benchmarks.practice

# For every Python from 3.11 on and every system, with hashes, and without the name of any host.
LOCK := -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "python3-venv is missing: apt-get install python3-venv"; exit 1; }

.venv/site: requirements.txt | .venv/bin/python
	@$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/dev: requirements-dev.txt requirements.txt | .venv/bin/python
	@$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch .venv/site $@  # what the site needs is among it
