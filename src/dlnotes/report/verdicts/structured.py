"""Verdicts for programs: one JSON object, version 1, a link a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from json import dumps

from dlnotes.config import Language
from dlnotes.report.verdicts.judged import Judged, summary
from dlnotes.report.verdicts.phrases import why


def json(found: Sequence[Judged], *, language: Language = "en") -> Iterator[str]:
    """The verdicts as the pieces of one JSON document.

    The names are a promise.  *url* is as written in the note; *chain* is every
    address of the way, that one first; *since* is a date or null.
    """
    counts = dumps(summary(found))
    yield f'{{"version": 1,\n "summary": {counts},\n "links": ['
    separator = "\n  "
    for judged in found:
        yield separator + dumps(_row(judged, language), ensure_ascii=False)
        separator = ",\n  "
    yield "]}\n"


def _row(judged: Judged, language: Language) -> dict[str, object]:
    verdict = judged.verdict
    return {
        "url": verdict.url,
        "verdict": verdict.name,
        "status": verdict.status,
        "final_url": verdict.final_url,
        "chain": verdict.chain,
        "evidence": why(judged, language),
        "archived_url": verdict.archived_url,
        "since": judged.since,
        "occurrences": [
            {"file": seen.file, "line": seen.line, "column": seen.column}
            for seen in judged.occurrences
        ],
    }
