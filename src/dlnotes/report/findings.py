"""A problem together with the piece of the note that it points at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dlnotes.records import Problem

_REACH = 400
# Not splitlines(): it also cuts at U+2028, and editors do not.
_LINE_END = re.compile(r"[\r\n]")


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem in the file *path*, and its line: before, at and after the place.

    A very long line is cut a few hundred characters to either side, so that a
    thousand problems on one line of five megabytes stay a small report.
    """

    path: str
    problem: Problem
    before: str = ""
    marked: str = ""
    after: str = ""


def findings(path: str, text: str, problems: Iterable[Problem]) -> Iterator[Finding]:
    """Show each problem its place in *text*, in the order of the places.

    >>> from dlnotes.records import Place
    >>> next(findings("a.md", "# A\\n- X》y\\n", [Problem("unbalanced-mark", Place(7, 2, 4))]))
    ... # doctest: +ELLIPSIS
    Finding(path='a.md', problem=Problem(...), before='- X', marked='》', after='y')
    """
    for problem in sorted(problems, key=lambda problem: problem.place.offset):
        place = problem.place
        start = max(place.offset - place.column + 1, place.offset - _REACH, 0)
        limit = min(len(text), place.offset + problem.length + _REACH)
        end = _LINE_END.search(text, place.offset, limit)
        rest = text[place.offset : end.start() if end else limit]
        length = max(problem.length, 1)
        yield Finding(path, problem, text[start : place.offset], rest[:length], rest[length:])
