"""Say a code in the user's language.

The rows stand in `catalogue`; a code without one still prints, under its own
name, so that a new problem is never silent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import Formatter
from typing import NamedTuple

from dlnotes.config import Language
from dlnotes.report.catalogue import MISTAKES, PROBLEMS, SENTENCES, Row


class Said(NamedTuple):
    """A message, what to do next (or nothing), and the word before that."""

    message: str
    hint: str
    hint_label: str


def say(
    code: str,
    values: Iterable[str] = (),
    named: Mapping[str, str] | None = None,
    *,
    language: Language = "en",
) -> Said:
    """The message of a problem (*values*) or a mistake (*named*).

    >>> say("empty-target", ["M-P"]).message
    'the link "M-P" leads nowhere'
    >>> say("new-code", ["a", "b"]).message
    'new-code: a, b'
    """
    listed, named = [*map(str, values)], dict(named or {})
    row = PROBLEMS.get(code) or MISTAKES.get(code)
    label = "提示：" if language == "zh-CN" else "hint: "
    if row is None:
        given = ", ".join([*listed, *named.values()])
        return Said(f"{code}: {given}" if given else code, "", label)
    if near := named.get("near"):
        named["near"] = sentence("did-you-mean", language=language, near=near)
    message, hint = _in(language, row)
    return Said(_fill(message, listed, named), _fill(hint, listed, named), label)


def sentence(code: str, *, language: Language = "en", **values: object) -> str:
    """One of the calm sentences that a command ends with.

    >>> sentence("linted", problems=1, notes=1200)
    '1 problem in 1,200 notes.'
    """
    said, _ = _in(language, SENTENCES[code])
    return said.format_map({name: _shown(name, values[name], language) for name in values})


def _in(language: Language, row: Row) -> tuple[str, str]:
    return (row.zh, row.zh_hint) if language == "zh-CN" else (row.en, row.en_hint)


class _Filled(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return ""


def _fill(said: str, listed: list[str], named: Mapping[str, str]) -> str:
    # A row may speak of more values than a caller gave: those stay empty.
    return Formatter().vformat(said, [*listed, "", "", ""], _Filled(named))


_NOUNS = {
    "asked": "link",
    "entries": "entry",
    "forgotten": "link",
    "hosts": "host",
    "left": "link",
    "links": "link",
    "notes": "note",
    "pages": "page",
    "pictures": "picture",
    "problems": "problem",
    "removed": "file",
    "requests": "request",
    "told": "link",
    "written": "file",
}


def _shown(name: str, value: object, language: Language) -> str:
    if not isinstance(value, int):
        return str(value)
    if language == "zh-CN" or name not in _NOUNS:
        return f"{value:,}"
    return f"{value:,} {_counted(_NOUNS[name], value)}"


def _counted(noun: str, count: int) -> str:
    if count == 1:
        return noun
    return noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
