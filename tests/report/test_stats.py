"""A list in numbers: counted rightly, and shown within any width."""

from __future__ import annotations

import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from dlnotes.config import Language
from dlnotes.judging.answers import Evidence, Verdict
from dlnotes.ledger import Ledger, Memory, VerdictName
from dlnotes.reading import read_note
from dlnotes.report.stats.counting import Statistics, count
from dlnotes.report.stats.structured import json as structured
from dlnotes.report.stats.text import text
from dlnotes.report.verdicts.judged import NAMES, Judged

NOTE = """\
# 书目

## 循环网络

- [论文]《One》(1997) http://t.cn/a 代码:http://www.github.com/x
- [论文]《Two》(2014) http://b.org/2
- [视频]《Three》http://b.org/3

## 卷积

- [没有地址]()
- 《Four》(2014) http://B.org/4
"""


def judged(name: VerdictName, url: str) -> Judged:
    return Judged(Verdict(name, Evidence("x", ()), url), ())


FOUND = [judged("dead", "http://b.org/2"), judged("moved", "http://b.org/3")]
LEDGER = Ledger({"http://t.cn/a": Memory(url="http://t.cn/a", target="https://b.org/1")})


def counted(*texts: str) -> Statistics:
    notes = [read_note(text, path=f"{number}.md") for number, text in enumerate(texts)]
    return count(notes, LEDGER, FOUND)


def test_everything_is_counted_where_it_stands() -> None:
    """Entries by topic, kind and year; links by the host that a reader ends at."""
    told = counted(NOTE)
    assert (told.notes, told.entries, told.links, told.problems) == (1, 5, 5, 1)
    assert told.topics == {"循环网络": 3, "卷积": 2}
    assert told.kinds == {"paper": 2, "video": 1}
    assert told.years == {1997: 1, 2014: 2}
    assert told.hosts == {"b.org": 4, "github.com": 1}
    assert told.health["dead"] == 1
    assert {code: n for code, n in told.to_do.items() if n} == {"dead": 1, "moved": 1}


def test_several_notes_are_one_list() -> None:
    """What two notes hold is added up, and topics of one name are one topic."""
    told = counted(NOTE, NOTE)
    assert (told.notes, told.entries) == (2, 10)
    assert list(told.topics) == ["循环网络", "卷积"]
    assert told.topics["循环网络"] == 6


def test_an_empty_list_is_told_as_well() -> None:
    """A list with nothing in it has no tables, and nothing to do."""
    told = count([read_note("", path="a.md")], Ledger(), [])
    assert "".join(text(told)) == "1 note, 0 entries, 0 links.\n\nNothing to do.\n"


def test_json_is_the_promised_one() -> None:
    """Version 1, and every count by its name."""
    document = json.loads("".join(structured(counted(NOTE))))
    assert document["version"] == 1
    assert document["topics"] == {"循环网络": 3, "卷积": 2}
    assert document["years"] == {"1997": 1, "2014": 2}
    assert list(document["health"]) == list(NAMES)


@pytest.mark.parametrize("language", get_args(Language))
def test_what_to_do_comes_last_the_urgent_first(language: Language) -> None:
    """The dead before the moved, then the problems with the command that shows them."""
    said = "".join(text(counted(NOTE), notes="my list.md", language=language))
    *_, dead, moved, problems = said.splitlines()
    assert "1" in dead
    assert "dlnotes lint 'my list.md'" in problems
    assert dead.startswith("  1 dead: " if language == "en" else "  1 个失效：")
    assert moved.startswith("  1 moved: " if language == "en" else "  1 个已搬家：")


NAME = st.text(st.sampled_from("循环网络 aLSTM\u0301😀\x1b\u202e\t"), min_size=1, max_size=60)


@given(names=st.dictionaries(NAME, st.integers(1, 10**6), max_size=30), width=st.integers(40, 200))
def test_no_table_is_wider_than_the_terminal(names: dict[str, int], width: int) -> None:
    """Whatever topics and hosts are called, lines fit, and nothing steers the terminal."""
    health = dict.fromkeys(NAMES, 0)
    told = Statistics(1, 1, 1, 0, names, {}, {}, names, health, {})
    lines = "".join(text(told, width=width)).splitlines()
    tables = lines[1:-1]
    assert all(0 <= wcswidth(line) <= width for line in tables)
    if names:
        assert sum("█" in line or "▏" in line for line in tables) >= 1
