"""A page that changes under its reader's eyes: the same as loaded anew, and nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import CDPSession, Page, expect

from dlnotes.disk.templates import packaged
from tests.cli.conftest import NOTE, Stranger
from tests.ledgers import made_up
from tests.serve.conftest import PATIENCE, Start, until
from tests.serve.test_live import LONG, page, sees, topic

__all__ = ["page"]

BARE = """() => {
  const page = document.documentElement.cloneNode(true);
  for (const ours of page.querySelectorAll("dlnotes-live, script[data-tag]")) ours.remove();
  return page.outerHTML.trimEnd();
}"""
"""A page as its reader has it, without what makes it live."""

MARK = "() => { globalThis.marked = true; }"
MARKED = "() => globalThis.marked === true"

START = "# 书目\n\n## 神经网络\n\n"
ENTRY = "- [第一篇](http://example.org/a) 讲得清楚\n"
EDITS = {
    "an entry more": f"{ENTRY}- [新来的](http://example.org/b) 评语\n",
    "one before it": f"- [新来的](http://example.org/b) 评语\n{ENTRY}",
    "another title": "- [新来的](http://example.org/a) 讲得清楚\n",
    "another topic": f"{ENTRY}\n## 新来的题目\n\n- [乙](http://example.org/c) 评语\n",
    "prose and code": f"新来的话\n\n{ENTRY}\n  > 引文\n\n  ```python\n  x = 1\n  ```\n",
    "mathematics": f"{ENTRY}- [新来的](http://example.org/d) $x^2_i$ 与\n\n  $$\\sum_i x_i$$\n",
    "a table": f"{ENTRY}\n| 名 | 链接 |\n| --- | --- |\n| 新来的 | [乙](http://example.org/e) |\n",
    "a script": f"{ENTRY}- [新来的<script>alert(1)</script>](http://example.org/f) <b onclick=x>\n",
    "other kinds": f"{ENTRY}- [新来的](http://arxiv.org/abs/1502.00512) 论文 (2015) [代码](http://x.org)\n",
}


def test_a_page_that_is_changed_is_the_page_loaded_anew(
    dlnotes: Stranger, serving: Start, page: Page
) -> None:
    """Whatever is edited: each element, its attributes, the title and the data in the head."""
    dlnotes.put("notes/a.md", START + ENTRY)
    dlnotes.put("notes/b.md", NOTE)
    preview = serving()
    page.goto(preview.url + topic(dlnotes))
    page.evaluate(MARK)
    for edit, entries in EDITS.items():
        dlnotes.put("notes/a.md", START + entries)
        sees(page, "新来的")
        assert page.evaluate(MARKED), f"loaded again: {edit}"
        changed = page.evaluate(BARE)
        page.reload()
        page.evaluate(MARK)
        assert changed == page.evaluate(BARE), edit
        dlnotes.put("notes/a.md", START + ENTRY)
        expect(page.locator("main")).not_to_contain_text("新来的", timeout=1000 * PATIENCE)
        assert page.evaluate(MARKED), f"loaded again after: {edit}"


def test_the_first_page_and_a_catalogue_are_changed_in_place_too(
    dlnotes: Stranger, serving: Start, page: Page
) -> None:
    """Not only where an entry stands whole: wherever a page says something of it."""
    text = START + ENTRY + "- [[视频]早来的](http://example.com/)\n"
    dlnotes.put("notes/a.md", text)
    dlnotes.put("notes/links.jsonl", made_up(["http://example.org/a"]))
    preview = serving()
    for name in ("", "health.html", "kinds/video.html"):
        page.goto(preview.url + name)
        page.evaluate(MARK)
        before = page.evaluate(BARE)
        text += f"- [[视频]新来的](http://example.com/{name}?b)\n"
        dlnotes.put("notes/a.md", text)
        until(lambda: page.evaluate(BARE) != before, "the change")  # noqa: B023
        assert page.evaluate(MARKED), name
        changed = page.evaluate(BARE)
        page.reload()
        assert changed == page.evaluate(BARE), name


def test_nothing_that_a_reader_did_is_undone(dlnotes: Stranger, serving: Start, page: Page) -> None:
    """The place, the focus and what is typed stay, where an entry comes before them as well."""
    dlnotes.put("notes/a.md", LONG)
    dlnotes.put("notes/links.jsonl", made_up(f"http://example.org/{n}" for n in range(150)))
    preview = serving()
    name = topic(dlnotes)
    page.goto(preview.url + "health.html")
    table = page.locator("details").first
    table.locator("summary").click()
    page.evaluate(MARK)
    before = page.evaluate(BARE)
    dlnotes.put("notes/a.md", "".join(LONG.splitlines(keepends=True)[:80]))
    until(lambda: page.evaluate(BARE) != before, "the change")
    assert page.evaluate(MARKED)
    expect(table).to_have_attribute("open", "")
    dlnotes.put("notes/a.md", LONG)
    page.goto(preview.url + name)
    sees(page, "条目149")
    page.get_by_role("combobox").fill("条目")
    entry = page.locator(".entry", has_text="条目140")
    entry.scroll_into_view_if_needed()
    entry.locator("a").first.focus()
    place = entry.bounding_box()
    dlnotes.put(
        "notes/a.md", LONG.replace("- [条目1]", "- [新来的](http://example.org/n)\n- [条目1]")
    )
    sees(page, "新来的")
    assert page.evaluate("document.activeElement.textContent").startswith("条目140")
    expect(page.get_by_role("combobox")).to_have_value("条目")
    after = entry.bounding_box()
    assert place
    assert after
    assert abs(after["y"] - place["y"]) < 2


def test_the_search_finds_what_was_just_written(
    dlnotes: Stranger, serving: Start, page: Page
) -> None:
    """The box on a page, and the page of the search, know an entry that came after they opened."""
    dlnotes.put("notes/a.md", NOTE)
    preview = serving()
    page.goto(preview.url + topic(dlnotes))
    box = page.get_by_role("combobox")
    box.fill("漫谈")
    expect(page.get_by_role("option").first).to_contain_text("漫谈ANN", timeout=1000 * PATIENCE)
    page.evaluate(MARK)
    for number in range(3):
        dlnotes.put("notes/a.md", f"{NOTE}- [奇文{number}](http://example.org/{number})\n")
        sees(page, f"奇文{number}")
        box.fill(f"奇文{number}")
        first = page.get_by_role("option").first
        expect(first).to_contain_text(f"奇文{number}", timeout=1000 * PATIENCE)
    assert page.evaluate(MARKED)
    page.goto(preview.url + "search.html#q=奇文")
    expect(page.locator("main article")).to_have_count(1, timeout=1000 * PATIENCE)
    dlnotes.put(
        "notes/a.md", f"{NOTE}- [奇文](http://example.org/1)\n- [奇文](http://example.org/2)\n"
    )
    expect(page.locator("main article")).to_have_count(2, timeout=1000 * PATIENCE)


@pytest.fixture
def counting(page: Page) -> Iterator[CDPSession]:
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    yield session
    session.detach()


def test_a_hundred_changes_leave_nothing_behind(
    dlnotes: Stranger, serving: Start, page: Page, counting: CDPSession
) -> None:
    """The page has no more elements and no more listeners than after the first of them."""
    dlnotes.put("notes/a.md", NOTE)
    preview = serving()
    page.goto(preview.url + topic(dlnotes))
    page.get_by_role("combobox").fill("漫谈")
    expect(page.get_by_role("option").first).to_contain_text("漫谈ANN", timeout=1000 * PATIENCE)
    page.evaluate(MARK)
    for number in range(110):
        dlnotes.put("notes/a.md", f"{NOTE}- [改{number}次](http://example.org/e{number})\n")
        sees(page, f"改{number}次")
        if number == 9:
            before = held(counting)
    assert page.evaluate(MARKED)
    after = held(counting)
    assert after["JSEventListeners"] <= before["JSEventListeners"] + 5
    assert after["Nodes"] <= before["Nodes"] + 60
    assert after["Documents"] <= before["Documents"] + 1


def held(session: CDPSession) -> dict[str, float]:
    """What the browser counts, after it has collected what nobody needs."""
    session.send("HeapProfiler.collectGarbage")
    metrics = session.send("Performance.getMetrics")["metrics"]
    return {metric["name"]: metric["value"] for metric in metrics}


def test_a_page_with_a_script_of_a_theme_is_loaded_again(
    dlnotes: Stranger, serving: Start, page: Page
) -> None:
    """What a script has made of a page, it makes of the page that comes."""
    dlnotes.put("notes/a.md", NOTE)
    dlnotes.put("notes/theme/static/own.js", "document.querySelector('h1').append(' 自己的');\n")
    own = "<script src=\"{{ root }}{{ asset('own.js') }}\" defer></script>"
    base = (packaged() / "base.html").read_text("utf-8")
    dlnotes.put("notes/theme/base.html", base.replace("</main>", f"</main>\n{own}"))
    preview = serving()
    page.goto(preview.url + topic(dlnotes))
    expect(page.locator("h1")).to_contain_text("自己的")
    page.evaluate(MARK)
    dlnotes.put("notes/a.md", NOTE + ENTRY)
    sees(page, "第一篇")
    expect(page.locator("h1")).to_contain_text("自己的")
    assert not page.evaluate(MARKED)


def test_another_style_is_seen_too(dlnotes: Stranger, serving: Start, page: Page) -> None:
    """A page whose style or settings have changed is whole when it comes."""
    dlnotes.put("notes/a.md", NOTE)
    preview = serving()
    page.goto(preview.url + topic(dlnotes))
    dlnotes.put("notes/theme/static/style.css", "h1 { color: rgb(1, 2, 3); }\n")
    expect(page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)", timeout=1000 * PATIENCE)
    dlnotes.put("notes/dlnotes.yaml", "title: 另一个名字\nlanguage: en\n")
    expect(page.locator("header.top")).to_contain_text("另一个名字", timeout=1000 * PATIENCE)
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_a_site_that_cannot_be_made_takes_back_what_was_shown(
    dlnotes: Stranger, serving: Start, page: Page
) -> None:
    """A mistake elsewhere in the site leaves each page as the last good site has it."""
    dlnotes.put("notes/a.md", NOTE)
    preview = serving()
    name = topic(dlnotes)
    page.goto(preview.url + name)
    dlnotes.put("notes/theme/hosts.html", "{{ nothing.of.the.sort }}")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("hosts.html:1", timeout=1000 * PATIENCE)
    dlnotes.put("notes/a.md", NOTE + ENTRY)
    until(lambda: "第一篇" not in preview.page(f"/{quote(name)}"), "the last good page")
    page.wait_for_timeout(500)
    expect(page.locator("main")).not_to_contain_text("第一篇", timeout=1000 * PATIENCE)
    dlnotes.put("notes/theme/hosts.html", "<p>")
    sees(page, "第一篇")
