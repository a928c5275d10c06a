# Everything a person does with this project. Each target makes the machine ready first and says nothing when it is.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
VENV ?= .venv
PROCESSES ?= auto
CUTS ?= 400
HISTORIES ?= 20000
WORKSPACES ?= 300
N ?= 1000000
BIN := $(VENV)/bin
SET_UP := $(PYTHON) packaging/set_up.py --venv $(VENV)
SOURCES := $(shell find src tests -name '*.py') pyproject.toml
COVERAGE := build/coverage/report.json

.PHONY: help demo run test soak soak-power fuzz foreign check bench package catalogues compiled static gates pins clean

help: ## list these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

demo: ## town hall, NGO and ministry exchange a dossier; the files stay in build/demo
	@$(SET_UP) demo
	@$(MAKE) compiled
	@PYTHONPATH=packaging $(BIN)/python -m demo build/demo

run: ## open the window
	@$(SET_UP) run
	@$(MAKE) compiled
	@$(BIN)/parteneriat

test: ## run all tests, measuring what they reach
	@$(SET_UP) test
	@$(MAKE) compiled
	@mkdir -p $(dir $(COVERAGE))
	@$(BIN)/python -m pytest -n $(PROCESSES) --dist worksteal --cov --cov-report= --cov-report=json:$(COVERAGE)

soak-power: ## cut the power hundreds of times in each command, fill the disk and kill the program at every write
	@$(SET_UP) test
	@$(MAKE) compiled
	@POWER_CUTS=$(CUTS) $(BIN)/python -m pytest tests/power -n $(PROCESSES) --dist worksteal

check: static gates ## every rule of style, types, walls and coverage, fast ones first

static:
	@$(SET_UP) test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/pyright
	$(BIN)/codespell
	$(BIN)/interrogate -q src packaging
	$(BIN)/deptry src
	$(BIN)/vulture
	$(BIN)/python packaging/build_catalogues.py --check

$(COVERAGE): $(SOURCES)
	@$(MAKE) test

gates: $(COVERAGE)
	$(BIN)/python packaging/coverage_gates.py $(COVERAGE)

bench: ## measure ours against the limit of this machine; the table is also in build/bench.json
	@$(SET_UP) test
	@$(MAKE) compiled
	@PYTHONPATH=packaging QT_QPA_PLATFORM=offscreen $(BIN)/python -m bench

soak: ## random histories by the thousand, for a night; HISTORIES=20000 WORKSPACES=300
	@$(SET_UP) test
	@$(MAKE) compiled
	@$(BIN)/python packaging/soak.py replicas $(HISTORIES)
	@$(BIN)/python packaging/soak.py workspaces $(WORKSPACES)

fuzz: ## hostile bytes for every reader; N=1000000
	@$(SET_UP) test
	@$(MAKE) compiled
	@PYTHONPATH=packaging $(BIN)/python -m fuzz $(N)

foreign: demo ## have other people's programs judge the files of the demo; the transcript is docs/foreign-tools.md
	@$(SET_UP) test
	@PYTHONPATH=packaging $(BIN)/python packaging/foreign_tools.py build/demo docs/foreign-tools.md

package: ## build the program one can take away into dist/ and start it
	@$(SET_UP) package
	@$(MAKE) compiled
	@$(BIN)/python packaging/package.py

catalogues: ## extract new texts for translation and compile what is translated
	@$(BIN)/python packaging/build_catalogues.py

compiled:
	@$(BIN)/python packaging/build_catalogues.py --compile > /dev/null

pins: ## write packaging/constraints.txt from the environments as they are now
	@$(BIN)/python packaging/pin_versions.py .venv .venv-3.11

clean: ## delete everything that was built, except the environments
	rm -rf build dist .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
