# make setup   a virtual environment with legation in it
# make demo    read the sample reports into a new register and ask it
# make test    all tests
# make lint    style and types

PYTHON ?= python3
VENV := .venv
PIP := $(VENV)/bin/python -m pip install --quiet --disable-pip-version-check
LEGATION := $(VENV)/bin/legation --register demo.db
SAMPLES := src/legation/samples/reports

.PHONY: setup demo test lint clean

setup: $(VENV)/.installed

$(VENV)/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "legation needs Python 3.11 or newer: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv $(VENV)
	$(PIP) --editable .
	@touch $@

# What tests and lint need beside.
$(VENV)/.developing: $(VENV)/.installed
	$(PIP) --editable '.[dev]'
	@touch $@

demo: setup
	@rm -f demo.db demo.db-wal demo.db-shm
	@echo '$$ legation add $(SAMPLES)'
	@$(LEGATION) add $(SAMPLES)
	@echo; echo '$$ legation events --since 2024-04 --no-background'
	@$(LEGATION) events --since 2024-04 --no-background
	@echo; echo '$$ legation timeline Azerbaijan Uzbekistan'
	@$(LEGATION) timeline Azerbaijan Uzbekistan
	@id=$$($(LEGATION) agreements --pair AZE UZB --limit 1 --format csv | tail -n 1 | cut -d, -f1); \
	echo; echo "$$ legation show event $$id"; \
	$(LEGATION) show event $$id
	@echo; echo 'The register is demo.db: ask it with $(LEGATION) events --help'

test: $(VENV)/.developing
	$(VENV)/bin/python -m pytest

lint: $(VENV)/.developing
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy

clean:
	rm -rf $(VENV) build dist demo.db demo.db-wal demo.db-shm .mypy_cache .pytest_cache .ruff_cache .hypothesis
