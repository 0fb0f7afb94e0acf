# `make run` and `make test` need python3 (3.11 or newer, with venv and pip), make and a package index, nothing else.
PYTHON ?= python3
UV_VERSION := 0.13.9
BIN := .venv/bin
INSTALLED := .venv/installed
OWN := bot knowledge prompts storage tests

.PHONY: install run test check bench bench-retrieval bench-reading soak starts test-llm audit lock vectors search views clean

install: $(INSTALLED)

$(INSTALLED): requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	@printf '#!/bin/sh\nPYTHONPATH="%s$${PYTHONPATH:+:$$PYTHONPATH}" exec "%s/$(BIN)/python" -m bot "$$@"\n' "$(CURDIR)" "$(CURDIR)" > $(BIN)/journey
	@chmod +x $(BIN)/journey
	@touch $@

run: install
	$(BIN)/journey run

# Tests that measure no time and share no process run two at a time, the others one by one. ARGS: only those.
BESIDE := corpus dialogues guide journey knowledge llm material mcp picture playground reading slack storage summary trackers \
	usecases wiring workshop
test: install
ifdef ARGS
	$(BIN)/python -m pytest $(ARGS)
else
	$(BIN)/python -m pytest -n 2 --dist loadfile $(BESIDE:%=tests/%)
	$(BIN)/python -m pytest $(BESIDE:%=--ignore=tests/%)
endif

check: install
	$(BIN)/ruff check $(OWN)
	$(BIN)/ruff format --check $(OWN)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m storage.migrations.check

bench: install
	$(BIN)/python -m tests.bench $(ARGS)

# QUESTIONS=<folder> with questions.jsonl and concepts.jsonl; without it the benchmark's own small set is used.
bench-retrieval: install
	$(BIN)/python -m tests.bench.retrieval $(if $(QUESTIONS),--questions $(QUESTIONS)) $(ARGS)

# How much of what people say arrives: PARTS=choosing,final of the reader's corpus.
bench-reading: install
	$(BIN)/python -m tests.bench.reading $(ARGS)

# Every dialogue, with a kill between any two messages, and properties on examples that no run has seen: long.
soak: install
	$(BIN)/python -m pytest -m hypothesis --hypothesis-profile=new $(ARGS)
	$(BIN)/python -m pytest -m soak --timeout=0 -o addopts="-q --strict-markers" $(ARGS)

# Start after start after `kill -9` with six conversations going on: STARTS=<how many>.
starts: install
	JOURNEY_STARTS=$(or $(STARTS),200) $(BIN)/python -m pytest -m soak --timeout=0 -o addopts="-q --strict-markers" tests/e2e/test_starts.py $(ARGS)

# The same dialogues against the model that OPENAI_BASE_URL, OPENAI_API_KEY and OPENAI_MODEL name.
test-llm: install
	$(BIN)/python -m tests.llm $(ARGS)

# Known faults of the pinned packages, where the advisories can be reached.
audit: install
	.ci/audit

lock: install
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --generate-hashes --no-emit-index-url --python-version 3.11 -q -o requirements.lock $(ARGS)

# The vectors of the own corpus, shipped so that a first start is quick; after a change of the corpus.
vectors: install
	$(BIN)/python -m knowledge.shipped

# The weights of the search, learned from the questions in knowledge/questions; after a change of those or of the corpus.
search: install
	$(BIN)/python -m knowledge.ranking.training $(ARGS)

# Which view of the maps a sentence asks for, and how a customer's words feel; after a change of the sentences in bot/usecases/requests/learned.
views: install
	$(BIN)/python -m bot.usecases.requests.learned.training

# The reader's weights and calibration from its corpus: an hour on one core. Needs PyTorch, which nothing else does.
reader: install
	$(BIN)/python -m pip install --quiet --disable-pip-version-check torch
	$(BIN)/python -m bot.reading.training $(ARGS)

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
