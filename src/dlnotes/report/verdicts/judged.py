"""A verdict together with the places that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from dlnotes.judging.answers import Verdict
from dlnotes.ledger import VerdictName

Level: TypeAlias = Literal["error", "warning", "note", "none"]
"""How loudly a verdict is told, in the words of SARIF."""

NAMES: tuple[VerdictName, ...] = get_args(VerdictName)

LEVELS: Mapping[VerdictName, Level] = {
    "dead": "error",
    "unsafe": "error",
    "suspect": "warning",
    "moved": "note",
}
"""What a curator should hear of; the other verdicts ask for nothing."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where a note cites a link, and of which work; *line* and *column* count from 1."""

    file: str
    line: int
    column: int
    title: str = ""

    @property
    def place(self) -> str:
        """The place as editors understand it."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Judged:
    """One link as the notes write it, and what became of it.

    *since* is the date (ISO 8601) from which on the verdict holds, where that
    is known.  *lacks* is a fragment that the page has no place for.
    """

    verdict: Verdict
    occurrences: tuple[Occurrence, ...]
    since: str | None = None
    lacks: str = ""

    @property
    def url(self) -> str:
        """The address as it is written in the notes."""
        return self.verdict.url

    @property
    def level(self) -> Level:
        """How loudly to tell it."""
        said = LEVELS.get(self.verdict.name, "none")
        return "warning" if self.lacks and said in ("note", "none") else said

    def fails(self, *, strict: bool) -> bool:
        """Whether a check that found this has findings."""
        return self.level == "error" or (strict and self.level == "warning")


def summary(found: Iterable[Judged]) -> dict[VerdictName, int]:
    """How many links have each verdict, all nine of them.

    >>> summary([])["dead"]
    0
    """
    counts = dict.fromkeys(NAMES, 0)
    for judged in found:
        counts[judged.verdict.name] += 1
    return counts
