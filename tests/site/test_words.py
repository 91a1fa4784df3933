"""The interface in two languages."""

from __future__ import annotations

import re
import string
from pathlib import Path

from dlnotes import words
from dlnotes.judging.evidence import SENTENCES
from tests.render.making import templates


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_say_the_same_things() -> None:
    """Every word exists in Chinese and in English, with the same values in it."""
    chinese, english = words.WORDS["zh-CN"], words.WORDS["en"]
    assert chinese.keys() == english.keys()
    for key in chinese:
        for part in english[key].split("|"):
            assert fields(chinese[key]) == fields(part), key
    assert words.ROLES["zh-CN"].keys() == words.ROLES["en"].keys()
    assert words.KINDS["zh-CN"].keys() == words.KINDS["en"].keys()


def test_what_is_said_of_a_link_is_said_of_evidence_that_there_is() -> None:
    """Both languages know the same troubles and the same causes, all of them the judge's."""
    assert words.HEALTH["zh-CN"].keys() == words.HEALTH["en"].keys()
    assert words.CAUSES["zh-CN"].keys() == words.CAUSES["en"].keys() <= SENTENCES.keys()


def test_a_seal_is_a_part_of_its_word_and_of_no_others() -> None:
    """No two kinds share a seal, and a seal is taken from the word it stands for."""
    for language in words.KINDS.values():
        seals = [seal for seal, _ in language.values()]
        assert len(set(seals)) == len(seals)
        assert all(seal in word for seal, word in language.values())


def test_every_word_is_used() -> None:
    """The catalogue holds no word that nothing says, and the templates ask for none it lacks."""
    source = Path(words.__file__).parent.parent
    said = "".join(
        path.read_text("utf-8")
        for part in ("site", "render", "cli")
        for path in sorted((source / part).glob("*.py"))
    )
    said += "".join(templates().values())
    asked = set(re.findall(r"say\((?:[\w.]+, )?[\"']([a-z-]+)[\"']", said))
    assert asked == words.WORDS["en"].keys()
