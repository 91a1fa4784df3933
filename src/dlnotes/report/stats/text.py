"""A list in numbers for a person: what there is, how it is, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, zip_longest
from shlex import quote

from wcwidth import wcswidth, wcwidth

from dlnotes import words
from dlnotes.config import Language
from dlnotes.report.harmless import harmless
from dlnotes.report.messages import sentence
from dlnotes.report.stats.counting import Statistics
from dlnotes.report.verdicts.phrases import phrase, verdict_name

SHOWN = 10
"""Rows of one table; the rest is counted in a last one."""

WIDE = 96
"""Columns from which on two tables stand side by side."""

_BETWEEN = 4
_BAR = 16
_EIGHTHS = " ▏▎▍▌▋▊▉"


def text(
    told: Statistics, *, notes: str = "notes", language: Language = "en", width: int = 80
) -> Iterator[str]:
    """The lines for a terminal of *width* columns; *notes* is how the user named the list."""
    yield _head(told, language) + "\n"
    tables = [table for table in _tables(told, language) if table[1]]
    room = (width - _BETWEEN) // 2 if width >= WIDE else width
    blocks = [_block(title, rows, room, language) for title, rows in tables]
    for block in _beside(blocks, room) if width >= WIDE else blocks:
        yield "\n"
        yield from (f"{line.rstrip()}\n" for line in block)
    yield "\n"
    yield from (f"{line}\n" for line in _to_do(told, notes, language))


def _head(told: Statistics, language: Language) -> str:
    return sentence(
        "stats", language=language, notes=told.notes, entries=told.entries, links=told.links
    )


def _tables(told: Statistics, language: Language) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    def title(code: str) -> str:
        return sentence(f"stats-{code}", language=language)

    kinds = [(words.kind(language, kind), n) for kind, n in told.kinds.items()]
    health = [(verdict_name(name, language), n) for name, n in told.health.items() if n]
    yield title("topics"), _rows(told.topics)
    yield title("kinds"), kinds
    # The latest years: what is older is the rest.
    yield title("years"), [(str(year), n) for year, n in reversed(list(told.years.items()))]
    yield title("hosts"), _rows(told.hosts)
    yield title("health"), health


def _rows(counted: Mapping[str, int]) -> list[tuple[str, int]]:
    return list(counted.items())


def _block(title: str, rows: Sequence[tuple[str, int]], room: int, language: Language) -> list[str]:
    """A table: names, numbers, bars to one scale."""
    shown = rows[:SHOWN]
    names = [harmless(name) for name, _ in shown]
    digits = max(len(f"{n:,}") for _, n in shown)
    width = min(max(map(wcswidth, names)), room - digits - _BAR - 4)
    most = max(n for _, n in shown)
    lines = [title]
    for name, (_, n) in zip(names, shown, strict=True):
        lines.append(f"  {_fitted(name, width)} {n:>{digits},} {_bar(n, most)}")
    if rest := rows[SHOWN:]:
        total = sum(n for _, n in rest)
        lines.append("  " + sentence("stats-rest", language=language, rest=len(rest), total=total))
    return lines


def _beside(blocks: Iterable[Sequence[str]], room: int) -> Iterator[list[str]]:
    """Two blocks at a time, side by side."""
    pending = iter(blocks)
    while pair := list(islice(pending, 2)):
        left, right = pair[0], pair[1] if len(pair) > 1 else []
        yield [
            _fitted(one, room) + " " * _BETWEEN + other
            for one, other in zip_longest(left, right, fillvalue="")
        ]


def _fitted(name: str, width: int) -> str:
    """*name* in exactly *width* columns: filled up, or cut with an ellipsis.

    >>> _fitted("循环网络", 10), _fitted("循环网络", 6)
    ('循环网络  ', '循环… ')
    """
    if (columns := wcswidth(name)) <= width:
        return name + " " * (width - columns)
    kept, used = "", 0
    for character in name:
        if used + max(wcwidth(character), 0) > width - 1:
            break
        kept, used = kept + character, used + max(wcwidth(character), 0)
    return f"{kept}…" + " " * (width - used - 1)


def _bar(n: int, most: int) -> str:
    """
    >>> _bar(8, 16), _bar(1, 1000)
    ('████████', '▏')
    """
    eighths = max(round(n * _BAR * 8 / most), 1)
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def _to_do(told: Statistics, notes: str, language: Language) -> Iterator[str]:
    """What a curator would do next, the most urgent first."""
    to_do = [phrase(f"do-{code}", language, n=n) for code, n in told.to_do.items() if n]
    if unchecked := told.health.get("unchecked"):
        to_do.append(phrase("do-unchecked", language, n=unchecked))
    if told.problems:
        found = sentence(
            "stats-problems", language=language, problems=told.problems, place=quote(notes)
        )
        to_do.append(found)
    if not to_do:
        yield phrase("nothing-to-do", language)
        return
    yield phrase("to-do", language)
    yield from (f"  {line}" for line in to_do)
