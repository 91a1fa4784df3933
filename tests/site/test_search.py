"""The search in a real browser, from a disk and from a server."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from dlnotes.ledger import Memory, ledger, text_of
from tests.promises.lists import OWN, SHARED
from tests.promises.sites import build
from tests.serving import served
from tests.site.searching import PATIENCE, Record, found, holding, records, search, spelt

LISTS = [OWN.parent, SHARED / "notes"]
QUERIES = (
    "神经网络",
    "长短期记忆",
    "经网",
    "lstm",
    "lstm 语音",
    "ＬＳＴＭ",
    "2014",
    "t.cn/rw",
    "nobody",
)


@dataclass(frozen=True, slots=True)
class Built:
    """A list, its records, and its site."""

    entries: list[Record]
    site: Path


@pytest.fixture(scope="module", params=LISTS, ids=["own", "shared"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    if not request.param.is_dir():
        pytest.skip("../shared is not here")
    return made(request.param, tmp_path_factory.mktemp("searched") / "site")


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return made(OWN.parent, tmp_path_factory.mktemp("own") / "site")


def made(notes: Path, site: Path) -> Built:
    build(notes, site)
    return Built(records(notes), site)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on(
        "console", lambda said: complaints.append(said.text) if said.type == "error" else None
    )
    yield opened
    context.close()
    assert complaints == []


@pytest.fixture
def at(own: Built) -> str:
    """The address of our own list's search page, on a disk."""
    return (own.site / "search.html").as_uri()


@pytest.mark.parametrize("by", ["http", "file"])
def test_every_entry_that_holds_the_words_is_found_and_no_other(
    by: str, built: Built, page: Page
) -> None:
    """What a search finds are the entries whose records hold all of its words, wherever."""
    with served(built.site) as address:
        way = f"{address}search.html" if by == "http" else (built.site / "search.html").as_uri()
        for query in QUERIES:
            ids = search(page, way, query)
            assert len(set(ids)) == len(ids)
            assert set(ids) == holding(built.entries, query), query
        simplified = holding(built.entries, "神经网络")
        assert simplified
        assert set(search(page, way, "神經網絡")) == simplified | holding(built.entries, "神經網絡")
        assert set(search(page, way, "sjwl")) == spelt(built.entries, "sjwl") != set()


def test_titles_come_before_commentary_and_commentary_before_addresses(
    own: Built, page: Page, at: str
) -> None:
    """The best place of a word decides how early its entry comes."""
    by_id = {entry["id"]: entry for entry in own.entries}
    for query in ("lstm", "word2vec", "github"):
        places = [place(by_id[one], query) for one in search(page, at, query)]
        assert places == sorted(places)
        assert len(set(places)) > 1, query


_WORDS = ("text", "label")


def place(entry: Record, query: str) -> int:
    words = [entry["text"], *(link[part] or "" for link in entry["links"] for part in _WORDS)]
    texts = (entry["title"], " ".join([*entry["topics"], *entry["authors"]]), " ".join(words))
    return next((n for n, text in enumerate(texts) if query in text.casefold()), 3)


def test_what_was_looked_for_is_marked_where_it_stands(page: Page, at: str) -> None:
    """Marks lie on the very letters, in whatever width, case or script they were written."""
    for query, written in (
        ("LSTM", {"LSTM"}),
        ("神經", {"神经"}),
        ("sjwl", {"神经网络"}),
        ("shenjing", {"神经"}),
    ):
        search(page, at, query)
        marks = page.eval_on_selector_all("#found mark", "all => all.map(it => it.textContent)")
        assert {mark.upper() for mark in marks} == written, query


def test_choices_combine_and_their_counts_come_true(own: Built, page: Page, at: str) -> None:
    """A count says how many entries a choice would give beside the others' choices."""
    kinds = {entry["id"]: entry["kind"] for entry in own.entries}
    search(page, at, "lstm")
    label = page.locator("#kind label", has_text="论文")
    promised = int(label.locator(".count").inner_text())
    label.click()
    expect(page.locator("#census")).to_have_text(f"{promised} 条")
    ids = found(page)
    assert len(ids) == promised > 0
    assert {kinds[one] for one in ids} == {"paper"}
    # Of one facet any will do, and the others of it are still offered.
    others = page.locator("#kind label", has_text="幻灯")
    more = int(others.locator(".count").inner_text())
    others.click()
    expect(page.locator("#census")).to_have_text(f"{promised + more} 条")
    assert {kinds[one] for one in found(page)} == {"paper", "slides"}
    year = page.locator("#year label", has_text="2015")
    within = int(year.locator(".count").inner_text())
    year.click()
    expect(page.locator("#census")).to_have_text(f"{within} 条")


