"""How a check goes, while it goes: a bar on a terminal, and calm elsewhere."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Protocol, Self

from dlnotes.cli.locale import language
from dlnotes.cli.terminal import colour, showable, words
from dlnotes.report.verdicts.judged import Judged
from dlnotes.report.verdicts.text import line

if TYPE_CHECKING:
    from dlnotes.web.asking import Progress

HOSTS_SHOWN = 3


class Watch(Protocol):
    """Whoever watches a check."""

    def __enter__(self) -> Self: ...
    def __exit__(self, *_: object) -> None: ...
    def tell(self, judged: Judged) -> None:
        """A verdict has come, and is remembered."""
        ...

    def show(self, progress: Progress) -> None:
        """This is how far it has come."""
        ...


class Calm:
    """Nobody looks: nothing is shown on the way."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def tell(self, judged: Judged) -> None:
        """Nothing: the report will say it."""

    def show(self, progress: Progress) -> None:
        """Nothing."""


class Bar:
    """A bar on stderr; verdicts that need attention are printed above it as they come."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        self._console = Console(stderr=True, highlight=False, soft_wrap=True)
        self._bar = Progress(
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TimeRemainingColumn(compact=True),
            TextColumn("{task.description}", markup=False),
            console=self._console,
            transient=True,
        )
        self._task = self._bar.add_task("", total=None)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def tell(self, judged: Judged) -> None:
        """Print what needs attention above the bar."""
        if judged.level in ("error", "warning"):
            from rich.text import Text

            said = line(judged, language=language(), colour=colour(sys.stderr))
            self._console.print(Text.from_ansi(showable(said)))

    def show(self, progress: Progress) -> None:
        """Move the bar, and name some hosts that are asked now."""
        named = ", ".join(progress.hosts[:HOSTS_SHOWN])
        more = len(progress.hosts) - HOSTS_SHOWN
        hosts = f"{named} +{more}" if more > 0 else named
        waiting = words("waiting") if progress.done < progress.total and not hosts else hosts
        self._bar.update(
            self._task,
            completed=progress.done,
            total=progress.total,
            description=showable(waiting),
        )


def watch() -> Watch:
    """A bar where a person looks, calm elsewhere."""
    return Bar() if sys.stderr.isatty() else Calm()
