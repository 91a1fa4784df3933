"""Find a Chromium for the tests, or get one.

`find` looks and never installs.  As a program (``python -m tests.browser``)
this says which browser the tests will drive; when there is none it tries
Playwright's own download, then Debian's package, and says plainly what came of
it.  It never fails: the tests decide whether they can do without.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

SYSTEM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-sync",
    "--no-first-run",
)
"""The browser asks the network for nothing but what a page asks for."""


def find() -> Path | None:
    """The system's Chromium or Chrome, else the one that Playwright downloaded."""
    for name in SYSTEM:
        if found := shutil.which(name):
            return Path(found)
    return _downloaded()


def flags() -> list[str]:
    """The command line for `find`'s browser; a sandbox is impossible as root."""
    return [*FLAGS, "--no-sandbox"] if _is_root() else [*FLAGS]


def main() -> None:
    """Say which browser there is, and get one where there is none."""
    for attempt in (None, _download, _install_package):
        if attempt is not None and not attempt():
            continue
        if path := find():
            print(f"The tests drive {path}.")
            return
    print(
        "There is no Chromium here, and none could be installed: the browser tests "
        + ("fail." if os.environ.get("CI") else "are skipped.")
    )


def _downloaded() -> Path | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


def _download() -> bool:
    return _run([sys.executable, "-m", "playwright", "install", "chromium"])


def _install_package() -> bool:
    if not _is_root() or shutil.which("apt-get") is None:
        return False
    install = ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"]
    return _run(["apt-get", "update"]) and _run(install)


def _run(command: list[str]) -> bool:
    print("No browser yet. Trying:", *command, flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, env=quiet, check=False).returncode == 0


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


if __name__ == "__main__":
    main()
