"""What a record says, its addresses written as they should be: for comparing two readings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import TypeAlias

from dlnotes.records import Entry, Link, Note, Place, Prose

Item: TypeAlias = Entry | Prose
Shape: TypeAlias = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """How the links of a text stand in another one: *shift* moves them, *new* replaces them.

    *words* does the same to Markdown that still has links in it (a picture's, where
    its link has left the sentence).
    """

    shift: Callable[[int], int] = lambda offset: offset
    new: Mapping[int, str] = field(default_factory=dict)
    words: Callable[[str], str] = lambda text: text

    def link(self, link: Link) -> tuple[int, str]:
        """Where *link* stands and what it reads."""
        offset = link.place.offset
        return self.shift(offset), self.new.get(offset, link.url)


def items(note: Note) -> list[Item]:
    """All that stands under the headings of *note*, in its order."""
    return [item for section in note.sections for item in section.items]


def skeleton(note: Note) -> Shape:
    """The headings of a note, what stands under them by the line, and what is left out."""
    left = sorted(one.url for one in note.left_out)
    sections = (
        (section.topics, section.place.line, [item.place.line for item in section.items])
        for section in note.sections
    )
    return note.title, note.date, note.tags, list(sections), left


def alike(old: Item, new: Item, written: Written, *, added: frozenset[int] | None = None) -> bool:
    """Whether *new* says what *old* said, its links *written* as they should be.

    With *added*, offsets of links that were put beside others, only what these
    cannot change is compared: the work, and its other links.
    """
    if isinstance(old, Prose) or isinstance(new, Prose):
        return _of(old, written) == _of(new, Written())
    written = replace(written, words=_replaced(old, written.new))
    # What has no words is called by its address, which is another one by now.
    is_named = not (_is_called_by_address(old) and _is_called_by_address(new))
    return _shape(old, written, added, is_named=is_named) == _shape(
        new, Written(), added, is_named=is_named
    )


def _shape(item: Entry, written: Written, added: frozenset[int] | None, *, is_named: bool) -> Shape:
    named = item.title if is_named else ""
    work = (item.id, item.topics, named, item.kind, item.authors, item.year, item.venue, item.tags)
    if added is None:
        rest = (item.head, item.body, item.text, item.parent, item.date, item.place, item.others)
        return *work, *(_of(part, written) for part in rest)
    links = sorted(written.link(link) for link in item.links)
    return *work, [link for link in links if link[0] not in added]


def _replaced(entry: Entry, new: Mapping[int, str]) -> Callable[[str], str]:
    """Replaces the addresses of the entry's links in what is still Markdown."""
    known = {link.url: new[link.place.offset] for link in entry.links if link.place.offset in new}
    if not known:
        return lambda text: text
    longest_first = sorted(known, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    return lambda text: pattern.sub(lambda found: known[found[0]], text)


def _is_called_by_address(entry: Entry) -> bool:
    """Whether an entry without words has an address for its title, as reading gives it."""
    return any(
        entry.title.strip("/") in (link.url.partition("://")[2].strip("/"), link.url)
        for link in entry.links
    )


def _of(value: object, written: Written) -> object:
    match value:
        case Link():
            return *written.link(value), value.role, value.text, value.label, value.title
        case Place():
            return value.line
        case str():
            return written.words(value)
        case tuple():
            return tuple(_of(part, written) for part in value)
        case _ if is_dataclass(value):
            return type(value), *(_of(getattr(value, one.name), written) for one in fields(value))
    return value
