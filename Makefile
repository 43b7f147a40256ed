# Two commands do everything on a fresh machine with Python 3.11 or later and make:
#   make demo   sets up, runs the night on the shipped sample and shows its result
#   make test   sets up, runs lint, the strict type check and all tests
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PEERS := $(VENV)/.peers

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

# Measures beside the peers and writes docs/benchmarks.md anew; BENCH adds options, as in
#   make bench BENCH="--curve 10000 50000 200000 1000000"
bench: $(PEERS)
	$(BIN)/python -m benchmarks --page docs/benchmarks.md $(BENCH)

evaluate: $(READY)
	$(BIN)/python -m benchmarks.evaluation

# The environment is made anew when the project's dependencies change.
$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

# What the benchmark compares with; a peer that this Python cannot have is left out, and told so in the tables.
$(PEERS): $(READY) requirements-bench.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock
	@touch $(PEERS)

# Writes the locks anew from pyproject.toml; needs uv.
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"
lock:
	$(COMPILE) --extra dev --output-file requirements.lock pyproject.toml
	$(COMPILE) --group bench --constraints requirements.lock --output-file requirements-bench.lock

clean:
	rm -rf $(VENV) out build dist
