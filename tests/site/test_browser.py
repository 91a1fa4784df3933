"""The site in a real browser, opened from a disk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

from dlnotes.ledger import Memory, VerdictName
from dlnotes.records import Cells, Code, Items, Link, Paragraph, Prose, Quote, Table
from dlnotes.repository import Repository
from tests.render.making import PLACE, entry, link, note, paragraph, site_by

LONG = "http://a.example/" + "very-long-part/" * 20 + "end"


FORMULA = r"\frac{a_1 + b_1}{c_1} + " + " + ".join(f"w_{{{n}}} x_{{{n}}}" for n in range(12))
PAGE = "http://gone.example/" + "long-path/" * 9
TROUBLE: tuple[VerdictName, ...] = ("dead", "moved", "blocked", "suspect", "unsafe")


def remembered() -> Iterator[Memory]:
    """A ledger in which everything went wrong."""
    for verdict in TROUBLE:
        yield Memory(
            url=PAGE + verdict,
            verdict=verdict,
            evidence="other-title",
            values=("题", "T" * 200),
            since="2026-11-20",
            moved="https://new.example/" + "x" * 200,
            archived=f"https://web.archive.org/web/20150112083000/{PAGE}",
        )
    yield Memory(
        url="https://arxiv.org/abs/1502.01852",
        verdict="alive",
        title="Delving Deep into Rectifiers " * 8,
        authors=("Kaiming He",) * 5,
        year=2015,
        version=1,
        withdrawn=True,
    )


def rich() -> dict[str, str]:
    """A site with everything on it that a list can hold."""
    inside = (
        paragraph("说明 **强** `code`，", link("http://t.cn/RZMtCsP"), "；", link(LONG)),
        Items(1, ((paragraph("一"), Items(None, ((paragraph("二"),),))),)),
        Quote((paragraph("引文"),)),
        paragraph(f"由 ${FORMULA}$ 与 $x_i$ 得 $${FORMULA} = {FORMULA}$$ 完。"),
        Code("x = 1  # " + "long " * 60, "python"),
        paragraph(link("http://a.example/figure.png", "image")),
    )
    links = tuple(
        span
        for block in inside
        if isinstance(block, Paragraph)
        for span in block.spans
        if isinstance(span, Link)
    )
    head = (
        link("http://t.cn/RwHfNKN", "primary", "part 1"),
        link("http://b.example/x.pdf", "pdf", "[pdf]"),
        link("http://c.example/", "code", label="源码"),
        link("http://d.example/", "cloud", label="云"),
    )
    full = entry(
        "Delving Deep into Rectifiers: Surpassing Human-Level Performance on ImageNet",
        *head,
        body=inside,
        links=(*head, *links),
        kind="paper",
        year=2015,
        authors=("Kaiming He", "Xiangyu Zhang"),
        venue="ICCV",
        tags=("视觉",),
        entry_id="aaaa1111",
    )
    huge = entry("W" * 300 + "长" * 300, link(LONG, "primary"), entry_id="aabb2222", year=1998)
    cells = entry(
        "API",
        link("https://e.example/", "primary"),
        body=(Cells((("Auth", ("`apiKey`",)), ("说明" * 30, ("x" * 300,)))),),
        entry_id="aacc3333",
    )
    bare = entry("没有链接的条目", link("javascript:alert(1)", "primary"), entry_id="bbbb4444")
    child = entry("子条目", link("http://f.example/", "primary"), entry_id="cccc5555")
    child = replace(child, parent="aaaa1111")
    troubled = [
        entry(
            f"{verdict} {PAGE}",
            link(PAGE + verdict, "primary"),
            link(PAGE + verdict, "cloud", label="云"),
            body=(paragraph("见", link(PAGE + verdict, text="说明"), link(PAGE + verdict)),),
            entry_id=f"{verdict[:2]}ff0000",
        )
        for verdict in TROUBLE
    ]
    paper = entry("论文", link("https://arxiv.org/abs/1502.01852", "primary"), entry_id="ffff0000")
    rows = ((("列",), ("b" * 80,)), (("值",), ("c" * 200,)))
    table = Prose((Table(rows),), PLACE)
    return site_by(
        tuple(remembered()),
        note(
            ((), (Prose((paragraph("卷首语。"),), PLACE),)),
            (("失效",), (*troubled, paper)),
            (("卷积网络",), (full, huge, cells, bare, child, table)),
            (("卷积网络", "Exercises"), (entry("Deep", entry_id="dddd6666", kind="video"),)),
            (("T" * 200,), ()),
        ),
        note((("卷积网络",), (entry("又一条", entry_id="eeee7777"),)), path="b.md", title="另一本"),
        title="书目",
        description="一份书目。",
        repository=Repository("https://github.com/me/list", "github", "HEAD", "notes"),
    )


WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll('*')]
    .filter(e => e.getBoundingClientRect().right > innerWidth).map(e => e.outerHTML.slice(0, 80))"""
"""What sticks out of the window, when the page scrolls sideways."""


