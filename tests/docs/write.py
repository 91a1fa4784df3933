"""Write what in docs/ is told from the program: ``python -m tests.docs.write``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.docs import forms, themes

DOCS = Path(__file__).resolve().parents[2] / "docs"

PARTS: Mapping[str, Callable[[], str]] = {"templates": themes.pages, "records": themes.records}
"""The parts of a page that are written: what stands between two comments of that name."""


def written(text: str) -> str:
    """*text* with each of its parts as the program tells it.

    >>> "| template |" in written("<!-- templates -->\\n<!-- end of templates -->")
    True
    """
    for name, tell in PARTS.items():
        part = rf"(<!-- {name} -->\n).*?(<!-- end of {name} -->)"
        told = tell().replace("\\", r"\\")
        text = re.sub(part, rf"\1\n{told}\n\n\2", text, flags=re.S)
    return text


def current() -> dict[str, str]:
    """Every page as it should be, by its name."""
    pages = {path.name: written(path.read_text("utf-8")) for path in DOCS.glob("*.md")}
    return {**pages, "reading.md": forms.guide()}


if __name__ == "__main__":
    for name, text in current().items():
        (DOCS / name).write_text(text, "utf-8")
