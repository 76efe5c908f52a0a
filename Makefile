# The verbs of tebiki. `make help` lists them; README.md says when each is of use.
PYTHON ?= python3
PY := .venv/bin/python
PORT ?= 8000
export NO_MKDOCS_2_WARNING := 1
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help site handout offline serve links preflight reproduce test browsers measure-search lint lock clean drawings screens import translations pictures redact

help: ## list the verbs
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: .venv/.site ## build the whole site, strictly, in site/
	$(PY) -m tebiki build

serve: .venv/.site ## live preview on 127.0.0.1
	$(PY) -m tebiki serve --port $(PORT)

handout: .venv/.site ## set the PDF handouts of site/ again, in site/handout/
	$(PY) -m tebiki handout

offline: .venv/.site ## make the copy that opens by double-click, a zip in build/offline/
	$(PY) -m tebiki offline

drawings: .venv/.site ## draw the explanatory drawings of the screens again
	$(PY) -m tebiki screens draw

import: .venv/.site ## draft pages of a plain guide: GUIDE=guide.md NAME=my-guide; ARGS=--dry-run
	@$(PY) -m tebiki import --name="$${NAME:-}" $(ARGS) -- "$${GUIDE:-}"

screens: .venv/.site ## fetch the original screenshots, where there is internet; ARGS="--only ID"
	$(PY) -m tebiki screens fetch $(ARGS)

redact: .venv/.site ## black out what pictures must not show, on a page of this machine
	$(PY) -m tebiki screens redact $(ARGS)

links: .venv/.site ## check the pages, and every link inside site/, without any network
	$(PY) -m tebiki check pages
	$(PY) -m tebiki check links site

preflight: .venv/.site ## ask every link out of site/, with internet; ARGS="--lang en --seen URL"
	@$(PY) -m tebiki check outside site $(ARGS)

reproduce: .venv/.site ## build twice, in other folders, at other times: the same bytes?
	@$(PY) -m maintaining reproduce

.PHONY: properdocs measure-pages secrets
secrets: .venv/.test ## look for secrets in the sources and in site/, also in PDFs, pictures' metadata and zips
	@$(PY) -m tebiki check secrets site

properdocs: .venv/.site ## build with ProperDocs too, the drop-in for MkDocs, in an environment of its own: the same pages?
	@$(PY) -m maintaining properdocs

test: .venv/.test ## set up what the tests need and run everything
	@$(PY) -m maintaining browsers chromium
	$(MAKE) --no-print-directory lint
	$(PY) -m pytest

browsers: .venv/.test ## follow the site as on a phone, in Firefox and in WebKit
	@$(PY) -m maintaining browsers firefox webkit
	xvfb-run -a $(PY) -m pytest tests/browsers

measure-search: .venv/.test ## ask the search in Chromium hundreds of queries, beside the theme's own and Pagefind; ARGS=--alone
	$(PY) -m measuring search $(ARGS)

measure-pages: .venv/.test ## let Lighthouse judge every kind of page, beside stock Material and VitePress; ARGS=--alone
	@$(PY) -m measuring pages $(ARGS)

lint: .venv/.test ## style and types of the code
	$(PY) -m ruff format --check scripts tests
	$(PY) -m ruff check scripts tests
	$(PY) -m mypy

translations: .venv/.site ## list the translated steps that are behind (UPDATE=en/page#step: this one is not)
	@$(PY) -m tebiki translations $(if $(UPDATE),--update "$(UPDATE)")

.PHONY: rehearse review
rehearse: .venv/.site ## follow the guide on the real service, and say at each step what differs
	@$(PY) -m tebiki rehearse

review: .venv/.site ## list pages, notes, drafts and translations that are due; ARGS=--json
	@$(PY) -m tebiki due $(ARGS)

.PHONY: versions publish edition release-files
versions: .venv/.site ## build every edition with the menu between them, in build/versions/
	$(PY) -m tebiki editions build

publish: .venv/.site ## publish an edition; EDITION=2026.11 DRY_RUN=1 REPLACE=1 UNCOMMITTED=1 REMOTE=origin
	@$(PY) -m tebiki editions publish $(if $(REMOTE),--remote "$(REMOTE)") $(if $(DRY_RUN),--dry-run) $(if $(REPLACE),--replace) $(if $(UNCOMMITTED),--uncommitted)

edition: .venv/.site ## print the edition that is built and published: EDITION, or the newest
	@$(PY) -m tebiki editions name

release-files: .venv/.site ## build and gather an edition's handouts and copies with checksums, in build/release/
	$(PY) -m tebiki editions release

pictures: .venv/.test ## draw the pictures of the READMEs from the real site
	$(PY) -m maintaining pictures

lock: .venv/.test ## write the lock files anew from pyproject.toml
	$(PY) -m maintaining lock

clean: ## remove what the verbs made, the environment included
	rm -rf .venv site build .cache/tebiki

# An environment is good when its marker is newer than its lock; the marker is written last.
.venv/.site: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("tebiki needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Say which one to use: make PYTHON=python3.12 …") if sys.version_info < (3, 11) else None'
	@PYTHONPATH=scripts $(PYTHON) -m maintaining environment requirements.lock --editable . --mark $@

.venv/.test: requirements-test.lock .venv/.site
	@PYTHONPATH=scripts $(PYTHON) -m maintaining environment requirements-test.lock --mark $@
