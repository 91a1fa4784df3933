"""How a check asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dlnotes.cli.copies import Copies
from dlnotes.cli.wish import Wish
from dlnotes.config import Checking
from dlnotes.judging.hosts import Oddities


@dataclass(frozen=True, slots=True)
class Manners:
    """How a check asks: what the user wants, what the list has set, and when.

    *copies* takes the pictures of a list that keeps them.
    """

    wish: Wish
    checking: Checking
    known: Oddities
    now: datetime
    copies: Copies | None = None
