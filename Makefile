# Two commands are all there is to know: `make serve` and `make test`.
PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup serve test test-fast check bench bench-runtime bench-search build pack sbom clean lock format generate

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup:  ## make .venv and node_modules, pinned (every target does it when needed)
	@$(PYTHON) scripts/setup.py

serve: setup  ## build the site, serve it on this machine, rebuild and reload on every change
	@$(BIN)/python scripts/serve.py

build: setup  ## build the site into site/
	@$(BIN)/python scripts/build_site.py

check: setup  ## style, types, layers, YAML, front-end types (no tests)
	@$(BIN)/python scripts/run_checks.py

test-fast: setup  ## the tests that need neither site nor browser: about a minute
	@$(BIN)/python scripts/run_tests.py --fast

# Every site that a test reads is built, and kept, by the tests: one in site/ would be read by none of them.
test:  ## check, then every test: engine, site, browser, Pyodide, and Python 3.11 where present
	@$(PYTHON) scripts/setup.py --old --zensical --browser
	@$(BIN)/python scripts/run_checks.py
	@$(BIN)/python -m aftersales_runtime
	@$(BIN)/python scripts/run_tests.py

bench: build  ## measure the start against stock Pyodide and the engine against its first, into bench/latest.json
	@$(BIN)/python scripts/bench.py

bench-runtime: setup  ## measure the runtime file by file, and the engine in CPython and Pyodide as it grows
	@$(BIN)/python scripts/bench_runtime.py
	@$(BIN)/python scripts/bench_engine.py

bench-search: build  ## measure the search: rank of what is meant, time of a query, bytes of the index
	@$(BIN)/python scripts/bench_search.py --misses --compare

pack: build  ## a copy of the site for a server in dist/site, with .gz and .br beside the files (see deploy/)
	@node scripts/pack_site.mjs site dist/site

sbom: build  ## write a list of what ships (CycloneDX) into dist/
	@$(BIN)/python scripts/sbom.py

format: setup  ## put Python into its agreed form
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/ruff format --quiet .

generate: setup  ## write the schemas of requests and results and the front end's types from src/aftersales/shapes, and words of keys from rubrics/key_words.yaml
	@PYTHONPATH=src $(BIN)/python scripts/generate.py

lock:  ## renew requirements*.txt and package-lock.json from pyproject.toml and package.json
	@$(PYTHON) scripts/lock.py

clean:  ## remove what building and testing made (keeps .venv and node_modules)
	rm -rf build dist site .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