OVERLAPS = """() => [...document.querySelectorAll('.entry')].flatMap(entry => {
  const parts = [...entry.children]
    .filter(e => e.checkVisibility() && !['pin', 'edit'].includes(e.className))
    .map(e => [e.className, e.getBoundingClientRect()]);
  return parts.flatMap(([one, a], at) => parts.slice(at + 1)
    .filter(([, b]) => a.right > b.left + 1 && b.right > a.left + 1
                    && a.bottom > b.top + 1 && b.bottom > a.top + 1)
    .map(([other]) => `${entry.id}: ${one} ${other}`)); })"""
"""Which parts of an entry lie over each other."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("site")
    for path, content in rich().items():
        file = top / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")
    return top


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 360, "height": 800}, color_scheme=request.param, offline=True
    )
    yield context.new_page()
    context.close()


def pages(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


def test_pages_load_without_a_complaint(page: Page, folder: Path) -> None:
    """No page logs an error, asks another host for anything, or scrolls sideways at 360 px."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda asked: said.append(asked.url))
    for path in pages(folder):
        page.goto(path.as_uri())
        wide = page.evaluate(WIDE)
        assert wide == [], path.name
    assert [line for line in said if not line.startswith(("file:", "data:"))] == []


def test_the_style_applies_from_a_disk(page: Page, folder: Path) -> None:
    """Opened without a server, a page is set in its own style, 404 as well."""
    for name in ("topics/卷积网络.html", "404.html"):
        page.goto((folder / name).as_uri())
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontWeight") == "700"
        assert page.evaluate("getComputedStyle(document.body).paddingLeft") == "20px"


def test_axe_finds_nothing(page: Page, folder: Path) -> None:
    """The pages are accessible by axe's rules, in light and dark, narrow and wide."""
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for path in pages(folder):
            page.goto(path.as_uri())
            found = Axe().run(page)
            assert found.violations_count == 0, (path.name, width, found.generate_report())


def test_text_has_contrast_of_seven_to_one(page: Page, folder: Path) -> None:
    """Every text on a page stands out from its paper by at least 7:1."""
    for name in ("topics/卷积网络.html", "topics/失效.html"):
        page.goto((folder / name).as_uri())
        found = Axe().run(page, options={"runOnly": ["color-contrast-enhanced"]})
        assert found.violations_count == 0, found.generate_report()


def test_a_permanent_address_shows_one_entry(page: Page, folder: Path) -> None:
    """With an id at its end the page shows that entry alone; without one, all of them."""
    shown = "[...document.querySelectorAll('.entry')].filter(e => e.checkVisibility()).length"
    page.goto(f"{(folder / 'e/aa.html').as_uri()}#aaaa1111")
    assert page.evaluate(shown) == 1
    page.goto("about:blank")
    page.goto((folder / "e/aa.html").as_uri())
    assert page.evaluate(shown) == 3


def test_the_contents_open_by_keyboard(page: Page, folder: Path) -> None:
    """On a phone the list of topics opens and closes with a key, and leads on."""
    page.goto((folder / "topics/卷积网络.html").as_uri())
    link_ = page.locator("nav.margin a").first
    assert not link_.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator(".opener").focus()
    page.keyboard.press("Enter")
    assert link_.is_visible()
    page.keyboard.press("Escape")
    assert not link_.is_visible()


def test_the_permanent_link_appears_on_focus(page: Page, folder: Path) -> None:
    """The mark for the permanent address can be seen as soon as the keyboard reaches it."""
    page.emulate_media(reduced_motion="reduce")
    page.goto((folder / "topics/卷积网络.html").as_uri())
    pin = page.locator(".pin").first
    assert pin.evaluate("e => getComputedStyle(e).opacity") == "0"
    page.keyboard.press("Tab")
    pin.focus()
    assert pin.evaluate("e => getComputedStyle(e).opacity") == "1"


def test_the_topics_stay_in_sight(page: Page, folder: Path) -> None:
    """On a wide screen the list of topics stays in the margin while the page scrolls."""
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto((folder / "topics/卷积网络.html").as_uri())
    page.evaluate("scrollTo(0, 600)")
    assert page.evaluate("scrollY") == 600
    assert page.locator("nav.margin").evaluate("e => e.getBoundingClientRect().top") == 0


def test_nothing_is_printed_over_another(page: Page, folder: Path) -> None:
    """On paper and on a phone, title, lines, text and small links of an entry stand apart."""
    for media, width in (("print", 658), ("print", 1000), ("screen", 360), ("screen", 1280)):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(media=media)  # type: ignore[arg-type]
        for name in ("topics/卷积网络.html", "topics/失效.html"):
            page.goto((folder / name).as_uri())
            assert page.evaluate(OVERLAPS) == [], (media, width)


def test_wide_pages_keep_the_measure(page: Page, folder: Path) -> None:
    """However wide the window, a line of commentary has at most 38 Han characters."""
    for width in (1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto((folder / "topics/卷积网络.html").as_uri())
        wide = page.evaluate(
            "() => { const t = document.querySelector('.text'); "
            "return t.clientWidth / parseFloat(getComputedStyle(t).fontSize) }"
        )
        assert 30 < wide <= 38.1
