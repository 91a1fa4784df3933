"""The list as bookmarks in Netscape's format, which every browser and Zotero take in.

What is gone leads to its archived copy: a bookmark is there to be opened.  An
entry without an address cannot be one, and is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from html import escape

from dlnotes.export.outline import Close, Open, Step, walk
from dlnotes.export.reference import Reference


def bookmarks(references: Iterable[Reference], title: str) -> Iterator[str]:
    """*references* in a folder a topic, in one folder called *title*."""
    yield (
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n"
        '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">\n'
        f"<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n<DT><H3>{_text(title)}</H3>\n<DL><p>\n"
    )
    for step in walk(reference for reference in references if reference.url):
        yield _line(step)
    yield "</DL><p>\n</DL><p>\n"


def _line(step: Step) -> str:
    match step:
        case Open(name, _):
            return f"<DT><H3>{_text(name)}</H3>\n<DL><p>\n"
        case Close():
            return "</DL><p>\n"
        case _:
            return _entry(step)


def _entry(of: Reference) -> str:
    tags = ",".join(tag.replace(",", " ") for tag in of.tags)
    marked = f' TAGS="{escape(tags)}"' if tags else ""
    day = f' ADD_DATE="{_moment(of.day)}"' if of.day else ""
    note = f"<DD>{_text(of.note)}\n" if of.note else ""
    return (
        f'<DT><A HREF="{escape(of.archive or of.url)}"{day}{marked}>{_text(of.title)}</A>\n{note}'
    )


def _text(plain: str) -> str:
    return escape(plain, quote=False)


def _moment(day: str) -> int:
    """The first second of a day (ISO 8601, UTC), as Unix counts them."""
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())
