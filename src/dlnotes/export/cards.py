"""One reference in every form in which a website shows it."""

from __future__ import annotations

from typing import NamedTuple

from dlnotes.export.bibtex import entry
from dlnotes.export.coins import coins
from dlnotes.export.csl import item
from dlnotes.export.highwire import highwire
from dlnotes.export.reference import Reference
from dlnotes.export.schema import schema


class Card(NamedTuple):
    """A reference as text: see the module of each name."""

    bibtex: str
    csl: str
    schema: str
    coins: str
    highwire: str


def card(of: Reference) -> Card:
    """The same reference, five times."""
    return Card(entry(of), item(of), schema(of), coins(of), highwire(of))
