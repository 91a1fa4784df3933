"""Search a site as a reader does, and count by another way what should be found."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

from playwright.sync_api import Page
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
    until(page, "dlnotes.data.complete && dlnotes.idle()")
    while page.locator("#more").is_visible():
        page.click("#more")
    ids: list[str] = page.evaluate(
        "[...document.querySelectorAll('#found .pin')].map(pin => pin.href.split('#')[1])"
    )
    return ids


def until(page: Page, condition: str) -> None:
    """Wait until *condition* holds on the page.

    Playwright's own way evaluates it inside the page, which the policy forbids.
    """
    for _ in range(PATIENCE // 20):
        if page.evaluate(f"globalThis.dlnotes && Boolean({condition})"):
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"{condition} never came true")
