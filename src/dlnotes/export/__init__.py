"""The records of a list for other programs: JSON, and CSV for spreadsheets.

Each format is a function from notes to pieces of text, so that a large list
is never held twice.  The names in the JSON are a promise (version 1).
"""

from dlnotes.export.spreadsheet import csv
from dlnotes.export.structured import json

__all__ = ["csv", "json"]
