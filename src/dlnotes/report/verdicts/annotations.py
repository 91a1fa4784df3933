"""Verdicts as the workflow commands that GitHub shows beside a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dlnotes.config import Language
from dlnotes.report.annotations import command
from dlnotes.report.harmless import harmless
from dlnotes.report.verdicts.judged import Judged, Level
from dlnotes.report.verdicts.phrases import phrase, verdict_name, why

COMMANDS: Mapping[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}


def github(found: Iterable[Judged], *, language: Language = "en") -> Iterator[str]:
    """One command a place of each link that asks for something."""
    for judged in found:
        name = COMMANDS.get(judged.level)
        if name is None:
            continue
        for seen in judged.occurrences:
            properties = {
                "file": seen.file,
                "line": str(seen.line),
                "endLine": str(seen.line),
                "col": str(seen.column),
                "endColumn": str(seen.column + len(judged.url)),
                "title": verdict_name(judged.verdict.name, language),
            }
            yield command(name, properties, message(judged, language))


def message(judged: Judged, language: Language) -> str:
    """One link's verdict in a sentence or two, with the address to use instead."""
    said = [f"{judged.url}: {why(judged, language)}"]
    if judged.verdict.archived_url:
        said.append(phrase("archived", language, url=judged.verdict.archived_url))
    elif judged.verdict.moved_to and judged.verdict.evidence.code != "moved":
        said.append(phrase("new-address", language, url=judged.verdict.moved_to))
    return "\n".join(map(harmless, said))
