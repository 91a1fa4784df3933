"""Every link of the notes with its place and its work: read, or remembered.

Most checks find the notes as the last one left them.  What was read is kept in
the user's cache, so that a check with nothing to ask need not read them again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import blake2b

import msgspec

from dlnotes import disk
from dlnotes.cli.cores import WORTH_A_CHILD, children_for, spread
from dlnotes.cli.gathering import Gathered
from dlnotes.cli.terminal import counted
from dlnotes.ledger import Ledger
from dlnotes.records import Note

# The page behind these is the work that the entry names, under its own title.
_OF_THE_WORK = frozenset({"primary", "pdf", "alternate"})
_KEPT = "mentions"


class Mention(msgspec.Struct, array_like=True, frozen=True):
    """One link of a note.

    *work* is what its entry calls the work, *titles* what the page behind the
    link may be called, best first; *date* is when it was cited, if known, and
    *image* says that it shows a picture.
    """

    url: str
    line: int
    column: int
    work: str
    titles: tuple[str, ...]
    date: str | None
    image: bool


Read = Mapping[str, list[Mention]]
_NOTE = msgspec.msgpack.Decoder(list[Mention])
_DECODER = msgspec.msgpack.Decoder(dict[str, list[Mention]])


def mentions(gathered: Gathered) -> Iterable[tuple[disk.File, list[Mention]]]:
    """Each note of the list with its links, in the order of the list."""
    # A cache of its own: a build keeps only what a build needs.
    cache = disk.Cache(gathered.notes.given / "check")
    keyed = list(zip(_keys(gathered), gathered.files, strict=True))
    kept = _remembered(cache)
    missing = tuple(file for key, file in keyed if key not in kept)
    # What is kept under a note's bytes cannot depend on what the ledger says today.
    bare = replace(gathered, files=missing, ledger=Ledger())
    found = _read(bare) if missing else {}
    known = {key: kept[key] if key in kept else found[file.name] for key, file in keyed}
    if known.keys() != kept.keys():
        cache.put(_KEPT, msgspec.msgpack.encode(known))
    return [(file, known[key]) for key, file in keyed]


def _keys(gathered: Gathered) -> list[str]:
    """A name for all that the links of each note depend on."""
    salt = repr((disk.program(), replace(gathered.config, check=None))).encode()  # type: ignore[arg-type]
    names = (file.name.encode("utf-8", "surrogatepass") for file in gathered.files)
    contents = map(disk.read, gathered.files)
    return [
        blake2b(b"\0".join((content, name, salt)), digest_size=20).hexdigest()
        for name, content in zip(names, contents, strict=True)
    ]


def _remembered(cache: disk.Cache) -> Read:
    try:
        return _DECODER.decode(cache.get(_KEPT) or b"\x80")
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return {}


def _read(gathered: Gathered) -> dict[str, list[Mention]]:
    # Where the notes are remembered, nobody need know how to read.
    from dlnotes.cli.reading import read

    def work(file: disk.File) -> bytes:
        _, note = read(file, disk.read(file), file.name, gathered)
        return msgspec.msgpack.encode(_mentions(note))

    files = gathered.files
    done = spread(work, files, children_for(sum(map(disk.size, files)), WORTH_A_CHILD, len(files)))
    found = map(_NOTE.decode, counted(done, "reading", len(files)))
    return dict(zip((file.name for file in files), found, strict=True))


def _mentions(note: Note) -> list[Mention]:
    return [
        Mention(
            url=link.url,
            line=link.place.line,
            column=link.place.column,
            work=link.title or entry.title,
            titles=_titles(link.title, entry.title if link.role in _OF_THE_WORK else None),
            date=entry.date or note.date,
            image=link.role == "image",
        )
        for entry in note.entries
        for link in entry.links
    ]


def _titles(*titles: str | None) -> tuple[str, ...]:
    return tuple(title for title in titles if title)
