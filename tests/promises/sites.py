"""Build a site as a user does, and read it as a visitor does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

_UNSEEN = frozenset({"script", "style", "template"})
_SPOKEN = frozenset({"alt", "title", "aria-label"})
_BLOCKS = frozenset(
    {"p", "li", "ul", "ol", "div", "section", "article", "td", "th", "tr", "pre", "br", "h1", "h2"}
    | {"h3", "h4", "h5", "h6", "dt", "dd", "nav", "header", "footer", "main", "title", "blockquote"}
)


def build(
    notes: Path, site: Path, *, folder: Path | None = None, env: Mapping[str, str] | None = None
) -> None:
    """Run ``dlnotes build NOTES --output SITE``; raises when it fails."""
    command = [sys.executable, "-m", "dlnotes", "build", str(notes), "--output", str(site)]
    place = {"XDG_CACHE_HOME": str(site.absolute().parent / "cache")}
    run = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **place, **(env or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def tree(site: Path) -> dict[str, bytes]:
    """Every file of a site, by its name."""
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def visible(site: Path) -> str:
    """What a visitor of all pages can read or hear, line by line."""
    reader = _Reader()
    for path in sorted(site.rglob("*.html")):
        reader.feed(path.read_text("utf-8"))
        reader.text.append("\n")
    return "".join(reader.text)


class _Reader(HTMLParser):
    """Gathers text; inline elements do not part words, blocks do."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        for name, value in attrs:
            if name in _SPOKEN and value:
                self.text.append(f"\n{value}\n")
        if tag in _BLOCKS:
            self.text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN
        if tag in _BLOCKS:
            self.text.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.text.append(data)