def test_the_address_holds_the_search(page: Page, at: str) -> None:
    """An address that was copied shows the same search, and the way back leads through it."""
    ids = search(page, at, "lstm")
    page.locator("#kind label", has_text="论文").click()
    narrowed = found(page)
    assert narrowed != ids
    address = page.url
    page.go_back()
    expect(page.locator("#kind input:checked")).to_have_count(0)
    assert found(page) == ids
    page.go_forward()
    expect(page.locator("#kind input:checked")).to_have_count(1)
    page.goto("about:blank")
    page.goto(address)
    assert page.input_value("#q") == "lstm"
    assert found(page) == narrowed
    page.evaluate("location.hash = 'q=word2vec'")
    expect(page.locator("#q")).to_have_value("word2vec")


def test_what_finds_nothing_offers_no_choices(page: Page, at: str) -> None:
    """Lists of choices stand where they hold some; a query may follow a question mark as well."""
    page.goto(f"{at}?q=lstm")
    expect(page.locator("#found > li").first).to_be_visible()
    assert page.input_value("#q") == "lstm"
    assert page.locator(".facets fieldset:visible").count() > 2
    search(page, at, "no such words")
    expect(page.locator("#census")).to_have_text("没有找到。")
    expect(page.locator(".facets fieldset:visible")).to_have_count(0)


def test_the_box_is_one_key_away_on_every_page(own: Built, page: Page) -> None:
    """`/` goes into the box; what is found first shows below it, and keys lead through it."""
    for path in [own.site / "index.html", next(own.site.glob("topics/*.html"))]:
        page.goto(path.as_uri())
        assert not page.evaluate("[...document.scripts].some(it => it.src.includes('search/'))")
        page.keyboard.press("/")
        page.keyboard.type("lstm")
        options = page.locator(".finder [role=option]")
        expect(options.last).to_contain_text("13")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        expect(options.nth(1)).to_have_attribute("aria-selected", "true")
        page.keyboard.press("ArrowUp")
        expect(options.nth(0)).to_have_attribute("aria-selected", "true")
        page.keyboard.press("Escape")
        expect(page.locator("#first-found")).to_be_hidden()
        page.keyboard.press("Enter")
        page.wait_for_url("**/search.html#q=lstm")
        assert len(found(page)) == 13


