"""SARIF 2.1.0, which code hosts show among their findings.

The format: docs.oasis-open.org/sarif/sarif/v2.1.0; what GitHub asks for beyond
it: docs.github.com, "SARIF support for code scanning".  Columns count
characters (``unicodeCodePoints``), as ours do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from json import dumps
from typing import Literal, TypeAlias
from urllib.parse import quote

from dlnotes import __version__
from dlnotes.config import Language
from dlnotes.report.catalogue import PROBLEMS
from dlnotes.report.findings import Finding
from dlnotes.report.messages import say

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST = 25_000
"""Results in a log: GitHub refuses one with more."""

Level: TypeAlias = Literal["error", "warning", "note"]
_URGENCY = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Rule:
    """What a result may be about; *short* says what it is, *help* what to do."""

    id: str
    level: Level
    short: str
    help: str


@dataclass(frozen=True, slots=True)
class Result:
    """One finding; *same* is what it is known by when lines move."""

    rule: str
    level: Level
    message: str
    file: str
    line: int
    column: int
    length: int
    same: str


def log(rules: Sequence[Rule], results: Iterable[Result]) -> str:
    """The log as one JSON document."""
    found = list(results)
    if len(found) > MOST:
        found = sorted(found, key=lambda result: _URGENCY.index(result.level))[:MOST]
    places = {rule.id: number for number, rule in enumerate(rules)}
    met: Counter[str] = Counter()
    driver = {
        "name": "dlnotes",
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(result, places, met) for result in found],
    }
    whole = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return dumps(whole, ensure_ascii=False, indent=1) + "\n"


def sarif(found: Iterable[Finding], *, language: Language = "en") -> Iterator[str]:
    """The findings of `dlnotes lint` as the pieces of one SARIF log."""
    listed = list(found)
    codes = dict.fromkeys((*PROBLEMS, *(finding.problem.code for finding in listed)))
    rules = [_problem_rule(code, language) for code in codes]
    yield log(rules, (_finding(finding, language) for finding in listed))


def _problem_rule(code: str, language: Language) -> Rule:
    said = say(code, ["…", "…", "…"], language=language)
    return Rule(f"note/{code}", "warning", said.message, said.hint or said.message)


def _finding(finding: Finding, language: Language) -> Result:
    problem, place = finding.problem, finding.problem.place
    said = say(problem.code, problem.values, language=language)
    return Result(
        rule=f"note/{problem.code}",
        level="warning",
        message=f"{said.message}\n{said.hint}".strip(),
        file=finding.path,
        line=place.line,
        column=place.column,
        length=max(len(finding.marked), 1),
        same="\n".join((problem.code, *problem.values, finding.marked)),
    )


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "name": "".join(map(str.capitalize, rule.id.replace("/", "-").split("-"))),
        "shortDescription": {"text": rule.short},
        "fullDescription": {"text": rule.help},
        "help": {"text": rule.help},
        "defaultConfiguration": {"level": rule.level},
    }


def _result(result: Result, places: dict[str, int], met: Counter[str]) -> dict[str, object]:
    key = f"{result.file}\n{result.same}"
    met[key] += 1
    print_of = sha256(f"{key}\n{met[key]}".encode("utf-8", "replace")).hexdigest()[:32]
    region = {
        "startLine": result.line,
        "startColumn": result.column,
        "endLine": result.line,
        "endColumn": result.column + result.length,
    }
    where = {"artifactLocation": {"uri": _uri(result.file)}, "region": region}
    return {
        "ruleId": result.rule,
        "ruleIndex": places[result.rule],
        "level": result.level,
        "message": {"text": result.message},
        "locations": [{"physicalLocation": where}],
        # The one print that GitHub looks at.  Its own is of the line, where
        # two links of one line would be one finding.
        "partialFingerprints": {"primaryLocationLineHash": print_of},
    }


def _uri(path: str) -> str:
    """A path as a URI reference.

    >>> _uri("笔记/a b.md"), _uri("/srv/a.md")
    ('%E7%AC%94%E8%AE%B0/a%20b.md', 'file:///srv/a.md')
    """
    written = quote(path, errors="surrogateescape")
    return f"file://{written}" if path.startswith("/") else written
