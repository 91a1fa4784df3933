"""How long a keystroke takes in the search of a large list, and its first result.

A keystroke is all that the page does for it: the scan of every entry, the
counts of all choices, the lines drawn and laid out.  It is told by the clock,
without what the browser waits for its next frame, and by the processor, with
that frame.  The first result is counted from the moment in which the page is
asked for, with a cold cache, from a server and from a disk.

``python -m tests.benchmarks.searching [--notes 305 1000]``
"""

from __future__ import annotations

import argparse
import gzip
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests import browser
from tests.benchmarks import lists
from tests.promises.sites import build
from tests.serving import served
from tests.site.searching import until

TYPED = (
    *("神经网络", "长短期记忆", "卷积网络 综述", "lstm 语音", "attention 2015"),
    *("word2vec", "sjwl", "shenjing", "神經網絡", "http", "a", "github code"),
)
"""What is typed, letter by letter."""

KEYSTROKE = """(text) => {
  const query = document.getElementById('q');
  const wait = window.requestAnimationFrame;
  window.requestAnimationFrame = (show) => { show(); return 0; };
  query.value = text;
  const start = performance.now();
  query.dispatchEvent(new Event('input'));
  document.body.getBoundingClientRect();
  const took = performance.now() - start;
  window.requestAnimationFrame = wait;
  return took;
}"""


def main() -> None:
    """Build, type, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notes", type=int, nargs="+", default=[305, 1000])
    path = browser.find()
    if path is None:
        parser.exit(1, "There is no Chromium: run `python -m tests.browser` to get one.\n")
    chosen = parser.parse_args()
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=browser.flags())
        for notes in chosen.notes:
            with tempfile.TemporaryDirectory() as folder:
                lists.write(Path(folder) / "notes", notes)
                site = Path(folder) / "site"
                build(Path(folder) / "notes", site)
                tell(launched, site)
        launched.close()


def tell(launched: Browser, site: Path) -> None:
    """Measure one site, and print what was measured."""
    data = {file: file.read_bytes() for file in sorted((site / "search").glob("*.js"))}
    size = sum(map(len, data.values())) / 1e6
    small = sum(len(gzip.compress(content)) for content in data.values()) / 1e6
    page = launched.new_page(viewport={"width": 1280, "height": 900})
    page.goto((site / "search.html").as_uri())
    until(page, "dlnotes.data.complete")
    print(f"{page.inner_text('#census')}: {size:.1f} MB of data, {small:.1f} MB compressed")
    clock = page.context.new_cdp_session(page)
    clock.send("Performance.enable", {"timeDomain": "threadTicks"})
    every: list[tuple[float, float]] = []
    for text in TYPED:
        page.evaluate(KEYSTROKE, "")
        every += [keystroke(page, clock, text[:at]) for at in range(1, len(text) + 1)]
        worked = " ".join(f"{cpu:.1f}" for _, cpu in every[-len(text) :])
        print(f"  {text}: {worked}  {page.inner_text('#census')}")
    for name, times in zip(
        ("on the clock", "of the processor"), zip(*every, strict=True), strict=True
    ):
        high = quantiles(times, n=20)[-1]
        print(f"  a keystroke {name}: median {median(times):.1f} ms, 95 % under {high:.1f} ms")
    page.close()
    with served(site) as address:
        for way in (f"{address}search.html", (site / "search.html").as_uri()):
            first, whole = zip(*(waits(launched, way) for _ in range(3)), strict=True)
            print(f"  {way[:4]}: first result {median(first):.2f} s, all {median(whole):.2f} s")


def keystroke(page: Page, clock: CDPSession, text: str) -> tuple[float, float]:
    """Milliseconds that it takes to show *text*: on the clock, and of the page's thread alone.

    A machine that has other things to do changes the first and not the second.
    """
    before = _worked(clock)
    took: float = page.evaluate(KEYSTROKE, text)
    return took, _worked(clock) - before


def _worked(clock: CDPSession) -> float:
    metrics = clock.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(it["value"] for it in metrics if it["name"] == "TaskDuration"))


def waits(launched: Browser, address: str) -> tuple[float, float]:
    """Seconds until a search that was linked to shows its first result, and until it shows all."""
    context = launched.new_context()
    page = context.new_page()
    started = time.perf_counter()
    page.goto(f"{address}#q=lstm", wait_until="commit")
    page.wait_for_selector("#found > li", timeout=120_000)
    first = time.perf_counter() - started
    until(page, "dlnotes.data.complete")
    whole = time.perf_counter() - started
    context.close()
    return first, whole


if __name__ == "__main__":
    main()
