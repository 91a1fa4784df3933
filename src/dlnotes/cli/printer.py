"""Print pages, or find that nobody need print them again.

A page is the same when what stands on it is the same, and what its template
asked of the site as a whole.  What it asked is watched while it is printed:
so a page that does not say how many entries there are stays as it is when one
more comes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import msgspec
from msgspec.structs import replace

from dlnotes import disk
from dlnotes.cli.memo import Memo, Row
from dlnotes.cli.shelf import Shelf
from dlnotes.render import Press
from dlnotes.site import Card, Page, Plain, card

_APART = frozenset({"site", "config"})
"""What does not stand on a page: its template may ask the site, and the settings are in the
memo's salt."""


class Planned(msgspec.Struct):
    """A page, a digest of what stands on it, and how large the plan of it is."""

    page: Page | Card
    content: bytes
    size: int

    @classmethod
    def of(cls, page: Page | Card) -> Planned:
        """*page*, looked at."""
        parts = [getattr(page, name) for name in page.__struct_fields__ if name not in _APART]
        content = msgspec.msgpack.encode(parts)
        return cls(page, _digest(content), len(content))


class Printer:
    """Prints pages, and knows which need no printing."""

    def __init__(self, press: Press, shelf: Shelf, output: disk.Output, memo: Memo) -> None:
        self.press = press
        self.shelf = shelf
        self.output = output
        self.memo = memo
        self._answers: dict[str, bytes] = {}

    def known(self, planned: Planned) -> Row | None:
        """The row of a page that is in the output as it should be, else None."""
        page, known = planned.page, self.memo.rows.get(planned.page.path)
        if known is None or known.content != planned.content:
            return None
        stamp = self.memo.files.get(page.path)
        if stamp is None or not self.output.has(page.path, stamp):
            return None
        return known if self._answered(page, known.asked) == known.answers else None

    def offer(self, planned: Planned) -> tuple[bool, Row]:
        """Print a page into the output: whether that changes it, and its row."""
        page, asked = planned.page, dict[str, None]()
        if isinstance(page, Card):
            return self.output.offer(page.path, card.draw(page)), Row(planned.content, (), b"")
        changed = self.output.offer(page.path, self.print(_watched(page, asked)))
        return changed, Row(planned.content, tuple(asked), self._answered(page, tuple(asked)))

    def print(self, page: Page) -> bytes:
        """What stands in the file of *page*."""
        return self.shelf.fill(self.press.page(page), adapter(page))

    def _answered(self, page: Page | Card, asked: tuple[str, ...]) -> bytes:
        """A digest of what the site answers to those questions."""
        if isinstance(page, Plain | Card):
            return b""
        for name in asked:
            if name not in self._answers:
                self._answers[name] = _digest(msgspec.msgpack.encode(getattr(page.site, name)))
        return _digest(b"".join(self._answers[name] for name in asked))


def _watched(page: Page, asked: dict[str, None]) -> Page:
    """The same page, whose site adds to *asked* the name of each field that is read."""
    if isinstance(page, Plain):
        return page
    site: Any = _Watched(page.site, asked)
    return replace(page, site=site)


def adapter(page: Page) -> Callable[[str], str] | None:
    """What *page* does to the pieces of an entry, which are printed for one folder deep."""
    if isinstance(page, Plain):
        return page.adapted
    return None if "/" in page.path else _at_root


def _at_root(html: str) -> str:
    return html.replace('="../', '="')


class _Watched:
    """A site that notes which of its fields are asked for."""

    def __init__(self, site: object, asked: dict[str, None]) -> None:
        self._site = site
        self._asked = asked

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._site, name)
        self._asked[name] = None
        return value


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).digest()
