"""Take the README's pictures: ``python -m tests.project.screenshot [TOPIC PAGE]``.

Builds our own list and photographs one of its pages, by day and by night.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import sync_playwright

from tests import browser
from tests.promises.sites import build

ROOT = Path(__file__).resolve().parents[2]
WIDTH, HEIGHT = 1200, 780
SCHEMES: dict[str, Literal["light", "dark"]] = {
    "screenshot.png": "light",
    "screenshot-dark.png": "dark",
}


def main() -> None:
    """Build, open, photograph."""
    path = browser.find()
    if path is None:
        sys.exit("There is no Chromium: run `python -m tests.browser` to get one.")
    wanted = sys.argv[1] if len(sys.argv) > 1 else "rnn"
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        build(ROOT / "notes", site)
        page_file = next(
            page for page in sorted((site / "topics").glob("*.html")) if wanted in page.name
        )
        launched = playwright.chromium.launch(executable_path=path, args=browser.flags())
        for name, scheme in SCHEMES.items():
            page = launched.new_page(
                viewport={"width": WIDTH, "height": HEIGHT},
                color_scheme=scheme,
                device_scale_factor=1.5,
            )
            page.goto(page_file.as_uri())
            page.screenshot(path=ROOT / "docs" / name)
        launched.close()


if __name__ == "__main__":
    main()
