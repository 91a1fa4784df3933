"""What a check costs that asks nobody, and what a large ledger costs.

    python -m tests.benchmarks.check_memory

A note of 1,400 links, all remembered: the whole process, the first time and
when its notes have been read before.  A ledger of 100,000 links: loaded, added
to and saved, and the memory that takes.  Servers that would eat a program
alive: how far its memory grows, and how long it asks with two seconds to go.
"""

from __future__ import annotations

import asyncio
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from dlnotes import disk
from dlnotes.ledger import Memory, text_of
from tests.web.hostile import HOSTILE, cost_of

T = TypeVar("T")
TODAY = datetime.now(UTC).date().isoformat()


def memory(number: int) -> Memory:
    """What is typically known of a link."""
    return Memory(
        url=f"http://h{number % 1999}.example.org/papers/{number}.html",
        verdict="alive",
        status=200,
        evidence="title-matches",
        values=("200",),
        since=TODAY,
        known=TODAY,
        checked=TODAY,
        title=f"Understanding long short-term memory networks, part {number}",
        etag='"5f3759df-1a2b3c"',
    )


def nothing_to_ask(folder: Path, count: int = 1400) -> None:
    known = [memory(number) for number in range(count)]
    lines = "".join(f"- [{one.title}]({one.url}) 讲得清楚，值得一读再读。\n" for one in known)
    (folder / "notes").mkdir()
    (folder / "notes" / "a.md").write_text(f"# 书目\n\n{lines}", "utf-8")
    (folder / "notes" / "links.jsonl").write_text(text_of(known), "utf-8")
    env = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), "LANG": "C.UTF-8"}
    times = []
    for _ in range(6):
        began = time.perf_counter()
        command = [sys.executable, "-m", "dlnotes", "check"]
        run = subprocess.run(command, cwd=folder, env=env, capture_output=True, check=True)
        times.append(time.perf_counter() - began)
        assert b"1,400 alive" in run.stdout
    print(f"nothing to ask, {count:,} links: {times[0]:.2f} s, then {min(times[1:]):.2f} s")


def hostile(deadline: float = 2.0) -> None:
    for name, reply in HOSTILE.items():
        cost = asyncio.run(cost_of(reply(), deadline))
        print(f"{name}: {cost.megabytes:.1f} MB more, {cost.seconds:.2f} s ({cost.what})")


def large_ledger(folder: Path, count: int = 100_000) -> None:
    (folder / "links.jsonl").write_text(text_of(map(memory, range(count))), "utf-8")
    notes = disk.find(folder)
    loading, known = timed(lambda: disk.ledger(notes))
    with disk.journal(notes) as journal:
        journal.note(Memory(url="http://new.example/", verdict="alive", checked=TODAY))
        settling, _ = timed(journal.settle)
    saving, _ = timed(lambda: text_of(known.memories.values()))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"a ledger of {count:,} links: loaded in {loading:.2f} s, written in {saving:.2f} s; "
        f"a journal taken in (loaded, amended, saved) in {settling:.2f} s; {peak:.0f} MB at most"
    )


def timed(work: Callable[[], T]) -> tuple[float, T]:
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, result


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        large_ledger(Path(name))
    with tempfile.TemporaryDirectory() as name:
        nothing_to_ask(Path(name))
    hostile()
