# make run    set up, train if needed, serve, print the address
# make test   set up, then format, lint, types, data and every test
.PHONY: run setup train chat check lint test fast-test evaluate bench screenshots lock clean help
.DEFAULT_GOAL := help

PY := .venv/bin/python

help: ## What there is
	@grep -hE '^[a-z-]+:.*##' Makefile | sed 's/:.*## /\t/' | expand -t 14

run: setup ## Set up, train if needed, serve
	@$(PY) -m bot train
	@$(PY) -m bot serve

setup: .venv/.installed ## Install what is needed, from requirements.lock

.venv/.installed: requirements.lock .python-version
	@./setup.sh requirements.lock
	@touch $@

.venv/.dev-installed: requirements-dev.lock .venv/.installed
	@./setup.sh requirements-dev.lock
	@touch $@

train: setup ## Train, if the data changed
	@$(PY) -m bot train

chat: train ## Talk in the terminal
	@$(PY) -m bot chat

check: setup ## Check the advice, the training data and the settings
	@$(PY) -m bot check

lint: .venv/.dev-installed
	@$(PY) -m ruff format --quiet --check .
	@$(PY) -m ruff check .
	@$(PY) -m mypy

test: .venv/.dev-installed lint ## Everything: format, lint, types, data, tests against the trained bot
	@$(PY) -m bot train
	@$(PY) -m bot check
	@$(PY) -m pytest

fast-test: .venv/.dev-installed ## The tests that need no trained model
	@$(PY) -m pytest tests/unit tests/content tests/channels

evaluate: train ## Measure the understanding, on the phrases or make evaluate FILE=messages.jsonl
	@$(PY) -m bot evaluate $(FILE)

lock: ## Choose versions anew (needs uv)
	@./setup.sh lock

clean: ## Remove everything that was built
	rm -rf .venv .tools .cache models .rasa .mypy_cache .ruff_cache .pytest_cache

bench: .venv/.dev-installed ## Compare with a stock Rasa project: make bench BENCH="--quick"
	@$(PY) -m tests.bench.widget
	@$(PY) -m tests.bench $(BENCH)

screenshots: .venv/.dev-installed train ## Take the pictures in docs/ (needs Chromium)
	@$(PY) -m tests.browser.screenshots
