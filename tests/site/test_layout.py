"""Which pages there are, and what stands on each."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from urllib.parse import unquote, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlnotes.records import Entry, Note, Prose
from dlnotes.site.slugs import slug
from tests.render.making import PLACE, entry, link, note, outgoing, paragraph, parse, site, text_of


def numbered(count: int, *, start: int = 0, **more: object) -> tuple[Entry, ...]:
    return tuple(
        entry(f"题{n}", link(f"http://a.cn/{n}", "primary"), entry_id=f"{n:08x}"[::-1], **more)  # type: ignore[arg-type]
        for n in range(start, start + count)
    )


def prose(text: str) -> Prose:
    return Prose((paragraph(text),), PLACE)


def small() -> dict[str, str]:
    return site(
        note(
            ((), (prose("卷首语"),)),
            (("CNN",), numbered(2, kind="paper", year=2015)),
            (("CNN", "练习"), numbered(1, start=2, kind="video")),
            (("空",), ()),
        ),
        title="书目",
    )


def links_of(files: dict[str, str], path: str) -> set[str]:
    """Where a page leads inside the site, as paths from its root."""
    found = set()
    for node in parse(files[path]).iter():
        address = node.attrib.get("href", "")
        if "data-own" in node.attrib or node.tag == "link":
            found.add(unquote(urljoin(f"/{path}", address)).lstrip("/"))
    return {address for address in found if not address.startswith("data:")}


def test_a_small_list_has_these_pages() -> None:
    """Home, a page a topic, a kind, a year and a host, permanent addresses, files for machines."""
    machine = (".bib", ".json", ".xml")
    pages = {path for path in small() if not path.endswith(machine)}
    assert {path for path in pages if not path.startswith("e/")} == {
        "index.html",
        "topics/cnn.html",
        "topics/练习.html",
        "topics/空.html",
        "kinds/paper.html",
        "kinds/video.html",
        "years/2015.html",
        "hosts/index.html",
        "hosts/a.cn.html",
        "health.html",
        "search.html",
        "404.html",
        *(path for path in small() if path.startswith(("static/", "search/"))),
    }
    files = {path for path in small() if path.endswith(machine)}
    assert {path for path in files if not path.startswith("e/")} == {
        "sitemap.xml",
        *(f"{stem}.{end}" for stem in ("feed", *_FED) for end in ("xml", "json")),
        *(f"{stem}.{end}" for stem in ("list", *_CITED) for end in ("bib", "csl.json")),
    }


_CITED = ("topics/cnn", "topics/练习")
_FED = (*_CITED, "kinds/paper", "kinds/video")


@pytest.mark.parametrize(("language", "base"), [("zh-CN", None), ("en", "https://a.example/list/")])
def test_every_address_leads_somewhere(language: str, base: str | None) -> None:
    """Each address of each page, fragment and all, is a page and a place on it."""
    files = site(
        note(
            ((), (prose("卷首"), *numbered(1))),
            (("CNN",), numbered(501, start=1, kind="paper", year=2015)),
            (("a", "b"), numbered(101, start=600)),
            (("a", "c"), numbered(101, start=800)),
            *(((f"话题{n}",), ()) for n in range(150)),
        ),
        note((("CNN",), (prose("又"),)), path="notes/2.md", title="二"),
        language=language,
        base_url=base,
    )
    places = {
        path: {node.attrib["id"] for node in parse(html).iter() if "id" in node.attrib}
        for path, html in files.items()
        if path.endswith(".html")
    }
    for path in places:
        for address in links_of(files, path):
            if address.startswith("https:/"):
                continue
            page, _, place = address.partition("#")
            assert page in files, (path, address)
            assert not place or place in places[page], (path, address)


def test_pages_are_valid() -> None:
    """A strict parser finds nothing; ids are unique, one h1, no level of heading skipped."""
    for path, html in small().items():
        if not path.endswith(".html"):
            continue
        tree = parse(html)
        ids = Counter(node.attrib["id"] for node in tree.iter() if "id" in node.attrib)
        assert max(ids.values()) == 1, path
        levels = [
            int(str(node.tag)[1]) for node in tree.iter() if re.match("h[1-6]$", str(node.tag))
        ]
        assert levels.count(1) == 1, path
        assert all(b - a <= 1 for a, b in pairwise(levels)), path
        assert tree.attrib["lang"] == "zh-CN"


def test_a_topic_shows_its_own_then_what_is_within() -> None:
    """A topic's page holds its entries and prose in order, then its sub-topics in full."""
    text = text_of(parse(small()["topics/cnn.html"]))
    places = [text.index(word) for word in ("题0", "题1", "练习\n", "题2")]
    assert places[:2] == sorted(places[:2])
    assert text.index("题1") < text.index("题2")


