"""On which day each address came to the notes, as git tells it.

An entry that was moved, or whose title or commentary was edited, is not new:
it is its address that is looked for, in every commit of the notes' folder.
Nothing here is ever a failure: without git, without a repository or with only
the end of its history there are no days, and the notes' own dates hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import msgspec

from dlnotes.disk import git
from dlnotes.disk.cache import Cache
from dlnotes.disk.notes import ReadingList
from dlnotes.urls.traces import traces

_LOG = (
    *("log", "--no-merges", "--patch", "--unified=0", "--inter-hunk-context=0", "--no-renames"),
    *("--no-color", "--no-ext-diff", "--no-textconv", "--text", "--format=%x01%ct"),
)
_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@")

KEPT = "arrivals"
"""Where the cache keeps the days."""

Days = Mapping[str, str]
"""From the trace of an address (`urls.traces`) to a day (ISO 8601, UTC)."""


@dataclass(frozen=True, slots=True)
class Arrivals:
    """The *days*, and a *name* for the history that they come from.

    *lacks* says why there are none although there is a repository: ``shallow``
    (a clone without its history), ``no-git``, ``git-refused``.
    """

    days: Days = field(default_factory=dict)
    name: str = ""
    lacks: str = ""


NO_ARRIVALS = Arrivals()


def arrivals(notes: ReadingList, cache: Cache) -> Arrivals:
    """The days of all addresses; what was known at an earlier commit is in *cache*."""
    folder = notes.folder.resolve()
    if not any((above / ".git").exists() for above in (folder, *folder.parents)):
        return NO_ARRIVALS
    try:
        answer = git.run(notes.folder, "rev-parse", "HEAD", "--is-shallow-repository")
    except OSError:
        return Arrivals(lacks="no-git")
    if answer.returncode:
        # A repository without a commit has no history, and that is all.
        return Arrivals(lacks="git-refused" if b"ownership" in answer.stderr else "")
    head, shallow = answer.stdout.decode().split()
    if shallow == "true":
        # Its first commit looks as if everything had come on that day.
        return Arrivals(name=head, lacks="shallow")
    return Arrivals(_days(notes, head, cache), head)


def _days(notes: ReadingList, head: str, cache: Cache) -> Days:
    before, days = _remembered(cache)
    if before == head:
        return days
    # On another branch, what was learnt on this one does not count.
    if not before or not _is_ancestor(notes, before, head):
        before, days = "", {}
    for day, line in _added(notes, f"{before}..{head}" if before else head):
        for trace in traces(line.decode("utf-8", "replace")):
            days[trace] = min(day, days.get(trace, day))
    cache.put(KEPT, msgspec.msgpack.encode((head, days)))
    return days


def _is_ancestor(notes: ReadingList, commit: str, of: str) -> bool:
    return not git.run(notes.folder, "merge-base", "--is-ancestor", commit, of).returncode


def _remembered(cache: Cache) -> tuple[str, dict[str, str]]:
    try:
        return msgspec.msgpack.decode(cache.get(KEPT) or b"", type=tuple[str, dict[str, str]])
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return "", {}


def _added(notes: ReadingList, commits: str) -> Iterator[tuple[str, bytes]]:
    """Every line that *commits* added to the notes, with its day."""
    # Hardly any list changes its history between two builds: most need no import.
    import subprocess

    where = notes.given.name if notes.single else "."
    command = git.command(notes.folder, *_LOG, commits, "--", where)
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as run:
        assert run.stdout is not None
        yield from _read(run.stdout)


def _read(log: Iterable[bytes]) -> Iterator[tuple[str, bytes]]:
    r"""The added lines of a log with patches without context.

    >>> log = [b"\x010\n", b"+++ b/a.md\n", b"@@ -1 +1,2 @@\n", b"-a\n", b"+++ b\n", b"+c\n"]
    >>> list(_read(log))
    [('1970-01-01', b'++ b\n'), ('1970-01-01', b'c\n')]
    """
    day, left = "", 0
    for line in log:
        if left:  # a line of a note may look like anything
            left -= not line.startswith(b"\\")
            if line.startswith(b"+"):
                yield day, line[1:]
        elif line.startswith(b"\x01"):
            day = datetime.fromtimestamp(int(line[1:]), UTC).date().isoformat()
        elif hunk := _HUNK.match(line):
            left = sum(int(count or 1) for count in hunk.groups())
