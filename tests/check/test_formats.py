"""Each report is read back by somebody else's reader, or by its own rules."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args
from xml.etree import ElementTree

import pytest
from junitparser import Failure, JUnitXml, Skipped

from dlnotes.config import Language
from dlnotes.judging.answers import Evidence, Verdict
from dlnotes.ledger import VerdictName
from dlnotes.report.sarif import MOST
from dlnotes.report.verdicts.annotations import github
from dlnotes.report.verdicts.judged import NAMES, Judged, Occurrence
from dlnotes.report.verdicts.junit import junit
from dlnotes.report.verdicts.markdown import LONGEST, markdown
from dlnotes.report.verdicts.sarif import RULES, sarif
from dlnotes.report.verdicts.structured import json as structured
from dlnotes.report.verdicts.text import text
from tests.check.conftest import Curator
from tests.check.worlds import DEAD, NOTE, furnish
from tests.report.code_scanning import broken
from tests.web.small_web import SmallWeb

HOSTILE = "http://a.org/`x`|<b>&'\"\x1b[2J\x00\u202e]]>::error::%0A深度"


def judged(name: VerdictName, url: str = "http://a.org/x", **more: Any) -> Judged:
    evidence = Evidence("soft-404", (more.pop("said", "没有这一页"),))
    places = (Occurrence("notes/笔记 a.md", 3, 7, "题"), Occurrence("notes/b.md", 1, 2, "题"))
    lacks = more.pop("lacks", "")
    verdict = Verdict(name, evidence, url, status=200, chain=(url,), **more)
    return Judged(verdict, places, "2026-11-23", lacks)


EVERY = [
    *(judged(name, f"http://{name}.org/") for name in NAMES),
    judged("alive", "http://lacking.org/#x", lacks="x"),
    judged("dead", HOSTILE, said=HOSTILE, archived_url="https://web.archive.org/web/1/" + HOSTILE),
]


def test_json_is_the_promised_one() -> None:
    """Version 1: every key of the promise and no other, the sum of all nine verdicts."""
    document = json.loads("".join(structured(EVERY)))
    assert document.keys() == {"version", "summary", "links"}
    assert document["version"] == 1
    assert list(document["summary"]) == list(NAMES)
    assert sum(document["summary"].values()) == len(EVERY)
    promised = "url verdict status final_url chain evidence archived_url since occurrences"
    for found, row in zip(EVERY, document["links"], strict=True):
        assert " ".join(row) == promised
        assert row["url"] == found.url
        assert row["occurrences"][0] == {"file": "notes/笔记 a.md", "line": 3, "column": 7}


@pytest.mark.parametrize("strict", [False, True])
def test_junit_is_read_by_others(strict: bool, tmp_path: Path) -> None:
    """A suite a note, a case a link; what fails the check fails there, and nothing else."""
    path = tmp_path / "links.xml"
    path.write_text("".join(junit(EVERY, strict=strict)), "utf-8")
    suites = list(JUnitXml.fromfile(str(path)))
    assert [suite.name for suite in suites] == ["notes/笔记 a.md", "notes/b.md"]
    for suite in suites:
        cases = list(suite)
        assert len(cases) == len(EVERY) == suite.tests
        failed = [case for case in cases if any(isinstance(r, Failure) for r in case.result)]
        skipped = [case for case in cases if any(isinstance(r, Skipped) for r in case.result)]
        assert len(failed) == suite.failures == sum(found.fails(strict=strict) for found in EVERY)
        assert len(skipped) == suite.skipped == 3
    ElementTree.parse(path)


@pytest.mark.parametrize("language", get_args(Language))
def test_sarif_is_what_code_scanning_takes(language: Language) -> None:
    """The standard's own schema and GitHub's rules find nothing; each place is one result."""
    log = json.loads("".join(sarif(EVERY, language=language)))
    assert broken(log) == []
    results = log["runs"][0]["results"]
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert len(results) == 2 * sum(found.level != "none" for found in EVERY)
    for result in results:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        where = result["locations"][0]["physicalLocation"]
        assert where["artifactLocation"]["uri"].isascii()
        assert where["region"]["startLine"] in (1, 3)
    prints = [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]
    assert len(set(prints)) == len(prints)
    assert {rule["id"] for rule in rules} == {f"link/{name}" for name in RULES}


def test_sarif_without_findings_is_a_log_all_the_same() -> None:
    """A check that found nothing closes what an earlier one opened: its log is there, empty."""
    log = json.loads("".join(sarif([])))
    assert broken(log) == []
    assert log["runs"][0]["results"] == []


def test_no_more_results_than_code_scanning_takes() -> None:
    """Of too many findings the most urgent stand in the log, so that it is not refused whole."""
    many = [judged("moved", f"http://a.org/{number}") for number in range(MOST // 2)]
    log = json.loads("".join(sarif([*many, judged("dead", DEAD)])))
    assert broken({**log, "runs": []}) != []
    results = log["runs"][0]["results"]
    assert len(results) == MOST
    assert [result["level"] for result in results[:2]] == ["error", "error"]


@pytest.mark.parametrize(
    ("way", "value"),
    [
        (("results", 0, "level"), "fatal"),
        (("results", 0, "locations"), []),
        (("results", 0, "partialFingerprints"), {}),
        (("results", 0, "ruleId"), "link/none"),
        (("tool", "driver", "rules", 0, "help"), {"text": ""}),
        (("results", 0, "locations", 0, "physicalLocation", "region", "startLine"), 0),
    ],
)
def test_the_rules_of_code_scanning_can_be_broken(way: tuple[Any, ...], value: object) -> None:
    """What the logs are held against refuses what GitHub refuses."""
    log = json.loads("".join(sarif(EVERY)))
    part = log["runs"][0]
    for step in way[:-1]:
        part = part[step]
    assert part[way[-1]] != value
    part[way[-1]] = value
    assert broken(log)


def test_annotations_are_one_line_each() -> None:
    """No title and no address can begin a command of its own."""
    commands = "".join(github(EVERY)).splitlines()
    assert len(commands) == 2 * sum(found.level != "none" for found in EVERY)
    assert all(command.startswith(("::error ", "::warning ", "::notice ")) for command in commands)
    place = f"file=notes/b.md,line=1,endLine=1,col=2,endColumn={2 + len('http://dead.org/')}"
    assert sum(command.startswith(f"::error {place},title=dead::") for command in commands) == 1


@pytest.mark.parametrize("form", [text, markdown])
def test_what_strangers_wrote_steers_nothing(form: Callable[..., Any]) -> None:
    """Escapes, marks of direction and HTML in an address are shown, never sent."""
    shown = "".join(form(EVERY))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "\x00" not in shown


def test_markdown_is_one_table() -> None:
    """Every row has as many cells as the head, whatever stands in an address."""
    lines = "".join(markdown(EVERY)).splitlines()
    rows = [line.replace("\\|", "") for line in lines if line.startswith("|")]
    assert len(rows) == 2 + sum(found.level != "none" for found in EVERY)
    assert {row.count("|") for row in rows} == {6}
    assert "<b>" not in "".join(line for line in lines if "`" not in line)


def test_colour_only_paints() -> None:
    """Taken out of it, the colours leave the plain report."""
    import re

    painted = "".join(text(EVERY, colour=True))
    assert painted != "".join(text(EVERY))
    assert re.sub(r"\x1b\[[\d;]*m", "", painted) == "".join(text(EVERY))


def test_several_reports_at_once(web: SmallWeb, online: Curator) -> None:
    """Each `--format` with a file goes there; the text still stands on stdout."""
    furnish(web)
    online.put("notes/a.md", NOTE)
    names = ["json=a.json", "junit=a.xml", "sarif=a.sarif", "markdown=a.md", "github=a.txt"]
    run = online(*(part for name in names for part in ("--format", name)))
    assert run.code == 1
    assert run.out.startswith("To do\n")
    found = {path.name: path.read_text("utf-8") for path in online.folder.glob("a.*")}
    assert json.loads(found["a.json"])["summary"]["dead"] == 1
    assert JUnitXml.fromstring(found["a.xml"].encode()).failures == 2
    assert broken(json.loads(found["a.sarif"])) == []
    assert f"`{DEAD}`" in found["a.md"]
    assert found["a.txt"].count("::error ") == 2
    assert sorted(path.name for path in online.folder.iterdir()) == [
        *sorted(found),
        "notes",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "xml"), '"xml" is not one of text, json'),
        (("--format", "json="), "names no file"),
        (("--format", "json", "--format", "text"), "two reports on one stdout"),
        (("--format", "json=no/such/a.json"), "there is no folder no/such"),
        (("--format", "json=notes"), "this is a folder"),
        (("--max-time", "soon"), "is no time"),
        (("--explain", DEAD, "--format", "json"), "takes no --format"),
    ],
)
def test_a_slip_is_told_before_anybody_is_asked(
    arguments: tuple[str, ...], said: str, curator: Curator
) -> None:
    """What cannot be reported is refused at once, with 2, a reason and no traceback."""
    curator.put("notes/a.md", NOTE)
    run = curator(*arguments)
    assert run.code == 2
    assert said in run.err
    assert "Asking" not in run.err


def test_a_markdown_report_fits_into_an_issue() -> None:
    """However much there is to do, GitHub takes the text, and what is left out is counted."""
    many = [judged("dead", f"http://a.org/{number}/{'x' * 40}") for number in range(2000)]
    report = "".join(markdown(many))
    assert LONGEST / 2 < len(report) <= 65_536
    rows = report.count("| `http")
    assert f"And {2000 - rows:,} more." in report
    assert "".join(markdown(many[:5])).count("| `http") == 5
