"""The references on a site: files to take along, text to copy, and what programs are told."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser

from dlnotes.records import Entry
from tests.export.reading_back import READERS
from tests.promises.sites import build, tree
from tests.render.making import entry, link, note, parse, site
from tests.serving import served

SHELF = "# 甲\n\n- [论文] 《Deep & {LSTM}》(2015) http://a.cn/1\n- b http://a.cn/2\n\n# 乙\n\n- c http://a.cn/3\n"


def work(name: str, entry_id: str) -> Entry:
    at = link(f"http://a.cn/{name}", "primary")
    return entry(name, at, entry_id=entry_id, kind="paper", authors=("K He",), year=2015)


@cache
def small() -> dict[str, str]:
    """Two entries at one permanent address, and one alone; a topic within a topic."""
    alone, first, second = work("LSTM & <b>", "bb11"), work("甲", "aa11"), work("乙", "aa22")
    return site(note((("CNN",), (alone, first)), (("CNN", "练习"), (second,))))


@pytest.mark.parametrize(
    ("stem", "titles"),
    [
        ("list", ["LSTM & <b>", "甲", "乙"]),
        ("topics/cnn", ["LSTM & <b>", "甲", "乙"]),
        ("topics/练习", ["乙"]),
        ("e/aa", ["甲", "乙"]),
        ("e/bb", ["LSTM & <b>"]),
    ],
)
def test_a_file_holds_what_its_page_shows(stem: str, titles: list[str]) -> None:
    """The list, each topic with all within it, and each permanent address has its references."""
    bib, csl = small()[f"{stem}.bib"], small()[f"{stem}.csl.json"]
    for form, text in (("bibtex, pybtex", bib), ("bibtex, bibtexparser", bib), ("csl", csl)):
        assert [title for title, _ in READERS[form][1](text)] == titles


def test_a_list_too_long_for_one_file_is_cited_topic_by_topic(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nobody opens the references of a hundred thousand works, and no page leads to such a file."""
    monkeypatch.setattr("dlnotes.site.pages.CITED", 1)
    monkeypatch.setattr("dlnotes.site.references.CITED", 1)
    made = site(note((("CNN",), (work("甲", "aa11"), work("乙", "bb11")))))
    assert "list.bib" not in made
    assert "list.bib" not in made["index.html"]
    assert "e/aa.bib" in made


def test_a_permanent_page_shows_its_references() -> None:
    """BibTeX and CSL-JSON stand on the page, to the letter as in the files."""
    shown = [node.text or "" for node in parse(small()["e/aa.html"]).iter("code")]
    assert "\n\n".join(shown[::2]) == small()["e/aa.bib"].strip()
    assert [json.loads(text) for text in shown[1::2]] == json.loads(small()["e/aa.csl.json"])


def test_of_a_page_about_one_work_zotero_is_told_which() -> None:
    """citation_* tags name the work of a page that has one; several are told as COinS."""
    alone, several = parse(small()["e/bb.html"]), parse(small()["e/aa.html"])
    tags = {it.get("name"): it.get("content") for it in alone.iter("meta") if it.get("name")}
    assert tags["citation_title"] == "LSTM & <b>"
    assert tags["citation_author"] == "He, K"
    assert tags["citation_publication_date"] == "2015"
    assert not [it for it in alone.iter("span") if it.get("class") == "Z3988"]
    assert not [it for it in several.iter("meta") if "citation" in it.get("name", "")]
    spans = [it.get("title", "") for it in several.iter("span") if it.get("class") == "Z3988"]
    assert [parse_qs(said)["rft.atitle"] for said in spans] == [["甲"], ["乙"]]
    assert parse_qs(spans[0])["rft.au"] == ["He, K"]


def linked(path: str) -> list[dict[str, object]]:
    scripts = parse(small()[path]).iter("script")
    return [json.loads(it.text or "") for it in scripts if it.get("type") == "application/ld+json"]


