"""The preview in a real browser: what is saved is seen, and what is wrong is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.cli.conftest import NOTE, Stranger
from tests.serve.conftest import PATIENCE, Serving, Start, until

LONG = NOTE + "".join(f"- [条目{n}](http://example.org/{n}) 评语{n}\n" for n in range(150))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1000, "height": 700})
    page.set_default_timeout(1000 * PATIENCE)
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    yield page
    page.close()
    # A preview that has ended, and a page that is gone, are no trouble of the page's.
    assert not [it for it in troubles if not re.search("ERR_|404|MIME type", it)]


def sees(page: Page, text: str) -> None:
    expect(page.locator("main")).to_contain_text(text, timeout=1000 * PATIENCE)


def topic(stranger: Stranger) -> str:
    pages = (name for name in stranger.site() if name.endswith(".html"))
    return next(name for name in pages if name.startswith("topics/") and "神经" in name)


def test_an_edit_shows_where_the_reader_is(dlnotes: Stranger, serving: Start, page: Page) -> None:
    """What is saved appears by itself, and the page stays where it was scrolled to."""
    dlnotes.put("notes/a.md", LONG)
    preview = serving()
    page.goto(preview.url + topic(dlnotes))
    sees(page, "条目149")
    page.evaluate("scrollTo(0, 1500)")
    place = page.evaluate("scrollY")
    assert place > 500
    dlnotes.put("notes/a.md", LONG + "- [新来的](http://example.org/new) 刚写下\n")
    sees(page, "新来的")
    until(lambda: page.evaluate("scrollY") == place, "the place on the page")
    # The page shows it before the rest of the site is written.
    until(lambda: re.search("written.* in", preview.words), "the sentence on the build")


def test_a_hundred_edits_in_a_row_are_all_seen(
    dlnotes: Stranger, serving: Start, page: Page
) -> None:
    """None is lost, and the preview grows neither in memory nor in open files."""
    dlnotes.put("notes/a.md", LONG)
    preview = serving()
    page.goto(preview.url + topic(dlnotes))
    for number in range(120):
        dlnotes.put("notes/a.md", f"{LONG}- [改{number}次](http://example.org/e{number})\n")
        sees(page, f"改{number}次")
        if number == 19:
            before = taken(preview)
    after = taken(preview)
    # In KB: that of a first edit is what had to be loaded, the next hundred leave nothing.
    assert after[0] - before[0] < 8_000
    assert after[1] - before[1] <= 8
    # The page shows an edit before all of the site is written.
    home = dlnotes.folder / "site/index.html"
    until(lambda: "改119次" in home.read_text("utf-8"), "the last edit on the disk")
    assert preview.end() == 0
    left = dlnotes.site()
    assert dlnotes("build", "--no-cache", "-o", "other").code == 0
    assert dlnotes.site("other") == left


def taken(preview: Serving) -> tuple[int, int]:
    """The memory of the preview's process in KB, and how many files it holds open."""
    place = Path(f"/proc/{preview.process.pid}")
    if not place.is_dir():
        pytest.skip("this system does not say what a process holds")
    lines = (place / "status").read_text().splitlines()
    memory = next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
    return memory, len(list((place / "fd").iterdir()))


def test_edits_without_a_pause_end_in_the_last(
    dlnotes: Stranger, serving: Start, page: Page
) -> None:
    """However fast they come, also while the site is being built, the last is what is seen."""
    dlnotes.put("notes/a.md", LONG)
    preview = serving()
    page.goto(preview.url + topic(dlnotes))
    for number in range(100):
        dlnotes.put("notes/a.md", f"{LONG}- [改{number}次](http://example.org/e{number})\n")
    sees(page, "改99次")
    assert preview.process.poll() is None