def test_the_margin_leads_to_what_is_on_the_page() -> None:
    """Sub-topics shown in full are places on the page, and pages of their own elsewhere."""
    files = small()
    assert "topics/cnn.html#t-练习" in links_of(files, "topics/cnn.html")
    assert "topics/练习.html" in links_of(files, "topics/练习.html")


def test_a_large_topic_is_divided() -> None:
    """Two hundred entries a page, with ways to the pages before and after."""
    files = site(note((("CNN",), numbered(401)), (("cnn-2",), numbered(1, start=500))))
    pages = ["topics/cnn.html", "topics/cnn-2-1.html", "topics/cnn-3.html"]
    assert [len(outgoing(parse(files[page]))) for page in pages] == [200, 200, 1]
    assert "题500" in files["topics/cnn-2.html"]
    assert pages[1] in links_of(files, pages[0])
    assert pages[2] in links_of(files, pages[1])


def test_a_large_subtree_is_an_index() -> None:
    """Beyond two hundred entries, sub-topics are listed and not shown in full."""
    files = site(note((("a", "b"), numbered(150)), (("a", "c"), numbered(150, start=200))))
    assert outgoing(parse(files["topics/a.html"])) == []
    assert {"topics/b.html", "topics/c.html"} <= links_of(files, "topics/a.html")


def test_notes_that_share_a_topic_are_merged() -> None:
    """Entries of one topic stand together in the order of the notes, each note named."""
    one = note((("CNN",), numbered(1)), path="1.md", title="甲")
    two = note((("CNN",), numbered(1, start=1)), path="2.md", title="《乙》辑")
    text = text_of(parse(site(one, two)["topics/cnn.html"]))
    places = [text.index(said) for said in ("录自《甲》", "题0", "录自《〈乙〉辑》", "题1")]
    assert places == sorted(places)
    assert "录自" not in text_of(parse(site(one)["topics/cnn.html"]))


def test_what_introduces_the_list_stands_on_its_first_page() -> None:
    """Words under the only note's title are no topic, unless an entry stands there as well."""
    chapters = ((("CNN",), numbered(1)), (("空",), ()))
    alone = site(note((("书目",), (prose("引言"),)), *chapters, title="书目"))
    assert "引言" in text_of(parse(alone["index.html"]))
    assert "topics/书目.html" not in alone
    assert "分 2 个主题" in alone["index.html"]
    entered = site(
        note((("书目",), (prose("引言"), *numbered(1, start=1))), *chapters, title="书目")
    )
    assert "引言" in text_of(parse(entered["topics/书目.html"]))
    several = note((("书目",), (prose("引言"),)), *chapters, title="书目")
    assert "topics/书目.html" in site(several, note(path="2.md", title="又"))


def test_counts_are_read_at_a_glance() -> None:
    """Thousands are set apart, and a topic with nothing in it has no count at all."""
    tree = parse(site(note((("CNN",), numbered(1001)), (("空",), ())))["index.html"])
    rows = next(it for it in tree.iter("ol") if it.get("class") == "contents")
    assert [text_of(row).split() for row in rows] == [["CNN", "1,001"], ["空"]]


def test_entries_before_the_first_heading_have_a_page() -> None:
    """A list without a heading is a site all the same."""
    files = site(note(((), numbered(3))))
    assert len(outgoing(parse(files["topics/untitled.html"]))) == 3