def test_a_search_engine_is_told_what_a_page_holds() -> None:
    """Linked data says what each entry is, and lists what a topic and the list hold."""
    first, second = linked("e/aa.html")
    assert (first["@type"], first["name"], second["@id"]) == ("ScholarlyArticle", "甲", "#aa22")
    (topic,) = linked("topics/cnn.html")
    items = topic["itemListElement"]
    assert isinstance(items, list)
    assert [(it["name"], it["url"]) for it in items] == [
        ("LSTM & <b>", "../e/bb.html#bb11"),
        ("甲", "../e/aa.html#aa11"),
        ("乙", "../e/aa.html#aa22"),
    ]
    (home,) = linked("index.html")
    assert (home["@type"], home["collectionSize"]) == ("Collection", 3)


def test_the_same_work_twice_has_two_keys() -> None:
    """An entry that is listed again is cited, and shown, under its own number."""
    files = site(note((("t",), (work("甲", "aa11"), work("甲", "aa11")))))
    keys = [item["id"] for item in json.loads(files["list.csl.json"])]
    assert keys == ["he2015-aa11", "he2015-aa11-2"]
    assert "@misc{he2015-aa11-2," in files["e/aa.bib"]
    assert "he2015-aa11-2" in files["e/aa.html"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    (folder / "notes").mkdir()
    (folder / "notes/a.md").write_text(SHELF, "utf-8")
    build(folder / "notes", folder / "site")
    return folder / "site"


def test_a_built_site_says_what_a_printed_one_does(built: Path) -> None:
    """What is kept out of the way while a site is laid out comes back escaped as it must be."""
    (page,) = [path for path in built.glob("e/*.html") if "LSTM" in path.read_text("utf-8")]
    shown = next(parse(page.read_text("utf-8")).iter("code")).text or ""
    assert "Deep \\& \\textbraceleft{}{LSTM}" in shown
    assert shown in (built / "list.bib").read_text("utf-8")
    assert shown.count("\n\n") == 0


def test_an_edit_changes_the_references_of_its_topic(built: Path, tmp_path: Path) -> None:
    """The files of another topic stay as they were; its page counts the topics in the margin."""
    notes, made = tmp_path / "notes", tmp_path / "site"
    notes.mkdir()
    (notes / "a.md").write_text(SHELF, "utf-8")
    build(notes, made)
    ages = ages_of(made)
    (notes / "a.md").write_text(SHELF + "- d http://a.cn/4\n", "utf-8")
    build(notes, made)
    changed = {path for path, age in ages_of(made).items() if ages.get(path) != age}
    assert {"topics/乙.bib", "topics/乙.csl.json", "topics/乙.xml", "list.bib"} <= changed
    assert changed & {path for path in ages if path.startswith("topics/甲")} <= {"topics/甲.html"}


def ages_of(made: Path) -> dict[str, int]:
    return {path: (made / path).stat().st_mtime_ns for path in tree(made)}


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_a_button_copies_the_reference(scheme: str, built: Path, browser: Browser) -> None:
    """From a server and from a disk, a press on the button puts the text on the clipboard."""
    (path,) = [it for it in built.glob("e/*.html") if "LSTM" in it.read_text("utf-8")]
    with served(built) as address:
        context = browser.new_context()
        if scheme == "http":
            context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        errors: list[str] = []
        page.on("console", lambda said: errors.append(said.text))
        page.goto(path.as_uri() if scheme == "file" else f"{address}e/{path.name}")
        page.locator("details.cite summary").first.click()
        button = page.get_by_role("button", name="复制 BibTeX").first
        button.click()
        page.get_by_role("button", name="已复制").wait_for()
        page.evaluate("document.body.append(document.createElement('textarea'))")
        page.locator("textarea").focus()
        page.keyboard.press("Control+V")
        copied = page.locator("textarea").input_value()
        assert copied == page.locator("pre[data-form=BibTeX] code").first.text_content()
        assert errors == []
        context.close()


def test_without_scripts_the_reference_is_there_to_read(built: Path, browser: Browser) -> None:
    """Without JavaScript there is no button, and the text can be opened and selected."""
    (path,) = [it for it in built.glob("e/*.html") if "LSTM" in it.read_text("utf-8")]
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.get_by_role("button", name="复制 BibTeX").count() == 0
    page.locator("details.cite summary").first.click()
    assert page.locator("pre[data-form=BibTeX] code").first.is_visible()
    context.close()
