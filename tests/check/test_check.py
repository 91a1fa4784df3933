"""`dlnotes check` as a curator uses it, in a small web on loopback."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from dlnotes.ledger import Memory
from tests.check.conftest import Curator
from tests.check.worlds import (
    BLOCKED,
    DEAD,
    GREEN,
    MOVED,
    NEW,
    NOTE,
    PARKED,
    SCRIPT,
    furnish,
    note_of,
    remembered,
)
from tests.web.behaviour import LSTM
from tests.web.replies import html, in_turn
from tests.web.rows_registries import REGISTERED
from tests.web.small_web import SmallWeb, hosts_of


@pytest.fixture
def desk(web: SmallWeb, online: Curator) -> Curator:
    """A curator whose note cites one link of each kind."""
    furnish(web)
    online.put("notes/a.md", NOTE)
    return online


def test_the_report_begins_with_what_to_do(desk: Curator) -> None:
    """First how much there is to do, then each link with its place and its reason, then the sum."""
    run = desk()
    assert run.code == 1
    lines = run.out.splitlines()
    assert lines[0] == "To do"
    assert [line.split(":")[0].strip() for line in lines[1:4]] == ["1 dead", "1 suspect", "1 moved"]
    assert f"  notes/a.md:6:15: {DEAD}\n    404, seen twice" in run.out
    assert "also at notes/a.md:13:15" in run.out
    assert f"    new address: {NEW}\n" in run.out
    assert lines[-1] == "5 links: 1 alive, 1 moved, 1 blocked, 1 suspect, 1 dead"
    assert run.err.splitlines()[0] == "Asking about 5 links on 5 hosts."


def test_what_is_fresh_is_not_asked_again(desk: Curator, web: SmallWeb) -> None:
    """A second check says the same, asks nobody and changes no byte."""
    first = desk("--format", "json")
    ledger, asked = desk.ledger.read_bytes(), web.asked.total()
    second = desk("--format", "json")
    assert second.verdicts == first.verdicts
    assert second.code == first.code == 1
    assert second.err == "Nobody to ask: all is fresh.\n"
    assert (desk.ledger.read_bytes(), web.asked.total()) == (ledger, asked)
    assert desk.beside == ["a.md", "links.jsonl"]


def test_asking_again_without_news_changes_no_byte(desk: Curator, web: SmallWeb) -> None:
    """`--all` asks everybody, and what has not changed is not written."""
    desk()
    ledger, asked = desk.ledger.read_bytes(), web.asked.total()
    assert desk("--all").code == 1
    assert web.asked.total() > asked
    assert desk.ledger.read_bytes() == ledger


def test_the_ledger_is_sorted_text_that_two_people_can_merge(desk: Curator) -> None:
    """One line an address, sorted; conflict marks cost nothing that either side knew."""
    desk()
    lines = desk.ledger.read_text("utf-8").splitlines()
    assert lines == sorted(lines, key=lambda line: json.loads(line)["url"])
    ours, theirs = "\n".join(lines[:3]), "\n".join(lines[2:])
    desk.ledger.write_text(f"<<<<<<< ours\n{ours}\n=======\n{theirs}\n>>>>>>> theirs\n", "utf-8")
    assert desk().err == (
        "notes/links.jsonl: cannot be read, so skipped: line 1, 5, 9.\n"
        "Nobody to ask: all is fresh.\n"
    )


def test_only_what_fits_is_checked(desk: Curator, web: SmallWeb) -> None:
    """`--only` takes a host or a glob of the whole address, and may be given twice."""
    run = desk("--format", "json", "--only", "good.example", "--only", "http://old.*")
    assert run.verdicts == {GREEN: "alive", MOVED: "moved"}
    assert run.code == 0
    assert not [asked for asked in web.asked if asked.startswith("gone.example")]


def test_offline_says_what_the_ledger_knows(desk: Curator, web: SmallWeb) -> None:
    """`--offline` asks nobody: what was learnt is told, the rest is unchecked."""
    before = desk("--offline", "--format", "json")
    assert set(before.verdicts.values()) == {"unchecked"}
    assert before.code == 0
    desk()
    asked = web.asked.total()
    after = desk("--offline", "--format", "json")
    assert after.verdicts[DEAD] == "dead"
    assert after.code == 1
    assert web.asked.total() == asked


def test_strict_fails_on_what_is_suspect(desk: Curator) -> None:
    """A parked domain alone passes, and fails with `--strict`."""
    desk.put("notes/a.md", note_of([PARKED]))
    assert desk().code == 0
    assert desk("--strict").code == 1


def test_a_link_off_the_web_is_unsafe_without_asking(desk: Curator, web: SmallWeb) -> None:
    """A script's address fails the check, and nothing is asked or remembered for it."""
    desk.put("notes/a.md", f"# 书目\n\n- [脚本]({SCRIPT})\n- [本地](paper.pdf)\n")
    run = desk("--format", "json")
    assert run.verdicts.get(SCRIPT) == "unsafe"
    assert run.code == 1
    assert web.asked.total() == 0
    assert desk.beside == ["a.md"]


