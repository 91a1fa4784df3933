"""What the user named, found: its files, and what they are read by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from dlnotes import disk
from dlnotes.config import Config
from dlnotes.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Gathered:
    """A list before it is read: where it is, its files, and what it goes by.

    *arrivals* is when its entries came to it, where anybody asked for that.
    """

    notes: disk.ReadingList
    files: tuple[disk.File, ...]
    config: Config
    ledger: Ledger
    arrivals: disk.Arrivals = disk.NO_ARRIVALS


def gather(given: str | Path, *, recall: bool = True) -> Gathered:
    """Find the notes that the user named, with their settings and, to *recall*, their ledger."""
    notes = disk.find(given)
    config = disk.settings(notes)
    if config.repository is not None and config.repository.folder is None:
        found = replace(config.repository, folder=disk.within_repository(notes))
        config = replace(config, repository=found)
    ledger = disk.ledger(notes) if recall else Ledger()
    return Gathered(notes, disk.files(notes, theme=config.theme), config, ledger)
