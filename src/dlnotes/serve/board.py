"""The board: what every open page is told, and waited for by many."""

from __future__ import annotations

from threading import Condition


class Board:
    """The latest news, numbered; what was on the board before is of no interest."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._number = 0
        self._news = "{}"

    def put(self, news: str) -> None:
        """Put *news* (one line) on the board, and wake everyone who waits."""
        with self._changed:
            self._number += 1
            self._news = news
            self._changed.notify_all()

    def after(self, seen: int, seconds: float) -> tuple[int, str]:
        """The news and their number: at once, unless that is *seen*, else in due time.

        After so many *seconds* without any, the same again.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._number != seen, seconds)
            return self._number, self._news
