"""The files for machines."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import feedparser
import jsonschema
import pytest

from dlnotes.records import Kind
from tests.render.making import entry, fragment, link, note, parse, site, text_of

ATOM = "{http://www.w3.org/2005/Atom}"


def files(**settings: object) -> dict[str, str]:
    kind: Kind = "paper"
    old = entry("旧 <文> & \x08", link("http://a.cn/", "primary"), entry_id="aa11", kind=kind)
    new = entry("新", link("http://b.cn/", "primary"), entry_id="bb22", date="2016-01-02")
    return site(note((("语音",), (old, new))), note(path="b.md", title="b"), **settings)


def test_the_feed_is_valid_and_dated_by_the_notes() -> None:
    """Each entry has an id, a title, a date from the notes and its text; the newest is first."""
    feed = ElementTree.fromstring(files()["feed.xml"])
    entries = feed.findall(f"{ATOM}entry")
    assert [e.findtext(f"{ATOM}updated") for e in entries] == [
        "2016-01-02T00:00:00Z",
        "2015-02-23T00:00:00Z",
    ]
    assert feed.findtext(f"{ATOM}updated") == "2016-01-02T00:00:00Z"
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    ids = [e.findtext(f"{ATOM}id") or "" for e in [feed, *entries]]
    assert len(set(ids)) == 3
    assert all(name.startswith("urn:uuid:") for name in ids)
    assert entries[1].findtext(f"{ATOM}title") == "旧 <文> & \ufffd"


def test_the_feed_works_with_and_without_a_base() -> None:
    """With a base the addresses are whole; without one they are relative."""
    whole = ElementTree.fromstring(files(base_url="https://a.example/list")["feed.xml"])
    first = whole.find(f"{ATOM}entry/{ATOM}link")
    assert first is not None
    assert first.attrib["href"] == "https://a.example/list/e/bb.html#bb22"
    content = whole.findtext(f"{ATOM}entry/{ATOM}content") or ""
    assert 'href="https://a.example/list/e/bb.html#bb22"' in content
    relative = ElementTree.fromstring(files()["feed.xml"]).find(f"{ATOM}entry/{ATOM}link")
    assert relative is not None
    assert relative.attrib["href"] == "e/bb.html#bb22"


def test_an_entry_keeps_its_id_in_the_feed_when_its_title_changes() -> None:
    """A reader's program sees a corrected entry as the same one."""
    ids = []
    for title in ("甲", "乙"):
        made = site(note((("t",), (entry(title, entry_id="aa11"),))))
        ids.append(ElementTree.fromstring(made["feed.xml"]).findtext(f"{ATOM}entry/{ATOM}id"))
    assert ids[0] == ids[1]


def test_the_map_names_every_page() -> None:
    """The sitemap lists each page once, percent-encoded; robots.txt points to it."""
    made = files(base_url="https://a.example/list/")
    tree = ElementTree.fromstring(made["sitemap.xml"])
    found = [node.text or "" for node in tree.iter() if node.tag.endswith("loc")]
    assert "https://a.example/list/topics/%E8%AF%AD%E9%9F%B3.html" in found
    pages = [path for path in made if path.endswith(".html") and path != "404.html"]
    assert len(found) == len(set(found)) == len(pages)
    assert "Sitemap: https://a.example/list/sitemap.xml" in made["robots.txt"]


def test_without_a_base_the_map_says_so() -> None:
    """A relative sitemap carries a remark, and there is no robots.txt."""
    made = files()
    assert "base_url" in made["sitemap.xml"]
    assert "robots.txt" not in made


JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string", "minLength": 1},
        "home_page_url": {"type": "string", "format": "uri"},
        "feed_url": {"type": "string", "format": "uri"},
        "description": {"type": "string"},
        "language": {"type": "string"},
        "authors": {
            "type": "array",
            "items": {"type": "object", "required": ["name"], "minProperties": 1},
        },
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "content_html"],
                "additionalProperties": False,
                "properties": {
                    "id": {"type": "string", "minLength": 1},
                    "url": {"type": "string"},
                    "title": {"type": "string"},
                    "content_html": {"type": "string", "minLength": 1},
                    "date_published": {
                        "type": "string",
                        "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$",
                    },
                    "tags": {"type": "array", "items": {"type": "string"}},
                },
            },
        },
    },
}
"""JSON Feed 1.1 (jsonfeed.org), as far as we write it; no other name is allowed."""

STEMS = ("feed", "topics/语音", "kinds/paper")


@pytest.mark.parametrize("base", [None, "https://a.example/list"])
@pytest.mark.parametrize("stem", STEMS)
def test_a_reader_finds_the_same_entries_in_both_feeds(stem: str, base: str | None) -> None:
    """Atom by feedparser and JSON Feed by its rules: the same ids, titles, days and text."""
    made = files(base_url=base) if base else files()
    atom = feedparser.parse(made[f"{stem}.xml"])
    document = json.loads(made[f"{stem}.json"])
    assert not atom.bozo
    jsonschema.validate(document, JSON_FEED)
    assert [it.id for it in atom.entries] == [it["id"] for it in document["items"]]
    assert [it.title for it in atom.entries] == [it["title"] for it in document["items"]]
    assert [it.published for it in atom.entries] == [
        it["date_published"] for it in document["items"]
    ]
    for one, other in zip(atom.entries, document["items"], strict=True):
        shown = text_of(fragment(other["content_html"]))
        assert one.content[0].type == "text/html"
        assert "文" in shown or "新" in shown
        assert one.link.endswith(other["url"].removeprefix("../"))


def test_a_feed_of_a_part_holds_that_part() -> None:
    """A topic's feed has its entries and a kind's feed its own; each has an id of its own."""
    made = files()
    assert len(json.loads(made["topics/语音.json"])["items"]) == 2
    assert [it["title"] for it in json.loads(made["kinds/paper.json"])["items"]] == [
        "旧 <文> & \ufffd"
    ]
    ids = {feedparser.parse(made[f"{stem}.xml"]).feed.id for stem in STEMS}
    assert len(ids) == len(STEMS)


def test_addresses_in_a_feed_lead_into_the_site() -> None:
    """Without a base they are relative to the feed, in whichever folder it lies."""
    made = files()
    for stem in STEMS:
        root = "../" * stem.count("/")
        (item, *_) = json.loads(made[f"{stem}.json"])["items"]
        assert item["url"].startswith(f"{root}e/")
        assert f'href="{root}e/' in item["content_html"]


@pytest.mark.parametrize(
    ("page", "feeds"),
    [
        ("index.html", ["feed"]),
        ("topics/语音.html", ["topics/语音", "feed"]),
        ("kinds/paper.html", ["kinds/paper", "feed"]),
        ("e/aa.html", ["feed"]),
    ],
)
def test_a_page_tells_readers_of_its_feed(page: str, feeds: list[str]) -> None:
    """A reader's program finds the page's own feed first, and that of the whole list."""
    made = files()
    links = [it for it in parse(made[page]).iter("link") if it.get("rel") == "alternate"]
    root = "../" * page.count("/")
    assert [it.get("href") for it in links] == [
        f"{root}{stem}.{end}" for stem in feeds for end in ("xml", "json")
    ]
    assert all((it.get("href") or "").removeprefix(root) in made for it in links)
