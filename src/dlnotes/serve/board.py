"""The board: what every open page is told, and waited for by many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from threading import Condition


class Board:
    """The latest news, numbered; what was on the board before is of no interest.

    It also has the proofs of pages, whose site is still being made, and knows
    which pages somebody looks at.
    """

    def __init__(self) -> None:
        self._changed = Condition()
        self._number = 0
        self._news = "{}"
        self._proofs: dict[str, bytes] = {}
        self._looked_at: Counter[str] = Counter()

    def put(self, news: str) -> None:
        """Put *news* (one line) on the board, and wake everyone who waits.

        The site is what it is: there are no proofs any more.
        """
        with self._changed:
            self._news = news
            self._proofs = {}
            self._wake()

    def prove(self, name: str, page: bytes) -> None:
        """Show what the *page* of that name will be, before the site has it."""
        with self._changed:
            self._proofs[name] = page
            self._wake()

    def proof(self, name: str) -> bytes | None:
        """The proof of a page, None where the site's own file is what there is."""
        return self._proofs.get(name)

    @contextmanager
    def looking(self, name: str) -> Iterator[None]:
        """Have it known that somebody looks at the page of that name."""
        with self._changed:
            self._looked_at[name] += 1
        try:
            yield
        finally:
            with self._changed:
                self._looked_at[name] -= 1

    def looked_at(self) -> Collection[str]:
        """The names of the pages that somebody looks at."""
        with self._changed:
            self._looked_at = +self._looked_at
            return [*self._looked_at]

    def after(self, seen: int, seconds: float) -> tuple[int, str]:
        """The news and the board's number: at once, unless that is *seen*, else in due time.

        After so many *seconds* without any, the same again.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._number != seen, seconds)
            return self._number, self._news

    def _wake(self) -> None:
        self._number += 1
        self._changed.notify_all()
