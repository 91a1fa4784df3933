"""What a note says of itself: the YAML between two lines of ``---`` at its head."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from dlnotes.reading.source import BYTE_ORDER_MARK, Source
from dlnotes.records import Problem

_FENCE = re.compile(r"---[ \t]*$")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*$")
_SIMPLE = re.compile(r"^(\w+):[ \t]+(\S.*?)[ \t]*$", re.MULTILINE)
_LONGEST = 500
"""Lines: past that, an opening ``---`` is a rule and not front matter."""
_DEEPEST = 1000
"""Brackets: libyaml reads nested ones by recursion, without a bound of its own."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The settings of one note, and the first line after them (from 0)."""

    values: Mapping[str, object] = field(default_factory=dict)
    first_line: int = 0
    problems: tuple[Problem, ...] = ()

    def text(self, *names: str) -> str | None:
        """The first of *names* that holds something, as text."""
        for name in names:
            value = self.values.get(name)
            if isinstance(value, (datetime.datetime, datetime.date)):
                return value.isoformat()[:10]
            if isinstance(value, (str, int, float)) and str(value).strip():
                return str(value).strip()
        return None

    def words(self, *names: str) -> tuple[str, ...]:
        """All words of *names*: a YAML list, or text parted by commas or spaces."""
        found: list[str] = []
        for name in names:
            value = self.values.get(name)
            if isinstance(value, str):
                found.extend(re.split(r"[,，、]\s*|\s+", value.strip()))
            elif isinstance(value, (list, tuple)):
                found.extend(str(word).strip() for word in value)
        return tuple(dict.fromkeys(word for word in found if word))


def read_front_matter(source: Source) -> FrontMatter:
    """Read the front matter of *source*; what is broken becomes a problem."""
    lines = source.lines
    start = 1 if source.text.startswith(BYTE_ORDER_MARK) else 0
    if not _FENCE.match(source.text, start, lines[0][1]):
        return FrontMatter()
    for number in range(1, min(len(lines), _LONGEST)):
        if _END.match(source.text, *lines[number]):
            return _parse(source, number)
    return FrontMatter()


def _parse(source: Source, closing: int) -> FrontMatter:
    # Every line end becomes LF, so that YAML counts lines as we do.
    inner = re.sub(r"\r\n?", "\n", source.text[source.lines[1][0] : source.lines[closing][0]])
    if inner.count("[") + inner.count("{") > _DEEPEST:
        return _broken(source, inner, closing, 1, 0, "nested too deeply")
    # Imported late: few notes have any, and it takes longer than to read a note.
    import yaml

    try:
        values = yaml.load(inner, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = min((mark.line if mark else 0) + 1, closing)
        column = mark.column if mark else 0
        return _broken(source, inner, closing, line, column, str(error.problem))
    except (yaml.YAMLError, ValueError) as error:
        return _broken(source, inner, closing, 1, 0, str(error).partition("\n")[0])
    if values is None:
        return FrontMatter(first_line=closing + 1)
    if not isinstance(values, dict):
        # Text between two rules is no front matter: it is read like the rest.
        return FrontMatter()
    return FrontMatter({str(key): value for key, value in values.items()}, closing + 1)


def _broken(
    source: Source, inner: str, closing: int, line: int, column: int, reason: str
) -> FrontMatter:
    """The lines that are plain ``key: value`` still count."""
    start, end = source.lines[line]
    place = source.place(min(start + column, end))
    values = {key: value.strip("\"'") for key, value in _SIMPLE.findall(inner)}
    problem = Problem("broken-front-matter", place, 1, (reason,))
    return FrontMatter(values, closing + 1, (problem,))
