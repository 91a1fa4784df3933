"""The ledger: what the web answered, as text and back.

``links.jsonl`` stands beside the notes, one JSON object a line, sorted by URL.
Building needs one thing of it: the oldest spelling that is known of an
address, so that a permanent id survives a move.  A list without a ledger is
the normal case.  This module opens no file and never fails.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Ledger:
    """What is remembered; *skipped* are the numbers of lines nobody can read."""

    before: Mapping[str, str] = field(default_factory=dict)
    skipped: tuple[int, ...] = ()

    def oldest(self, url: str) -> str:
        """The oldest spelling known of *url*, often *url* itself.

        >>> parse('{"url": "http://t.cn/a", "target": "http://x.org/"}').oldest("http://x.org/")
        'http://t.cn/a'
        """
        seen = {url}
        while (older := self.before.get(url)) is not None and older not in seen:
            seen.add(older)
            url = older
        return url


def parse(text: str) -> Ledger:
    """Read a ledger's text; a broken line is skipped, and its number kept.

    >>> parse('{"url": "http://a.org/"}\\n<<<<<<< HEAD\\n').skipped
    (2,)
    """
    before: dict[str, str] = {}
    skipped = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        memory = _memory(line)
        if memory is None:
            skipped.append(number)
            continue
        for later in (memory.get("target"), memory.get("moved")):
            # The first line wins: lines are sorted, so every machine agrees.
            if isinstance(later, str) and later != memory["url"]:
                before.setdefault(later, memory["url"])
    return Ledger(before, tuple(skipped))


def _memory(line: str) -> dict[str, str] | None:
    try:
        memory = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return memory if isinstance(memory, dict) and isinstance(memory.get("url"), str) else None
