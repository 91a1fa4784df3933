"""The machinery that the browser tests stand on."""

from __future__ import annotations

from playwright.sync_api import Browser


def test_a_real_browser_reads_a_page(browser: Browser) -> None:
    """The browser that the tests drive renders HTML and runs its scripts."""
    page = browser.new_page()
    page.set_content("<title>读书</title><script>document.title += '笔记'</script>")
    assert page.title() == "读书笔记"
    page.close()