def test_an_option_of_the_box_leads_to_its_entry(own: Built, page: Page) -> None:
    """Enter on a line below the box opens the entry at its permanent address."""
    page.goto(next(own.site.glob("topics/*.html")).as_uri())
    page.keyboard.press("/")
    page.keyboard.type("lstm")
    # The line behind the entries, which leads to all of them, is there before they are.
    expect(page.locator(".finder [role=option]:not(.all)").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/e/*.html#*")
    assert page.locator(".entry:target").is_visible()


def test_what_is_loaded_meanwhile_leaves_the_choice_alone(own: Built, page: Page) -> None:
    """A line that somebody walked to stays chosen when more has come, and not when they type."""
    page.goto(next(own.site.glob("topics/*.html")).as_uri())
    page.keyboard.press("/")
    page.keyboard.type("lstm")
    chosen = page.locator(".finder [aria-selected=true]")
    expect(page.locator(".finder [role=option]:not(.all)").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.evaluate("dlnotes.changed(); new Promise(requestAnimationFrame)")
    expect(chosen).to_have_count(1)
    expect(page.get_by_role("combobox")).to_have_attribute("aria-activedescendant", "found-1")
    page.keyboard.press("Backspace")
    expect(chosen).to_have_count(0)


def test_results_are_walked_by_keyboard(page: Page, at: str) -> None:
    """From the box down through the entries and back up, and `Escape` returns to the box."""
    search(page, at, "lstm")
    inside = (
        "[...document.querySelectorAll('#found > li')]"
        ".findIndex(it => it.contains(document.activeElement))"
    )
    page.focus("#q")
    for expected in (0, 1, 2):
        page.keyboard.press("ArrowDown")
        assert page.evaluate(inside) == expected
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("Escape")
    assert page.input_value("#q") == ""
    assert len(found(page)) == 68


def test_a_dead_link_leads_to_its_archived_copy(page: Page, tmp_path: Path) -> None:
    """What is gone opens as its copy, says so in words, and can be chosen by its state."""
    gone = "http://hahack.com/reading/ann1/"
    copy = f"https://web.archive.org/web/20150112083000/{gone}"
    notes = tmp_path / "notes"
    shutil.copytree(OWN.parent, notes)
    memory = Memory(url=gone, verdict="dead", evidence="gone", values=("404",), archived=copy)
    (notes / "links.jsonl").write_text(text_of(ledger([memory]).memories.values()), "utf-8")
    build(notes, tmp_path / "site")
    page.goto((tmp_path / "site/search.html").as_uri())
    page.locator("#health label", has_text="已失效").click()
    expect(page.locator("#found .title a")).to_have_count(1)
    expect(page.locator("#found .title a")).to_have_attribute("href", copy)
    expect(page.locator("#found .health")).to_contain_text("存档 2015-01-12")
    expect(page.locator("#found .health")).to_contain_text("服务器答 404")


def test_a_site_whose_data_are_missing_says_so(
    own: Built, browser: Browser, tmp_path: Path
) -> None:
    """When its data do not come, the search says so instead of finding nothing."""
    shutil.copytree(own.site, tmp_path / "site")
    for file in (tmp_path / "site/search").glob("*-head.js"):
        file.unlink()
    page = browser.new_page()
    page.goto((tmp_path / "site/search.html").as_uri())
    expect(page.locator("#census")).to_contain_text("没有载入", timeout=PATIENCE)
    page.close()


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_search_speaks_the_language_of_the_site(
    language: str, page: Page, tmp_path: Path
) -> None:
    """Counts, kinds, states and buttons are in Chinese or in English, not in both."""
    notes = tmp_path / "notes"
    shutil.copytree(OWN.parent, notes)
    (notes / "dlnotes.yaml").write_text(
        f"language: {language}\nsearch: {{pinyin: false}}\n", "utf-8"
    )
    build(notes, tmp_path / "site")
    assert search(page, (tmp_path / "site/search.html").as_uri(), "lstm")
    census, kinds = page.inner_text("#census"), page.inner_text("#kind")
    assert (census, "Paper" in kinds, "论文" in kinds) == (
        ("13 条", False, True) if language == "zh-CN" else ("13 entries", True, False)
    )
    # Without pinyin letters are letters.
    assert search(page, page.url, "sjwl") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_search(scheme: str, own: Built, browser: Browser) -> None:
    """The search is accessible by axe's rules, with results, choices and an open box."""
    for width in (360, 1280):
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,  # type: ignore[arg-type]
        )
        page = context.new_page()
        search(page, (own.site / "search.html").as_uri(), "lstm")
        page.evaluate("document.querySelector('#narrow').open = true")
        wide = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert wide, width
        report = Axe().run(page)
        assert report.violations_count == 0, report.generate_report()
        page.goto((own.site / "index.html").as_uri())
        page.keyboard.press("/")
        page.keyboard.type("lstm")
        expect(page.locator(".finder [role=option]").first).to_be_visible()
        report = Axe().run(page)
        assert report.violations_count == 0, report.generate_report()
        context.close()


def test_without_scripts_everything_but_the_search_is_there(own: Built, browser: Browser) -> None:
    """No box shows; the link in its place says where else to look, and that leads there."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(next(own.site.glob("topics/*.html")).as_uri())
    assert page.locator("input").count() == 0
    page.click("a.finder")
    assert page.url.endswith("/search.html")
    assert page.locator("input:visible, .facets:visible").count() == 0
    for name in ("topics", "kinds", "years", "hosts"):
        page.goto((own.site / "search.html").as_uri())
        page.click(f".without a[href$='#{name}']")
        assert page.locator(f"#{name}").is_visible()
    context.close()
