"""Where in a note a new entry stands: after the last of its topic, as its neighbours do."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from dlnotes.adding.style import Style, entry_text, learnt
from dlnotes.adding.work import Work, one_line
from dlnotes.reading import read_note
from dlnotes.reading.kinds import kind_of_address
from dlnotes.records import Entry, Note, Section
from dlnotes.urls.in_text import LEVELS, spelled

Read = Callable[[str], Note]

DEEPEST = 6
"""The level of the lowest heading that Markdown has."""

_SCHEME = re.compile(r"\w+://")
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Added:
    """A text with an entry more: what was put in, at which offset, and the whole."""

    text: str
    offset: int
    inserted: str


def topics(note: Note) -> list[Section]:
    """The topics of *note* that an entry can be added to, in its order."""
    return [section for section in note.sections if section.heading is not None]


def add(text: str, note: Note, section: Section | None, work: Work, read: Read) -> Added | None:
    """Put *work* into *section* of a note, into none for a note without headings.

    The new text is read again: it has this one entry more, under its topic, and all
    others are as they were.  None where that cannot be had.
    """
    place = _Place(text, note, section)
    best = None
    for line in _ways(work, place.style):
        added = place.put(line)
        found = _new_entry(note, read(added.text), section, added)
        if found is None or not _is_only(found, work):
            continue
        if found.title == one_line(work.title):
            return added
        best = best or added
    return best


def add_all(
    text: str, note: Note, works: Mapping[tuple[str, ...], Sequence[Work]]
) -> list[tuple[int, str]]:
    """What to put into *text*, and at which offsets, to have *works* under their topics.

    A topic that the note lacks comes at its end.

    >>> from dlnotes.reading import read_note
    >>> text = "# 甲\\n\\n- [a](http://a.cn)\\n"
    >>> add_all(text, read_note(text), {("甲",): [Work("http://b.cn", "b")]})
    [(23, '\\n- [b](http://b.cn)')]
    """
    pieces: list[tuple[int, str]] = []
    rest: dict[tuple[str, ...], Sequence[Work]] = {}
    for path, some in works.items():
        section = _section(note, path)
        if section is None:
            rest[path] = some
            continue
        place = _Place(text, note, section)
        added = place.put(place.joined([line_of(work, place.style) for work in some]))
        pieces.append((added.offset, added.inserted))
    if rest:
        eol = _line_end(text)
        before = "" if not text else eol if text.endswith(("\n", "\r")) else 2 * eol
        chinese = (note.language or "zh").startswith("zh")
        new = "".join(markdown(rest, chinese=chinese)).replace("\n", eol)
        pieces.append((len(text), before + new))
    return sorted(pieces, key=lambda piece: piece[0])


def markdown(
    works: Mapping[tuple[str, ...], Sequence[Work]], *, level: int = 2, chinese: bool = True
) -> Iterator[str]:
    """*works* under the headings of their topics, the outermost at *level*.

    What stands in a topic comes before the topics below it: after them it would
    be theirs.
    """
    shown: tuple[str, ...] = ()
    for number, (path, some) in enumerate(_in_order(works, DEEPEST - level + 1)):
        for depth, name in enumerate(path):
            if path[: depth + 1] != shown[: depth + 1]:
                blank = "\n" if number or depth else ""
                yield f"{blank}{'#' * (level + depth)} {one_line(name)}\n"
        shown = path
        yield "\n" if path or number else ""
        for work in some:
            tagged = work.kind is not None and kind_of_address(work.url) != work.kind
            style = Style(years=True, authors=True, tagged=tagged, chinese=chinese)
            yield line_of(work, style) + "\n"


def _in_order(
    works: Mapping[tuple[str, ...], Sequence[Work]], depth: int
) -> list[tuple[tuple[str, ...], list[Work]]]:
    """*works* as a tree of so many levels is read; the names of deeper ones go together.

    >>> [path for path, _ in _in_order({("a", "b", "c"): [], ("d",): [], ("a",): [], (): []}, 2)]
    [(), ('a',), ('a', 'b / c'), ('d',)]
    """
    topics: dict[tuple[str, ...], list[Work]] = {}
    first: dict[tuple[str, ...], int] = {(): 0}
    for path, some in works.items():
        if len(path) > depth:
            path = (*path[: depth - 1], " / ".join(path[depth - 1 :]))
        topics.setdefault(path, []).extend(some)
        for end in range(1, len(path) + 1):
            first.setdefault(path[:end], len(first))
    order = {path: [first[path[:end]] for end in range(len(path) + 1)] for path in topics}
    return sorted(topics.items(), key=lambda topic: order[topic[0]])


def line_of(work: Work, style: Style) -> str:
    """*work* as a line that reads back as it: the most readable one that does."""
    first = None
    for line in _ways(work, style):
        entries = read_note(line + "\n").entries
        found = entries[0] if len(entries) == 1 else None
        if found and found.address and found.address.url in line and _is_only(found, work):
            if found.title == one_line(work.title):
                return line
            first = first or line
    return first or entry_text(work, style, escaped=True)


def _section(note: Note, path: tuple[str, ...]) -> Section | None:
    """The topic of that path, else the only one of that name."""
    found = [section for section in topics(note) if section.topics == path]
    if not found and path:
        found = [section for section in topics(note) if section.topics[-1] == path[-1]]
    return found[0] if found else None


def _ways(work: Work, style: Style) -> Iterator[str]:
    """The entry in the neighbours' style; then so that nothing in it is Markdown."""
    plain = replace(style, form="link", tagged=False, years=False, authors=False)
    for one in dict.fromkeys((style, replace(style, tagged=False), plain)):
        for level in range(LEVELS):
            known = replace(work, url=spelled(work.url, level))
            yield entry_text(known, one)
            yield entry_text(known, one, escaped=True)
    tame = replace(work, title=_SCHEME.sub("", work.title))  # an address in a title is no link
    yield entry_text(replace(tame, url=spelled(work.url, LEVELS - 1)), plain, escaped=True)


