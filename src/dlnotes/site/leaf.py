"""One printed entry or piece of prose, ready to be laid out on pages.

A leaf is light and picklable: workers print whole notes in parallel and send
their leaves back, and from here on nobody needs the records.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from dlnotes.records import Kind, Note
from dlnotes.site.characters import clean


class Leaf(Struct, frozen=True, array_like=True):
    """An entry, or a piece of prose when *id* is None.

    *html* is the whole entry as pages one folder deep show it.  *date* is the
    entry's own, else its note's.  *host* is said in words, and empty where a
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
    host: str = ""
    links: int = 0
    gone: int = 0
    saved: int = 0

    def numbered(self, ordinal: int) -> Leaf:
        """The same leaf under its id with an ordinal, ``a1b2`` → ``a1b2-2``."""
        new = f"{self.id}-{ordinal}"
        return replace(self, id=new, html=renamed(self.html, self.id or "", new))


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


def renamed(html: str, old: str, new: str) -> str:
    """A leaf's *html* under another id.

    The id stands in it twice: as the entry's own ``id`` and at the end of its
    permanent address.

    >>> renamed('<p id="a"><a href="../e/a.html#a">¶</a></p>', "a", "a-2")
    '<p id="a-2"><a href="../e/a.html#a-2">¶</a></p>'
    """
    html = html.replace(f' id="{old}"', f' id="{new}"', 1)
    return html.replace(f'#{old}"', f'#{new}"', 1)


def permanent(entry_id: str) -> str:
    """Where an entry stands for good, from the root of the site.

    >>> permanent("k3f9x2")
    'e/k3.html#k3f9x2'
    """
    return f"e/{entry_id[:2]}.html#{entry_id}"
