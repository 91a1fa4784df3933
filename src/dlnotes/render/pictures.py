"""Pictures that lie beside the notes: what their bytes are, and what a page calls them.

A picture is told by its bytes and never by its name.  SVG is a program as much
as a picture, so it is none here.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from typing import NamedTuple, TypeAlias
from urllib.parse import unquote

from dlnotes.site.slugs import slug

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


class Picture(NamedTuple):
    """A picture of the list's own: its *name* on the site, and its size in pixels.

    The size is None where the bytes do not tell it at once.
    """

    name: str
    size: tuple[int, int] | None


Album: TypeAlias = Callable[[str], Picture | None]
"""Finds the picture that an address of a note means, None when there is none."""


def path_of(url: str) -> str | None:
    """The relative path that an address in a note means, None when it is none.

    >>> path_of("images/a%20b.png?raw=true"), path_of("/images/a.png"), path_of("data:,x")
    ('images/a b.png', None, None)
    """
    written = url.strip()
    if _SCHEME.match(written) or written.startswith(("/", "\\")):
        return None
    path = unquote(written.partition("#")[0].partition("?")[0]).replace("\\", "/")
    return path or None


def picture(path: str, data: bytes) -> Picture | None:
    """What *data*, found at *path*, is; None when it is no PNG, JPEG, GIF or WebP.

    The name ends in a hash of the content, so that a browser may keep it.

    >>> picture("images/图 1.jpeg", b"GIF89a" + bytes([2, 0, 3, 0]))
    Picture(name='static/图-1.a39ba6aebc.gif', size=(2, 3))
    """
    for ending, known in _FORMATS.items():
        if known.match(data):
            size = _SIZES[ending](data)
            digest = hashlib.sha256(data).hexdigest()[:10]
            stem = path.rpartition("/")[2].rpartition(".")[0]
            name = f"static/{slug(stem or 'picture')}.{digest}.{ending}"
            return Picture(name, size if size and all(size) else None)
    return None


def _png(data: bytes) -> tuple[int, int] | None:
    if len(data) < 24 or data[12:16] != b"IHDR":
        return None
    return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])


def _gif(data: bytes) -> tuple[int, int] | None:
    if len(data) < 10:
        return None
    return int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")


def _webp(data: bytes) -> tuple[int, int] | None:
    if len(data) < 30:
        return None
    match data[12:16]:
        case b"VP8X":
            wide, high = data[24:27], data[27:30]
            return 1 + int.from_bytes(wide, "little"), 1 + int.from_bytes(high, "little")
        case b"VP8L":
            bits = int.from_bytes(data[21:25], "little")
            return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
        case b"VP8 " if data[23:26] == b"\x9d\x01\x2a":
            wide, high = data[26:28], data[28:30]
            return int.from_bytes(wide, "little") & 0x3FFF, int.from_bytes(high, "little") & 0x3FFF
    return None


def _jpeg(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return int.from_bytes(data[at + 7 : at + 9]), int.from_bytes(data[at + 5 : at + 7])
        elif 0xD0 <= marker <= 0xD8 or marker == 0x01:
            at += 2
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return None


_FORMATS: dict[str, re.Pattern[bytes]] = {
    "png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "jpg": re.compile(rb"\xff\xd8\xff"),
    "gif": re.compile(rb"GIF8[79]a"),
    "webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
}
_SIZES: dict[str, Callable[[bytes], tuple[int, int] | None]] = {
    "png": _png,
    "jpg": _jpeg,
    "gif": _gif,
    "webp": _webp,
}
