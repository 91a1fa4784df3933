"""Pictures that lie beside the notes."""

from __future__ import annotations

import struct
import zlib

import pytest

from dlnotes.records import Prose
from dlnotes.render import Picture, path_of, picture
from tests.render.making import PLACE, entry, fragment, link, note, outgoing, paragraph, press


def png(wide: int, high: int) -> bytes:
    """A real, grey PNG."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    rows = (b"\0" + b"\x80" * wide) * high
    head = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


JPEG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\0" * 9 + b"\xff\xff\xfe\x00\x04ok"
    b"\xff\xc2\x00\x0b\x08\x00\x30\x00\x40\x01\x01\x11\x00"
)
WEBP = b"RIFF\x20\0\0\0WEBP"


@pytest.mark.parametrize(
    ("data", "ending", "size"),
    [
        (png(7, 5), "png", (7, 5)),
        (JPEG, "jpg", (64, 48)),
        (b"GIF87a\x02\x01\x03\x00", "gif", (258, 3)),
        (WEBP + b"VP8X" + b"\0" * 8 + b"\x3f\x01\0\xef\0\0", "webp", (320, 240)),
        (WEBP + b"VP8L\0\0\0\0\x2f\x3f\xc1\x3b\x00" + b"\0" * 9, "webp", (320, 240)),
        (WEBP + b"VP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x40\x01\xf0\x00", "webp", (320, 240)),
        (b"\xff\xd8\xff", "jpg", None),
        (b"GIF89a", "gif", None),
        (b"\x89PNG\r\n\x1a\n", "png", None),
        (WEBP, "webp", None),
    ],
)
def test_a_picture_is_told_by_its_bytes(
    data: bytes, ending: str, size: tuple[int, int] | None
) -> None:
    """Whatever its name, a picture has the ending of its format, and its size where it tells it."""
    found = picture("images/Fig 1.txt", data)
    assert found is not None
    assert found.size == size
    assert found.name.startswith("static/fig-1.")
    assert found.name.endswith(f".{ending}")


@pytest.mark.parametrize(
    "data", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"<html>", b"%PDF-1.4", b"BM"]
)
def test_what_is_no_picture_is_not_shown(data: bytes) -> None:
    """SVG can run scripts; it and all that is not PNG, JPEG, GIF or WebP stay out."""
    assert picture("a.png", data) is None


def test_another_content_has_another_name() -> None:
    """A picture that changed is fetched anew: no browser shows the old one."""
    one, other = picture("a.png", png(1, 1)), picture("a.png", png(1, 2))
    assert one is not None
    assert other is not None
    assert one.name != other.name


@pytest.mark.parametrize(
    "url", ["/etc/a.png", "\\\\host\\a.png", "file:///a.png", "C:/a.png", "//a.cn/a.png", "#a", ""]
)
def test_only_a_relative_path_is_looked_for(url: str) -> None:
    """An address with a host, a drive or a root is no picture beside the note."""
    assert path_of(url) is None


def test_a_picture_beside_the_note_is_shown() -> None:
    """It has its size, waits until it is scrolled to, and leads to itself."""
    found = Picture("static/a.0123456789.png", (640, 480))
    album = {"images/a.png": found}.get
    made = entry("题", body=(paragraph(link("images/a.png", "image", "模型")),))
    tree = fragment(press().leaf(made, note(), album=album)[1].html)
    image = tree.find(".//img")
    assert image is not None
    shown = {"src": f"../{found.name}", "alt": "模型", "width": "640", "height": "480"}
    assert image.attrib == shown | {"loading": "lazy", "decoding": "async"}
    assert outgoing(tree) == []
    missing = Prose((paragraph(link("images/b.png", "image")),), PLACE)
    assert "图：b.png" in press().leaf(missing, note(), album=album)[1].html