def _line_end(text: str) -> str:
    return found[0] if (found := _LINE_END.search(text)) else "\n"


def _new_entry(before: Note, after: Note, section: Section | None, added: Added) -> Entry | None:
    """The one entry that *after* has more than *before*; None if anything else differs."""
    start, end = added.offset, added.offset + len(added.inserted)
    new = [entry for entry in after.entries if start <= entry.place.offset < end]
    rest = [entry for entry in after.entries if not start <= entry.place.offset < end]
    if len(new) != 1 or [*map(_facts, rest)] != [*map(_facts, before.entries)]:
        return None
    url = new[0].address.url if new[0].address else ""
    is_there = url in added.inserted and new[0].parent is None
    wanted = section.topics if section else new[0].topics
    return new[0] if is_there and new[0].topics == wanted and _same_url(new[0], added) else None


def _same_url(entry: Entry, added: Added) -> bool:
    """Whether the address was read whole."""
    after = [link.url for link in entry.links]
    return bool(after) and max(after, key=len) in added.inserted


def _is_only(entry: Entry, work: Work) -> bool:
    """Whether an entry leads to its work, and elsewhere only where the curator says so."""
    others = {link.url for link in entry.links if link is not entry.address}
    return entry.address is not None and all(url in work.note for url in others)


def _facts(entry: Entry) -> tuple[object, ...]:
    links = tuple((link.url, link.role, link.text, link.label) for link in entry.links)
    return entry.id, entry.title, entry.topics, entry.text, links


def _alone(style: Style) -> Style:
    """The style of the first entry of a topic: of no table, and of no numbering."""
    start = style.start.lstrip()
    form = "link" if style.form == "row" else style.form
    if form in ("titled", "heading"):
        return replace(style, blank=max(style.blank, 1))
    return replace(style, form=form, start="- " if start[:1].isdecimal() or not start else start)


class _Place:
    """The place after a topic's last entry, and the style there."""

    def __init__(self, text: str, note: Note, section: Section | None) -> None:
        self.text = text
        self.eol = _line_end(text)
        self.section = section or (note.sections[-1] if note.sections else None)
        ends = {section.place.offset for section in note.sections if section.heading is not None}
        ends |= {item.place.offset for section in note.sections for item in section.items}
        self.ends = sorted(map(self._line_start, ends))
        own = self.section.entries if self.section else ()
        self.siblings = [entry for entry in own if entry.parent is None]
        chinese = (note.language or "zh").startswith("zh")
        taught = self.siblings or [entry for entry in note.entries if entry.parent is None]
        self.style = learnt(
            [*map(self._whole, taught)],
            self._gaps(taught),
            chinese=chinese,
            header=self._header(taught),
        )
        if not self.siblings:
            self.style = _alone(self.style)

    def put(self, line: str) -> Added:
        """The text with *line* put in."""
        end, blank = self._end(), self.style.blank if self.siblings else 1
        eol = self.eol
        line = line.replace("\n", eol)
        is_row = self.style.form == "row" and line.startswith("|")
        before = eol * (1 if is_row or not self.text else 1 + blank) if end else ""
        after = eol if end == len(self.text) and not self.text.endswith(("\n", "\r")) else ""
        if end == len(self.text) and self.text.endswith(("\n", "\r")):
            before, after = eol * blank, eol
        inserted = before + line + after
        return Added(self.text[:end] + inserted + self.text[end:], end, inserted)

    def joined(self, lines: Sequence[str]) -> str:
        """*lines* as several entries stand one after the other."""
        return (self.eol * (1 + self.style.blank)).join(lines)

    def _end(self) -> int:
        """Where the line of the topic's last word ends."""
        if self.section is None:
            return len(self.text)
        last = self.section.entries[-1] if self.section.entries else None
        start = last.place.offset if last else self.section.place.offset
        if last is None and self.section.items:
            start = self.section.items[-1].place.offset
        end = self._end_of(start)
        found = _LINE_END.search(self.text, end)
        return found.start() if found else len(self.text)

    def _end_of(self, start: int) -> int:
        """Where what begins at *start* has its last letter."""
        position = bisect_right(self.ends, start)
        stop = self.ends[position] if position < len(self.ends) else len(self.text)
        return start + len(self.text[start:stop].rstrip())

    def _whole(self, entry: Entry) -> str:
        """All lines of an entry."""
        end = self._end_of(entry.place.offset)
        found = _LINE_END.search(self.text, end)
        start = self._line_start(entry.place.offset)
        return self.text[start : found.start() if found else len(self.text)]

    def _line_start(self, offset: int) -> int:
        return max(self.text.rfind(end, 0, offset) for end in "\r\n") + 1

    def _header(self, entries: Sequence[Entry]) -> str:
        """The first row of the table that the last of *entries* stands in."""
        start = self._line_start(entries[-1].place.offset) if entries else 0
        above = _LINE_END.split(self.text[:start])[:-1]
        rows = [*takewhile(lambda line: "|" in line, reversed(above))]
        return rows[-1] if rows else ""

    def _gaps(self, entries: Sequence[Entry]) -> list[int]:
        """How many empty lines stand between one entry and the next."""
        gaps = []
        for one, other in pairwise(entries):
            start = self._line_start(other.place.offset)
            between = self.text[self._end_of(one.place.offset) : start]
            if one.topics == other.topics and not between.strip():
                gaps.append(max(len(_LINE_END.findall(between)) - 1, 0))
        return gaps
