# Everything runs in .venv, which the targets make themselves from python3 (3.11 or newer) and the lock files.
# PORT, DATA_DIR, DATABASE_URL and the other variables of the README may be given here too: make run PORT=8001

SHELL := /bin/sh
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON3 ?= python3
PYTHON := .venv/bin/python
INSTALL := $(PYTHON3) apps/config/launcher/install.py
WORKERS ?= auto
ARGS ?=

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

.PHONY: run
run: installed ## start Glossator on http://127.0.0.1:8000/ with its database; Ctrl-C stops both
	@$(PYTHON) -m apps.config.launcher serve --with-parent

.PHONY: dev
dev: installed ## the same for developing: pages and code reload on change
	@$(PYTHON) -m apps.config.launcher dev --with-parent

.PHONY: test
test: installed-for-development ## the whole suite, the browser journeys included (ARGS="-k clause" for some of it)
	@$(PYTHON) -m pytest -n $(WORKERS) $(ARGS)

.PHONY: check
check: installed-for-development ## format, lint, types, templates, import contracts, migrations, deployment
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	@$(MAKE) -j2 check-types check-rest

.PHONY: check-types
check-types:
	$(PYTHON) -m mypy apps tests bench

.PHONY: check-rest
check-rest:
	.venv/bin/lint-imports --no-logo
	.venv/bin/djade --target-version 5.2 --check $$(find templates -name '*.html')
	.venv/bin/djlint --lint --quiet templates
	$(PYTHON) manage.py makemigrations --check --dry-run
	TLS=1 $(PYTHON) manage.py check --deploy --fail-level WARNING
	@! grep -nE '://|^--' requirements.lock requirements-dev.lock || { echo "A lock file may name no host." >&2; exit 1; }

.PHONY: bench
bench: installed-for-development ## splitting, anchors, alignment, quotations, revisions, a corpus; the reading page under load (needs wrk) and in Chromium
	@$(PYTHON) -m bench $(ARGS)

.PHONY: lighthouse
lighthouse: installed-for-development ## what Lighthouse says of the pages, phone and desktop; not 0 when an aim is missed
	@$(PYTHON) -m bench.lighthouse $(ARGS)

.PHONY: format
format: installed-for-development ## write code and templates the way “make check” wants them
	$(PYTHON) -m ruff check --fix-only .
	$(PYTHON) -m ruff format .
	.venv/bin/djade --target-version 5.2 $$(find templates -name '*.html')

.PHONY: messages
messages: installed-for-development ## bring the catalogues of the interface's languages up to date, and compile them
	@$(PYTHON) -m apps.config.catalogues

.PHONY: lock
lock: installed-for-development ## write the lock files from requirements*.in (ARGS=--upgrade for newer versions)
	$(PYTHON) -m uv pip compile $(COMPILE) $(ARGS) --output-file requirements.lock requirements.in
	$(PYTHON) -m uv pip compile $(COMPILE) $(ARGS) --constraint requirements.lock --output-file requirements-dev.lock requirements-dev.in

COMPILE := --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header

.PHONY: clean
clean: ## remove the environment and what tools left; the data under DATA_DIR stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: installed
installed: python3
	@$(INSTALL) requirements.lock

.PHONY: installed-for-development
installed-for-development: python3
	@$(INSTALL) requirements-dev.lock

.PHONY: python3
python3:
	@command -v $(PYTHON3) >/dev/null || { echo "Glossator needs Python 3.11 or newer, and there is no $(PYTHON3) here." >&2; exit 1; }