def test_spellings_of_one_page_are_asked_once(desk: Curator, web: SmallWeb) -> None:
    """A fragment, a capital in the host: one question, and a verdict for each spelling."""
    spellings = [GREEN, f"{GREEN}#part-2", "http://GOOD.example/a"]
    desk.put("notes/a.md", note_of(spellings))
    assert desk("--format", "json").verdicts == dict.fromkeys(spellings, "alive")
    assert web.asked["good.example/a"] == 1


def test_what_a_list_excludes_is_not_asked(desk: Curator, web: SmallWeb) -> None:
    """`check: exclude:` in the settings leaves links out, by host or by glob."""
    desk.put("notes/dlnotes.yaml", "check:\n  exclude: [gone.example, '*parked*']\n")
    run = desk("--format", "json")
    assert {url for url, name in run.verdicts.items() if name == "excluded"} == {DEAD, PARKED}
    assert run.code == 0
    assert not [asked for asked in web.asked if asked.startswith(("gone", "parked"))]


def test_a_lists_own_signs_and_limits_are_kept(desk: Curator, web: SmallWeb) -> None:
    """A list can say what its hosts say when a page is gone, and how slowly to ask them."""
    web.hosts["good.example"]["/a"] = html("某某", "本页已下架" * 30)
    desk.put(
        "notes/dlnotes.yaml",
        "check:\n  contact: me@example.org\n  hosts: {good.example: {at_once: 1, interval: 0.2}}\n"
        "  signs:\n    tombstones:\n      - {host: good.example, where: text, pattern: 已下架}\n",
    )
    run = desk("--format", "json", "--only", "good.example")
    assert run.verdicts == {GREEN: "dead"}
    assert "已下架" in run.json["links"][0]["evidence"]


def test_a_slip_in_the_settings_is_told_with_its_line(curator: Curator) -> None:
    """A misspelt setting of the check is a mistake like any other, before anybody is asked."""
    curator.put("notes/a.md", note_of([GREEN]))
    curator.put("notes/dlnotes.yaml", "title: x\ncheck:\n  exclud: [a]\n")
    run = curator()
    assert run.code == 2
    assert "dlnotes.yaml:3" in run.err
    assert 'did you mean "exclude"' in run.err


def test_the_whole_story_of_one_link(desk: Curator) -> None:
    """`--explain` shows where it is cited, each question with its answer, and why this verdict."""
    run = desk("--explain", DEAD)
    assert run.code == 1
    story = run.out
    for said in (
        "cited at notes/a.md:6:15",
        "nothing is remembered",
        f"1. asked for {DEAD}\n     404",
        f"2. asked for {DEAD}, as a browser would\n     404",
        "to see how this server answers otherwise",
        "verdict: dead",
        "seen twice",
    ):
        assert said in story
    assert story.index("1. asked") < story.index("2. asked") < story.index("verdict:")
    assert desk.memories[DEAD].verdict == "dead"
    assert "remembered: dead" in desk("--explain", DEAD, "--offline").out


def test_a_link_that_no_note_cites_is_explained_and_forgotten(desk: Curator) -> None:
    """Anything can be explained; only what the notes cite is remembered."""
    run = desk("--explain", NEW)
    assert "no note cites this link" in run.out
    assert "verdict: alive" in run.out
    assert not desk.ledger.exists()


def test_a_fragment_is_looked_for_when_asked(desk: Curator) -> None:
    """With `--fragments`, a page without its place is told; it fails only with `--strict`."""
    desk.put("notes/a.md", note_of([f"{GREEN}#nowhere"]))
    assert desk().out.startswith("Nothing to do.")
    run = desk("--fragments")
    assert "1 without its place" in run.out
    assert "the page has no place #nowhere" in run.out
    assert run.code == 0
    assert desk("--fragments", "--strict").code == 1


