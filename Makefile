# What a person may ask of Acopio. `make help` lists it; the first command sets up whatever it needs.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
PY := $(VENV)/bin/python
ROOMS := config donations ingestion languages licensing publishing
CATALOGUES := $(wildcard locale/*/LC_MESSAGES/*.po)
CANDIDATES := python3 python3.13 python3.12 python3.11
IS_ENOUGH := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for name in $(CANDIDATES); do $$name -c '$(IS_ENOUGH)' >/dev/null 2>&1 && echo $$name && break; done)
PIP_INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes
# djlint: line breaks after headings, descriptions and keywords for search engines, type= on buttons that send a form.
LEFT_TO_TASTE := H015,H030,H031,H043
# Two tests at a time: each may start programs of its own, and a laptop has to stay usable.
JOBS ?= 2

.PHONY: help setup setup-dev run test bench campaign lint types contracts requirements messages clean

help:  ## list what can be asked for
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/.runtime $(VENV)/.catalogues  ## make .venv and everything that running needs, nothing else

setup-dev: setup $(VENV)/.tools  ## the same, and the tools for working on the code

run: setup  ## start everything on http://localhost:8000 (another port: make run PORT=8001)
	@exec $(PY) manage.py serve

test: setup-dev  ## run every test this machine allows; REQUIRE_ALL=1 forbids skipping; ARGS="-k words" chooses
	@$(PY) -m pytest -n $(JOBS) -p tests.scheduling $(if $(filter 1,$(REQUIRE_ALL)),-p tests.require_all) $(ARGS)

bench: setup-dev  ## measure: make bench [NAME=…]
	@for name in $(or $(NAME),$(filter-out __init__,$(basename $(notdir $(wildcard tests/benchmarks/[a-z]*.py))))); do \
		$(PY) -m tests.benchmarks.$$name || exit 1; \
	done

campaign: export N := $(N)
campaign: export SEED := $(SEED)
campaign: setup-dev  ## try to break it: make campaign NAME=chaos [N=…] [SEED=…]
	@test -n "$(NAME)" || { echo "Name a campaign: make campaign NAME=chaos [N=20] [SEED=7]"; exit 2; }
	@$(PY) -m tests.campaigns.$(NAME) $(if $(N),--n $(N)) $(if $(SEED),--seed $(SEED))

lint: setup-dev  ## style of code and templates
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/djlint --lint --quiet --profile django --ignore $(LEFT_TO_TASTE) templates

types: setup-dev  ## mypy, strict, over everything
	@$(VENV)/bin/mypy $(ROOMS) tests manage.py

contracts: setup-dev  ## which room may know which
	@$(VENV)/bin/lint-imports

requirements: setup-dev  ## pin requirements*.in into hash-pinned requirements*.txt
	@$(PY) -m pip install --quiet uv
	@for name in requirements requirements-dev; do \
		$(VENV)/bin/uv pip compile $$name.in --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
			--no-header --no-annotate --no-emit-index-url --no-emit-find-links --output-file $$name.txt || exit 1; \
	done

messages: setup-dev  ## collect the sentences to translate into locale/ (needs GNU gettext)
	@command -v xgettext >/dev/null || { echo "make messages needs GNU gettext (xgettext), which is not here."; exit 2; }
	@$(PY) manage.py makemessages --all --no-location --ignore .venv --ignore var --ignore tests

clean:  ## remove .venv and caches; what the site keeps under var/ stays
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(PY):
	@test -n "$(PYTHON)" || { echo "Acopio needs Python 3.11 or newer with its venv module (Debian: python3-venv)."; exit 2; }
	@echo "Making $(VENV) with $(PYTHON) …"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.txt | $(PY)
	@echo "Installing what Acopio needs (a few minutes the first time) …"
	@$(PIP_INSTALL) -r requirements.txt
	@touch $@

$(VENV)/.tools: requirements-dev.txt | $(VENV)/.runtime
	@echo "Installing what the tests need …"
	@$(PIP_INSTALL) -r requirements-dev.txt
	@touch $@

$(VENV)/.catalogues: $(CATALOGUES) | $(VENV)/.runtime
	@$(if $(CATALOGUES),$(PY) manage.py compile_catalogues)
	@touch $@
