"""What a reading list holds, as frozen data.

Every other module speaks in these nouns.  Nothing here reads, asks or prints:
a record knows what was written and where, and that is all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Role: TypeAlias = Literal[
    "primary",
    "code",
    "pdf",
    "slides",
    "video",
    "cloud",
    "translation",
    "alternate",
    "related",
    "discussion",
    "image",
    "demo",
    "dataset",
]

Kind: TypeAlias = Literal[
    "article",
    "blog",
    "paper",
    "book",
    "video",
    "slides",
    "course",
    "tutorial",
    "code",
    "notebook",
    "qa",
    "demo",
    "dataset",
    "tool",
    "news",
    "other",
]


Reason: TypeAlias = Literal[
    "code", "comment", "front matter", "link text", "link title", "markup", "anchor", "no address"
]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the text of a note.

    *offset* counts characters of the decoded file from 0, a byte order mark
    and both halves of a CRLF included.  *line* and *column* count from 1, as
    an editor does: a tab is one column, a byte order mark is none, and only
    LF, CRLF and CR end a line (U+2028 does not).
    """

    offset: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Link:
    """One address in an entry: ``text[offset:offset + len(url)] == url``.

    *text* is what a reader would click, empty for a bare address.  *label* is
    the word that gave the link its role (云, 源码, PDF…), and *title* the name
    of the work behind it where that is not the entry's own.
    """

    url: str
    role: Role
    text: str
    label: str | None
    title: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text: Markdown source in pieces, with its links between them."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list inside an entry or in prose; *start* is None for bullets."""

    start: int | None
    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A code block: shown as it is, never read for links."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Cells:
    """What a table row says about its entry: (column name, spans) pairs."""

    cells: tuple[tuple[str, tuple[Span, ...]], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table in prose; its first row is the header."""

    rows: tuple[tuple[tuple[Span, ...], ...], ...]


Span: TypeAlias = str | Link
Block: TypeAlias = Paragraph | Items | Quote | Code | Cells | Table


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of the list: a work, its links, and what the curator said.

    *head* holds the links that stand with the title: the primary one first,
    then the labelled ones (代码, 云, PDF…) in the order of `ROLES_SHOWN`.
    The other links stand inside *body*.  *links* is all of them, in the order
    in which a page shows them.
    """

    id: str
    topic: str | None
    topics: tuple[str, ...]
    title: str
    kind: Kind | None
    authors: tuple[str, ...]
    year: int | None
    venue: str | None
    date: str | None
    tags: tuple[str, ...]
    links: tuple[Link, ...]
    head: tuple[Link, ...]
    body: tuple[Block, ...]
    text: str
    parent: str | None
    place: Place
    others: str = ""
    """What stood for the authors who are not named: 等, et al."""

    @property
    def primary(self) -> Link | None:
        """The address that the title leads to; None where it names several works, or has none."""
        return self.head[0] if self.head and self.head[0].role == "primary" else None

    @property
    def address(self) -> Link | None:
        """The link that the entry is known by: its permanent id comes from there."""
        if self.head:
            return self.head[0]
        found = (link for link in self.links if link.role != "image")
        return min(found, key=lambda link: link.place.offset, default=None)


ROLES_SHOWN: tuple[Role, ...] = (
    "primary",
    "pdf",
    "code",
    "demo",
    "dataset",
    "slides",
    "video",
    "cloud",
    "translation",
    "alternate",
    "discussion",
)
"""The order in which an entry's head shows its links."""


@dataclass(frozen=True, slots=True)
class Prose:
    """What the curator wrote between the entries."""

    blocks: tuple[Block, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, up to the next heading.

    *topics* is the path of headings from the outermost, empty for what stands
    before the first heading; *heading* is None there.
    """

    heading: str | None
    topics: tuple[str, ...]
    items: tuple[Entry | Prose, ...]
    place: Place

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries under this heading, prose left out."""
        return tuple(item for item in self.items if isinstance(item, Entry))


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a note that its curator may want to mend.

    *code* is a stable name (``empty-target``); *length* is how many characters
    are meant, for the carets under the line; *values* fill the message.
    """

    code: str
    place: Place
    length: int = 1
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An address that is deliberately nobody's link, and why."""

    url: str
    reason: Reason
    place: Place


@dataclass(frozen=True, slots=True)
class Note:
    """One file of the list, read."""

    path: str
    title: str
    date: str | None
    tags: tuple[str, ...]
    language: str | None
    sections: tuple[Section, ...]
    problems: tuple[Problem, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries of the note, in its order."""
        return tuple(entry for section in self.sections for entry in section.entries)

    @property
    def links(self) -> tuple[Link, ...]:
        """All links of the note's entries."""
        return tuple(link for entry in self.entries for link in entry.links)
