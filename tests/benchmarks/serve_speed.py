"""From a save to the page: what a curator waits for while writing.

    python -m tests.benchmarks.serve_speed [--notes 16] [--edits 30]

A list of so many notes (16 have 1,000 entries) is served and open in Chromium
at a topic's page, in which an entry is changed again and again.  Printed are
medians, the best and the worst in milliseconds: how long the build took by its
own account, until the entry stood in the page, and until the browser had drawn
it; and the time of the preview's processor for an edit, which a busy machine
changes least.  With --reload the list has a script of its own, so that the page is
loaded again instead of being changed.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from urllib.parse import quote

from playwright.sync_api import Page, sync_playwright

from tests import browser as chromium
from tests.benchmarks import lists

WATCH = """() => {
  const times = (globalThis.times = {});
  const look = () => {
    const edit = document.querySelector("main")?.textContent.match(/第-?\\d+次/)?.[0];
    if (!edit || times[edit]) return;
    const there = Date.now();
    times[edit] = [there, there];
    requestAnimationFrame(() => setTimeout(() => (times[edit] = [there, Date.now(), true])));
  };
  const all = {childList: true, subtree: true, characterData: true};
  new MutationObserver(look).observe(document, all);
}"""
"""Note when an edit stands in the page, and when it has been drawn."""

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def main() -> None:
    """Serve a list, edit it, and print how long each step took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notes", type=int, default=16)
    parser.add_argument("--edits", type=int, default=30)
    parser.add_argument("--reload", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dlnotes-bench-") as place, sync_playwright() as driver:
        folder = Path(place)
        lists.write(folder / "notes", options.notes)
        note = min((folder / "notes").glob("*.md"))
        text = note.read_text("utf-8") + "\n# 试验\n\n"
        note.write_text(text, "utf-8")
        if options.reload:
            own = folder / "notes" / "theme" / "static" / "box.js"
            own.parent.mkdir(parents=True)
            script = (TEMPLATES / "static" / "box.js").read_text("utf-8")
            own.write_text(f"{script}// Ours.\n", "utf-8")
        said = folder / "said"
        with said.open("wb") as pen:
            preview = subprocess.Popen(
                [sys.executable, "-m", "dlnotes", "serve", "--port", "0"],
                cwd=folder,
                env={**os.environ, "LANG": "C.UTF-8", "XDG_CACHE_HOME": str(folder / "cache")},
                stderr=pen,
            )
        try:
            launched = driver.chromium.launch(
                executable_path=chromium.find(), args=chromium.flags()
            )
            page = launched.new_page()
            page.add_init_script(f"({WATCH})()")
            page.goto(f"{address(said)}topics/{quote('试验')}.html")
            edit(page, note, text, -1)
            busy = processor(preview.pid)
            waits = [edit(page, note, text, number) for number in range(options.edits)]
            busy = (processor(preview.pid) - busy) / options.edits
            launched.close()
        finally:
            preview.kill()
            preview.wait()
        show(said.read_text("utf-8"), waits, busy)


def address(said: Path) -> str:
    """Where the preview is, as soon as it says so."""
    while not (found := re.search(r"http://\S+?:\d+/", said.read_text("utf-8"))):
        time.sleep(0.05)
    return found[0]


def processor(process: int) -> float:
    """Milliseconds of processor time that a process and its workers took so far."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return 1000 * sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def edit(page: Page, note: Path, text: str, number: int) -> tuple[float, float]:
    """Save one edit: milliseconds until it stands in the page, and until it is drawn."""
    time.sleep(0.3)
    saved = time.time()
    note.write_text(f"{text}- [第{number}次](http://example.org/{number}) 评语\n", "utf-8")
    drawn = page.wait_for_function("edit => times[edit]?.[2] && times[edit]", arg=f"第{number}次")
    there, seen = drawn.json_value()[:2]
    return there - 1000 * saved, seen - 1000 * saved


def show(said: str, waits: list[tuple[float, float]], busy: float) -> None:
    """Print what was measured; the first edit, which loads what reads notes, is left out."""
    print(said.partition("\n")[0])
    built = [float(took) for took in re.findall(r"in (\d+) ms", said)][1:]
    rows = {"built": built, "there": [there for there, _ in waits], "drawn": [r for _, r in waits]}
    for name, times in rows.items():
        print(f"{name:10}{median(times):6.0f} ms, {min(times):.0f} to {max(times):.0f} ms")
    print(f"processor {busy:6.0f} ms")


if __name__ == "__main__":
    main()
