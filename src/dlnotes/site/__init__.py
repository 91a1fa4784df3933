"""Decide what the website holds: pages, feed and map, as pure data.

This package prints no HTML and opens no file.  It is given leaves, which are
entries already printed, and says on which pages they stand.  Start at
`lay_out`.
"""

from dlnotes.site.layout import lay_out
from dlnotes.site.leaf import PIECES, TROUBLE, Checked, Leaf, Sheet, digest_of, permanent, renamed
from dlnotes.site.pages import Card, Page, Plain

__all__ = [
    "PIECES",
    "TROUBLE",
    "Card",
    "Checked",
    "Leaf",
    "Page",
    "Plain",
    "Sheet",
    "digest_of",
    "lay_out",
    "permanent",
    "renamed",
]
