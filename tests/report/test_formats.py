"""Problems for programs: JSON, SARIF, and annotations beside a change."""

from __future__ import annotations

import json
from typing import get_args

import pytest

from dlnotes.config import Language
from dlnotes.records import Entry, LeftOut, Link, Note, Place, Problem, Section
from dlnotes.report.account import unaccounted
from dlnotes.report.annotations import github
from dlnotes.report.findings import findings
from dlnotes.report.sarif import sarif
from dlnotes.report.structured import json as structured
from tests.report.code_scanning import broken

NOTE = "- [a]() 100%\n- 》\n"
PROBLEMS = [
    Problem("unbalanced-mark", Place(15, 2, 3), 1, ("》",)),
    Problem("empty-target", Place(2, 1, 3), 5, ("100%\na",)),
]


def test_json_holds_every_problem_in_the_order_of_the_note() -> None:
    """A program gets code, place, message and hint, the first place first."""
    document = json.loads("".join(structured(findings("notes/a.md", NOTE, PROBLEMS))))
    assert document["version"] == 1
    first, second = document["problems"]
    assert [first["code"], second["code"]] == ["empty-target", "unbalanced-mark"]
    assert first["path"] == "notes/a.md"
    assert (second["line"], second["column"], second["offset"], second["length"]) == (2, 3, 15, 1)
    assert NOTE[second["offset"]] == "》"
    assert second["message"] == "unbalanced mark: 》"


def test_json_without_problems_is_still_a_document() -> None:
    """An empty list is said as an empty list."""
    assert json.loads("".join(structured([]))) == {"version": 1, "problems": []}


def test_an_annotation_is_one_line_whatever_it_says() -> None:
    """Line ends, per cents, colons and commas cannot break out of a workflow command."""
    lines = "".join(github(findings("notes/a,b:c.md", NOTE, PROBLEMS))).splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(
        "::warning file=notes/a%2Cb%3Ac.md,line=1,endLine=1,col=3,endColumn=8,title=empty-target::"
    )
    assert "100%25%0Aa" in lines[0]


@pytest.mark.parametrize("language", get_args(Language))
def test_sarif_is_what_code_scanning_takes(language: Language) -> None:
    """Every problem is a result at its place, under a rule that says what to do."""
    log = json.loads("".join(sarif(findings("笔记/a b.md", NOTE, PROBLEMS), language=language)))
    assert broken(log) == []
    first, second = log["runs"][0]["results"]
    assert (first["ruleId"], second["ruleId"]) == ("note/empty-target", "note/unbalanced-mark")
    place = second["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "%E7%AC%94%E8%AE%B0/a%20b.md"
    region = {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 4}
    assert place["region"] == region


def test_sarif_knows_a_code_that_is_new() -> None:
    """A problem that the catalogue does not know has a rule of its own all the same."""
    new = [Problem("brand-new", Place(0, 1, 1))]
    log = json.loads("".join(sarif(findings("a.md", NOTE, new))))
    assert broken(log) == []


def note(links: list[Link], left_out: list[LeftOut]) -> Note:
    facts = {"id": "a", "topic": None, "topics": (), "title": "", "kind": None, "authors": ()}
    rest = {"year": None, "venue": None, "date": None, "tags": (), "head": (), "body": ()}
    place = Place(0, 1, 1)
    entry = Entry(**facts, **rest, links=tuple(links), text="", parent=None, place=place)  # type: ignore[arg-type]
    section = Section(None, (), (entry,), place)
    return Note("a.md", "", None, (), None, (section,), (), tuple(left_out))


def test_an_address_that_nobody_accounts_for_is_found() -> None:
    """Every address of a note is a link or left out with a reason; any other is our fault."""
    text = "http://a.org/x?u=http://b.org <!-- ftp://c.org --> HTTPS://d.org http://"
    link = Link("http://a.org/x?u=http://b.org", "primary", "", None, None, Place(0, 1, 1))
    left = LeftOut("ftp://c.org", "comment", Place(text.index("ftp"), 1, 1))
    assert unaccounted(text, note([link], [left])) == (text.index("HTTPS"),)
    assert len(unaccounted(text, note([], []))) == 4
