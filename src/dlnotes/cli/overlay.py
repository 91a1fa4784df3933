"""What the open pages of a preview are told, in the language of the site."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import islice

from dlnotes import disk, words
from dlnotes.cli.building import Built
from dlnotes.config import Language, Mistake
from dlnotes.report.findings import Finding, findings
from dlnotes.report.harmless import harmless
from dlnotes.report.messages import say

ROWS = 50
"""Problems that a page shows; the others are counted."""


def news(built: Built, mistake: Mistake | None) -> str:
    """One line of JSON: the mistake that stopped the last build, and the notes' problems.

    It holds text alone.  The note that was written last comes first: that is
    where its curator is.
    """
    gathered, memo, _ = built
    language = gathered.config.language
    total = memo.totals.problems
    rows = [_finding(found, language) for found in islice(_found(built), ROWS)]
    rest = total - len(rows)
    problems = {
        "title": words.say(language, "preview-problems", n=total),
        "rows": rows,
        "more": words.say(language, "preview-more", n=rest) if rest else "",
    }
    return json.dumps(
        {
            "name": words.say(language, "preview"),
            "mistake": mistake and _mistake(mistake, language),
            "problems": problems if rows else None,
        },
        ensure_ascii=False,
    )


def _found(built: Built) -> Iterator[Finding]:
    gathered, memo, _ = built
    notes = [(gathered.files[at], problems) for at, problems in memo.problems.items()]
    for file, problems in sorted(notes, key=lambda note: -disk.age(note[0])):
        try:
            text = disk.decode(disk.read(file)).text
        except Mistake:
            # Gone since: the next build knows.
            continue
        yield from findings(file.shown, text, problems)


def _finding(finding: Finding, language: Language) -> Mapping[str, str]:
    problem = finding.problem
    said = say(problem.code, problem.values, language=language)
    return {
        "place": f"{finding.path}:{problem.place.line}:{problem.place.column}",
        "message": said.message,
        "hint": said.hint and said.hint_label + said.hint,
        "before": harmless(finding.before.lstrip()[-60:]),
        "marked": harmless(finding.marked[:120]),
        "after": harmless(finding.after[:60]),
    }


def _mistake(mistake: Mistake, language: Language) -> Mapping[str, str]:
    said = say(mistake.code, named=mistake.values, language=language)
    return {
        "title": words.say(language, "preview-mistake"),
        "place": mistake.place,
        "message": said.message,
        "hint": said.hint and said.hint_label + said.hint,
    }
