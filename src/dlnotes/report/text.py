"""Findings for a person: the place, the line with carets under it, the hint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wcwidth import wcswidth, wcwidth

from dlnotes.config import Language
from dlnotes.report.findings import Finding
from dlnotes.report.harmless import harmless
from dlnotes.report.messages import say

_INDENT = "  "


def text(
    found: Iterable[Finding], *, language: Language = "en", width: int = 80, colour: bool = False
) -> Iterator[str]:
    """One block of lines a finding; *width* is the terminal's, in columns."""
    for finding in found:
        yield "".join(f"{line}\n" for line in _block(finding, language, width, colour=colour))


def _block(finding: Finding, language: Language, width: int, *, colour: bool) -> Iterator[str]:
    paint = _painted if colour else _plain
    problem = finding.problem
    said = say(problem.code, problem.values, language=language)
    place = f"{finding.path}:{problem.place.line}:{problem.place.column}:"
    yield f"{paint('1', harmless(place))} {harmless(said.message)}"
    if finding.before.strip() or finding.marked.strip():
        line, carets = _marked_line(finding, width - len(_INDENT))
        yield _INDENT + line
        yield _INDENT + paint("31", carets)
    if said.hint:
        yield _INDENT + paint("36", said.hint_label) + harmless(said.hint)


def _marked_line(finding: Finding, room: int) -> tuple[str, str]:
    """The line, cut to *room* columns around the place, and the carets under it."""
    before, marked, after = map(harmless, (finding.before, finding.marked, finding.after))
    before = before.lstrip()
    room = max(room, 20)
    marked = _first(marked, room // 2)
    if _columns(before) + _columns(marked) > room * 2 // 3:
        before = _last(before, room * 2 // 3 - _columns(marked))
    after = _first(after, room - _columns(before) - _columns(marked))
    carets = " " * _columns(before) + "^" * max(_columns(marked), 1)
    return f"{before}{marked}{after}".rstrip(), carets


def _columns(said: str) -> int:
    return max(wcswidth(said), 0)


def _first(said: str, room: int) -> str:
    """As much of the beginning as fits in *room* columns.

    >>> _first("深度学习", 6)
    '深度…'
    """
    if _columns(said) <= room:
        return said
    used = 1
    for at, character in enumerate(said):
        used += max(wcwidth(character), 0)
        if used > room:
            return said[:at] + "…" if room > 0 else ""
    return said


def _last(said: str, room: int) -> str:
    """As much of the end as fits in *room* columns."""
    if _columns(said) <= room:
        return said
    return _first(said[::-1], room)[::-1]


def _plain(_code: str, said: str) -> str:
    return said


def _painted(code: str, said: str) -> str:
    return f"\x1b[{code}m{said}\x1b[0m"
