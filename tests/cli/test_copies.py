"""What a check has copied beside the notes, on the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from dlnotes.ledger import Memory, text_of
from dlnotes.urls.copies import copy_of
from tests.promises.sites import build, tree
from tests.render.making import outgoing, parse
from tests.render.test_pictures import png

URL = "http://pictures.example/a.png"


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    (folder / "2015").mkdir(parents=True)
    text = f"# 甲\n\n- [题](http://a.cn/) 评语\n\n  ![图]({URL})\n"
    (folder / "2015" / "a.md").write_text(text, "utf-8")
    (folder / "dlnotes.yaml").write_text("images: local\n", "utf-8")
    return folder


def keep(notes: Path, data: bytes) -> None:
    (notes / "pictures").mkdir(exist_ok=True)
    (notes / copy_of(URL)).write_bytes(data)


def page(site: Path) -> str:
    return (site / "topics" / "甲.html").read_text("utf-8")


def test_the_copy_is_shown(notes: Path, tmp_path: Path) -> None:
    """In its size, when it comes into view, from the site itself, leading to the original."""
    keep(notes, png(40, 30))
    build(notes, tmp_path / "site")
    [image] = parse(page(tmp_path / "site")).iter("img")
    source = image.attrib["src"].removeprefix("../")
    assert tree(tmp_path / "site")[source] == png(40, 30)
    assert (image.attrib["width"], image.attrib["height"]) == ("40", "30")
    assert image.attrib["loading"] == "lazy"
    assert image.attrib["alt"] == "图"
    assert outgoing(parse(page(tmp_path / "site"))) == ["http://a.cn/", URL]


def test_a_picture_that_is_all_of_an_entry_is_shown(notes: Path, tmp_path: Path) -> None:
    """A paragraph that holds nothing but a picture shows it, as any other place does."""
    (notes / "2015" / "a.md").write_text(f"# 甲\n\n![图]({URL})\n", "utf-8")
    keep(notes, png(40, 30))
    build(notes, tmp_path / "site")
    assert len(list(parse(page(tmp_path / "site")).iter("img"))) == 1
    assert outgoing(parse(page(tmp_path / "site"))) == [URL]


def test_without_a_copy_there_is_a_quiet_link(notes: Path, tmp_path: Path) -> None:
    """A build never fetches one; the next build after a check shows it, and the first is undone."""
    site = tmp_path / "site"
    build(notes, site)
    assert "<img" not in page(site)
    assert outgoing(parse(page(site))) == ["http://a.cn/", URL]
    keep(notes, png(40, 30))
    build(notes, site)
    assert 'width="40"' in page(site)
    (notes / copy_of(URL)).unlink()
    build(notes, site)
    assert "<img" not in page(site)


def test_a_copy_that_is_no_picture_is_not_shown(notes: Path, tmp_path: Path) -> None:
    """Whatever lies under that name, only a picture is put on a page."""
    keep(notes, b"<svg onload=alert(1)>")
    build(notes, tmp_path / "site")
    assert "<img" not in page(tmp_path / "site")


def test_a_copy_outlives_its_original(notes: Path, tmp_path: Path) -> None:
    """Of a picture that is gone the copy is shown, and what became of the address is said."""
    keep(notes, png(40, 30))
    gone = Memory(url=URL, verdict="dead", evidence="gone", values=("404",), since="2026-11-20")
    (notes / "links.jsonl").write_text(text_of([gone]), "utf-8")
    build(notes, tmp_path / "site")
    shown = parse(page(tmp_path / "site"))
    assert [image.attrib["width"] for image in shown.iter("img")] == ["40"]
    assert list(shown.iter("del"))
    assert outgoing(shown) == ["http://a.cn/", URL]


def test_copies_are_shown_only_where_the_list_says_so(notes: Path, tmp_path: Path) -> None:
    """With the default setting a copy that lies there is left alone."""
    keep(notes, png(40, 30))
    (notes / "dlnotes.yaml").unlink()
    build(notes, tmp_path / "site")
    assert "<img" not in page(tmp_path / "site")
