# What a newcomer types. `.venv/bin/tebiki --help` lists everything else, once `make site` has run.
PYTHON ?= python3
PY := .venv/bin/python
TEBIKI := .venv/bin/tebiki
PORT ?= 8000
export NO_MKDOCS_2_WARNING := 1
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help site serve test check screens publish content built check-pages check-links check-secrets guide unit chromium browsers lint lock clean

help:
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo; echo "  .venv/bin/tebiki --help lists all other verbs; make site sets it up."

site: .venv/.site ## build what is hosted, strictly, in site/: all editions; EDITION=2026.11 one alone
	$(TEBIKI) build

serve: .venv/.site ## show the site while it is written, on 127.0.0.1
	$(TEBIKI) serve --port $(PORT)

test: .venv/.test ## for whoever changes the tool: all that proves it whole, make check included
	@$(PY) -m maintaining browsers chromium
	$(MAKE) --no-print-directory lint content unit chromium

check: built ## for whoever writes: pages, links, secrets, papers and the guide's promises
	@$(MAKE) $(TOGETHER) check-pages check-links check-secrets guide

# On GitHub nobody sits at the machine: the workflow screens hands the page out.
screens: .venv/.site ## fetch the original screenshots and look at all of them on one page; ARGS="--only ID"
	$(TEBIKI) screens fetch $(if $(CI),,--look) $(ARGS)

publish: .venv/.site ## publish an edition; EDITION=2026.11 DRY_RUN=1 REPLACE=1 UNCOMMITTED=1 DRAFTS=1 REMOTE=origin
	@$(TEBIKI) editions publish $(if $(REMOTE),--remote "$(REMOTE)") $(if $(DRY_RUN),--dry-run) $(if $(REPLACE),--replace) $(if $(UNCOMMITTED),--uncommitted) $(if $(DRAFTS),--drafts)

# What these are made of, and what maintainers type: CONTRIBUTING.md has them.

# Two at a time and to the end, so that all that is wrong is said; each in one piece, where make can.
TOGETHER := --no-print-directory -k -j 2 $(if $(filter output-sync,$(.FEATURES)),-O)

content: built
	@$(MAKE) $(TOGETHER) check-pages check-links check-secrets

# With its papers, where it is not as it would be built.
built: .venv/.test
	$(TEBIKI) build --if-needed

check-pages: .venv/.test
	$(TEBIKI) check pages

check-links: .venv/.test
	$(TEBIKI) check links site

check-secrets: .venv/.test
	$(TEBIKI) check secrets site

# A repository with a guide of its own has no tests of the one that it came with.
guide: .venv/.test
	$(if $(wildcard tests/guide),$(PY) -m pytest -q -m "not chromium" tests/guide)

unit: .venv/.test
	$(PY) -m pytest -n auto --dist worksteal -m "not chromium"

chromium: .venv/.test
	@$(PY) -m maintaining browsers chromium
	$(PY) -m pytest -n auto --dist worksteal -m chromium

browsers: .venv/.test
	@$(PY) -m maintaining browsers firefox webkit
	xvfb-run -a $(PY) -m pytest tests/browsers

lint: .venv/.test
	$(PY) -m ruff format --check scripts tests
	$(PY) -m ruff check scripts tests
	$(PY) -m mypy
	PYTHONPATH=scripts .venv/bin/lint-imports --no-logo --cache-dir .cache/import-linter

lock: .venv/.test
	$(PY) -m maintaining lock

clean:
	rm -rf .venv site build .cache/tebiki

# An environment is good when its marker is newer than its lock; the marker is written last.
.venv/.site: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("tebiki needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Say which one to use: make PYTHON=python3.12 …") if sys.version_info < (3, 11) else None'
	@PYTHONPATH=scripts $(PYTHON) -m maintaining environment requirements.lock --editable . --mark $@

.venv/.test: requirements-test.lock .venv/.site
	@PYTHONPATH=scripts $(PYTHON) -m maintaining environment requirements-test.lock --mark $@
