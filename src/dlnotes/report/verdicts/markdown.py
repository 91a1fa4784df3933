"""Verdicts as Markdown: the summary of a workflow, the text of an issue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dlnotes.config import Language
from dlnotes.report.harmless import harmless
from dlnotes.report.verdicts.judged import Judged, summary
from dlnotes.report.verdicts.phrases import phrase, tally, verdict_name, why
from dlnotes.report.verdicts.text import GROUPS

# What would be read as Markdown or HTML; a page's title comes from strangers.
_ACTIVE = re.compile(r"([\\`*_{}\[\]<>()#+!|~&@])")
LONGEST = 60_000
"""Characters of a report: the text of an issue on GitHub may have 65,536."""

_COLUMNS = ("place", "link", "verdict", "reason", "archive")


def markdown(found: Sequence[Judged], *, language: Language = "en") -> Iterator[str]:
    """A heading, what to do, and a table of the links that it is about.

    Where the table would be too long for an issue, its last line counts the rest.
    """
    yield f"## {phrase('title', language)}\n\n{tally(summary(found), language)}\n\n"
    groups = [(group, list(filter(group.holds, found))) for group in GROUPS]
    for group, links in groups:
        if links:
            yield f"- {phrase(f'do-{group.code}', language, n=len(links))}\n"
    listed = list(dict.fromkeys(judged for _, links in groups for judged in links))
    if not listed:
        yield f"{phrase('nothing-to-do', language)}\n"
        return
    heads = [phrase(name, language) for name in _COLUMNS]
    yield f"\n| {' | '.join(heads)} |\n|{' --- |' * len(heads)}\n"
    room = LONGEST
    for number, judged in enumerate(listed):
        row = f"| {' | '.join(_row(judged, language))} |\n"
        room -= len(row)
        if room < 0:
            yield f"\n{phrase('and-more', language, n=len(listed) - number)}\n"
            return
        yield row


def _row(judged: Judged, language: Language) -> list[str]:
    verdict = judged.verdict
    return [
        "<br>".join(_plain(seen.place) for seen in judged.occurrences),
        _code(judged.url),
        verdict_name(verdict.name, language),
        _plain(why(judged, language)),
        _code(verdict.archived_url) if verdict.archived_url else "",
    ]


def _plain(said: str) -> str:
    return _ACTIVE.sub(r"\\\1", harmless(said))


def _code(url: str) -> str:
    """An address as code: shown as it is, and led nowhere.

    >>> _code("http://a.org/|`x`")
    '`` http://a.org/\\\\|`x` ``'
    """
    said = harmless(url).replace("|", "\\|")
    longest = max(map(len, re.findall("`+", said)), default=0)
    fence = "`" * (longest + 1)
    return f"{fence} {said} {fence}" if longest else f"`{said}`"
