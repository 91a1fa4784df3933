"""A note made to be slow to read is read all the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.reading import TEXTS

READ = """
import sys
from dlnotes.reading import read_note
from tests.benchmarks.reading import TEXTS
size, make = TEXTS[sys.argv[1]]
note = read_note(make(size))
print(len(note.sections))
"""
PATIENCE = 60
"""Seconds for what takes well under one: only an algorithm that is not linear needs more."""


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_read_in_the_end(name: str, root: Path) -> None:
    """Brackets, bullets or asterisks by the ten thousand neither hang the reader nor stop it."""
    run = subprocess.run(
        [sys.executable, "-c", READ, name],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-2000:]
