"""What a shell may offer of the list at hand: its topics, its kinds, its hosts.

Give one of these as ``shell_complete=`` to an option of a command that takes
NOTES or ``--to``.  A shell in mid-line cannot be told anything, so whatever goes wrong
offers nothing; nobody is asked on the network, and what was read of a note is
remembered until it changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import monotonic
from typing import get_args

import click
import msgspec

from dlnotes import disk
from dlnotes.cli.gathering import Gathered, gather
from dlnotes.records import Kind
from dlnotes.urls import host

PATIENCE = 1.0
"""Seconds of reading before a shell is answered; the next time goes on from there."""


class Offers(msgspec.Struct, array_like=True):
    """What one note has to offer, as long as its *stamp* is this one."""

    stamp: str
    topics: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


_DECODER = msgspec.msgpack.Decoder(dict[str, Offers])
_KEPT = "offers"


def topics(context: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    """The headings of the list that begin with what was typed, in its order."""
    return _beginning(incomplete, (name for one in _offers(context) for name in one.topics))


def kinds(context: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    """The kinds of work in the list; where it has none that fits, all kinds there are."""
    found = sorted({name for one in _offers(context) for name in one.kinds})
    return _beginning(incomplete, found) or _beginning(incomplete, get_args(Kind))


def hosts(context: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    """The hosts that the list's links name."""
    found = sorted({name for one in _offers(context) for name in one.hosts})
    return _beginning(incomplete, found)


def _beginning(incomplete: str, names: Iterable[str]) -> list[str]:
    """
    >>> _beginning("rn", ["RNN", "CNN", "RNN", "two\\nlines"])
    ['RNN']
    """
    typed = incomplete.casefold()
    fitting = (name for name in names if name.casefold().startswith(typed) and name.isprintable())
    return list(dict.fromkeys(fitting))


def _offers(context: click.Context) -> list[Offers]:
    try:
        return list(_of(gather(_list(context), recall=False)))
    except Exception:
        return []


def _list(context: click.Context) -> str:
    """The list that the line names: by ``--to``, or as NOTES."""
    if isinstance(to := context.params.get("to"), str):
        return to
    # What stands on the line is not a parameter yet when an option lacks its value.
    typed = [word for word in context.args if not word.startswith("-")]
    notes = typed[0] if typed else context.params.get("notes")
    return notes if isinstance(notes, str) else "notes"


def _of(gathered: Gathered) -> Iterator[Offers]:
    cache = disk.Cache(gathered.notes.given / "complete")
    kept, salt = _remembered(cache), repr((disk.program(), gathered.config))
    until, found = monotonic() + PATIENCE, {}
    for file in gathered.files:
        stamp = repr((disk.stamp_beside(file, file.path.name, gathered.notes), salt))
        known = kept.get(file.name)
        if known is not None and known.stamp == stamp:
            found[file.name] = known
        elif monotonic() < until:
            found[file.name] = _read(file, stamp, gathered)
    if found != kept:
        cache.put(_KEPT, msgspec.msgpack.encode(found))
    return iter(found.values())


def _remembered(cache: disk.Cache) -> dict[str, Offers]:
    try:
        return _DECODER.decode(cache.get(_KEPT) or b"\x80")
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return {}


def _read(file: disk.File, stamp: str, gathered: Gathered) -> Offers:
    # Where the notes are remembered, nobody need know how to read.
    from dlnotes.cli.reading import read

    _, note = read(file, disk.read(file), file.name, gathered)
    entries = note.entries
    return Offers(
        stamp,
        tuple(dict.fromkeys(name for entry in entries for name in entry.topics)),
        tuple(sorted({entry.kind for entry in entries if entry.kind})),
        tuple(sorted({name for link in note.links if (name := host(link.url))})),
    )
