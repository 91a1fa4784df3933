"""One printed entry or piece of prose, ready to be laid out on pages.

A leaf is light and picklable: workers print whole notes in parallel and send
their leaves back, and from here on nobody needs the records.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from dlnotes.records import Kind, Note
from dlnotes.site.characters import clean


class Leaf(Struct, frozen=True, array_like=True):
    """An entry, or a piece of prose when *id* is None.

    *html* is the whole entry as pages one folder deep show it, *row* what the
    search knows of it (JSON), *bibtex* and *csl* (CSL-JSON) are the reference
    to its work; these four are its `PIECES`.  *date* is the entry's own, else
    its note's.  *host* is said in words, and empty where a
    short link hides it.  *links* counts all of the entry's addresses, *gone*
    those that are dead, and *saved* those of them with an archived copy.
    """

    id: str | None
    topics: tuple[str, ...]
    title: str
    kind: Kind | None
    year: int | None
    date: str | None
    note: str
    html: str
    row: str = ""
    bibtex: str = ""
    csl: str = ""
    host: str = ""
    links: int = 0
    gone: int = 0
    saved: int = 0

    def numbered(self, ordinal: int) -> Leaf:
        """The same leaf under its id with an ordinal, ``a1b2`` → ``a1b2-2``."""
        old, new = self.id or "", f"{self.id}-{ordinal}"
        return replace(self.changed(lambda piece: renamed(piece, old, new)), id=new)

    def changed(self, change: Callable[[str], str]) -> Leaf:
        """The same leaf with a *change* made to each of its pieces."""
        return replace(self, **{name: change(getattr(self, name)) for name in PIECES})

    @property
    def pieces(self) -> tuple[str, ...]:
        """What is printed of it, in the order of `PIECES`; some may be empty."""
        return tuple(getattr(self, name) for name in PIECES)


PIECES = ("html", "row", "bibtex", "csl")
"""The fields of a leaf that are text of their own, kept apart until a page needs them."""


class Sheet(Struct, frozen=True, array_like=True):
    """What the plan needs to know of a note besides its leaves.

    *topics* are the paths of its headings in order, those with nothing under
    them as well.
    """

    path: str
    title: str
    date: str | None
    topics: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, note: Note) -> Sheet:
        """The facts of *note*."""
        paths = tuple(
            tuple(map(clean, section.topics)) for section in note.sections if section.topics
        )
        return cls(note.path, clean(note.title), note.date, paths)


def renamed(piece: str, old: str, new: str) -> str:
    """A *piece* of a leaf under another id.

    In HTML the id stands twice: as the entry's own ``id`` and at the end of its
    permanent address.  In any other piece it stands before all that somebody wrote.

    >>> renamed('<p id="a"><a href="../e/a.html#a">¶</a></p>', "a", "a-2")
    '<p id="a-2"><a href="../e/a.html#a-2">¶</a></p>'
    >>> renamed('["k3f9", "k3f9"]', "k3f9", "k3f9-2")
    '["k3f9-2", "k3f9"]'
    """
    if f' id="{old}"' not in piece:
        return piece.replace(old, new, 1)
    piece = piece.replace(f' id="{old}"', f' id="{new}"', 1)
    return piece.replace(f'#{old}"', f'#{new}"', 1)


def permanent(entry_id: str) -> str:
    """Where an entry stands for good, from the root of the site.

    >>> permanent("k3f9x2")
    'e/k3.html#k3f9x2'
    """
    return f"e/{entry_id[:2]}.html#{entry_id}"
