"""The page on the health of the links: its numbers, its charts, and what wants a human."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest

from dlnotes.ledger import Memory, VerdictName
from dlnotes.records import Entry, Note
from tests.render.making import entry, link, note, parse, site_by, text_of

VERDICTS: tuple[VerdictName, ...] = (
    *("alive", "alive", "alive", "moved", "blocked", "unsure", "suspect", "dead", "dead"),
    *("unsafe", "unchecked"),
)
SVG = "{http://www.w3.org/2000/svg}"
COPY = "https://web.archive.org/web/20150112083000/http://7.example/"


def memories() -> tuple[Memory, ...]:
    """A memory a verdict, at the address with its number; the first dead one has a copy."""
    known = [
        Memory(
            url=f"http://{number}.example/",
            verdict=verdict,
            evidence="gone",
            values=("404",),
            since=f"2026-11-{number + 1:02}",
            checked=f"2026-11-{number + 1:02}",
            moved="https://new.example/" if verdict == "moved" else None,
            archived=COPY if number == 7 else None,
        )
        for number, verdict in enumerate(VERDICTS)
    ]
    short = Memory(url="http://t.cn/Rw0ZSW0", verdict="alive", target="http://0.example/")
    return (*known, short)


def works(*numbers: int, first: int = 0, **more: object) -> tuple[Entry, ...]:
    return tuple(
        entry(
            f"题{n}",
            link(f"http://{n}.example/", "primary"),
            entry_id=f"{first + n:08x}"[::-1],
            **more,  # type: ignore[arg-type]
        )
        for n in numbers
    )


def every() -> tuple[Note, ...]:
    short = entry("短", link("http://t.cn/Rw0ZSW0", "primary"), link("http://t.cn/Rw0ZSW1", "pdf"))
    return (
        note((("甲",), works(*range(6), year=2014)), date="2013-01-01"),
        note((("乙",), (*works(*range(6, 11), year=2015), short)), path="b.md", date="2016-01-01"),
    )


def table(page: str, name: str) -> list[tuple[str, int, int]]:
    """The rows of a chart's table: a name, how many, and how many of them are marked."""
    part = find(page, "section", "aria-labelledby", name)
    rows = part.findall(".//tbody/tr") if part is not None else []
    found = [["".join(cell.itertext()) for cell in row] for row in rows]
    return [(first, int(total), int(marked)) for first, total, marked in found]


def find(page: str, tag: str, attribute: str, value: str) -> Element | None:
    return next((e for e in parse(page).iter(tag) if e.get(attribute) == value), None)


def test_every_link_is_in_one_state() -> None:
    """The states count each link once, and together they are the links of the list."""
    page = site_by(memories(), *every())["health.html"]
    rows = {name: total for name, total, _ in table(page, "states")}
    assert rows == {
        "有效": 4,
        "已搬家": 1,
        "不让程序访问": 1,
        "说不准": 1,
        "存疑": 1,
        "已失效": 2,
        "不安全": 1,
        "未检查": 2,
    }
    assert "13 个链接，查过 11 个。最近一次有变化是 2026-11-11。" in text_of(parse(page))


def test_what_was_rescued_is_counted() -> None:
    """Copies of what is gone, new addresses of what moved, targets of what is short."""
    page = site_by(memories(), *every())["health.html"]
    assert table(page, "rescued") == [
        ("失效而有存档", 2, 1),
        ("搬家而已指向新址", 1, 0),
        ("短链接而知其真地址", 1, 0),
    ]


def test_hosts_topics_and_years_are_those_of_the_links_that_were_asked() -> None:
    """Trouble comes first; a short link counts for the host that it leads to."""
    page = site_by(memories(), *every())["health.html"]
    hosts = table(page, "hosts")
    assert [row[1:] for row in hosts[:4]] == [(1, 1)] * 4
    assert ("0.example", 2, 0) in hosts
    assert ("new.example", 1, 0) in hosts
    assert sum(total for _, total, _ in hosts) == 11
    assert table(page, "topics") == [("乙", 5, 4), ("甲", 6, 0)]
    assert table(page, "years") == [("2014", 6, 0), ("2015", 4, 4), ("年份未记", 1, 0)]


