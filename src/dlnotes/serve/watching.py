"""Know when a file has changed, within a few hundredths of a second."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from threading import Event, Thread
from typing import Self

from watchfiles import Change, watch
from watchfiles.main import FileChange

from dlnotes.config import Mistake

STEP = 5
"""Milliseconds without a change after which a save is over."""

PULSE = 50
"""Milliseconds after which it is known, at the start, that all is being watched."""

LONGEST = 100
"""Milliseconds after which changes are told that do not end."""


class Watch:
    """Watches folders, some with all that they hold (*deep*), some without (*flat*).

    *wanted* says which paths matter.  Nothing is missed from the start on: a
    change that nobody waits for is told to the next who does.  Raises Mistake
    on entry when the system cannot watch so much.
    """

    def __init__(
        self, deep: Sequence[Path], flat: Sequence[Path], wanted: Callable[[Path], bool]
    ) -> None:
        self._places = [(places, at == 0) for at, places in enumerate((deep, flat)) if places]
        self._wanted = wanted
        self._changed = Event()
        self._stop = Event()
        self._threads: list[Thread] = []
        self._trouble: list[str] = []

    def __enter__(self) -> Self:
        for places, recursive in self._places:
            ready = Event()
            watcher = Thread(target=self._follow, args=(places, recursive, ready), daemon=True)
            watcher.start()
            self._threads.append(watcher)
            ready.wait()
        if self._trouble:
            self.__exit__()
            raise Mistake("cannot-watch", str(self._places[0][0][0]), reason=self._trouble[0])
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for watcher in self._threads:
            watcher.join()

    def wait(self, seconds: float) -> bool:
        """Whether something has changed since the last time: at once, or in so many *seconds*.

        On some systems Ctrl-C is heard only between two calls.
        """
        changed = self._changed.wait(seconds)
        if changed:
            self._changed.clear()
        return changed

    def _follow(self, places: Sequence[Path], recursive: bool, ready: Event) -> None:
        try:
            for changes in self._changes(places, recursive=recursive):
                ready.set()
                if changes:
                    self._let_finish({path for _, path in changes})
                    self._changed.set()
        except FileNotFoundError:
            # Gone before we looked: that is a change too.
            self._changed.set()
        except (OSError, RuntimeError) as error:
            self._trouble.append(str(error))
        finally:
            ready.set()

    def _let_finish(self, paths: Collection[str]) -> None:
        """Give who empties a file, to write it anew, the time to do so."""
        for _ in range(0, LONGEST, STEP):
            if not any(map(_is_empty, paths)) or self._stop.wait(STEP / 1000):
                return

    def _changes(self, places: Sequence[Path], *, recursive: bool) -> Iterator[set[FileChange]]:
        """What changes, and nothing after each step, the first time when all is being watched."""
        return watch(
            *places,
            watch_filter=self._matters,
            debounce=LONGEST,
            step=STEP,
            stop_event=self._stop,
            rust_timeout=PULSE,
            yield_on_timeout=True,
            recursive=recursive,
        )

    def _matters(self, change: Change, path: str) -> bool:
        return self._wanted(Path(path))


def _is_empty(path: str) -> bool:
    try:
        return Path(path).stat().st_size == 0
    except OSError:
        return False
