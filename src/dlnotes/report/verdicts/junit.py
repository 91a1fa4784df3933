"""Verdicts as JUnit's XML, which continuous integration shows as tests.

A note is a suite and each of its links a case; the schema is the one that
Jenkins, GitLab and the rest agree on (github.com/testmoapp/junitxml).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from dlnotes.config import Language
from dlnotes.report.verdicts.annotations import message
from dlnotes.report.verdicts.judged import Judged, Occurrence
from dlnotes.report.verdicts.phrases import why

# What XML 1.0 cannot hold, not even escaped.
_UNSPEAKABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SKIPPED = ("unsure", "excluded", "unchecked")


def junit(
    found: Iterable[Judged], *, strict: bool = False, language: Language = "en"
) -> Iterator[str]:
    """The pieces of one XML document.

    What fails the check is a failure; what could not be told, or was not
    asked, is skipped.
    """
    suites: dict[str, list[tuple[Judged, Occurrence]]] = {}
    for judged in found:
        for seen in judged.occurrences:
            suites.setdefault(seen.file, []).append((judged, seen))
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    every = [judged for cases in suites.values() for judged, _ in cases]
    yield f'<testsuites name="dlnotes check" {_counts(every, strict=strict)}>\n'
    for file, cases in suites.items():
        counts = _counts([judged for judged, _ in cases], strict=strict)
        yield f"  <testsuite name={_quoted(file)} {counts}>\n"
        for judged, seen in cases:
            yield _case(judged, seen, language, strict=strict)
        yield "  </testsuite>\n"
    yield "</testsuites>\n"


def _counts(cases: Sequence[Judged], *, strict: bool) -> str:
    failures = sum(judged.fails(strict=strict) for judged in cases)
    skipped = sum(_is_skipped(judged, strict=strict) for judged in cases)
    return f'tests="{len(cases)}" failures="{failures}" errors="0" skipped="{skipped}"'


def _is_skipped(judged: Judged, *, strict: bool) -> bool:
    return judged.verdict.name in _SKIPPED and not judged.fails(strict=strict)


def _case(judged: Judged, seen: Occurrence, language: Language, *, strict: bool) -> str:
    head = (
        f"    <testcase name={_quoted(judged.url)} classname={_quoted(seen.file)}"
        f' file={_quoted(seen.file)} line="{seen.line}"'
    )
    said = why(judged, language)
    if judged.fails(strict=strict):
        kind, told = judged.verdict.name, f"{seen.place}: {message(judged, language)}"
        body = f"<failure type={_quoted(kind)} message={_quoted(said)}>{_escaped(told)}</failure>"
    elif _is_skipped(judged, strict=strict):
        body = f"<skipped message={_quoted(said)}/>"
    else:
        body = f"<system-out>{_escaped(f'{judged.verdict.name}: {said}')}</system-out>"
    return f"{head}>{body}</testcase>\n"


def _escaped(said: str) -> str:
    return escape(_UNSPEAKABLE.sub("\ufffd", said))


def _quoted(said: str) -> str:
    return quoteattr(_UNSPEAKABLE.sub("\ufffd", said))