def test_survival_is_by_the_year_of_listing_where_there_are_several() -> None:
    """What could not be told does not count, neither for a year nor against it."""
    page = site_by(memories(), *every())["health.html"]
    assert table(page, "survival") == [("2013", 5, 0), ("2016", 4, 3)]
    one = note((("甲",), (*works(0, 7, year=2014), *works(1, year=2015))))
    page = site_by(memories(), one)["health.html"]
    assert table(page, "survival") == [("2014", 2, 1), ("2015", 1, 0)]


def test_a_year_alone_needs_no_chart() -> None:
    """Over time there is something to draw only from the second year on."""
    page = site_by(memories(), note((("甲",), works(0, 7, year=2014))))["health.html"]
    assert table(page, "survival") == table(page, "years") == []


def test_what_wants_a_human_is_listed_with_its_reason() -> None:
    """Gone without a copy, in doubt, unsafe: the entry, its topic, since when and why."""
    page = site_by(memories(), *every())["health.html"]
    wanting = next(e for e in parse(page).iter("ol") if e.get("class") == "wanting")
    assert [" ".join(text_of(li).split()) for li in wanting] == [
        "题8 乙 8.example · 2026-11-09 起失效：服务器答 404",
        "题6 乙 6.example · 2026-11-07 起存疑：服务器答 404",
        "题9 乙 9.example · 未作链接：服务器答 404",
    ]
    leads = [a.get("href") for a in wanting.iter("a")]
    assert leads == [
        "topics/乙.html#80000000",
        "http://8.example/",
        "topics/乙.html#60000000",
        "http://6.example/",
        "topics/乙.html#90000000",
    ]


def test_each_chart_can_be_read_in_words() -> None:
    """A drawing has a name and a description with every number of the table beside it."""
    tree = parse(site_by(memories(), *every())["health.html"])
    drawings = [e for e in tree.iter(f"{SVG}svg") if e.get("role") == "img"]
    assert len(drawings) == 6
    ids = {e.get("id"): e for e in tree.iter() if e.get("id")}
    for drawing, figure in zip(drawings, tree.iter("figure"), strict=True):
        title, desc = (ids[name] for name in drawing.attrib["aria-labelledby"].split())
        assert (title.tag, desc.tag) == (f"{SVG}title", f"{SVG}desc")
        rows = [row for row in figure.iter("tr") if row.find("td") is not None]
        assert rows
        for row in rows:
            name, total = (text_of(cell) for cell in row[:2])
            assert f"{name} {total}" in text_of(desc)


def test_a_long_list_of_trouble_is_divided() -> None:
    """A page lists a hundred links that want a human; the charts are on the first."""
    gone = tuple(Memory(url=f"http://{n}.example/", verdict="dead") for n in range(250))
    files = site_by(gone, note((("甲",), works(*range(250)))))
    pages = ["health.html", "health-2.html", "health-3.html"]
    assert sorted(path for path in files if path.startswith("health")) == sorted(pages)
    listed = [text_of(parse(files[page])).count("已失效\n") for page in pages]
    assert listed == [100, 100, 50]
    assert [files[page].count("<svg class=") > 0 for page in pages] == [True, False, False]
    assert all("250 个链接要人来看" in files[page] for page in pages)


@pytest.mark.parametrize("known", [(), (Memory(url="http://0.example/"),)])
def test_what_nobody_asked_about_is_not_judged(known: tuple[Memory, ...]) -> None:
    """Without a check the page has no numbers; it says so, and how to check."""
    files = site_by(known, *every(), language="en")
    page = text_of(parse(files["health.html"]))
    assert "have not been checked yet" in page
    assert "dlnotes check" in page
    assert "<svg class=" not in files["health.html"]


def test_the_first_page_and_every_footer_lead_there() -> None:
    """The sentence on what is gone leads to the page on health, and so does each footer."""
    files = site_by(memories(), *every())
    home = next(e for e in parse(files["index.html"]).iter("p") if e.get("class") == "census")
    assert text_of(home).endswith("其中 2 个链接已失效，1 个有存档。 详情")
    assert [a.get("href") for a in home.iter("a")] == ["health.html"]
    for path, html in files.items():
        if path.endswith(".html") and path != "404.html":
            footer = next(iter(parse(html).iter("footer")))
            root = "../" * path.count("/")
            assert f"{root}health.html" in [a.get("href") for a in footer.iter("a")], path
