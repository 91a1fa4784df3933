"""Search a site as a reader does, and count by another way what should be found."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect
from pypinyin import Style, pinyin

Record = dict[str, Any]
PATIENCE = 30_000
"""Milliseconds that a search may take on a busy machine before a test gives up."""


def records(notes: Path) -> list[Record]:
    """The entries of a list as `dlnotes export` tells them."""
    command = [sys.executable, "-m", "dlnotes", "export", str(notes), "--format", "json"]
    run = subprocess.run(command, capture_output=True, check=True)
    entries: list[Record] = json.loads(run.stdout)["entries"]
    return entries


def holding(entries: list[Record], query: str) -> set[str]:
    """The ids of the entries that hold every word of *query*, wherever in their record."""
    words = folded(query).split()
    return {entry["id"] for entry in entries if all(word in folded(said(entry)) for word in words)}


def said(entry: Record) -> str:
    """All that a record says."""
    links = [part for link in entry["links"] for part in (link["url"], link["text"], link["label"])]
    parts = [entry["title"], entry["text"], *entry["authors"], entry["venue"], *entry["topics"]]
    return "\n".join(str(part) for part in (*parts, entry["year"], *links) if part)


def folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def spelt(entries: list[Record], initials: str) -> set[str]:
    """The ids of the entries whose title or topics hold characters with these *initials*."""
    found = set()
    for entry in entries:
        for text in (entry["title"], *entry["topics"]):
            firsts = [{sound[0] for sound in sounds(char)} for char in text]
            if any(
                all(first in firsts[at + n] for n, first in enumerate(initials))
                for at in range(len(firsts) - len(initials) + 1)
            ):
                found.add(entry["id"])
    return found


def sounds(char: str) -> list[str]:
    return pinyin(char, style=Style.NORMAL, heteronym=True, errors=lambda _: " ")[0]


def search(page: Page, address: str, query: str) -> list[str]:
    """The ids of all that the search page at *address* finds, in its order."""
    page.goto(address)
    page.fill("#q", query)
    return found(page)


def found(page: Page) -> list[str]:
    """The ids of what the search page shows, once it has searched everything."""
    page.wait_for_function("dlnotes.data.complete", timeout=PATIENCE)
    page.wait_for_function("dlnotes.idle()", timeout=PATIENCE)
    while page.locator("#more").is_visible():
        page.click("#more")
    ids: list[str] = page.evaluate(
        "[...document.querySelectorAll('#found .pin')].map(pin => pin.href.split('#')[1])"
    )
    return ids


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server on loopback that shows *folder*."""
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


__all__ = ["PATIENCE", "expect", "found", "holding", "records", "search", "served", "spelt"]
