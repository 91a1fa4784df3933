"""The picture that stands for a list where somebody shares it."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections import Counter
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from dlnotes.site.card import draw
from dlnotes.site.pages import Card
from dlnotes.site.png import deflated, png
from tests.promises.sites import build
from tests.render.making import parse

SMALL = Card(topics=(5, 21, 1), years=((1997, 1), (2014, 20), (2015, 31)))


def pixels(picture: bytes) -> list[bytes]:
    """The rows of a picture, taken apart by zlib and the rules of PNG alone."""
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    at, chunks = 8, dict[bytes, bytes]()
    while at < len(picture):
        (length,) = struct.unpack(">I", picture[at : at + 4])
        name, content = picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        assert zlib.crc32(name + content) == struct.unpack(">I", picture[at + 8 + length :][:4])[0]
        chunks[name], at = content, at + 12 + length
    width, height = struct.unpack(">II", chunks[b"IHDR"][:8])
    stride, data = (width + 3) // 4, zlib.decompress(chunks[b"IDAT"])
    above, rows = bytes(stride), []
    for row in range(height):
        start = row * (stride + 1)
        assert data[start] == 2
        line = data[start + 1 : start + 1 + stride]
        above = bytes((one + other) & 255 for one, other in zip(line, above, strict=True))
        rows.append(bytes(byte >> shift & 3 for byte in above for shift in (6, 4, 2, 0))[:width])
    return rows


@given(st.lists(st.tuples(st.integers(0, 255), st.integers(1, 700)), max_size=20))
def test_what_is_pressed_by_hand_is_a_zlib_stream(runs: list[tuple[int, int]]) -> None:
    """Anybody's zlib gives back what was pressed, whatever the bytes and their runs."""
    data = b"".join(bytes([byte]) * length for byte, length in runs)
    assert zlib.decompress(deflated(data)) == data


@given(st.integers(1, 9), st.data())
def test_a_picture_holds_its_pixels(width: int, data: st.DataObject) -> None:
    """What another reader finds in the file is what was drawn."""
    row = st.binary(min_size=width, max_size=width).map(lambda it: bytes(byte & 3 for byte in it))
    rows = data.draw(st.lists(row, min_size=1, max_size=6))
    assert pixels(png(rows, ["#000000"] * 4)) == rows


def test_the_card_shows_the_list() -> None:
    """A topic with more entries has a longer line, a year with more a taller stroke."""
    rows = pixels(draw(SMALL))
    assert (len(rows), len(rows[0])) == (630, 1200)
    ink = [Counter(row[344:1120])[1] for row in rows[128:224]]
    lengths = [length for length in dict.fromkeys(ink) if length]
    assert [round(length / max(lengths), 2) for length in lengths] == [0.24, 1.0, 0.05]
    red = {at for row in rows[440:574] for at, colour in enumerate(row) if colour == 3}
    assert len(red) == 6
    assert min(red) > 1000


def test_the_card_is_the_same_everywhere() -> None:
    """Its bytes depend on nothing but the list: not on a face, nor on a build of zlib."""
    digest = hashlib.sha256(draw(SMALL)).hexdigest()
    assert digest == "90a396783a8f0974618417f676d9bf4b471cd83c8dcc8564d656189db792b0f1"
    assert len(draw(SMALL)) < 20_000
    assert draw(Card((), ())) == draw(Card((), ()))


def test_a_list_with_an_address_has_a_card(own_notes: Path, tmp_path: Path) -> None:
    """With base_url each page names the card by its whole address; without one there is none."""
    notes = tmp_path / "notes"
    notes.mkdir()
    for file in own_notes.glob("*.md"):
        (notes / file.name).write_bytes(file.read_bytes())
    build(notes, tmp_path / "site")
    assert not (tmp_path / "site/card.png").exists()
    assert "og:image" not in (tmp_path / "site/index.html").read_text("utf-8")
    (notes / "dlnotes.yaml").write_text("base_url: https://a.example/list/\n", "utf-8")
    build(notes, tmp_path / "site")
    assert (tmp_path / "site/card.png").read_bytes()[:4] == b"\x89PNG"
    for path in (tmp_path / "site").rglob("*.html"):
        metas = parse(path.read_text("utf-8")).iter("meta")
        named = [meta.get("content") for meta in metas if meta.get("property") == "og:image"]
        # Nobody shares the address of a page that does not exist.
        there = path.name != "404.html"
        assert named == (["https://a.example/list/card.png"] if there else [])


def test_a_browser_shows_the_card(browser: Browser, tmp_path: Path) -> None:
    """Chromium decodes the picture, in its full size."""
    (tmp_path / "card.png").write_bytes(draw(SMALL))
    (tmp_path / "page.html").write_text('<!doctype html><img src="card.png" alt="">', "utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "page.html").as_uri(), wait_until="load")
    size = page.evaluate("(i => [i.naturalWidth, i.naturalHeight])(document.images[0])")
    page.close()
    assert size == [1200, 630]
