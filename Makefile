# make site    the website of notes/, in site/; open site/index.html
# make test    every test, with a browser
# make lint    style, types, and what the notes' own curator may want to mend
# make quality what html-validate, pa11y and Lighthouse say of each page, if there is npm
# make bench   how long it takes and how much memory, beside Hugo
# make clean   forget everything that was made here
#
# Nothing needs to be set up first: a Python of 3.11 or later is enough.  To choose
# one of several, say for example `make site PYTHON=/opt/python3.12/bin/python3`.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
PYTHON ?=

.DELETE_ON_ERROR:
.PHONY: site test lint quality bench clean

site: $(VENV)/.installed
	$(BIN)/dlnotes build notes --output site

test: $(VENV)/.equipped
	$(BIN)/python -m tests.browser
	$(BIN)/python -m pytest $(TESTS)

lint: $(VENV)/.equipped
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/dlnotes lint notes

quality: $(VENV)/.equipped
	$(BIN)/python -m tests.quality

bench: $(VENV)/.equipped
	$(BIN)/python -m tests.benchmarks.reading
	$(BIN)/python -m tests.benchmarks.against_hugo
	$(BIN)/python -m tests.benchmarks.searching

clean:
	rm -rf $(VENV) site dist .cache .hypothesis .pytest_cache .mypy_cache .ruff_cache
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps make the second time quick: pip is asked only when pyproject.toml changed.
$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(PIP) install --quiet --upgrade "pip>=25.1"
	$(PIP) install --quiet --editable .
	@touch $@

$(VENV)/.equipped: $(VENV)/.installed
	$(PIP) install --quiet --group dev
	@touch $@

# Each candidate is tried, not only looked for: a shim may stand where no Python does,
# and Debian's python3 may come without venv.
$(BIN)/python:
	@for python in $(PYTHON) python3 python3.13 python3.12 python3.11; do \
	    if "$$python" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' \
	        2>/dev/null; then \
	        echo "$$python -m venv $(VENV)"; \
	        exec "$$python" -m venv $(VENV); \
	    fi; \
	done; \
	echo "dlnotes needs Python 3.11 or later with its venv module, and found none."; \
	echo "Install it (on Debian or Ubuntu: apt-get install python3 python3-venv),"; \
	echo "or name yours: make site PYTHON=/path/to/python3"; \
	exit 1