def test_every_entry_has_its_permanent_address() -> None:
    """`e/xx.html#id` shows the entry in full, and the way to its topic."""
    files = small()
    for n in range(3):
        entry_id = f"{n:08x}"[::-1]
        page = f"e/{entry_id[:2]}.html"
        assert f'id="{entry_id}"' in files[page]
    assert "topics/cnn.html#00000000" in links_of(files, "e/00.html")


def test_the_same_work_twice_has_two_addresses() -> None:
    """A second entry with the same id gets an ordinal, and keeps it on every page."""
    twice = (*numbered(1), *numbered(1))
    files = site(note((("CNN",), twice)))
    page = files["topics/cnn.html"]
    assert 'id="00000000"' in page
    assert 'id="00000000-2"' in page
    assert "e/00.html#00000000-2" in links_of(files, "topics/cnn.html")


def test_empty_headings_are_not_lost() -> None:
    """A heading with nothing under it is still a topic on the first page."""
    assert "空" in text_of(parse(small()["index.html"]))


def test_nothing_at_all_is_a_site() -> None:
    """A list without one entry has a first page that says so."""
    files = site(note())
    assert "这里还没有条目" in files["index.html"]
    assert not [path for path in files if path.startswith("e/")]


def test_no_page_grows_with_the_number_of_topics() -> None:
    """With thousands of topics the first page and the margin stay short; all are reachable."""
    many = [((f"话题{n}",), numbered(1, start=n)) for n in range(1_000)]
    files = site(note(*many))
    assert len(links_of(files, "index.html")) < 400
    assert len(links_of(files, "topics/话题500.html")) < 60
    listed = {a for path in files if path.startswith("contents/") for a in links_of(files, path)}
    assert {f"topics/话题{n}.html" for n in range(1_000)} <= listed


def test_deep_headings_are_folded() -> None:
    """Topics nested beyond the sixth level keep every name."""
    path = tuple(f"层{n}" for n in range(40))
    files = site(note((path, numbered(1))))
    shown = "".join(text_of(parse(html)) for name, html in files.items() if is_topic(name))
    assert all(name in shown for name in path)


def test_pages_are_the_same_every_time() -> None:
    """The same notes print the same bytes."""
    assert small() == small()


def test_an_address_works_under_any_folder() -> None:
    """Every address of a page is relative to it, so the site can lie anywhere."""
    for path, html in small().items():
        if path.endswith(".html") and path != "404.html":
            for node in parse(html).iter():
                if "data-own" in node.attrib or node.tag == "link":
                    assert not re.match(r"/|[a-z]+:(?!image/)", node.attrib["href"]), path


def test_the_missing_page_needs_no_other_file() -> None:
    """404.html may be shown under any address, so it holds its own style."""
    tree = parse(small()["404.html"])
    assert not [node for node in tree.iter("link") if node.attrib["rel"] != "icon"]
    assert tree.find(".//style") is not None


headings = st.lists(st.text("aAb-1 !?综述CON\u0301.。/\\", max_size=5), max_size=3)


@given(st.lists(headings, max_size=8))
def test_topics_never_share_an_address(paths: list[list[str]]) -> None:
    """However headings are named, each topic has one page and its own."""
    made: Note = note(
        *((tuple(path), numbered(1, start=n)) for n, path in enumerate(paths) if path)
    )
    files = site(made)
    known = {tuple(path[:depth]) for path in paths for depth in range(1, len(path) + 1)}
    pages = [path for path in files if is_topic(path)]
    assert len(pages) == len(known)
    assert len({path.casefold() for path in pages}) == len(pages)


@given(st.text())
def test_slugs_are_names_that_every_system_has(text: str) -> None:
    """A slug is never empty, never long, and holds nothing that a file name may not."""
    made = slug(text)
    assert made
    assert len(made.encode()) <= 130
    assert not re.search(r'[\\/:*?"<>|\s.#%\x00-\x1f]', made)


def is_topic(path: str) -> bool:
    return path.startswith("topics/") and path.endswith(".html")
