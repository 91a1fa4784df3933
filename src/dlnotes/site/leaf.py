"""One printed entry or piece of prose, ready to be laid out on pages.

A leaf is light: workers print whole notes in parallel and send their leaves
back, and from here on nobody needs the records.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from dlnotes.ledger import VerdictName
from dlnotes.records import Kind, Note
from dlnotes.site import pieces
from dlnotes.site.characters import clean

TROUBLE: tuple[VerdictName, ...] = ("dead", "suspect", "unsafe")
"""The states of a link that a curator should see to, the first first."""


class Checked(Struct, frozen=True, array_like=True, gc=False):
    """How one link of an entry stands by the ledger.

    *host* is that of the page it leads to in the end.  *short* is a code that
    hides its page, *followed* one that leads on to another address than its own,
    *saved* one that is gone and has an archived copy.  Of one that wants a human
    *address* is its own as text, *href* the same where it may be followed, and
    *said* the line about it; all others have none of these, so that a hundred
    thousand of them are light.
    """

    state: VerdictName
    host: str
    short: bool = False
    followed: bool = False
    saved: bool = False
    address: str = ""
    href: str = ""
    said: str = ""


class Leaf(Struct, frozen=True, array_like=True):
    """An entry, or a piece of prose when *id* is None.

    *imprint* names what is printed of it (`pieces.imprint`).  *date* is the
    entry's own, else its note's.  *host* is said in words, and empty where a
    short link hides it.  *links* counts all of the entry's addresses; *checked*
    says how each stands, in their order, and is empty when the list has no
    ledger.  *news* is the latest day (ISO 8601) on which one of them made news.
    *trace* is what the history of the list is searched for, and *added* the day
    on which it says that the entry came.
    """

    id: str | None
    topics: tuple[str, ...]
    title: str
    kind: Kind | None
    year: int | None
    date: str | None
    note: str
    imprint: str
    host: str = ""
    links: int = 0
    checked: tuple[Checked, ...] = ()
    news: str = ""
    trace: str = ""
    added: str = ""

    def numbered(self, ordinal: int) -> Leaf:
        """The same leaf under its id with an ordinal, ``a1b2`` → ``a1b2-2``."""
        name = f"{self.id}-{ordinal}"
        return replace(self, id=name, imprint=pieces.numbered(self.imprint, ordinal))

    @property
    def day(self) -> str:
        """When the entry came to the list, as far as anything tells; may be empty."""
        return self.added or self.date or ""


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


def permanent(entry_id: str) -> str:
    """Where an entry stands for good, from the root of the site.

    >>> permanent("k3f9x2")
    'e/k3.html#k3f9x2'
    """
    return f"e/{entry_id[:2]}.html#{entry_id}"
