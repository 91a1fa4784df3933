"""Verdicts for a person: first what to do, then each link that it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from dlnotes.config import Language
from dlnotes.report.harmless import harmless
from dlnotes.report.verdicts.judged import Judged, summary
from dlnotes.report.verdicts.phrases import phrase, tally, verdict_name, why

MENTIONED = 3
"""Further places of one link that are named."""


class Group(NamedTuple):
    """Links that ask for the same thing; *code* names it."""

    code: str
    colour: str
    holds: Callable[[Judged], bool]


GROUPS = (
    Group("dead", "31", lambda judged: judged.verdict.name == "dead"),
    Group("unsafe", "31", lambda judged: judged.verdict.name == "unsafe"),
    Group("suspect", "33", lambda judged: judged.verdict.name == "suspect"),
    Group("lacks", "33", lambda judged: bool(judged.lacks)),
    Group("moved", "36", lambda judged: judged.verdict.name == "moved"),
)
"""What a curator can do something about, the most urgent first."""


def text(
    found: Sequence[Judged], *, language: Language = "en", colour: bool = False
) -> Iterator[str]:
    """The report: what to do, the links in the order of their notes, the sum."""
    groups = [(group, list(filter(group.holds, found))) for group in GROUPS]
    groups = [(group, links) for group, links in groups if links]
    counts = summary(found)
    for line in _lines(groups, counts["unchecked"], language, colour=colour):
        yield line + "\n"
    yield tally(counts, language) + "\n"


def line(judged: Judged, *, language: Language = "en", colour: bool = False) -> str:
    """One link in a line, for a verdict that is told as it comes."""
    name = verdict_name(judged.verdict.name, language)
    shade = next((group.colour for group in GROUPS if group.holds(judged)), "0")
    place = f"{judged.occurrences[0].place}: " if judged.occurrences else ""
    said = harmless(f" {judged.url}: {why(judged, language)}")
    return harmless(place) + _paint(shade, name, colour=colour) + said


def _lines(
    groups: Sequence[tuple[Group, Sequence[Judged]]],
    unchecked: int,
    language: Language,
    *,
    colour: bool,
) -> Iterator[str]:
    if not groups and not unchecked:
        yield phrase("nothing-to-do", language)
        return
    yield _paint("1", phrase("to-do", language), colour=colour)
    for group, links in groups:
        yield "  " + phrase(f"do-{group.code}", language, n=len(links))
    if unchecked:
        yield "  " + phrase("do-unchecked", language, n=unchecked)
    for group, links in groups:
        yield ""
        yield _paint(f"1;{group.colour}", _name(group, language), colour=colour)
        for judged in links:
            yield from (f"  {harmless(line)}" for line in _block(judged, group, language))
    yield ""


def _block(judged: Judged, group: Group, language: Language) -> Iterator[str]:
    verdict = judged.verdict
    first, *others = judged.occurrences
    yield f"{first.place}: {judged.url}"
    if group.code == "moved":
        yield "  " + phrase("new-address", language, url=verdict.moved_to or verdict.final_url)
    else:
        since = phrase("since", language, date=judged.since) if judged.since else ""
        comma = "，" if language == "zh-CN" else ", "
        yield "  " + comma.join(filter(None, (why(judged, language), since)))
    if verdict.target and group.code != "moved":
        yield "  " + phrase("leads-to", language, url=verdict.target)
    if verdict.archived_url:
        yield "  " + phrase("archived", language, url=verdict.archived_url)
    if others:
        yield "  " + phrase("also", language, places=_places(seen.place for seen in others))


def _places(places: Iterable[str]) -> str:
    listed = list(places)
    rest = len(listed) - MENTIONED
    return ", ".join(listed[:MENTIONED]) + (f" +{rest}" if rest > 0 else "")


def _name(group: Group, language: Language) -> str:
    if group.code == "lacks":
        return phrase("group-lacks", language)
    return verdict_name(group.code, language)  # type: ignore[arg-type]


def _paint(code: str, said: str, *, colour: bool) -> str:
    return f"\x1b[{code}m{said}\x1b[0m" if colour else said
