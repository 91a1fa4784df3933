"""The files for machines."""

from __future__ import annotations

from xml.etree import ElementTree

from dlnotes.records import Kind
from tests.render.making import entry, link, note, site

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
