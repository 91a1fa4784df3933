"""Let other people's tools look at the site: ``make quality``.

html-validate and pa11y (WCAG 2.2, AAA) look at every page of three sites: our own
list, the same in English, and one made to be awkward.  Lighthouse measures the
first page, a topic, the search and the page on health, as a phone and as a
desktop.  The tools are fetched by npm; where it is not found, or reaches
nobody, this says so and that nothing was looked at.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from dlnotes.reading import read_note
from tests import browser
from tests.ledgers import made_up
from tests.promises.sites import build
from tests.serving import served
from tests.site.test_browser import rich

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TOOLS = ROOT / ".venv" / "quality"
TRIES = 3
"""A machine with other work to do is slow for once: the best of so many measurements counts."""

BROKEN = '<!doctype html><html><title>x</title><p><img src="x"><div id=a></div><b id=a></p></html>'
"""A page that each tool must find fault with, or it looks at nothing."""


def main() -> int:
    """Build, serve, look; 1 when there is something to mend."""
    chromium = browser.find()
    if chromium is None:
        print("Nothing was looked at: there is no Chromium (`python -m tests.browser`).")
        return 0
    if not _tools():
        return 0
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder).resolve()
        with served(top) as address:
            pages = [quote(page) for page in lists(top, address)]
            return _report(_look(chromium, address, pages, top))


def lists(top: Path, address: str) -> Iterator[str]:
    """Build every site into *top*; its pages by their way from there, a broken one first."""
    (top / "broken.html").write_text(BROKEN, "utf-8")
    yield "broken.html"
    for language in ("zh-CN", "en"):
        notes = top / f"notes-{language}"
        notes.mkdir()
        for note in (ROOT / "notes").glob("*.md"):
            text = note.read_text("utf-8")
            (notes / note.name).write_text(text, "utf-8")
            urls = (link.url for link in read_note(text).links)
            (notes / "links.jsonl").write_text(made_up(urls), "utf-8")
        settings = f"language: {language}\nbase_url: {address}{language}/\n"
        (notes / "dlnotes.yaml").write_text(settings, "utf-8")
        build(notes, top / language)
        yield from _pages(top, language)
    for path, content in rich().items():
        file = top / "rich" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")
    yield from _pages(top, "rich")


def _pages(top: Path, site: str) -> Iterator[str]:
    for path in sorted((top / site).rglob("*.html")):
        yield path.relative_to(top).as_posix()


def _tools() -> bool:
    """Whether html-validate, pa11y and Lighthouse are there, or could be had."""
    npm = shutil.which("npm")
    if npm is None:
        print("Nothing was looked at: there is no npm to fetch html-validate, pa11y, Lighthouse.")
        return False
    TOOLS.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "look.mjs"):
        shutil.copyfile(HERE / name, TOOLS / name)
    # The browser is ours: theirs need not be downloaded.
    quiet = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}
    install = [npm, "install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"]
    if subprocess.run(install, cwd=TOOLS, env=quiet, check=False).returncode:
        print("Nothing was looked at: npm could not fetch the tools.")
        return False
    return True


def _look(
    chromium: Path, address: str, pages: list[str], folder: Path
) -> Iterator[Mapping[str, Any]]:
    """What the tools find, one by one."""
    topic = next(page for page in pages if page.startswith("zh-CN/topics/"))
    named = ["zh-CN/index.html", topic, "zh-CN/search.html", "zh-CN/health.html"]
    request = {
        "browser": str(chromium),
        "flags": browser.flags(),
        "standard": "WCAG2AAA",
        "pages": [address + page for page in pages],
        "measured": [address + page for page in named if page in pages],
        "tries": TRIES,
    }
    file = folder / "request.json"
    file.write_text(json.dumps(request), "utf-8")
    command = [shutil.which("node") or "node", "look.mjs", str(file)]
    with subprocess.Popen(command, cwd=TOOLS, stdout=subprocess.PIPE, text=True) as run:
        for line in run.stdout or ():
            yield json.loads(line)
    if run.returncode:
        sys.exit(f"The tools ended with {run.returncode}.")


def _report(found: Iterator[Mapping[str, Any]]) -> int:
    """Print what was found; 1 when there is something to mend."""
    looked, faults, caught = 0, 0, set()
    for one in found:
        if one["tool"] == "looked":
            looked += 1
        elif one["tool"] == "lighthouse":
            scores = ", ".join(f"{name} {score}" for name, score in one["scores"].items())
            print(f"{one['url']} ({one['device']}): {scores}", *one["lost"], sep="\n    ")
            faults += min(one["scores"].values()) < 100
        elif one["url"].endswith("/broken.html"):
            caught.add(one["tool"])
        else:
            print(f"{one['url']}: {one['tool']}: {one['found']}")
            faults += 1
    if missing := {"html-validate", "pa11y"} - caught:
        print(f"Of a broken page, {' and '.join(sorted(missing))} had nothing to say.")
        return 1
    print(f"{looked - 1} pages looked at, {faults} to mend.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
