# Everything a person does with this checkout. `make demo` and `make test` set up what they need by themselves.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SHARED ?= ../shared

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-all check format quality bench ratios fuzz lock docs ocr-data browser clean

help:  ## show what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY)  ## the virtual environment, from the lock file

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "screener needs Python 3.11 or newer: make PYTHON=python3.11 ..."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "setting up $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

ocr-data:
	@sh .ci/packages tesseract-ocr-fra tesseract-ocr-eng

browser:
	@sh .ci/packages chromium

demo: setup ocr-data  ## rank the sample CVs against the sample posting, with an HTML report
	@mkdir -p out
	@$(BIN)/screener rank samples/postings/1-social-media-manager.txt samples/cvs --report out/demo.html --no-cache

test: setup ocr-data browser check  ## style, types and every test that needs no further program
	@$(BIN)/python -m pytest -n 2

test-all: setup ocr-data browser check  ## the same with the tests that need more: LibreOffice, strace, npm
	@sh .ci/packages libreoffice-calc strace npm
	@npm install --silent --no-save --no-package-lock axe-core
	@$(BIN)/python -m pytest -n 2 tests tests/reporting/whole_workbook.py tests/reporting/whole_accessibility.py

check: setup  ## style and types
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

format: setup  ## put the code into the house style
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

quality: setup ocr-data  ## the figures on every gold set at hand
	@sh benchmarks/quality.sh $(SHARED)

bench: setup  ## speed and memory, as ratios within one run
	@$(BIN)/python benchmarks/run.py $(SHARED)

ratios: setup  ## a quick look at speed: ratios, and how they changed from those recorded; nothing fails by them
	@$(BIN)/python benchmarks/ratios.py

fuzz: setup  ## 20,000 broken samples, each read or refused in plain words; finds go to out/fuzz
	@$(BIN)/python -m tests.fuzz

docs: setup browser  ## the pages and pictures that are made from the program: docs/commands.md, docs/images
	@$(BIN)/python docs/make_commands.py
	@mkdir -p docs/images && $(BIN)/python -m tests.reporting.make_images

lock:  ## renew requirements.lock (needs uv)
	uv pip compile --universal --python-version 3.11 --no-header --generate-hashes --no-emit-index-url \
		--extra ocr --extra dask --group dev pyproject.toml -o requirements.lock

clean:  ## remove what make has made
	rm -rf $(VENV) out build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
