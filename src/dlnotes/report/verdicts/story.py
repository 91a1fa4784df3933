"""The whole story of one link: what was asked, what came back, why this verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from dlnotes.config import Language
from dlnotes.judging.answers import Answer, Ask, Evidence, Failure, Hop, Missing, Outcome, Paper
from dlnotes.judging.evidence import sentence
from dlnotes.ledger import Memory
from dlnotes.report.harmless import harmless
from dlnotes.report.verdicts.judged import Judged, Occurrence
from dlnotes.report.verdicts.phrases import phrase, verdict_name, why


@dataclass(frozen=True, slots=True)
class Story:
    """One link: where it is cited, what was known, each question with what came of it.

    *judged* is None when the run ended before there was a verdict.
    """

    url: str
    occurrences: tuple[Occurrence, ...]
    before: Memory | None
    asked: Sequence[tuple[Ask, Outcome]]
    judged: Judged | None


def story(told: Story, *, language: Language = "en") -> Iterator[str]:
    """The story, as lines for a person."""
    for line in _lines(told, language):
        yield harmless(line) + "\n"


def _lines(told: Story, language: Language) -> Iterator[str]:
    yield told.url
    for seen in told.occurrences:
        yield "  " + phrase("cited", language, place=seen.place, title=seen.title)
    if not told.occurrences:
        yield "  " + phrase("not-cited", language)
    yield from (f"  {line}" for line in _known(told.before, language))
    if not told.asked:
        yield "  " + phrase("not-asked", language)
    for number, (ask, outcome) in enumerate(told.asked, 1):
        yield ""
        yield f"  {number}. {_question(ask, language)}"
        yield from (f"     {line}" for line in _came(outcome, language))
    yield ""
    yield from (f"  {line}" for line in _end(told.judged, language))


def _known(memory: Memory | None, language: Language) -> Iterator[str]:
    if memory is None:
        yield phrase("unknown", language)
        return
    because = sentence(Evidence(memory.evidence, memory.values), language)
    name = verdict_name(memory.verdict, language)
    yield phrase("known", language, name=name, why=because)
    yield "  " + phrase("known-since", language, since=memory.since, checked=memory.checked)
    if memory.failures:
        yield "  " + phrase("failed-at", language, moments=", ".join(memory.failures))
    if memory.target:
        yield "  " + phrase("leads-to", language, url=memory.target)


def _question(ask: Ask, language: Language) -> str:
    code = ask.purpose if ask.purpose != "page" or ask.manner == "program" else "browser"
    condition = phrase("condition", language) if ask.etag or ask.modified else ""
    return phrase(f"asked-{code}", language, url=ask.url) + condition


def _came(outcome: Outcome, language: Language) -> Iterator[str]:
    match outcome:
        case Answer():
            yield from _answer(outcome, language)
        case Failure(kind=kind, detail=detail, hops=hops):
            yield from (_hop(hop, language) for hop in hops)
            yield phrase("failure", language, why=sentence(Evidence(kind, (detail,)), language))
        case Paper(title=title, version=version):
            yield phrase("paper-found", language, title=title, version=version)
        case Missing():
            yield phrase("paper-missing", language)
        case _:
            assert_never(outcome)


def _answer(answer: Answer, language: Language) -> Iterator[str]:
    *way, last = answer.hops or (Hop(answer.final_url, answer.status),)
    yield from (_hop(hop, language) for hop in way)
    kind = answer.content_type.partition(";")[0]
    said = phrase("answer", language, status=str(answer.status), kind=kind).strip()
    yield f"{said}  {_seconds(last, language)}"
    if answer.title:
        yield "  " + phrase("page-title", language, title=answer.title)
    if answer.target:
        yield "  " + phrase("leads-to", language, url=answer.target)
    if answer.tls_note:
        yield "  " + phrase("certificate", language, note=answer.tls_note)


def _hop(hop: Hop, language: Language) -> str:
    if hop.location is None:
        return f"{hop.status}  {_seconds(hop, language)}"
    said = phrase("hop", language, status=str(hop.status), location=hop.location)
    return f"{said}  {_seconds(hop, language)}"


def _seconds(hop: Hop, language: Language) -> str:
    return phrase("seconds", language, seconds=f"{hop.seconds:.2f}")


def _end(judged: Judged | None, language: Language) -> Iterator[str]:
    if judged is None:
        yield phrase("no-conclusion", language)
        return
    verdict = judged.verdict
    yield phrase("concluded", language, name=verdict_name(verdict.name, language))
    yield "  " + why(judged, language)
    if judged.since:
        yield "  " + phrase("since", language, date=judged.since)
    if verdict.final_url and verdict.final_url != verdict.url:
        yield "  " + phrase("leads-to", language, url=verdict.final_url)
    if verdict.archived_url:
        yield "  " + phrase("archived", language, url=verdict.archived_url)
