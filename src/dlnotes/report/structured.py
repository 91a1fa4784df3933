"""Findings for programs: one JSON object, version 1, a problem a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from json import dumps

from dlnotes.config import Language
from dlnotes.report.findings import Finding
from dlnotes.report.messages import say


def json(found: Iterable[Finding], *, language: Language = "en") -> Iterator[str]:
    """The findings as the pieces of one JSON document.

    *line* and *column* count from 1, *offset* and *length* in characters of
    the decoded file, as in the export.
    """
    yield '{"version": 1,\n "problems": ['
    separator = "\n  "
    for finding in found:
        yield separator + dumps(_row(finding, language), ensure_ascii=False)
        separator = ",\n  "
    yield "]}\n"


def _row(finding: Finding, language: Language) -> dict[str, object]:
    problem = finding.problem
    said = say(problem.code, problem.values, language=language)
    return {
        "code": problem.code,
        "path": finding.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "offset": problem.place.offset,
        "length": problem.length,
        "message": said.message,
        "hint": said.hint,
        "values": problem.values,
    }