def test_a_short_list_of_time_leaves_the_rest(desk: Curator, web: SmallWeb) -> None:
    """With `--max-time`, what had its turn is remembered and the rest is left, and said."""
    web.hosts["good.example"]["/a"] = in_turn(*[html("503", "busy", status=503)] * 50)
    desk.put("notes/a.md", note_of([GREEN, DEAD]))
    run = desk("--max-time", "1s", "--format", "json")
    assert run.verdicts == {GREEN: "unchecked", DEAD: "dead"}
    assert "Out of time: 1 link left for the next check." in run.err
    assert list(desk.memories) == [DEAD]


def test_a_stale_link_is_asked_again(desk: Curator, web: SmallWeb) -> None:
    """What was checked long ago is asked again, and only that; a failure is counted."""
    old = Memory(
        url=GREEN, verdict="alive", since="2020-01-01", known="2020-01-01", checked="2020-01-01"
    )
    desk.put("notes/a.md", note_of([GREEN, BLOCKED]))
    desk.put("notes/links.jsonl", remembered([BLOCKED], verdict="blocked"))
    with desk.ledger.open("a") as ledger:
        ledger.write(remembered([old]))
    assert desk().code == 0
    assert {host.partition("/")[0] for host in web.asked} == {"good.example"}
    assert desk.memories[GREEN].since == "2020-01-01"
    assert desk.memories[GREEN].checked > "2020-01-01"


def test_the_language_is_the_readers(desk: Curator) -> None:
    """A Chinese locale gets a Chinese report."""
    run = desk(LANG="zh_CN.UTF-8")
    assert run.out.startswith("要做的事\n  1 个失效")
    assert "两次都答 404" in run.out


def test_a_single_note_has_its_ledger_beside_it(desk: Curator) -> None:
    """`dlnotes check list.md` remembers in the same folder."""
    desk.put("list.md", note_of([GREEN]))
    assert desk("list.md").code == 0
    assert (desk.folder / "links.jsonl").is_file()


TODAY = datetime.now(UTC).date().isoformat()
LEFT, CODE, LONG = "http://left.example/a", "http://t.cn/RZMtCsP", "http://good.example/a"


def test_what_left_the_notes_is_forgotten_when_asked(curator: Curator) -> None:
    """`--prune` forgets links that no note cites, and keeps where a cited one came from."""
    curator.put("notes/a.md", note_of([LONG]))
    code = Memory(url=CODE, verdict="alive", known="2015-02-23", checked=TODAY, target=LONG)
    curator.put("notes/links.jsonl", remembered([LEFT, code, LONG]))
    before = curator.ledger.read_bytes()
    assert curator("--offline").code == 0
    assert curator.ledger.read_bytes() == before
    run = curator("--offline", "--prune")
    assert run.err.splitlines()[-1] == "Forgotten, for no note cites it any more: 1 link."
    assert set(curator.memories) == {CODE, LONG}
    assert curator("--prune").err.splitlines()[-1].endswith(": 0 links.")


def test_one_note_does_not_prune_the_list(curator: Curator) -> None:
    """The ledger is about all notes, so `--prune` wants all of them."""
    curator.put("notes/a.md", note_of([LONG]))
    curator.put("notes/links.jsonl", remembered([LEFT, LONG]))
    run = curator("notes/a.md", "--offline", "--prune")
    assert run.code == 2
    assert "needs the whole list" in run.err
    assert set(curator.memories) == {LEFT, LONG}


def test_what_a_registry_knows_of_a_doi_is_remembered(web: SmallWeb, online: Curator) -> None:
    """A work behind a publisher's wall gets its title and year, with what that proves."""
    row = next(row for row in REGISTERED if row.url.startswith("http://press1.example/"))
    web.hosts |= hosts_of(row.replies)
    online.put("notes/a.md", note_of([row.url]))
    assert "1 blocked" in online().out
    memory = online.memories[row.url]
    assert (memory.title, memory.year, memory.evidence) == (LSTM, 2020, "registered-work")
    told = online("--explain", row.url).out
    assert "the work is registered (DOI 10.1000/1)" in told
    assert "registry" not in told, "it is asked once a work"
