# Everything a newcomer types. `make help` lists it.
PORT ?= 8000
PYTHON ?= python3
SIZES ?= 10000 100000 1000000
BIN := .venv/bin
# Settings for work on this machine; a production site sets its own (docs/reference/settings.md).
export DEVELOPMENT := 1
# An empty DATABASE_URL means the built-in SQLite file.
export DATABASE_URL
# What a program says is seen at once, in a log as on a screen.
export PYTHONUNBUFFERED := 1

.DEFAULT_GOAL := help
.PHONY: help setup run test coverage bench bench-search lock clean

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1	\2/p' Makefile | expand -t 20
	@echo 'PORT=8001 changes the port; DATABASE_URL=postgres://user:password@host/name puts it on PostgreSQL.'

setup: .venv/installed ## make .venv and install what the lock names

run: setup ## migrate, load the record and serve it on http://127.0.0.1:8000/
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py load_record
	@$(BIN)/python manage.py index
	@$(BIN)/python manage.py make_editor --port $(PORT)
	@$(BIN)/python manage.py runserver --nostatic 127.0.0.1:$(PORT)

test: setup ## lint, types, import rules and tests; ONLY="types sqlite" picks steps
	@$(BIN)/python tests/everything.py $(ONLY)

coverage: setup ## which lines no test reaches
	@$(BIN)/pytest -n 2 --quiet -m 'not browser' --cov --cov-report=term-missing:skip-covered

bench: setup ## how long pages take and what they weigh, into benchmarks/results/
	@$(BIN)/python benchmarks/lists.py

bench-search: setup ## how quick searches are beside Datasette's; SIZES="10000" is how many passages
	@$(BIN)/python benchmarks/search.py --sizes $(SIZES)

lock: .venv/bin/uv ## choose versions anew and write their hashes into requirements/
	@$(BIN)/python requirements/lock.py

clean: ## remove .venv and caches; var/, where the record lives, stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis

# The stamp is younger than the lock: nothing to do. Otherwise uv makes .venv equal to the lock,
# trusting the certificates that this machine trusts.
.venv/installed: requirements/development.txt .venv/bin/uv
	@echo 'Installing into .venv ...'
	@$(BIN)/uv pip sync --quiet --system-certs --require-hashes --python $(BIN)/python requirements/development.txt
	@touch $@

.venv/bin/uv: requirements/bootstrap.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo 'Python 3.11 or newer is needed: install the package python3, or say PYTHON=/path/to/python3.11.'; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
		{ echo 'This Python cannot make virtual environments: install the package python3-venv.'; exit 1; }
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bootstrap.txt
	@touch $@
