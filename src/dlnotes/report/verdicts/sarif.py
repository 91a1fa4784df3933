"""Verdicts as SARIF 2.1.0: a result a place of each link that asks for something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dlnotes.config import Language
from dlnotes.report import sarif as form
from dlnotes.report.verdicts.annotations import message
from dlnotes.report.verdicts.judged import LEVELS, Judged, Occurrence
from dlnotes.report.verdicts.phrases import phrase, verdict_name

PLACE = "missing-place"
RULES: tuple[str, ...] = (*LEVELS, PLACE)
"""The rules, in the order in which results point at them."""


def sarif(found: Iterable[Judged], *, language: Language = "en") -> Iterator[str]:
    """The pieces of one SARIF log.

    A result is known by its link and its file, so that it stays the same one
    when lines move.
    """
    results = (
        _result(judged, occurrence, language)
        for judged in found
        if judged.level != "none"
        for occurrence in judged.occurrences
    )
    yield form.log([_rule(name, language) for name in RULES], results)


def _rule(name: str, language: Language) -> form.Rule:
    if name == PLACE:
        said, level = phrase("group-lacks", language), "warning"
    else:
        said, level = verdict_name(name, language), LEVELS[name]  # type: ignore[arg-type,index]
    code = "lacks" if name == PLACE else name
    return form.Rule(f"link/{name}", level, said, phrase(f"help-{code}", language))  # type: ignore[arg-type]


def _result(judged: Judged, seen: Occurrence, language: Language) -> form.Result:
    known = LEVELS.get(judged.verdict.name) == judged.level
    return form.Result(
        rule=f"link/{judged.verdict.name if known else PLACE}",
        level=judged.level,  # type: ignore[arg-type]
        message=message(judged, language),
        file=seen.file,
        line=seen.line,
        column=seen.column,
        length=len(judged.url),
        same=judged.url,
    )
