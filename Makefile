# Two commands do everything on a fresh machine with Python 3.11 or later and make:
#   make demo   sets up, runs the night on the shipped sample and shows its result
#   make test   sets up, runs lint, the strict type check and all tests
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test lint types tests bench evaluate lock clean

demo: $(READY)
	@$(BIN)/python -m benchmarks.demo

test: lint types tests

lint: $(READY)
	$(BIN)/ruff check src tests benchmarks migrations
	$(BIN)/ruff format --check src tests benchmarks migrations
	$(BIN)/lint-imports

types: $(READY)
	$(BIN)/mypy

tests: $(READY)
	$(BIN)/pytest -n auto

bench: $(READY)
	$(BIN)/python -m benchmarks

evaluate: $(READY)
	$(BIN)/python -m benchmarks.evaluation

# The environment is made anew when the project's dependencies change.
$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

# Writes requirements.lock anew from pyproject.toml; needs uv.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --extra dev --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) out build dist
