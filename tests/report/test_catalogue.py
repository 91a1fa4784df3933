"""Everything is said in both languages."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from dlnotes.report.catalogue import MISTAKES, PROBLEMS, SENTENCES, Row
from dlnotes.report.messages import say, sentence

ROWS = {**PROBLEMS, **MISTAKES, **SENTENCES}


def fields(said: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(said) if name is not None}


@pytest.mark.parametrize("row", ROWS.values(), ids=list(ROWS))
def test_chinese_and_english_say_the_same(row: Row) -> None:
    """Each sentence is there in both languages and tells the same values."""
    assert row.zh
    assert row.en
    assert fields(row.zh + row.zh_hint) == fields(row.en + row.en_hint)
    assert bool(row.zh_hint) == bool(row.en_hint)


@pytest.mark.parametrize("code", [*PROBLEMS, *MISTAKES])
def test_a_problem_says_what_to_do_next(code: str) -> None:
    """No problem and no mistake is told without a next step."""
    assert say(code, ["a", "b"], {"key": "k", "near": "n"}).hint


@pytest.mark.parametrize("part", ["reading", "disk", "cli", "config.py"])
def test_every_code_that_is_raised_has_its_sentence(part: str, root: Path) -> None:
    """What the program can complain about, it can explain."""
    place = root / "src" / "dlnotes" / part
    files = place.rglob("*.py") if place.is_dir() else [place]
    source = "\n".join(path.read_text("utf-8") for path in files)
    codes = re.findall(r'(?:Problem|DiskError|ConfigError|Mistake)\(\s*"([a-z0-9-]+)"', source)
    assert set(codes) <= set(PROBLEMS) | set(MISTAKES)


def test_a_value_with_braces_is_said_as_it_is() -> None:
    """A title may hold `{0}` without being filled again."""
    assert say("empty-target", ["{0} {x}"]).message == 'the link "{0} {x}" leads nowhere'
    assert "{x}" in say("cannot-read", (), {"reason": "{x}"}).message


def test_counts_agree_with_their_nouns() -> None:
    """One is singular, and thousands have their comma."""
    assert sentence("linted", problems=1, notes=2) == "1 problem in 2 notes."
    assert sentence("linted", language="zh-CN", problems=1, notes=2000).startswith("2,000 篇")
