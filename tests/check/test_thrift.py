"""A check with nothing to ask pays for nothing that asks."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.check.conftest import Curator
from tests.check.worlds import note_of, remembered

LOADED = """
import sys
from dlnotes.cli import main
try:
    main()
finally:
    print(*sorted(sys.modules))
"""
URLS = [f"http://h{number % 99}.example/{number}" for number in range(1400)]


@pytest.mark.parametrize("arguments", [(), ("--offline",), ("--format", "json=a.json")])
def test_nothing_to_ask_loads_no_network(arguments: tuple[str, ...], curator: Curator) -> None:
    """With 1,400 links remembered, neither the network nor the progress bar is loaded."""
    curator.put("notes/a.md", note_of(URLS))
    curator.put("notes/links.jsonl", remembered(URLS))
    loaded = modules(curator, *arguments)
    assert "dlnotes.cli.checking" in loaded
    clients = ("dlnotes.web", "rich", "httptools", "httpx2")
    assert not {name for name in loaded if name.startswith(clients)}
    assert not loaded & {"asyncio", "ssl", "selectolax", "dns"}


def test_notes_that_did_not_change_are_not_read_again(curator: Curator) -> None:
    """The second check of the same notes does not even load what reads them; an edit does."""
    curator.put("notes/a.md", note_of(URLS))
    curator.put("notes/links.jsonl", remembered(URLS))
    assert "dlnotes.reading" in modules(curator)
    assert "dlnotes.reading" not in modules(curator)
    curator.put("notes/a.md", note_of(URLS[1:]))
    assert "dlnotes.reading" in modules(curator)


def modules(curator: Curator, *arguments: str) -> set[str]:
    run = subprocess.run(
        [sys.executable, "-c", LOADED, "check", *arguments],
        cwd=curator.folder,
        env=curator.environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    return set(run.stdout.splitlines()[-1].split())