def test_a_mistake_is_shown_over_the_last_good_page(
    dlnotes: Stranger, serving: Start, page: Page
) -> None:
    """A broken setting is told with its line, in the site's language; mended, it goes."""
    dlnotes.put("notes/a.md")
    dlnotes.put("notes/dlnotes.yaml", "title: 甲\n")
    preview = serving()
    page.goto(preview.url)
    sees(page, "甲")
    dlnotes.put("notes/dlnotes.yaml", "title: 甲\nkinds: [<b>\n")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("dlnotes.yaml:3:1", timeout=1000 * PATIENCE)
    expect(alert).to_contain_text("没有印成")
    sees(page, "甲")
    page.goto(preview.url + topic(dlnotes))
    expect(alert).to_contain_text("没有印成", timeout=1000 * PATIENCE)
    dlnotes.put("notes/dlnotes.yaml", "title: 乙\n")
    expect(alert).to_have_count(0, timeout=1000 * PATIENCE)
    # The page that is open is loaded again by itself: nobody should leave it meanwhile.
    expect(page).to_have_title(re.compile("乙"), timeout=1000 * PATIENCE)
    page.goto(preview.url)
    sees(page, "乙")
    assert preview.words.count("is not YAML") == 1


def test_a_broken_template_is_told_with_its_line(
    dlnotes: Stranger, serving: Start, page: Page
) -> None:
    """A theme that comes, breaks and is mended is followed like a note."""
    dlnotes.put("notes/a.md")
    preview = serving()
    page.goto(preview.url)
    theme = "{% extends 'base.html' %}{% block sort %}home{% endblock %}\n{% block main %}"
    dlnotes.put("notes/theme/home.html", theme + "<p>自己的首页{% endblock %}")
    sees(page, "自己的首页")
    dlnotes.put("notes/theme/home.html", theme + "{{ nothing.of.the.sort }}{% endblock %}")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("theme/home.html:2", timeout=1000 * PATIENCE)
    sees(page, "自己的首页")
    dlnotes.put("notes/theme/home.html", theme + "<p>好了{% endblock %}")
    sees(page, "好了")
    expect(alert).to_have_count(0, timeout=1000 * PATIENCE)


def test_problems_are_shown_at_their_line_and_can_be_put_away(
    dlnotes: Stranger, serving: Start, page: Page
) -> None:
    """What a note holds is text there, never a page; closed, it stays so until there is more."""
    flaw = "- [<img src=x onerror=alert(1)>]()\n"
    dlnotes.put("notes/a.md", NOTE + flaw)
    preview = serving()
    page.goto(preview.url)
    panel = page.locator("dlnotes-live aside")
    expect(panel).to_contain_text("notes/a.md:7:3")
    expect(panel.locator("mark")).to_have_text("[<img src=x onerror=alert(1)>]()")
    assert panel.locator("img").count() == 0
    panel.locator("summary").click()
    expect(panel.locator("mark")).to_be_hidden()
    page.reload()
    expect(panel.locator("summary")).to_contain_text("1")
    expect(panel.locator("mark")).to_be_hidden()
    dlnotes.put("notes/a.md", NOTE + flaw + "- 论文 题》 http://example.org/half\n")
    expect(panel.locator("li")).to_have_count(2, timeout=1000 * PATIENCE)
    expect(panel.locator("mark").first).to_be_visible()
    dlnotes.put("notes/a.md", NOTE)
    expect(panel).to_have_count(0, timeout=1000 * PATIENCE)


def test_a_preview_that_comes_back_is_found_again(
    dlnotes: Stranger, serving: Start, page: Page
) -> None:
    """A page that was left open goes on where the next preview begins."""
    dlnotes.put("notes/a.md")
    preview = serving()
    page.goto(preview.url + topic(dlnotes))
    sees(page, "漫谈ANN")
    assert preview.end() == 0
    dlnotes.put("notes/a.md", NOTE.replace("漫谈ANN", "隔夜的"))
    serving("--port", str(preview.port))
    sees(page, "隔夜的")


def test_notes_that_are_moved_away_and_back_are_followed(dlnotes: Stranger, serving: Start) -> None:
    """A folder that goes is told, the site stays; the folder that comes is watched."""
    notes = dlnotes.put("notes/a.md").parent
    preview = serving()
    notes.rename(dlnotes.folder / "elsewhere")
    until(lambda: "there is no such file or folder" in preview.words, "the mistake told")
    assert "漫谈ANN" in preview.page("/feed.xml")
    dlnotes.put("notes/a.md", NOTE.replace("漫谈ANN", "另一本"))
    until(lambda: "另一本" in preview.page("/feed.xml"), "the new folder's notes")
    dlnotes.put("notes/a.md", NOTE.replace("漫谈ANN", "再一本"))
    until(lambda: "再一本" in preview.page("/feed.xml"), "an edit in the new folder")
