"""Verdicts as SARIF 2.1.0, which code hosts show among their findings.

The format: docs.oasis-open.org/sarif/sarif/v2.1.0.  Columns count characters
(``unicodeCodePoints``), as ours do.  The fingerprint of a result is the link
and its file, so that a finding stays the same one when lines move.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from json import dumps
from urllib.parse import quote

from dlnotes import __version__
from dlnotes.config import Language
from dlnotes.report.verdicts.annotations import message
from dlnotes.report.verdicts.judged import LEVELS, Judged, Occurrence
from dlnotes.report.verdicts.phrases import phrase, verdict_name

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
PLACE = "missing-place"
RULES: tuple[str, ...] = (*LEVELS, PLACE)
"""The rules, in the order in which results point at them."""


def sarif(found: Iterable[Judged], *, language: Language = "en") -> Iterator[str]:
    """The pieces of one SARIF log: a result a place of each link that asks for something."""
    seen: Counter[str] = Counter()
    results = [
        _result(judged, occurrence, language, seen)
        for judged in found
        if judged.level != "none"
        for occurrence in judged.occurrences
    ]
    driver = {
        "name": "dlnotes",
        "semanticVersion": __version__,
        "rules": [_rule(name, language) for name in RULES],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    yield dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(name: str, language: Language) -> dict[str, object]:
    level = "warning" if name == PLACE else LEVELS[name]  # type: ignore[index]
    said = phrase("group-lacks", language) if name == PLACE else _name(name, language)
    return {
        "id": f"link/{name}",
        "name": "".join(map(str.capitalize, f"{name}-link".split("-"))),
        "shortDescription": {"text": said},
        "defaultConfiguration": {"level": level},
    }


def _name(name: str, language: Language) -> str:
    return verdict_name(name, language)  # type: ignore[arg-type]


def _result(
    judged: Judged, seen: Occurrence, language: Language, met: Counter[str]
) -> dict[str, object]:
    known = LEVELS.get(judged.verdict.name) == judged.level
    rule = judged.verdict.name if known else PLACE
    key = f"{seen.file}\n{judged.url}"
    met[key] += 1
    print_of = sha256(f"{key}\n{met[key]}".encode("utf-8", "replace")).hexdigest()[:32]
    region = {
        "startLine": seen.line,
        "startColumn": seen.column,
        "endLine": seen.line,
        "endColumn": seen.column + len(judged.url),
    }
    where = {"artifactLocation": {"uri": _uri(seen.file)}, "region": region}
    return {
        "ruleId": f"link/{rule}",
        "ruleIndex": RULES.index(rule),
        "level": judged.level,
        "message": {"text": message(judged, language)},
        "locations": [{"physicalLocation": where}],
        "partialFingerprints": {"link/v1": print_of},
    }


def _uri(path: str) -> str:
    """A path as a URI reference.

    >>> _uri("笔记/a b.md"), _uri("/srv/a.md")
    ('%E7%AC%94%E8%AE%B0/a%20b.md', 'file:///srv/a.md')
    """
    written = quote(path, errors="surrogateescape")
    return f"file://{written}" if path.startswith("/") else written
