"""Whether a page has the place that an address points into."""

from __future__ import annotations

import re
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

NOT_PLACES = re.compile(r"$|top$|[!/]|:~:|L\d+(?:-L?\d+)?$|page=\d+$", re.IGNORECASE)
"""Fragments that name no element: a script's routes, text to mark, lines, pages of a PDF."""

PREFIXES = ("", "user-content-")
"""GitHub writes its own word before the names of an author's headings."""


def has_place(html: str, fragment: str) -> bool:
    """Whether an element of *html* has the name that *fragment* asks for.

    >>> has_place("<h2 id='深度'>x</h2>", "%E6%B7%B1%E5%BA%A6"), has_place("<p>x</p>", "part2")
    (True, False)
    """
    if NOT_PLACES.match(fragment):
        return True
    wanted = {prefix + name for prefix in PREFIXES for name in (fragment, unquote(fragment))}
    tree = LexborHTMLParser(html)
    return any(
        node.attributes.get("id") in wanted or node.attributes.get("name") in wanted
        for node in tree.css("[id], a[name]")
    )
