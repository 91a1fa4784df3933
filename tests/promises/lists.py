"""The lists that every promise is tested on: ours, and others' where they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dlnotes.records import LeftOut, Link, Note

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"

OWN = next((ROOT / "notes").glob("*.md"))

SCHEME = re.compile(r"https?://[^\s]", re.IGNORECASE)
"""Where an address starts, found without the program's own reader."""


def every_list() -> pytest.MarkDecorator:
    """Run a test once for each list; others' are skipped where they do not lie beside us."""
    found = sorted(SHARED.glob("notes/*.md")) + sorted(SHARED.glob("corpora/*.md"))
    lists = [pytest.param(path, id=path.stem) for path in (OWN, *found)]
    if not found:
        absent = pytest.mark.skip(reason="../shared is not here")
        lists.append(pytest.param(OWN, id="corpora", marks=absent))
    return pytest.mark.parametrize("path", lists)


def text_of(path: Path) -> str:
    """A list as the program decodes it: line ends stay as they are."""
    return path.read_bytes().decode("utf-8")


def said(note: Note) -> list[Link | LeftOut]:
    """Every address of a note that the reader knows of."""
    return [*note.links, *note.left_out]
