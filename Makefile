# SPDX-FileCopyrightText: Kurzdraht contributors
# SPDX-License-Identifier: EUPL-1.2

PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help environment environment-dev run test check format translations lock bench screenshots clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

environment:
	@$(PYTHON) scripts/environment.py run

environment-dev:
	@$(PYTHON) scripts/environment.py dev

run: environment ## Start the demo network on this computer (PORT=8000)
	@KURZDRAHT_DEMO=1 exec $(BIN)/kurzdraht serve

test: environment-dev ## Run everything that must be green (20 minutes at most)
	@exec $(BIN)/python -m scripts.checks all

check: environment-dev ## Run the everyday loop: lint, types, imports, quick tests (under a minute)
	@exec $(BIN)/python -m scripts.checks quick

format: environment-dev ## Bring Python and templates into shape
	@exec $(BIN)/python -m scripts.checks format

translations: environment-dev ## Bring both catalogues up to date with the sources
	@exec $(BIN)/python -m scripts.translations update

lock: environment-dev ## Resolve the dependencies anew into requirements*.lock
	@$(PYTHON) scripts/environment.py lock

bench: environment-dev ## Measure pages and registrations, print a table
	@exec $(BIN)/python -m benchmarks.run

screenshots: environment-dev ## Take the pictures in docs/screenshots from the running product
	@exec $(BIN)/python -m scripts.screenshots

clean: ## Remove the environment and what tools left behind (never var/, your data)
	@rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis htmlcov build dist
