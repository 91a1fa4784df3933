"""`dlnotes stats`, as a stranger uses it."""

from __future__ import annotations

import json

from tests.cli.conftest import NOTE, Stranger


def test_the_list_at_a_glance(dlnotes: Stranger) -> None:
    """What there is, how it is, and what to do next; nothing is written anywhere."""
    dlnotes.put("notes/a.md", NOTE)
    before = dlnotes.site("notes")
    run = dlnotes("stats")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("1 note, 2 entries, 2 links.\n\nTopics (entries)\n  神经网络 2 ")
    assert run.out.endswith("To do\n  2 not checked yet: run dlnotes check with a network\n")
    assert "\x1b" not in run.out
    assert dlnotes.site("notes") == before


def test_a_program_gets_numbers(dlnotes: Stranger) -> None:
    """The same numbers as JSON, in any locale."""
    dlnotes.put("list.md", NOTE)
    run = dlnotes("stats", "list.md", "--format", "json", LC_ALL="C")
    told = json.loads(run.out)
    assert (told["entries"], told["kinds"]) == (2, {"paper": 1})
    assert told["health"]["unchecked"] == 2


def test_both_languages(dlnotes: Stranger) -> None:
    """A Chinese reader gets Chinese tables."""
    dlnotes.put("notes/a.md", NOTE)
    assert "类别（条目数）\n  论文 1 " in dlnotes("stats", LANG="zh_CN.UTF-8").out
