"""What is printed of a leaf, and what stands for it until a page is written.

Laying out a site moves tens of thousands of leaves about, and after one edit
nearly none of them is printed.  So a leaf holds only a name for its pieces,
and a page holds stand-ins, which are filled when it is written.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import Literal, NamedTuple, TypeAlias

OPEN, CLOSE = "\x01", "\x02"
"""The marks of a stand-in.  They are controls: what a page holds has been
cleaned of them, so that nobody can have written a stand-in."""


class Pieces(NamedTuple):
    """What is printed of a leaf: text of its own, for pages and files to hold.

    *html* is the whole entry as pages one folder deep show it, *row* what the
    search knows of it (two lines of JSON), and the others are the reference to
    its work: *bibtex*, *csl* (CSL-JSON), *schema* (JSON-LD), *coins* (a span)
    and *highwire* (the tags of a page about this work alone).  Prose has
    nothing but its *html*.
    """

    html: str
    row: str = ""
    bibtex: str = ""
    csl: str = ""
    schema: str = ""
    coins: str = ""
    highwire: str = ""


Piece: TypeAlias = Literal["html", "row", "bibtex", "csl", "schema", "coins", "highwire"]

_SORTS: dict[Piece, str] = {
    "html": "0",
    "row": "1",
    "bibtex": "2",
    "csl": "3",
    "schema": "4",
    "coins": "5",
    "highwire": "6",
}


def imprint(entry_id: str | None, pieces: Pieces) -> str:
    """A name for *pieces* printed under that id, another one for any others."""
    digest = blake2b("\0".join(pieces).encode(), digest_size=12).hexdigest()
    return f'{entry_id or ""}"{digest}'


def numbered(named: str, ordinal: int) -> str:
    """The imprint of the same pieces under the id with an *ordinal*.

    >>> numbered('a1b2"0f', 2)
    'a1b2-2"0f'
    """
    own, mark, digest = named.partition('"')
    return f"{own}-{ordinal}{mark}{digest}"


def stand_in(named: str, piece: Piece) -> str:
    """What stands on a page for a *piece* of the leaf with that imprint.

    A template that escapes it, as it does any text, gets the piece escaped: the
    quotation mark in it tells.
    """
    return f"{OPEN}{_SORTS[piece]}{named}{CLOSE}"


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
