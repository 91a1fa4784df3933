"""The records of a list for other programs.

Each format is a function to pieces of text, so that a large list is never held
twice.  JSON and CSV are the records themselves, with every link and its place;
the names in the JSON are a promise (version 1).  The other formats cite works:
a record becomes a `Reference` once, and each of them is a function from there.
"""

from dlnotes.export.bibtex import bibtex
from dlnotes.export.bookmarks import bookmarks
from dlnotes.export.cards import Card, card
from dlnotes.export.csl import csl
from dlnotes.export.opml import opml
from dlnotes.export.reference import Known, Reference, cited, reference, references
from dlnotes.export.ris import ris
from dlnotes.export.spreadsheet import csv
from dlnotes.export.structured import json

__all__ = [
    "Card",
    "Known",
    "Reference",
    "bibtex",
    "bookmarks",
    "card",
    "cited",
    "csl",
    "csv",
    "json",
    "opml",
    "reference",
    "references",
    "ris",
]
