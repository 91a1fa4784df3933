"""Findings as the workflow commands that GitHub shows beside a change.

The format and its escapes: docs.github.com, "Workflow commands for GitHub
Actions"; `%`, CR and LF are escaped everywhere, `:` and `,` in properties too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dlnotes.config import Language
from dlnotes.report.findings import Finding
from dlnotes.report.messages import say


def github(found: Iterable[Finding], *, language: Language = "en") -> Iterator[str]:
    """One ``::warning`` line a finding."""
    for finding in found:
        problem = finding.problem
        said = say(problem.code, problem.values, language=language)
        properties = {
            "file": finding.path,
            "line": str(problem.place.line),
            "endLine": str(problem.place.line),
            "col": str(problem.place.column),
            "endColumn": str(problem.place.column + max(len(finding.marked), 1)),
            "title": problem.code,
        }
        message = f"{said.message}\n{said.hint}" if said.hint else said.message
        yield command("warning", properties, message)


def command(name: str, properties: Mapping[str, str], message: str) -> str:
    """One workflow command, a line.

    >>> command("error", {"file": "a,b.md", "line": "1"}, "gone:\\n404")
    '::error file=a%2Cb.md,line=1::gone:%0A404\\n'
    """
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {listed}::{_data(message)}\n"


def _data(value: str) -> str:
    """
    >>> _data("100%\\n")
    '100%25%0A'
    """
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
