"""What a visitor's browser has to fetch, and what a search engine is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Response

from dlnotes.reading import read_note
from tests.ledgers import made_up
from tests.promises.lists import OWN
from tests.promises.sites import build
from tests.render.making import entry, note, parse, site
from tests.serving import served
from tests.site.test_browser import rich

FIRST = 50_000
"""Bytes, compressed, that the first page may take with all that it needs."""


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own list with a ledger, built as a user does."""
    top = tmp_path_factory.mktemp("first")
    text = OWN.read_text("utf-8")
    (top / "notes").mkdir()
    (top / "notes" / OWN.name).write_text(text, "utf-8")
    ledger = made_up(link.url for link in read_note(text).links)
    (top / "notes/links.jsonl").write_text(ledger, "utf-8")
    build(top / "notes", top / "site")
    return top / "site"


def test_the_first_page_is_small_and_asks_nobody_else(browser: Browser, own_site: Path) -> None:
    """The first page comes in 50 KB, and no page asks another server for anything."""
    with served(own_site) as address:
        context = browser.new_context()
        page = context.new_page()
        answers: list[Response] = []
        page.on("response", lambda answer: answers.append(answer))
        page.goto(address, wait_until="networkidle")
        sizes = {it.url: int(it.headers["content-length"]) for it in answers}
        assert address in sizes
        assert sum(sizes.values()) < FIRST, sizes
        for path in sorted(own_site.rglob("*.html")):
            page.goto(address + path.relative_to(own_site).as_posix())
        context.close()
    assert [it.url for it in answers if not it.url.startswith((address, "data:"))] == []
    assert len(answers) > 50


def test_each_page_is_described_in_words_of_its_own() -> None:
    """No two pages have the same title or description, and none has an empty one."""
    chapters = [((chapter, "练习"), (entry("题"),)) for chapter in ("甲", "乙")]
    for files in (rich(), site(note(*chapters), title="书目")):
        pages = {path: parse(html) for path, html in files.items() if path.endswith(".html")}
        described = [
            meta.attrib["content"]
            for tree in pages.values()
            for meta in tree.iter("meta")
            if meta.get("name") == "description"
        ]
        assert len(described) == len(set(described)) == len(pages)
        assert all(len(said) > 4 and "<" not in said for said in described)
        titles = [tree.findtext(".//title") for tree in pages.values()]
        assert len(set(titles)) == len(titles)
