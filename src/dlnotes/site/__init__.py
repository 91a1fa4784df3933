"""Decide what the website holds: pages, feed and map, as pure data.

This package prints no HTML and opens no file.  It is given leaves, which are
entries already printed, and says on which pages they stand.  Start at
`lay_out`.
"""

from dlnotes.site.layout import lay_out
from dlnotes.site.leaf import TROUBLE, Checked, Leaf, Sheet, permanent
from dlnotes.site.pages import Card, Page, Plain
from dlnotes.site.pieces import Pieces

__all__ = [
    "TROUBLE",
    "Card",
    "Checked",
    "Leaf",
    "Page",
    "Pieces",
    "Plain",
    "Sheet",
    "lay_out",
    "permanent",
]
