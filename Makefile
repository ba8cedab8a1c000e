# The archive's commands. `make` alone lists them.

VENV ?= .venv
PORT ?= 8000
WORKERS ?= 2
PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)

python := $(VENV)/bin/python
pytest := $(python) -m pytest --numprocesses $(WORKERS)
# In CI a test that cannot run is a failure.
must_run = $(if $(CI),$(foreach mark,$(1),--must-run=$(mark)))

.DEFAULT_GOAL := help
.PHONY: help
help: ## list the commands
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

.PHONY: run
run: $(VENV)/.installed .env ## try the archive on this machine: install, import seeds/, serve on 127.0.0.1:8000
	@$(python) manage.py migrate --verbosity 0
	@$(python) manage.py import_articles seeds
	@echo
	@echo "The archive: http://127.0.0.1:$(PORT)/"
	@echo "To work in http://127.0.0.1:$(PORT)/admin/, make yourself an account:"
	@echo "    $(python) manage.py createsuperuser"
	@echo "and put the people who work with you into the groups Editors or Administrators there."
	@echo
	@$(python) manage.py runserver 127.0.0.1:$(PORT)

.PHONY: test
test: $(VENV)/.installed-dev ## run all tests: on SQLite with a browser, then what touches the database on PostgreSQL
	@scripts/install_test_packages.sh
	@status=0; set -x; \
		$(pytest) $(call must_run,browser database) || status=1; \
		scripts/with_postgres.py $(pytest) -m "database and not browser" $(call must_run,database) || status=1; \
		{ set +x; } 2>/dev/null; exit $$status

.PHONY: lint
lint: $(VENV)/.installed-dev ## check style, migrations and the settings of production
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(python) manage.py makemigrations --check --dry-run --settings statements.tests.settings
	@echo "check --deploy with the environment of .env.example"
	@env $$(grep -v '^#' .env.example) SECRET_KEY=$$($(python) -c 'import secrets; print(secrets.token_urlsafe(50))') \
		$(python) manage.py check --deploy --fail-level WARNING

.PHONY: format
format: $(VENV)/.installed-dev ## put the code in order
	$(VENV)/bin/ruff check --fix
	$(VENV)/bin/ruff format

.PHONY: screenshots
screenshots: $(VENV)/.installed-dev ## make the pictures of docs/images/ again
	@scripts/install_test_packages.sh
	$(python) scripts/screenshots.py

.PHONY: lighthouse
lighthouse: $(VENV)/.installed-dev ## judge the pages by Lighthouse, on 1,000 articles of ../shared/corpus (needs Node and npm)
	@scripts/install_test_packages.sh
	$(python) scripts/lighthouse.py $(if $(ARTICLES),--articles $(ARTICLES))

.PHONY: bench
bench: $(VENV)/.installed ## measure the extractor's speed on ../shared/corpus: by stage, and on hostile texts
	$(python) scripts/bench_extraction.py

.PHONY: bench-import
bench-import: $(VENV)/.installed ## measure the import of ../shared/corpus (PARTS=first,again,large,memory TIMES=10: hours)
	$(python) scripts/bench_import.py $(if $(PARTS),--parts $(PARTS)) $(if $(TIMES),--times $(TIMES))

.PHONY: bench-search
bench-search: $(VENV)/.installed-dev ## measure search at 10,000 and 100,000 statements (ROWS=1000000: half an hour)
	$(python) scripts/bench_search.py $(if $(ROWS),--rows $(ROWS))

.PHONY: bench-pages
bench-pages: $(VENV)/.installed-dev ## measure every page at 100,000 statements, on both databases
	$(python) scripts/bench_search.py --pages --rows $(or $(ROWS),100000)

.PHONY: bench-desk
bench-desk: $(VENV)/.installed-dev ## measure the editors' pages at 100,000 statements (ROWS=1000000 DATABASE=postgresql)
	$(python) scripts/bench_desk.py $(if $(ROWS),--rows $(ROWS)) $(if $(DATABASE),--database $(DATABASE))

.PHONY: bench-analyzer
bench-analyzer: $(VENV)/.installed-dev ## measure which written variants of a word the analyzers find
	$(python) scripts/bench_analyzer.py

.PHONY: clean
clean: ## remove what was installed or made, but not .env and the database
	rm -rf $(VENV) staticfiles build .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# What is installed is installed again only where the list of it has changed.
$(VENV)/.installed: requirements.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed (Debian: apt-get install python3-venv)." >&2; exit 1; }
	@test -x $(python) || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }
	$(python) -m pip install --quiet --requirement requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	$(python) -m pip install --quiet --requirement requirements-dev.txt
	@touch $@

.env:
	@umask 077; { echo "# Made by make run, for trying the archive on this machine."; \
		echo "SECRET_KEY=$$($(python) -c 'import secrets; print(secrets.token_urlsafe(50))')"; \
		echo "DEBUG=true"; } > $@
