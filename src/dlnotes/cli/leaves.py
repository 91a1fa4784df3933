"""Notes to leaves: read, checked and printed, or remembered from the last time."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import msgspec

from dlnotes import disk
from dlnotes.cli.cores import cores, spread
from dlnotes.cli.gathering import Gathered, read
from dlnotes.cli.terminal import counted
from dlnotes.render import Press
from dlnotes.report.account import unaccounted
from dlnotes.site import Leaf, Sheet

WORTH_A_CHILD = 300_000
"""Bytes of notes from which a second process pays for its start."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A note on its way to the site, light enough to travel and to be kept.

    *missed* is the line and column of the first address that nobody accounts
    for, and how many there are; None unless reading has a fault.
    """

    sheet: Sheet
    leaves: tuple[Leaf, ...]
    problems: int
    missed: tuple[int, int, int] | None


_DECODER = msgspec.msgpack.Decoder(Printed)


def print_notes(gathered: Gathered, press: Press, cache: disk.Cache, salt: str) -> list[Printed]:
    """Every note of the list, printed, in order.

    A note whose bytes were printed before under the same *salt* (all else that
    its print depends on) comes from the *cache*; the rest is done on every core.
    """
    data = [disk.read(file) for file in gathered.files]
    keys = [_key(file, content, salt) for file, content in zip(gathered.files, data, strict=True)]
    known = [_remembered(cache, key) for key in keys]
    new = [number for number, printed in enumerate(known) if printed is None]

    def work(number: int) -> bytes:
        printed = print_note(data[number], gathered.files[number], gathered, press)
        encoded = msgspec.msgpack.encode(printed)
        cache.put(keys[number], encoded)
        return encoded

    size = sum(len(data[number]) for number in new)
    children = min(cores(), size // WORTH_A_CHILD + 1, len(new))
    done = spread(work, new, children) if children > 1 else map(work, new)
    for number, encoded in zip(new, counted(done, "reading", len(new)), strict=True):
        known[number] = _DECODER.decode(encoded)
    cache.keep_only([*keys, "pages"])
    return [printed for printed in known if printed is not None]


def print_note(data: bytes, file: disk.File, gathered: Gathered, press: Press) -> Printed:
    """Read one note and print its leaves."""
    text, note = read(file, data, file.name, gathered)
    missing = unaccounted(text, note)
    missed = (*_line_and_column(text, missing[0]), len(missing)) if missing else None
    return Printed(Sheet.of(note), tuple(press.leaves(note)), len(note.problems), missed)


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _key(file: disk.File, content: bytes, salt: str) -> str:
    digest = hashlib.blake2b(salt.encode(), digest_size=20)
    digest.update(f"{file.name}\0".encode("utf-8", "surrogateescape"))
    digest.update(content)
    return digest.hexdigest()


def _remembered(cache: disk.Cache, key: str) -> Printed | None:
    content = cache.get(key)
    if content is None:
        return None
    try:
        return _DECODER.decode(content)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
