"""Print pages, or find that nobody need print them again.

A page is the same when what stands on it is the same, and what its template
asked of the site as a whole.  What it asked is watched while it is printed:
so a page that does not say how many entries there are stays as it is when one
more comes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import fields, replace
from functools import partial
from typing import Any

import msgspec

from dlnotes import disk
from dlnotes.cli.memo import Memo, Row
from dlnotes.cli.shelf import Shelf
from dlnotes.render import Press
from dlnotes.site import Page, Plain, feed


class Printer:
    """Prints pages, or finds that it need not."""

    def __init__(self, press: Press, shelf: Shelf, output: disk.Output, memo: Memo) -> None:
        self.press = press
        self.shelf = shelf
        self.output = output
        self.memo = memo
        self._answers: dict[str, bytes] = {}

    def offer(self, page: Page) -> tuple[str, bool, Row]:
        """Put *page* into the output if it changed: its name, whether, and its row."""
        content = _digest([getattr(page, f.name) for f in fields(page) if f.name != "site"])
        known = self.memo.rows.get(page.path)
        if known and known.content == content and self._unchanged(page, known):
            return page.path, False, known
        asked: dict[str, None] = {}
        printed = self.shelf.fill(self.press.page(_watched(page, asked)), self._change(page))
        changed = self.output.offer(page.path, printed.encode())
        row = Row(content, tuple(asked), self._answered(page, tuple(asked)))
        return page.path, changed, row

    def _change(self, page: Page) -> Callable[[str], str]:
        """What this page does to the HTML of an entry, printed for one folder deep."""
        if isinstance(page, Plain):
            return partial(feed.content, base=self.press.config.base_url)
        return str if "/" in page.path else _at_root

    def _unchanged(self, page: Page, known: Row) -> bool:
        stamp = self.memo.files.get(page.path)
        if stamp is None or not self.output.has(page.path, stamp):
            return False
        return self._answered(page, known.asked) == known.answers

    def _answered(self, page: Page, asked: tuple[str, ...]) -> bytes:
        """A digest of what the site answers to those questions."""
        if isinstance(page, Plain):
            return b""
        for name in asked:
            if name not in self._answers:
                self._answers[name] = _digest(getattr(page.site, name))
        return _digest([self._answers[name] for name in asked])


def _watched(page: Page, asked: dict[str, None]) -> Page:
    """The same page, whose site adds to *asked* the name of each field that is read."""
    if isinstance(page, Plain):
        return page
    site: Any = _Watched(page.site, asked)
    return replace(page, site=site)


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


def _digest(content: object) -> bytes:
    return hashlib.blake2b(msgspec.msgpack.encode(content), digest_size=16).digest()
