"""Build at every save, tell the open pages, and keep going whatever a save holds."""

from __future__ import annotations

import gc
from time import monotonic, sleep, strftime
from typing import NoReturn

from dlnotes import disk
from dlnotes.cli.building import Built, build_site, changes, tell
from dlnotes.cli.overlay import news
from dlnotes.cli.proofs import Proofs
from dlnotes.cli.terminal import show_mistake, speak
from dlnotes.config import Mistake
from dlnotes.serve import Board, Watch

AGAIN = 0.1
"""Seconds until the next try when another program builds the same site."""

CALM = 0.5
"""Seconds without a save after which there is time to tidy up."""

UNTIDY = 8
"""Builds after which it is tidied up in any case."""


class Desk:
    """The notes on one side, the site on the other, and the *board* that pages read.

    What a build needs again stays in memory, one set of it, so that a day at
    the desk takes no more than an hour.
    """

    def __init__(self, notes: str, output: str, board: Board) -> None:
        self.notes = notes
        self.output = output
        self.board = board
        self._proofs = Proofs(board.looked_at, board.prove)
        self._mistake: Mistake | None = None
        self._untidy = 0
        self._built: Built

    def begin(self) -> None:
        """Build for the first time.  Raises Mistake when that cannot be done."""
        self._built = build_site(self.notes, self.output, proofs=self._proofs)
        tell(self.output, self._built)
        self._put()

    def keep_up(self) -> NoReturn:
        """Build after every save, until interrupted."""
        # The first save should not wait for what every save needs.
        from dlnotes.cli import printing, reading  # noqa: F401

        while True:
            sources = self._sources()
            with Watch(sources.deep, sources.flat, sources.hold) as watch:
                # What was saved before anybody looked.
                self.build()
                # Folders may come, go, and be replaced: then others are watched.
                while self._sources() == sources:
                    self._wait(watch)
                    self.build()

    def build(self) -> None:
        """Make the site what the notes say now, or keep it and say why."""
        began = monotonic()
        before = self._mistake
        # Collecting in the middle would cost more than it frees.
        gc.disable()
        try:
            self._built, self._mistake = self._patiently(), None
        except Mistake as mistake:
            self._mistake = mistake
        self._put()
        self._say(before, round(1000 * (monotonic() - began)))
        gc.enable()
        self._untidy += 1

    def _wait(self, watch: Watch) -> None:
        """Return at the next save.

        What a build leaves is collected when nobody waits for anything.
        """
        if self._untidy >= UNTIDY or not watch.wait(CALM):
            gc.collect()
            self._untidy = 0
            while not watch.wait(1.0):
                pass

    def _patiently(self) -> Built:
        while True:
            try:
                return build_site(self.notes, self.output, proofs=self._proofs)
            except Mistake as mistake:
                if mistake.code != "output-busy":
                    raise
            sleep(AGAIN)

    def _put(self) -> None:
        self.board.put(news(self._built, self._mistake))

    def _say(self, before: Mistake | None, took: int) -> None:
        time = strftime("%H:%M:%S")
        if self._mistake:
            if str(self._mistake) != str(before):
                show_mistake(self._mistake)
            return
        if changed := changes(self._built[2]):
            speak("rebuilt", time=time, changed=changed, took=took)
        elif before:
            speak("well-again", time=time)

    def _sources(self) -> disk.Sources:
        gathered, memo, _ = self._built
        pictures = [shown.path for album in memo.pictures.values() for shown in album]
        return disk.sources(gathered.notes, gathered.config, self.output, pictures)
