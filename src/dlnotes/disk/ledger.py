"""The ledger on disk: read whole, and kept safe while a check adds to it.

``links.jsonl`` is only ever replaced whole, so there is a good one at every
moment.  While a check runs, what it learns goes line by line into a journal
beside the ledger, each line before its verdict is told; at the end the journal
is taken into the ledger and removed.  After ``kill -9`` the journal is still
there: whoever reads the ledger reads it too, and the next check takes it in.
A line that was torn by the end is skipped.  Only a power cut may cost the
verdicts of the last seconds.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dlnotes import ledger as memories
from dlnotes.disk.decoding import decode
from dlnotes.disk.lock import held
from dlnotes.disk.mistakes import DiskError, told
from dlnotes.disk.notes import ReadingList
from dlnotes.disk.staging import staged

NAME = "links.jsonl"
JOURNAL = ".links.jsonl.journal"

# A list comes by pull request: a link in place of the journal is not followed.
_APPEND = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)


def ledger(notes: ReadingList) -> memories.Ledger:
    """What the web answered; an empty ledger where the list has none."""
    known = _recorded(notes.folder)
    news = _journalled(notes.folder)
    return memories.amended(known, news) if news else known


def ledger_path(notes: ReadingList) -> str:
    """Where the ledger of a list is, or would be, as the user would write it."""
    return (notes.folder / NAME).as_posix()


@contextmanager
def journal(notes: ReadingList) -> Iterator[Journal]:
    """The journal of a list, for one check at a time; see `Journal`.

    What an earlier check left in it when it was killed is in the ledger first.
    Raises DiskError when another check of this list is running, and when
    nothing could be written beside the notes.
    """
    with held(notes.folder, busy="ledger-busy"):
        if not os.access(notes.folder, os.W_OK):
            reason = "the folder is read-only"
            raise DiskError("cannot-remember", str(notes.folder / NAME), reason=reason)
        opened = Journal(notes.folder)
        opened.settle()
        try:
            yield opened
        finally:
            opened.close()


def unsettled(notes: ReadingList) -> bool:
    """Whether a check that was cut off has left its journal."""
    return (notes.folder / JOURNAL).is_file()


class Journal:
    """Takes down what a check learns, so that nothing of it can be lost.

    Nothing is made on disk before there is something to note.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._handle: int | None = None
        self._synced = True

    def note(self, memory: memories.Memory) -> None:
        """Take *memory* down: not even ``kill -9`` loses it after this.

        Raises DiskError (a full disk), with everything noted before still safe.
        """
        line = memories.text_of([memory]).encode()
        with told("remember", self._folder / NAME):
            if self._handle is None:
                self._handle = os.open(self._folder / JOURNAL, _APPEND, 0o644)
            _write(self._handle, line)
        self._synced = False

    def sync(self) -> None:
        """Ask the disk to keep what was noted, for the case of a power cut."""
        if self._handle is not None and not self._synced:
            self._synced = True
            with told("remember", self._folder / NAME):
                os.fsync(self._handle)

    def settle(self) -> bool:
        """Take the journal into the ledger; says whether that changed a byte.

        The ledger is read anew, for somebody may have pulled or edited it.
        Raises DiskError when it cannot be written: the old one is then whole,
        and the journal stays for the next time.
        """
        news = _journalled(self._folder)
        changed = bool(news) and self._take_in(news)
        self.close()
        with told("remember", self._folder / NAME):
            (self._folder / JOURNAL).unlink(missing_ok=True)
        return changed

    def prune(self, cited: Iterable[str]) -> int:
        """Forget what is not among *cited*, canonical addresses; says how many that were.

        Raises DiskError when the ledger cannot be written: the old one is then whole.
        """
        self.settle()
        known = _recorded(self._folder)
        after = memories.pruned(known, cited)
        if forgotten := len(known.memories) - len(after.memories):
            _replace(self._folder, memories.text_of(after.memories.values()).encode())
        return forgotten

    def close(self) -> None:
        """Stop writing; what was noted stays where it is."""
        if self._handle is not None:
            with suppress(OSError):
                os.close(self._handle)
            self._handle = None

    def _take_in(self, news: list[memories.Memory]) -> bool:
        known = _recorded(self._folder)
        after = memories.amended(known, news)
        if after.memories == known.memories:
            return False
        _replace(self._folder, memories.text_of(after.memories.values()).encode())
        return True


def _recorded(folder: Path) -> memories.Ledger:
    data = _bytes(folder / NAME)
    return memories.parse(decode(data).text.removeprefix("\ufeff")) if data else memories.Ledger()


def _journalled(folder: Path) -> list[memories.Memory]:
    data = _bytes(folder / JOURNAL)
    return memories.in_order(data.decode("utf-8", "replace")) if data else []


def _bytes(path: Path) -> bytes:
    with told("read", path):
        return path.read_bytes() if path.is_file() else b""


def _write(handle: int, line: bytes) -> None:
    """Append a line, all of it or nothing."""
    before = os.fstat(handle).st_size
    left = memoryview(line)
    try:
        while left:
            left = left[os.write(handle, left) :]
    except OSError:
        with suppress(OSError):
            os.ftruncate(handle, before)
        raise


def _replace(folder: Path, content: bytes) -> None:
    """Put a new ledger in the old one's place, in one step."""
    path = folder / NAME
    with told("remember", path):
        mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else None
        with staged(path, content, mode=mode) as stage:
            stage.replace(path)
